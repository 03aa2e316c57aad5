use super::Table;
use crate::event::Event;
use serde::{Deserialize, Serialize};

/// What a run recorded: tables in a fixed order, and events in order of time.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Recording {
    /// The tables.
    pub tables: Vec<Table>,
    /// The events.
    pub events: Vec<Event>,
}

impl Recording {
    /// The tables in order.
    #[must_use]
    pub fn tables(&self) -> &[Table] {
        &self.tables
    }

    /// A table by its name.
    #[must_use]
    pub fn table(&self, name: &str) -> Option<&Table> {
        self.tables.iter().find(|t| t.name() == name)
    }
}
