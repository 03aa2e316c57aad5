use super::{
    DrawnRun, EvidenceFit, Explanation, PosteriorFigure, PosteriorSamples, ReconstructOptions, UnknownOutcome,
};
use crate::note::Note;
use crate::outcome::{EngineInfo, ModelInfo};
use accuscene_core::document::ContentHash;
use accuscene_core::scene::Scene;
use accuscene_physics::inverse::Solution;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::Value;

/// Schema of the outcome.
pub const OUTCOME_SCHEMA: &str = "accuscene/reconstruction/1";

/// What the evidence of a scene tells of its unknowns.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[non_exhaustive]
pub struct ReconstructionOutcome {
    /// [`OUTCOME_SCHEMA`].
    pub schema: String,
    /// What computed it.
    pub engine: EngineInfo,
    /// Hash of the authored scene without its case metadata.
    #[schemars(with = "String")]
    pub scene_hash: ContentHash,
    /// How it was reconstructed.
    pub options: ReconstructOptions,
    /// The resolved scene, with its unknowns and evidence.
    pub echo: Scene,
    /// The models of the runs.
    pub models: Vec<ModelInfo>,
    /// What was sought, in the order of the scene.
    pub unknowns: Vec<UnknownOutcome>,
    /// Correlation of the unknowns, row by row.
    pub correlation: Vec<Vec<f64>>,
    /// Every distinct explanation of the evidence, the most probable first.
    pub explanations: Vec<Explanation>,
    /// How each piece of evidence fits the best of them, in the order of the scene.
    pub evidence: Vec<EvidenceFit>,
    /// How well all evidence fits.
    pub fit: FitOutcome,
    /// Combinations of unknowns that the evidence leaves open, the most open first.
    pub open: Vec<OpenDirection>,
    /// What happened to the vehicles, over the draws.
    pub figures: Vec<PosteriorFigure>,
    /// Samples of the unknowns.
    pub samples: PosteriorSamples,
    /// Runs drawn from these samples.
    pub draws: Vec<DrawnRun>,
    /// What a reader should know.
    pub warnings: Vec<Note>,
}

/// How well all evidence fits.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[non_exhaustive]
pub struct FitOutcome {
    /// Misfit of the evidence and the priors at the best fit, in squared standard deviations; these count the scatter of runs.
    pub chi2: f64,
    /// Measured values.
    pub components: u64,
    /// Probability of as large a misfit or a larger one, if evidence, deviations, model and priors are right.
    pub probability: f64,
    /// How much wider than told all deviations of the evidence are taken: 1, but where no explanation that was found is
    /// probable.
    pub widened: f64,
    /// Logarithm of the marginal likelihood, to compare hypotheses on the same evidence.
    pub ln_evidence: f64,
    /// Independent samples that the samples are worth.
    pub effective: f64,
    /// Runs made for search and samples.
    pub runs: u64,
    /// Of these, runs that did not show what was observed.
    pub failed: u64,
}

/// A combination of unknowns that the evidence leaves open.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[non_exhaustive]
pub struct OpenDirection {
    /// Share of each unknown, in standard scores of its prior; of length 1.
    pub shares: Vec<f64>,
    /// Standard deviation along it after the evidence, by that before.
    pub ratio: f64,
}

impl FitOutcome {
    pub(crate) fn of(solution: &Solution) -> Self {
        Self {
            chi2: solution.fit.chi2,
            components: solution.fit.components as u64,
            probability: solution.fit.probability,
            widened: solution.fit.widened,
            ln_evidence: solution.ln_evidence,
            effective: solution.effective,
            runs: solution.runs as u64,
            failed: solution.failed as u64,
        }
    }
}

impl ReconstructionOutcome {
    /// The JSON Schema (2020-12) of this document.
    #[must_use]
    pub fn json_schema() -> Value {
        accuscene_core::document::json_schema::<Self>()
    }

    /// An unknown by its path or name.
    #[must_use]
    pub fn unknown(&self, name: &str) -> Option<&UnknownOutcome> {
        self.unknowns.iter().find(|unknown| unknown.path == name || unknown.name == name)
    }
}
