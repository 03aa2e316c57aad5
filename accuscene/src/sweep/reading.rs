use super::SweepPlan;
use crate::error::EngineError;
use crate::reading::readings;
use accuscene_core::document::{ContentHash, DocumentType, Problem, canonical, sha256};
use accuscene_core::error::CoreError;
use serde_json::Value;
use std::sync::OnceLock;

readings!(SweepPlan, "a plan");

impl SweepPlan {
    /// Reads a plan from a document in memory; a member that is null counts as absent.
    ///
    /// What the document says of a scene is checked by [`Sweep::new`](super::Sweep::new).
    ///
    /// # Errors
    /// [`CoreError::Document`] with every problem of form, each with path, value, limit and hint.
    pub fn from_value(document: Value) -> Result<Self, EngineError> {
        Ok(plan_type()?.read(document)?)
    }

    /// The plan as a document, absent members left out.
    ///
    /// # Errors
    /// [`EngineError::Encode`] when a member cannot be written.
    pub fn to_value(&self) -> Result<Value, EngineError> {
        serde_json::to_value(self).map_err(|source| EngineError::Encode { source })
    }

    /// The JSON Schema (2020-12) of plans.
    ///
    /// # Errors
    /// [`CoreError::Schema`] if the schema cannot be checked, which that of the engine can.
    pub fn json_schema() -> Result<Value, CoreError> {
        plan_type().map(|plans| plans.schema().clone())
    }

    /// SHA-256 of its canonical JSON.
    #[must_use]
    pub fn hash(&self) -> ContentHash {
        sha256(&canonical(&self.to_value().unwrap_or_default()))
    }
}

/// The problems of form of a plan that was put together in code.
pub(super) fn form(plan: &SweepPlan) -> Result<Vec<Problem>, EngineError> {
    Ok(plan_type()?.check(&plan.to_value()?))
}

fn plan_type() -> Result<&'static DocumentType, CoreError> {
    static TYPE: OnceLock<Result<DocumentType, CoreError>> = OnceLock::new();
    TYPE.get_or_init(DocumentType::of::<SweepPlan>).as_ref().map_err(Clone::clone)
}
