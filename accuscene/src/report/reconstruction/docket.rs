//! What every section of a reconstruction draws on.

use crate::reconstruct::{Explanation, PosteriorFigure, ReconstructionOutcome, UnknownOutcome};
use crate::report::chart::Measure;
use crate::report::escape::{Markup, path};
use crate::report::palette;
use crate::report::units::per_cent;
use accuscene_core::event::CollisionEvent;

/// The outcome with its ways of naming things.
pub(super) struct Docket<'a> {
    pub(super) outcome: &'a ReconstructionOutcome,
    /// One colour a vehicle.
    pub(super) colours: Vec<String>,
}

impl<'a> Docket<'a> {
    pub(super) fn of(outcome: &'a ReconstructionOutcome) -> Self {
        let vehicles = outcome.explanations.first().map_or(&[][..], |best| &best.vehicles);
        let colours = palette::assign(vehicles.iter().map(|vehicle| vehicle.colour.as_deref()));
        Self { outcome, colours }
    }

    /// The most probable explanation.
    pub(super) fn best(&self) -> Option<&'a Explanation> {
        self.outcome.explanations.first()
    }

    /// The level of the intervals in per cent.
    pub(super) fn level(&self) -> String {
        per_cent(self.outcome.options.level, 2)
    }

    /// Number and name of a vehicle, or the id of another body.
    pub(super) fn body(&self, id: &str) -> Markup {
        let vehicles = self.best().map_or(&[][..], |best| &best.vehicles);
        match vehicles.iter().position(|vehicle| vehicle.id == id) {
            Some(index) => {
                let number = index + 1;
                Markup::raw(format!(
                    "<svg class=\"key\" viewBox=\"0 0 20 20\" role=\"img\" aria-label=\"Vehicle {number}\"><circle cx=\"10\" \
                     cy=\"10\" r=\"9.5\" fill=\"{}\"/><text x=\"10\" y=\"14.6\">{number}</text></svg>{}",
                    self.colours[index],
                    Markup::text(&vehicles[index].name)
                ))
            }
            None => Markup::text(id),
        }
    }
}

/// What an unknown is called: its name, or its path.
pub(super) fn called(unknown: &UnknownOutcome) -> Markup {
    if unknown.name == unknown.path { path(&unknown.path) } else { Markup::text(&unknown.name) }
}

/// Lower to upper end of what is known of an unknown.
pub(super) fn interval(unknown: &UnknownOutcome, measure: &Measure) -> Markup {
    let ends = [Some(unknown.low), Some(unknown.high)];
    measure.show_all(&ends, " to ", Some(unknown.standard_deviation))
}

/// A value as wide as a tenth of an interval is its grain.
pub(super) fn grain(figure: &PosteriorFigure) -> Option<f64> {
    Some(0.3 * (figure.high - figure.low))
}

/// The first collision.
pub(super) fn impact(explanation: &Explanation) -> Option<&CollisionEvent> {
    explanation.collisions.first()
}
