use super::{Column, Meeting, PlanKind, SampleFailure, SweepPlan};
use crate::analyse::FigureSpread;
use crate::compare::FigureName;
use crate::note::Note;
use crate::outcome::EngineInfo;
use accuscene_core::document::ContentHash;
use accuscene_core::scene::SceneMetadata;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::Value;

/// Schema of the outcome.
pub const OUTCOME_SCHEMA: &str = "accuscene/sweep-outcome/1";

/// What a scene comes to over all samples of a plan; SI.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[non_exhaustive]
pub struct SweepOutcome {
    /// `accuscene/sweep-outcome/1`.
    pub schema: String,
    /// What computed it.
    pub engine: EngineInfo,
    /// Identity of the scene: SHA-256 of its canonical JSON without `case`.
    pub scene_hash: ContentHash,
    /// Identity of the plan below: SHA-256 of its canonical JSON.
    pub plan_hash: ContentHash,
    /// What the scene is about.
    pub case: SceneMetadata,
    /// The plan as it was understood: paths, values and outputs spelt out, in SI.
    pub plan: SweepPlan,
    /// Number of samples.
    pub samples: u64,
    /// What was changed, in the order of the plan.
    pub parameters: Vec<ParameterOutcome>,
    /// The figures that were kept, in the order of the plan.
    pub outputs: Vec<OutputOutcome>,
    /// Why samples have no run, by code.
    pub failures: Vec<FailureCount>,
    /// The samples that have none, in their order.
    pub failed: Vec<SampleFailure>,
    /// Who met in the impacts that outputs name, by impact, then names.
    pub impacts: Vec<Meeting>,
    /// What a reader should know.
    pub warnings: Vec<Note>,
}

/// A value of the scene that was changed.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[non_exhaustive]
pub struct ParameterOutcome {
    /// Its path in the scene.
    pub path: String,
    /// What people call it.
    pub name: Option<String>,
    /// Symbol of its SI unit, `1` for a ratio.
    pub unit: String,
    /// The value that the scene has there, defaults filled in; none where it has none.
    pub written: Option<f64>,
    /// How it was changed: `values`, `steps`, or the shape of its distribution.
    pub shape: String,
    /// Its standard deviation; none for a grid, and where the shape has none.
    pub standard_deviation: Option<f64>,
    /// Its 5 % and 95 % quantiles; none for a grid.
    pub quantiles: Option<[f64; 2]>,
    /// Its value in each sample.
    pub values: Column,
}

/// A figure of the runs.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[non_exhaustive]
pub struct OutputOutcome {
    /// Its address: `impacts[1].bullet.delta_v`.
    pub address: String,
    /// What it is.
    pub figure: FigureName,
    /// Symbol of its unit.
    pub unit: String,
    /// Its value in the run of the scene as it is written.
    pub nominal: Option<f64>,
    /// Samples that gave it.
    pub count: u64,
    /// Samples that have a run without it: the impact did not happen, the vehicle took no part in it or did not come to
    /// rest, or the model does not tell it.
    pub absent: u64,
    /// The lowest value.
    pub lowest: Option<Extreme>,
    /// The highest value.
    pub highest: Option<Extreme>,
    /// How it spreads over the samples; none for a grid, whose samples have no probabilities, and where it does not vary.
    pub spread: Option<FigureSpread>,
    /// Its value in each sample. Directions are turned to within half a turn of the written scene's, so that they may be
    /// below 0 or above 360 degrees.
    pub values: Column,
}

/// A value and the sample that gave it.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Extreme {
    /// The value.
    pub value: f64,
    /// The first sample that gave it, from 0.
    pub sample: u64,
}

/// How many samples have no run for one reason.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[non_exhaustive]
pub struct FailureCount {
    /// Stable number in the registry of codes.
    pub code: u32,
    /// Its name in the registry.
    pub name: String,
    /// What it means.
    pub meaning: String,
    /// How many samples.
    pub samples: u64,
}

impl SweepOutcome {
    /// The JSON Schema (2020-12) of this document.
    #[must_use]
    pub fn json_schema() -> Value {
        accuscene_core::document::json_schema::<Self>()
    }

    /// An output by its address.
    #[must_use]
    pub fn output(&self, address: &str) -> Option<&OutputOutcome> {
        self.outputs.iter().find(|output| output.address == address)
    }

    /// A parameter by its path.
    #[must_use]
    pub fn parameter(&self, path: &str) -> Option<&ParameterOutcome> {
        self.parameters.iter().find(|parameter| parameter.path == path)
    }

    /// True if samples were drawn, so that shares of them are probabilities.
    #[must_use]
    pub fn is_random(&self) -> bool {
        self.plan.plan != PlanKind::Grid
    }
}
