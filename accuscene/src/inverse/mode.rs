use accuscene_physics::inverse::Mode;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// One explanation of the evidence: an optimum and its neighbourhood.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[non_exhaustive]
pub struct ModeOutcome {
    /// Its share of the probability.
    pub weight: f64,
    /// Values of the unknowns at its best fit.
    pub values: Vec<f64>,
    /// Misfit of the evidence there, in squared standard deviations.
    pub misfit: f64,
    /// Misfit of evidence and priors there.
    pub objective: f64,
    /// Covariance of the unknowns near it, linearised, row by row.
    pub covariance: Vec<Vec<f64>>,
}

impl ModeOutcome {
    pub(super) fn of(mode: &Mode) -> Self {
        let width = Ord::max(mode.unknowns.len(), 1);
        Self {
            weight: mode.weight,
            values: mode.unknowns.clone(),
            misfit: mode.misfit,
            objective: mode.objective,
            covariance: mode.covariance.chunks(width).map(<[f64]>::to_vec).collect(),
        }
    }
}
