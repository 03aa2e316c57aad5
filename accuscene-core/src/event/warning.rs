use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// Something that a reader of a result must know: a model used outside its range, an input that decides much.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Warning {
    /// Number in the registry of codes.
    pub code: u32,
    /// What it is about, as a path of the scene.
    pub subject: String,
    /// When, s from the start of the scene.
    pub time: Option<f64>,
    /// The warning.
    pub message: String,
    /// Where the rule behind it is published.
    pub source: Option<String>,
}
