use super::check::Checker;
use super::compile::compile;
use super::node::Node;
use crate::document::{Limits, Problem};
use crate::error::CoreError;
use schemars::JsonSchema;
use schemars::generate::SchemaSettings;
use serde::de::DeserializeOwned;
use serde_json::Value;

/// A schema compiled for checking: build it once, use it from any thread.
///
/// The subset of JSON Schema 2020-12 that schemars derives from serde types; a quantity (a schema with `x-unit`) is read
/// to SI before its `minimum` and `maximum` apply. A value without problems deserialises into the type that the schema
/// comes from.
#[derive(Clone, Debug)]
pub struct SchemaTree {
    pub(super) nodes: Vec<Node>,
    pub(super) root: usize,
}

/// The JSON Schema (2020-12) of what `T` deserialises from.
#[must_use]
pub fn json_schema<T: JsonSchema>() -> Value {
    SchemaSettings::draft2020_12().for_deserialize().into_generator().into_root_schema_for::<T>().to_value()
}

impl SchemaTree {
    /// Compiles a schema.
    ///
    /// # Errors
    /// [`CoreError::Schema`] for a keyword outside the subset.
    pub fn new(schema: &Value) -> Result<Self, CoreError> {
        let (nodes, root) = compile(schema)?;
        Ok(Self { nodes, root })
    }

    /// Compiles the schema of a type.
    ///
    /// # Errors
    /// [`CoreError::Schema`] for a keyword outside the subset.
    pub fn of<T: JsonSchema>() -> Result<Self, CoreError> {
        Self::new(&json_schema::<T>())
    }

    /// Every problem of a value, at most as many as [`Limits`] lists by default; none if it is sound.
    #[must_use]
    pub fn check(&self, value: &Value) -> Vec<Problem> {
        self.check_up_to(value, Limits::default().problems)
    }

    /// Every problem of a value, at most `most` and then one that says so.
    #[must_use]
    pub fn check_up_to(&self, value: &Value, most: usize) -> Vec<Problem> {
        Checker::new(self, most).run(value)
    }

    /// The typed form of a value that has no problems.
    ///
    /// # Errors
    /// [`CoreError::Document`] with every problem.
    pub fn decode<T: DeserializeOwned>(&self, value: Value) -> Result<T, CoreError> {
        let problems = self.check(&value);
        if !problems.is_empty() {
            return Err(CoreError::Document { problems });
        }
        // Only a type that refuses what its own schema allows gets here.
        serde_json::from_value(value)
            .map_err(|e| CoreError::Document { problems: vec![Problem::new(1021, "", e.to_string())] })
    }
}
