use accuscene_core::identity::Seed;
use accuscene_physics::uncertainty::Plan;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// How the uncertainty of an analysis is worked out.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
#[non_exhaustive]
pub struct UncertaintyOptions {
    /// How samples are drawn.
    pub plan: SamplingPlan,
    /// Number of samples; a power of two under the Sobol plan.
    #[schemars(extend("minimum" = 64, "maximum" = 1_048_576))]
    pub samples: u32,
    /// Seed of the draws.
    pub seed: Seed,
    /// Level of the intervals.
    #[schemars(extend("minimum" = 0.5, "maximum" = 0.999))]
    pub level: f64,
    /// Whether the share of each input in the variance is found (Sobol indices), which takes two more runs an input.
    pub indices: bool,
}

/// How samples are drawn.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum SamplingPlan {
    /// Scrambled Sobol points: the fastest to converge.
    #[default]
    Sobol,
    /// Latin hypercube.
    LatinHypercube,
    /// Independent draws.
    MonteCarlo,
}

impl SamplingPlan {
    /// Its name in documents.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Sobol => "sobol",
            Self::LatinHypercube => "latin-hypercube",
            Self::MonteCarlo => "monte-carlo",
        }
    }

    /// The plan of the points.
    pub(crate) fn plan(self) -> Plan {
        match self {
            Self::Sobol => Plan::Sobol,
            Self::LatinHypercube => Plan::LatinHypercube,
            Self::MonteCarlo => Plan::MonteCarlo,
        }
    }
}

impl Default for UncertaintyOptions {
    fn default() -> Self {
        Self { plan: SamplingPlan::Sobol, samples: 4096, seed: Seed(0), level: 0.9, indices: true }
    }
}
