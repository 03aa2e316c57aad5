use crate::analyse::SamplingPlan;
use accuscene_core::identity::Seed;
use accuscene_core::scene::BoundText;
use schemars::JsonSchema;
use serde::Deserialize;
use serde_json::Value;

/// A study before its values are read.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(rename = "Study")]
pub(super) struct Document {
    /// Version of the document.
    #[expect(dead_code, reason = "read to be checked")]
    pub(super) schema: StudyVersion,
    /// How samples are drawn.
    #[serde(default)]
    pub(super) plan: SamplingPlan,
    /// Number of samples; a power of two under the Sobol plan.
    #[serde(default = "samples")]
    #[schemars(extend("minimum" = 1, "maximum" = 4_294_967_296_u64))]
    pub(super) samples: u64,
    /// Seed of the draws.
    #[serde(default)]
    pub(super) seed: Seed,
    /// What is uncertain, or known, in the order of the points.
    #[schemars(length(min = 1, max = 1000))]
    pub(super) variables: Vec<WrittenVariable>,
    /// Variables that vary together; the others are independent.
    #[serde(default)]
    #[schemars(length(max = 1000))]
    pub(super) correlations: Vec<WrittenCorrelation>,
    /// Whether correlations that contradict each other are made smaller until they do not; else they are refused.
    #[serde(default)]
    pub(super) repair: bool,
}

/// A number with what is known of it; a constant without `sigma` and `dist`.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(rename = "StudyVariable")]
pub(super) struct WrittenVariable {
    /// Name, unique in the study.
    #[schemars(length(min = 1, max = 200))]
    pub(super) name: String,
    /// Its dimension, which decides the units it takes, such as `speed`; `ratio` by default.
    #[schemars(length(max = 200))]
    pub(super) dimension: Option<String>,
    /// The value: a number in SI or a text with a unit.
    pub(super) value: BoundText,
    /// Standard deviation.
    pub(super) sigma: Option<BoundText>,
    /// Shape of the uncertainty, as quantities of a scene have it; normal where only `sigma` is given.
    pub(super) dist: Option<Value>,
}

/// Two variables that vary together.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(rename = "StudyCorrelation")]
pub(super) struct WrittenCorrelation {
    /// Names of the two.
    pub(super) between: [String; 2],
    /// Their rank correlation (Spearman).
    #[schemars(extend("minimum" = -1, "maximum" = 1))]
    pub(super) rank: f64,
}

/// Version of the document.
#[derive(Deserialize, JsonSchema)]
#[schemars(rename = "StudySchemaVersion")]
pub(super) enum StudyVersion {
    /// The first one.
    #[serde(rename = "accuscene/study/1")]
    V1,
}

fn samples() -> u64 {
    1024
}
