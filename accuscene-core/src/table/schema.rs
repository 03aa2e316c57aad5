use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// What a column holds.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Column {
    /// Name, unique in its table.
    pub name: String,
    /// Unit; empty for a plain number.
    pub unit: String,
    /// Frame of a component: `world`, `body`, `wheel`; empty for a scalar.
    pub frame: String,
    /// One sentence.
    pub description: String,
}

impl Column {
    /// A column.
    #[must_use]
    pub fn new(name: &str, unit: &str, frame: &str, description: &str) -> Self {
        let own = str::to_owned;
        Self { name: own(name), unit: own(unit), frame: own(frame), description: own(description) }
    }
}
