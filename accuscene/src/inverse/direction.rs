use accuscene_physics::inverse::Direction;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// A combination of unknowns, and how well the evidence determines it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[non_exhaustive]
pub struct DirectionOutcome {
    /// Share of each unknown, in standard scores of its prior; of length 1.
    pub shares: Vec<f64>,
    /// Standard deviation along it after the evidence, by that before: above 0.9 the evidence leaves it open.
    pub ratio: f64,
}

impl DirectionOutcome {
    pub(super) fn of(direction: &Direction) -> Self {
        Self { shares: direction.components.clone(), ratio: direction.ratio }
    }
}
