use accuscene_physics::inverse::ItemFit;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// How an item fits the best mode.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[non_exhaustive]
pub struct ItemOutcome {
    /// Its name.
    pub name: String,
    /// Its residuals, in standard deviations.
    pub residuals: Vec<f64>,
    /// How far runs about the best mode that hardly differ scatter in each, in the same deviations; 0 where the model is
    /// smooth. The item counts that much less.
    pub scatter: Vec<f64>,
    /// The share of these runs in which it lies far apart from those like the best mode's: they go another way.
    pub apart: f64,
    /// Sum of the squared residuals.
    pub chi2: f64,
    /// Distance from what the rest tells, in standard deviations of that distance; none where it has no bound.
    pub distance: Option<f64>,
    /// How far each unknown would move without it, in its own standard deviations, linearised.
    pub pull: Vec<f64>,
    /// Whether the rest contradicts it.
    pub contradicted: bool,
}

impl ItemOutcome {
    pub(super) fn of(name: &str, fit: &ItemFit) -> Self {
        Self {
            name: name.to_owned(),
            residuals: fit.residuals.clone(),
            scatter: fit.scatter.clone(),
            apart: fit.apart,
            chi2: fit.chi2,
            distance: Some(fit.distance).filter(|distance| distance.is_finite()),
            pull: fit.pull.clone(),
            contradicted: fit.contradicted,
        }
    }
}
