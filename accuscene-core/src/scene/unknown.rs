use super::Scene;
use super::address::Addresses;
use super::record::record;
use crate::quantity::{DimensionEntry, Distribution, read_number_with_unit};

record! {
    /// A value that a reconstruction is to find.
    Unknown {
        required {
            /// Which value, for example `vehicles.bullet.start.speed`.
            #[schemars(length(min = 1, max = 500))]
            path: String,
            /// The least it may be: a number in SI or a text with a unit.
            low: BoundText,
            /// The greatest it may be.
            high: BoundText,
        }
        optional {
            /// What was believed before, in SI, around the value at the path and with its sigma; if absent as that value's own
            /// uncertainty says, and uniform between the bounds where it has none.
            prior: Option<Distribution>,
            /// What people call it.
            #[schemars(length(max = 200))]
            name: Option<String>,
        }
    }
}

/// A bound of an unknown: what it bounds decides which units it takes.
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize, schemars::JsonSchema)]
#[serde(untagged)]
pub enum BoundText {
    /// In SI.
    Number(f64),
    /// With a unit.
    Text(String),
}

impl BoundText {
    /// The bound in SI; else what is wrong with it.
    pub(super) fn in_si(&self, dimension: &DimensionEntry) -> Result<f64, String> {
        let text = match self {
            Self::Number(value) if value.is_finite() => return Ok(*value),
            Self::Number(value) => return Err(format!("{value} is no number")),
            Self::Text(text) => text,
        };
        let (number, unit) = read_number_with_unit(dimension, text).map_err(|error| error.to_string())?;
        let value = unit.map_or(number, |unit| unit.to_si(number));
        if value.is_finite() { Ok(value) } else { Err("too large".to_owned()) }
    }
}

impl Scene {
    /// What kind of value an unknown is, and its bounds in SI; none where the path leads to no quantity of the scene or a
    /// bound is none.
    #[must_use]
    pub fn unknown_bounds(&self, unknown: &Unknown) -> Option<(&'static DimensionEntry, [f64; 2])> {
        let dimension = Addresses::of(self).dimension(&unknown.path)?;
        let bound = |bound: &BoundText| bound.in_si(dimension).ok();
        Some((dimension, [bound(&unknown.low)?, bound(&unknown.high)?]))
    }
}
