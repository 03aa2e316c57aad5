//! The document of a comparison.

use accuscene_core::document::{ContentHash, Problem};
use accuscene_core::event::{CollisionEvent, Warning};
use accuscene_core::scene::{ImpactModel, Scene};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{CompareOptions, Course, Figure, Spread};
use crate::outcome::{EngineInfo, StopReason, VehicleSummary};

/// Value of [`Comparison::schema`].
pub const SCHEMA: &str = "accuscene/comparison/1";

/// One scene under several impact models: each model's outcome, and figure by figure how far apart they are.
///
/// SI units and world axes unless a field says otherwise; angles in radians but the PDOF.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[non_exhaustive]
pub struct Comparison {
    /// Schema of this document, [`SCHEMA`].
    pub schema: String,
    /// What computed it.
    pub engine: EngineInfo,
    /// Hash of the authored scene without its case metadata.
    #[schemars(with = "String")]
    pub scene_hash: ContentHash,
    /// Options of the call.
    pub options: CompareOptions,
    /// The resolved scene with the models that it asks for itself.
    pub echo: Scene,
    /// The model that the scene asks for itself, for all pairs without one of their own.
    pub scene_model: ImpactModel,
    /// Pairs whose own model was replaced by the model under comparison; their other values stayed.
    pub overridden: Vec<Overridden>,
    /// The models that ran, in a fixed order; the values of every figure are in the same order.
    pub models: Vec<ModelOutcome>,
    /// The models that were asked for and did not give an outcome, and why.
    pub refused: Vec<Refusal>,
    /// The impacts, matched between the models: the k-th of a pair under one is the k-th of the pair under the others.
    pub impacts: Vec<ImpactComparison>,
    /// The vehicles in the order of the scene.
    pub vehicles: Vec<VehicleComparison>,
}

/// A pair of the scene with an impact model of its own, which a comparison replaces.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[non_exhaustive]
pub struct Overridden {
    /// Ids of the two partners.
    pub between: [String; 2],
    /// The model that the scene gives the pair.
    pub model: ImpactModel,
}

/// What one model made of the scene: to the bit what a simulation of the scene with that model gives.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[non_exhaustive]
pub struct ModelOutcome {
    /// The model.
    pub model: ImpactModel,
    /// Where it is published; empty where no rule of the scene uses it.
    pub source: String,
    /// For what it holds.
    pub validity: String,
    /// Hash of the scene with this model: a simulation of that scene gives this outcome.
    #[schemars(with = "String")]
    pub scene_hash: ContentHash,
    /// End of the run, s.
    pub end: f64,
    /// Why the run ended.
    pub stop: StopReason,
    /// All collisions in order of time.
    pub collisions: Vec<CollisionEvent>,
    /// What became of each vehicle.
    pub vehicles: Vec<VehicleSummary>,
    /// The way of each vehicle.
    pub courses: Vec<Course>,
    /// What a reader must know of this run.
    pub warnings: Vec<Warning>,
}

/// A model without an outcome.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[non_exhaustive]
pub struct Refusal {
    /// The model.
    pub model: ImpactModel,
    /// Number of the error in the registry of codes.
    pub code: u32,
    /// The error.
    pub reason: String,
    /// The error as problems of the scene.
    pub problems: Vec<Problem>,
}

/// One impact under all models.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[non_exhaustive]
pub struct ImpactComparison {
    /// Ids of the bodies, in the order of the model that has it first.
    pub bodies: [String; 2],
    /// Which impact of this pair, from 1.
    pub occurrence: u32,
    /// The models under which it occurs.
    pub under: Vec<ImpactModel>,
    /// The models that ran and under which it does not occur.
    pub missing_under: Vec<ImpactModel>,
    /// Its figures.
    pub figures: Vec<Figure>,
}

/// One vehicle under all models.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[non_exhaustive]
pub struct VehicleComparison {
    /// The vehicle's id.
    pub id: String,
    /// The name shown to readers.
    pub name: String,
    /// Whether it rests at the end of the run, under each model that ran.
    pub at_rest: Vec<bool>,
    /// Greatest distance between its places at the end of two runs, m.
    pub end_distance: f64,
    /// Its figures.
    pub figures: Vec<Figure>,
}

impl Comparison {
    /// The JSON Schema (2020-12) of this document.
    #[must_use]
    pub fn json_schema() -> serde_json::Value {
        accuscene_core::document::json_schema::<Self>()
    }

    /// The figure of an impact for one of its bodies, or for the impact as a whole.
    #[must_use]
    pub fn impact_figure(
        &self,
        impact: usize,
        name: super::FigureName,
        body: Option<&str>,
    ) -> Option<&Figure> {
        find(&self.impacts.get(impact)?.figures, name, body)
    }

    /// The largest relative spread of a delta-V over all impacts and vehicles.
    #[must_use]
    pub fn widest_delta_v(&self) -> Option<(&ImpactComparison, &Figure, Spread)> {
        let mut widest: Option<(&ImpactComparison, &Figure, Spread)> = None;
        for impact in &self.impacts {
            for figure in impact.figures.iter().filter(|f| f.figure == super::FigureName::DeltaV) {
                let Some(spread) = figure.spread.filter(|s| s.count > 1 && s.relative.is_some()) else {
                    continue;
                };
                if widest.as_ref().is_none_or(|(_, _, most)| spread.relative > most.relative) {
                    widest = Some((impact, figure, spread));
                }
            }
        }
        widest
    }
}

fn find<'a>(figures: &'a [Figure], name: super::FigureName, body: Option<&str>) -> Option<&'a Figure> {
    figures.iter().find(|figure| figure.figure == name && figure.body.as_deref() == body)
}
