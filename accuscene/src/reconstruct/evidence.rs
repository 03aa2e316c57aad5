use accuscene_physics::inverse::ItemFit;
use accuscene_physics::reconstruction::Piece;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// How a piece of evidence fits the best explanation.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[non_exhaustive]
pub struct EvidenceFit {
    /// Its id in the scene.
    pub id: String,
    /// Its kind: `rest-pose`.
    pub kind: String,
    /// The vehicle that it is about.
    pub subject: String,
    /// Its numbers, each beside what the run shows.
    pub components: Vec<ComponentFit>,
    /// The share of runs that hardly differ from the best explanation in which it lies far from what that shows: events go
    /// another way in them.
    pub apart: f64,
    /// Sum of the squared residuals.
    pub chi2: f64,
    /// Distance from what the rest of the evidence tells, in standard deviations of that distance.
    pub distance: f64,
    /// How far each unknown would move without it, in its own standard deviations, linearised.
    pub pull: Vec<f64>,
    /// Whether the rest contradicts it.
    pub contradicted: bool,
}

/// One number of a piece of evidence.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[non_exhaustive]
pub struct ComponentFit {
    /// What it is: `x`, `heading`, ...
    pub name: String,
    /// Symbol of its SI unit.
    pub unit: String,
    /// What was observed.
    pub observed: f64,
    /// Its standard deviation.
    pub sigma: f64,
    /// True if the scene did not give the standard deviation.
    pub assumed_sigma: bool,
    /// What the best explanation shows in its place.
    pub predicted: Option<f64>,
    /// The difference in standard deviations.
    pub residual: f64,
    /// How far runs about the best explanation that hardly differ scatter, in standard deviations; 0 where they do not. It counts
    /// that much less.
    pub scatter: f64,
}

impl EvidenceFit {
    pub(super) fn of(piece: &Piece, fit: &ItemFit, predicted: &[f64]) -> Self {
        let fits = fit.residuals.iter().zip(&fit.scatter);
        let components = piece.components.iter().zip(predicted).zip(fits).map(
            |((component, shown), (residual, scatter))| ComponentFit {
                name: component.name.clone(),
                unit: component.unit.to_owned(),
                observed: component.observed,
                sigma: component.sigma,
                assumed_sigma: component.assumed_sigma,
                predicted: Some(*shown).filter(|shown| shown.is_finite()),
                residual: *residual,
                scatter: *scatter,
            },
        );
        Self {
            id: piece.id.clone(),
            kind: piece.kind.to_owned(),
            subject: piece.subject.clone(),
            components: components.collect(),
            apart: fit.apart,
            chi2: fit.chi2,
            distance: fit.distance,
            pull: fit.pull.clone(),
            contradicted: fit.contradicted,
        }
    }
}
