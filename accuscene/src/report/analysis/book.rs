//! What every section of an analysis draws on.

use crate::analyse::{AnalysisOutcome, FigureOutcome, FigureSpread, FormulaOutcome, UncertainInput};
use crate::report::chart::Measure;
use crate::report::escape::{Markup, path};
use crate::report::units::per_cent;
use std::collections::BTreeMap;

/// The outcome with its ways of naming things.
pub(super) struct Book<'a> {
    pub(super) outcome: &'a AnalysisOutcome,
    uncertain: BTreeMap<&'a str, &'a UncertainInput>,
}

/// Plots of a formula, and of all together where each has at least one.
const MOST_OF_ONE: usize = 3;
const MOST_OF_ALL: usize = 120;

impl<'a> Book<'a> {
    pub(super) fn of(outcome: &'a AnalysisOutcome) -> Self {
        let uncertain = outcome.uncertain.iter().map(|input| (input.address.as_str(), input)).collect();
        Self { outcome, uncertain }
    }

    /// The uncertain input of a formula by its name, if it is one.
    pub(super) fn uncertain(&self, id: &str, input: &str) -> Option<&'a UncertainInput> {
        self.uncertain.get(format!("{id}.{input}").as_str()).copied()
    }

    /// The level of the intervals in per cent.
    pub(super) fn level(&self) -> String {
        per_cent(self.outcome.uncertainty.level, 2)
    }

    /// How many figures of a formula are drawn at the most.
    pub(super) fn plots(&self) -> usize {
        let spreading =
            |formula: &&FormulaOutcome| formula.figures.iter().any(|figure| figure.spread.is_some());
        let count = self.outcome.analyses.iter().filter(spreading).count();
        (MOST_OF_ALL / count.max(1)).clamp(1, MOST_OF_ONE)
    }
}

/// What a figure tells, without the stop at its end; names between backticks as names.
pub(super) fn meaning(figure: &FigureOutcome) -> Markup {
    let parts = figure.meaning.trim_end_matches('.').split('`').enumerate();
    let part = |(index, text)| if index % 2 == 0 { Markup::text(text) } else { path(text) };
    Markup::raw(parts.map(|each| part(each).to_string()).collect::<String>())
}

/// Lower to upper end of the interval.
pub(in crate::report) fn interval(spread: &FigureSpread, measure: &Measure) -> Markup {
    measure.show_all(&[Some(spread.low), Some(spread.high)], " to ", Some(spread.standard_deviation))
}
