use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// What a reader of an outcome over many evaluations should know: a warning of a formula, a sweep or a reconstruction.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[non_exhaustive]
pub struct Note {
    /// Stable number in the registry of codes.
    pub code: u32,
    /// In words.
    pub message: String,
}

impl Note {
    pub(crate) fn new(code: u32, message: impl ToString) -> Self {
        Self { code, message: message.to_string() }
    }
}
