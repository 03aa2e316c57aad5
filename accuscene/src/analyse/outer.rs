use super::UncertaintyOptions;
use accuscene_core::scene::SceneMetadata;
use schemars::JsonSchema;
use serde::Deserialize;
use serde_json::Value;

/// A document of formulas before the inputs of each are read.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(rename = "AnalysisCase")]
pub(super) struct Outer {
    /// Version of the document.
    #[expect(dead_code, reason = "read to be checked")]
    pub(super) schema: CaseVersion,
    /// What the case is about; it has no influence on any result.
    #[serde(default)]
    pub(super) case: SceneMetadata,
    /// The formulas; inputs of one may be figures of those above it.
    #[schemars(length(min = 1, max = 500))]
    pub(super) analyses: Vec<OuterItem>,
    /// Inputs that vary together.
    #[serde(default)]
    #[schemars(length(max = 1000))]
    pub(super) correlations: Vec<OuterCorrelation>,
    /// How the uncertainty is worked out.
    #[serde(default)]
    pub(super) uncertainty: UncertaintyOptions,
}

/// One formula.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(rename = "AnalysisItem")]
pub(super) struct OuterItem {
    /// Name, unique in the document: letters, digits, - and _.
    #[schemars(length(min = 1, max = 128))]
    pub(super) id: String,
    /// Name of the formula.
    #[schemars(length(min = 1, max = 128))]
    pub(super) formula: String,
    /// A remark.
    #[schemars(length(max = 2000))]
    pub(super) note: Option<String>,
    /// The figure that the formula is there for; by default its first one with a value.
    #[schemars(length(min = 1, max = 128))]
    pub(super) result: Option<String>,
    /// The inputs of the formula; `{ from = "id.figure" }` takes a figure of a formula above.
    pub(super) inputs: Value,
}

/// Two uncertain inputs that vary together.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(rename = "RankCorrelation")]
pub(super) struct OuterCorrelation {
    /// Addresses of the inputs: the id of the formula, a dot, the input.
    pub(super) between: [String; 2],
    /// Their rank correlation (Spearman).
    #[schemars(extend("minimum" = -1, "maximum" = 1))]
    pub(super) rank: f64,
}

/// Version of the document.
#[derive(Deserialize, JsonSchema)]
#[schemars(rename = "AnalysisSchemaVersion")]
pub(super) enum CaseVersion {
    /// The first one.
    #[serde(rename = "accuscene/analysis/1")]
    V1,
}
