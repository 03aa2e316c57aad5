use super::record::record;
use crate::quantity::Distribution;

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
            /// What was believed before, in SI; uniform between the bounds if absent.
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
