//! What every section of a sweep draws on.

use crate::analyse::Influence;
use crate::compare::FigureName;
use crate::report::comparison::title;
use crate::report::escape::{Markup, path};
use crate::report::units::per_cent;
use crate::sweep::{OutputOutcome, ParameterOutcome, SweepOutcome};
use accuscene_physics::uncertainty::rank_correlation;

/// Outputs that are drawn at the most.
const MOST: usize = 24;
/// With so many outputs or fewer all of them are drawn.
const FEW: usize = 12;

/// The outcome with its ways of naming things.
pub(super) struct Book<'a> {
    pub(super) outcome: &'a SweepOutcome,
}

impl<'a> Book<'a> {
    pub(super) fn of(outcome: &'a SweepOutcome) -> Self {
        Self { outcome }
    }

    /// The level of the intervals in per cent.
    pub(super) fn level(&self) -> String {
        per_cent(self.outcome.plan.level(), 2)
    }

    /// The outputs that readers ask for first: what they named where that is little, else delta-V, closing speed and rest.
    pub(super) fn main(&self) -> Vec<&'a OutputOutcome> {
        let outputs = self.outcome.outputs.iter().filter(|output| output.count > 0);
        if self.outcome.outputs.len() <= FEW {
            return outputs.collect();
        }
        let asked = |output: &&OutputOutcome| {
            let first = [
                FigureName::ClosingSpeed,
                FigureName::DeltaV,
                FigureName::EndX,
                FigureName::EndY,
                FigureName::RestTime,
            ];
            first.contains(&output.figure)
        };
        let mut main: Vec<&OutputOutcome> = outputs.clone().filter(asked).take(MOST).collect();
        if main.is_empty() {
            main = outputs.take(FEW).collect();
        }
        main
    }

    /// The parameter with the strongest rank correlation, and that correlation; none where nothing goes with the output.
    pub(super) fn strongest(&self, output: &OutputOutcome) -> Option<(&'a ParameterOutcome, f64)> {
        if let Some(spread) = &output.spread {
            let known = |one: &Influence| Some((self.outcome.parameter(&one.input)?, one.rank_correlation?));
            return spread.influences.iter().find_map(known);
        }
        let of = |parameter: &'a ParameterOutcome| {
            Some((parameter, rank_correlation(parameter.values.values(), output.values.values())?))
        };
        let all = self.outcome.parameters.iter().filter_map(of);
        // Of equal ones the first.
        all.fold(None, |best: Option<(&ParameterOutcome, f64)>, one| match best {
            Some(best) if best.1.abs() >= one.1.abs() => Some(best),
            _ => Some(one),
        })
    }
}

/// What an output is called: its figure, whose it is, and its address.
pub(super) fn called(output: &OutputOutcome) -> Markup {
    let (owner, _) = output.address.rsplit_once('.').unwrap_or_default();
    let whose = match owner.strip_prefix("vehicles.") {
        Some(id) => format!(" of {id}"),
        None => {
            let (impact, id) = owner.split_once("].").unwrap_or((owner.trim_end_matches(']'), ""));
            let impact = impact.trim_start_matches("impacts[");
            match id {
                "" => format!(", impact {impact}"),
                id => format!(" of {id}, impact {impact}"),
            }
        }
    };
    let name = match output.figure {
        FigureName::RestTime => "Instant of rest",
        other => title(other),
    };
    // The comma of a name such as `Delta-V, forward` needs its second.
    let comma = if name.contains(',') && whose.starts_with(' ') { "," } else { "" };
    Markup::text(&format!("{name}{comma}{whose}"))
}

/// What a parameter is called: its name before its path, or the path alone.
pub(super) fn named(parameter: &ParameterOutcome) -> Markup {
    match &parameter.name {
        Some(name) => Markup::raw(format!("{} {}", Markup::text(name), path(&parameter.path))),
        None => path(&parameter.path),
    }
}
