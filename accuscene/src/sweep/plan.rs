use super::{PlanKind, SweptParameter};
use accuscene_core::identity::Seed;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// Schema of the document.
pub const PLAN_SCHEMA: &str = "accuscene/sweep/1";

/// What a sweep changes in a scene, how its samples are chosen, and which figures it keeps.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct SweepPlan {
    /// Version of the document.
    pub schema: PlanVersion,
    /// How the samples are chosen.
    #[serde(default)]
    pub plan: PlanKind,
    /// What is changed; without any, a plan that draws takes every value of the scene that has an uncertainty of its own.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[schemars(length(max = 1000))]
    pub parameters: Vec<SweptParameter>,
    /// Parameters that vary together; the others are independent.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[schemars(length(max = 1000))]
    pub correlations: Vec<ParameterCorrelation>,
    /// Number of samples of a plan that draws, 1024 by default; a grid has as many as combinations.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(extend("minimum" = 1, "maximum" = 4_294_967_296_u64))]
    pub samples: Option<u64>,
    /// Seed of the draws.
    #[serde(default)]
    pub seed: Seed,
    /// Level of the intervals, 0.9 by default.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(extend("minimum" = 0.5, "maximum" = 0.999))]
    pub level: Option<f64>,
    /// Addresses of the figures to keep, such as `vehicles.bullet.end_x`, `impacts[1].closing_speed` or
    /// `impacts[1].bullet.delta_v` (1 is the first impact of a run); all of them where none is named.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[schemars(length(max = 1000))]
    pub outputs: Vec<String>,
}

/// Two parameters that vary together.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ParameterCorrelation {
    /// Paths of the two.
    pub between: [String; 2],
    /// Their rank correlation (Spearman), -1 to 1.
    #[schemars(extend("minimum" = -1, "maximum" = 1))]
    pub rank: f64,
}

/// Version of the document.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[schemars(rename = "SweepSchemaVersion")]
pub enum PlanVersion {
    /// The first one.
    #[default]
    #[serde(rename = "accuscene/sweep/1")]
    V1,
}

impl SweepPlan {
    /// Number of samples that are drawn where a plan does not say.
    pub const SAMPLES: u64 = 1024;
    /// Level of the intervals where a plan does not say.
    pub const LEVEL: f64 = 0.9;

    /// A plan of a kind without parameters yet.
    #[must_use]
    pub fn of(plan: PlanKind) -> Self {
        Self { plan, ..Self::default() }
    }

    /// The same with one more parameter.
    #[must_use]
    pub fn with_parameter(mut self, parameter: SweptParameter) -> Self {
        self.parameters.push(parameter);
        self
    }

    /// The same with so many samples.
    #[must_use]
    pub fn with_samples(self, samples: u64) -> Self {
        Self { samples: Some(samples), ..self }
    }

    /// The same with these outputs.
    #[must_use]
    pub fn with_outputs<T: Into<String>>(self, outputs: impl IntoIterator<Item = T>) -> Self {
        Self { outputs: outputs.into_iter().map(Into::into).collect(), ..self }
    }

    /// Level of the intervals.
    #[must_use]
    pub fn level(&self) -> f64 {
        self.level.unwrap_or(Self::LEVEL)
    }
}
