//! One scene under every impact model, and how far apart the outcomes are.

mod comparison;
mod course;
mod figure;
mod matching;
mod spread;

use core::ops::ControlFlow;

use accuscene_core::document::Severity;
use accuscene_core::error::CoreError;
use accuscene_core::scene::{ImpactModel, Scene};
use accuscene_physics::PhysicsError;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

pub use comparison::{
    Comparison, ImpactComparison, ModelOutcome, Overridden, Refusal, SCHEMA, VehicleComparison,
};
pub use course::{Course, MOST_POINTS, SPACING};
pub use figure::{Figure, FigureName};
pub(crate) use figure::{OF_IMPACT, OF_SIDE, OF_VEHICLE, Reading};
pub use spread::Spread;
pub(crate) use spread::turned;

use crate::error::EngineError;
use crate::outcome::{EngineInfo, Outcome};
use crate::simulate::{Progress, SimulateOptions, simulate};

/// Options of a comparison.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[non_exhaustive]
pub struct CompareOptions {
    /// The models to run; each runs once, in the order of [`ImpactModel::ALL`]. None named is all.
    pub models: Vec<ImpactModel>,
}

impl Default for CompareOptions {
    fn default() -> Self {
        Self { models: ImpactModel::ALL.to_vec() }
    }
}

impl CompareOptions {
    /// Compares these models alone.
    #[must_use]
    pub fn of(models: impl IntoIterator<Item = ImpactModel>) -> Self {
        Self { models: models.into_iter().collect() }.ordered()
    }

    fn ordered(&self) -> Self {
        let wanted = |model: &ImpactModel| self.models.is_empty() || self.models.contains(model);
        Self { models: ImpactModel::ALL.into_iter().filter(wanted).collect() }
    }
}

/// How far a comparison has come.
#[derive(Clone, Copy, Debug, PartialEq)]
#[non_exhaustive]
pub struct CompareProgress {
    /// The model that runs.
    pub model: ImpactModel,
    /// Its place among the models, from 0.
    pub index: usize,
    /// Number of models.
    pub count: usize,
    /// How far its run has come.
    pub run: Progress,
}

impl CompareProgress {
    /// Simulated time of all runs together, s; runs that are done count as if they had gone to their end.
    #[must_use]
    pub fn time(&self) -> f64 {
        self.run.end * self.index as f64 + self.run.time
    }

    /// Simulated time at which the last run ends at the latest, s, counted as [`time`](Self::time).
    #[must_use]
    pub fn end(&self) -> f64 {
        self.run.end * self.count as f64
    }
}

/// Simulates a scene under every impact model and tells how far the outcomes are apart.
///
/// Each model replaces the scene's own, for all pairs; what the scene says of restitution and its rule, friction, place, plane and
/// instant stays, but under forces the last three are results, and a warning names what is not used. The models run
/// one after the other through [`simulate`], and each outcome is to the bit that of a simulation with that model. A
/// model that cannot run the scene is listed as refused, with the reason. Rows are dropped as soon as a run is
/// summarised. SI units; the spread is that of the choice of model alone.
///
/// ```
/// use std::ops::ControlFlow;
/// let scene = accuscene::Scene::from_toml(
///     r#"
///     schema = "accuscene/scene/1"
///     options = { duration = 0.4 }
///     [[vehicles]]
///     id = "a"
///     mass = 1500
///     dimensions = { length = 4.5, width = 1.8, wheelbase = 2.7 }
///     start = { position = [0, 0], speed = 10 }
///     [[vehicles]]
///     id = "b"
///     mass = 1200
///     dimensions = { length = 4.2, width = 1.7, wheelbase = 2.5 }
///     start = { position = [6, 0.6], speed = 10, heading = "180 deg" }
///     "#,
/// )?;
/// let comparison = accuscene::compare(&scene, &Default::default(), &mut |_| ControlFlow::Continue(()))?;
/// let (_, delta_v, spread) = comparison.widest_delta_v().ok_or("no impact")?;
/// assert_eq!(delta_v.unit, "m/s");
/// assert!(spread.count >= 3 && spread.lowest > 8.0);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// # Errors
/// As [`simulate`] for what no model can run; a comparison that `progress` ended.
pub fn compare(
    scene: &Scene,
    options: &CompareOptions,
    progress: &mut dyn FnMut(CompareProgress) -> ControlFlow<()>,
) -> Result<Comparison, EngineError> {
    let problems = scene.validate();
    if problems.iter().any(|problem| problem.severity == Severity::Error) {
        return Err(CoreError::Document { problems }.into());
    }
    let options = options.ordered();
    let count = options.models.len();
    let mut models = Vec::with_capacity(count);
    let mut refused = Vec::new();
    let mut errors = Vec::new();
    for (index, model) in options.models.iter().copied().enumerate() {
        let own = with_model(scene, model);
        let run = simulate(&own, &SimulateOptions::default(), &mut |run| {
            progress(CompareProgress { model, index, count, run })
        });
        match run {
            Ok(outcome) => models.push(ModelOutcome::of(model, outcome)),
            Err(EngineError::Physics(PhysicsError::Cancelled { time })) => {
                return Err(PhysicsError::Cancelled { time }.into());
            }
            Err(error) => {
                refused.push(Refusal::of(model, &error));
                errors.push((model, error));
            }
        }
    }
    let scene_model = scene.impacts.model.unwrap_or_default();
    if models.is_empty() {
        // Nothing ran: the scene itself is at fault, and its own model tells best why.
        let own = errors.iter().position(|(model, _)| *model == scene_model).unwrap_or(0);
        return Err(errors.swap_remove(own).1);
    }
    Ok(Comparison {
        schema: SCHEMA.into(),
        engine: EngineInfo::current(),
        scene_hash: scene.hash(),
        options,
        echo: scene.resolve().into_scene(),
        scene_model,
        overridden: overridden(scene),
        impacts: matching::impacts(&models),
        vehicles: matching::vehicles(&models),
        models,
        refused,
    })
}

/// The scene as [`compare`] runs it under a model: the model is that of all pairs.
#[must_use]
pub fn with_model(scene: &Scene, model: ImpactModel) -> Scene {
    let mut scene = scene.clone();
    scene.impacts.model = Some(model);
    for pair in &mut scene.impacts.pairs {
        pair.model = None;
    }
    scene
}

/// Pairs that ask for a model of their own.
fn overridden(scene: &Scene) -> Vec<Overridden> {
    let pairs = scene.impacts.pairs.iter();
    pairs
        .filter_map(|pair| pair.model.map(|model| Overridden { between: pair.between.clone(), model }))
        .collect()
}

impl ModelOutcome {
    fn of(model: ImpactModel, outcome: Outcome) -> Self {
        let note = outcome.models.iter().find(|note| note.role == "impact" && note.name == model.name());
        let text = |of: fn(&crate::outcome::ModelInfo) -> &String| {
            note.map_or_else(String::new, |note| of(note).clone())
        };
        let courses = outcome
            .vehicles
            .iter()
            .map(|vehicle| {
                Course::of(&vehicle.id, outcome.recording.table(&format!("vehicle.{}", vehicle.id)))
            })
            .collect();
        Self {
            model,
            source: text(|note| &note.source),
            validity: text(|note| &note.validity),
            scene_hash: outcome.scene_hash,
            end: outcome.end,
            stop: outcome.stop,
            courses,
            collisions: outcome.collisions,
            vehicles: outcome.vehicles,
            warnings: outcome.warnings,
        }
    }
}

impl Refusal {
    fn of(model: ImpactModel, error: &EngineError) -> Self {
        Self { model, code: error.code(), reason: error.to_string(), problems: error.problems() }
    }
}
