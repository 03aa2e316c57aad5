use accuscene_core::scene::BoundText;
use schemars::JsonSchema;
use serde::Deserialize;
use serde_json::Value;

/// An inverse problem before its values are read.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(rename = "InverseProblem")]
pub(super) struct Document {
    /// Version of the document.
    #[expect(dead_code, reason = "read to be checked")]
    pub(super) schema: InverseVersion,
    /// What is sought, in the order in which the model takes it.
    #[schemars(length(min = 1, max = 50))]
    pub(super) unknowns: Vec<WrittenUnknown>,
    /// What was observed, in the order of the residuals.
    #[schemars(length(min = 1, max = 1000))]
    pub(super) items: Vec<WrittenItem>,
}

/// A number that is sought; uniform between its bounds unless more is said.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(rename = "InverseUnknown")]
pub(super) struct WrittenUnknown {
    /// Name, unique among the unknowns.
    #[schemars(length(min = 1, max = 200))]
    pub(super) name: String,
    /// Its dimension, which decides the units it takes, such as `speed`; `ratio` by default.
    #[schemars(length(max = 200))]
    pub(super) dimension: Option<String>,
    /// The least it may be: a number in SI or a text with a unit.
    pub(super) low: BoundText,
    /// The greatest it may be.
    pub(super) high: BoundText,
    /// What it is believed to be before the evidence, with a `sigma` or a `dist`; cut off at the bounds.
    pub(super) value: Option<BoundText>,
    /// Standard deviation of that.
    pub(super) sigma: Option<BoundText>,
    /// Shape of that, as quantities of a scene have it; normal where only `sigma` is given.
    pub(super) dist: Option<Value>,
}

/// A piece of evidence.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(rename = "InverseItem")]
pub(super) struct WrittenItem {
    /// Name, unique among the items.
    #[schemars(length(min = 1, max = 200))]
    pub(super) name: String,
    /// How many residuals it has.
    #[serde(default = "one")]
    #[schemars(range(min = 1, max = 10_000))]
    pub(super) components: u32,
    /// How they are distributed if all is right.
    #[serde(default)]
    pub(super) noise: WrittenNoise,
    /// Degrees of freedom of Student's t, 4 by default.
    #[schemars(range(min = 1, max = 100))]
    pub(super) freedom: Option<u32>,
}

/// How residuals are distributed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
#[schemars(rename = "InverseNoise")]
pub(super) enum WrittenNoise {
    /// Each normally with standard deviation 1: what intervals of an expert mean.
    #[default]
    Normal,
    /// By Student's t, of all components together: an item that may be wrong.
    Student,
}

/// Version of the document.
#[derive(Deserialize, JsonSchema)]
#[schemars(rename = "InverseSchemaVersion")]
pub(super) enum InverseVersion {
    /// The first one.
    #[serde(rename = "accuscene/inverse/1")]
    V1,
}

fn one() -> u32 {
    1
}
