use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// How the samples of a sweep are chosen.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum PlanKind {
    /// Every combination of the values of all parameters; the last parameter changes fastest.
    Grid,
    /// Scrambled Sobol points: the fastest to converge; a power of two of samples.
    #[default]
    Sobol,
    /// Latin hypercube.
    LatinHypercube,
    /// Independent draws.
    MonteCarlo,
}

impl PlanKind {
    /// All kinds.
    pub const ALL: [Self; 4] = [Self::Grid, Self::Sobol, Self::LatinHypercube, Self::MonteCarlo];

    /// Its name in documents.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Grid => "grid",
            Self::Sobol => "sobol",
            Self::LatinHypercube => "latin-hypercube",
            Self::MonteCarlo => "monte-carlo",
        }
    }

    /// True if samples are drawn, so that shares of them are probabilities; false for a grid.
    #[must_use]
    pub fn is_random(self) -> bool {
        self != Self::Grid
    }
}
