use super::{DirectionOutcome, InverseOptions, ItemOutcome, ModeOutcome};
use crate::note::Note;
use crate::outcome::EngineInfo;
use crate::reconstruct::{FitOutcome, PosteriorSamples, UnknownOutcome};
use accuscene_core::document::ContentHash;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::Value;

/// Schema of the outcome.
pub const INVERSE_OUTCOME_SCHEMA: &str = "accuscene/inverse-outcome/1";

/// What the evidence of an inverse problem tells of its unknowns.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[non_exhaustive]
pub struct InverseOutcome {
    /// [`INVERSE_OUTCOME_SCHEMA`].
    pub schema: String,
    /// What computed it.
    pub engine: EngineInfo,
    /// Hash of the problem.
    #[schemars(with = "String")]
    pub problem_hash: ContentHash,
    /// How it was solved.
    pub options: InverseOptions,
    /// The problem, quantities in SI.
    pub echo: Value,
    /// What was sought, in the order of the problem; path and name are its name there.
    pub unknowns: Vec<UnknownOutcome>,
    /// Correlation of the unknowns, row by row.
    pub correlation: Vec<Vec<f64>>,
    /// Distinct optima, the most probable first.
    pub modes: Vec<ModeOutcome>,
    /// How each item fits the best of them, in the order of the problem.
    pub items: Vec<ItemOutcome>,
    /// How well all evidence fits.
    pub fit: FitOutcome,
    /// Largest by smallest eigenvalue of what the evidence tells of the unknowns; none if it leaves a direction
    /// open.
    pub condition: Option<f64>,
    /// Shape of the tail of the samples' weights: from 0.7 on they are too uneven to be trusted; none if they have
    /// no tail.
    pub tail: Option<f64>,
    /// Combinations of unknowns, from the least determined to the best, linearised at the best fit.
    pub directions: Vec<DirectionOutcome>,
    /// Samples of the unknowns.
    pub samples: PosteriorSamples,
    /// What a reader should know, with the names of the problem.
    pub warnings: Vec<Note>,
}

impl InverseOutcome {
    /// The JSON Schema (2020-12) of this document.
    #[must_use]
    pub fn json_schema() -> Value {
        accuscene_core::document::json_schema::<Self>()
    }

    /// An unknown by its name.
    #[must_use]
    pub fn unknown(&self, name: &str) -> Option<&UnknownOutcome> {
        self.unknowns.iter().find(|unknown| unknown.name == name)
    }
}
