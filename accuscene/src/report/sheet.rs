//! What every section of the report draws on: the outcome, colours, numbers and thinned series.

use accuscene_core::event::CollisionEvent;

use super::escape::Markup;
use super::linkage::{Linkage, linkages};
use super::motion::{Motion, motions};
use super::palette;
use crate::outcome::Outcome;

/// The outcome with what is derived from it once.
pub(super) struct Sheet<'a> {
    pub(super) outcome: &'a Outcome,
    pub(super) colours: Vec<String>,
    pub(super) motions: Vec<Motion>,
    pub(super) linkages: Vec<Linkage>,
}

impl<'a> Sheet<'a> {
    pub(super) fn new(outcome: &'a Outcome) -> Self {
        let colours = palette::assign(outcome.vehicles.iter().map(|vehicle| vehicle.colour.as_deref()));
        Self { outcome, colours, motions: motions(outcome), linkages: linkages(outcome) }
    }

    /// Place of a vehicle in the outcome; its number in the report is one more.
    pub(super) fn index(&self, id: &str) -> Option<usize> {
        self.outcome.vehicles.iter().position(|vehicle| vehicle.id == id)
    }

    /// A vehicle's key and name, or the id of another body.
    pub(super) fn name(&self, id: &str) -> Markup {
        match self.index(id) {
            Some(index) => Markup::raw(format!(
                "{}{}",
                self.key(index),
                Markup::text(&self.outcome.vehicles[index].name)
            )),
            None => Markup::text(id),
        }
    }

    /// The vehicle's number on its colour.
    pub(super) fn key(&self, index: usize) -> Markup {
        let colour = self.colours.get(index).map_or("#000", String::as_str);
        Markup::raw(format!(
            "<svg class=\"key\" viewBox=\"0 0 20 20\" role=\"img\" aria-label=\"Vehicle {number}\"><circle cx=\"10\" \
             cy=\"10\" r=\"9.5\" fill=\"{colour}\"/><text x=\"10\" y=\"14.6\">{number}</text></svg>",
            number = index + 1
        ))
    }

    /// Number of a collision as readers count.
    pub(super) fn impact_number(&self, collision: &CollisionEvent) -> usize {
        self.outcome.collisions.iter().position(|other| other.id == collision.id).map_or(0, |index| index + 1)
    }

    /// Begin and end of the run, s.
    pub(super) fn span(&self) -> (f64, f64) {
        let begin = self.outcome.vehicles.first().map_or(0.0, |vehicle| vehicle.start.time);
        (begin, self.outcome.end)
    }
}
