//! From a scene to its outcome.

use core::ops::ControlFlow;

use accuscene_core::document::{ContentHash, Severity};
use accuscene_core::error::CoreError;
use accuscene_core::event::{CollisionEvent, Event};
use accuscene_core::scene::{Resolved, Scene};
use accuscene_physics::{Model, simulation};
use serde::{Deserialize, Serialize};

use crate::error::EngineError;
use crate::outcome::{
    EngineInfo, ModelInfo, Outcome, SCHEMA, StopReason, TableReference, TyreMarks, summaries,
};

/// Options of one simulation; none of them changes a result, only what is kept of it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct SimulateOptions {
    /// Whether the rows of all tables stay in [`Outcome::recording`].
    pub record: bool,
}

impl Default for SimulateOptions {
    fn default() -> Self {
        Self { record: true }
    }
}

/// How far a simulation has come.
#[derive(Clone, Copy, Debug, PartialEq)]
#[non_exhaustive]
pub struct Progress {
    /// Simulated time, s.
    pub time: f64,
    /// Simulated time at which the run ends at the latest, s.
    pub end: f64,
}

/// Compiles a scene without running it: the check that it can be run.
///
/// # Errors
/// As [`simulate`], but for what only a run can find.
pub fn compile(scene: &Scene) -> Result<Model, EngineError> {
    prepare(scene).map(|(_, model)| model)
}

pub(crate) fn prepare(scene: &Scene) -> Result<(Resolved, Model), EngineError> {
    let problems = scene.validate();
    if problems.iter().any(|problem| problem.severity == Severity::Error) {
        return Err(CoreError::Document { problems }.into());
    }
    let resolved = scene.resolve();
    let model = Model::compile(&resolved)?;
    Ok((resolved, model))
}

/// Simulates a scene.
///
/// The scene is validated, resolved, compiled and run; `progress` is called now and then and ends the run by
/// [`ControlFlow::Break`]. The same scene gives the same outcome, to the last bit.
///
/// # Errors
/// Every problem of an invalid scene at once; what the physics cannot run, by name; divergence with time and vehicle;
/// a run that `progress` ended.
pub fn simulate(
    scene: &Scene,
    options: &SimulateOptions,
    progress: &mut dyn FnMut(Progress) -> ControlFlow<()>,
) -> Result<Outcome, EngineError> {
    let (resolved, model) = prepare(scene)?;
    let run = simulation::run(&model, &mut |time, end| progress(Progress { time, end }))?;

    Ok(Outcome::of(scene.hash(), resolved, options, run))
}

impl Outcome {
    /// What a run of a resolved scene tells.
    pub(crate) fn of(
        scene_hash: ContentHash,
        resolved: Resolved,
        options: &SimulateOptions,
        run: simulation::Run,
    ) -> Self {
        let mut collisions = Vec::new();
        let mut events = Vec::new();
        for event in &run.recording.events {
            match event {
                Event::Collision(collision) => collisions.push((**collision).clone()),
                other => events.push(other.clone()),
            }
        }
        let mut warnings = run.warnings;
        for warning in collisions.iter().flat_map(|collision: &CollisionEvent| &collision.warnings) {
            if !warnings.contains(warning) {
                warnings.push(warning.clone());
            }
        }
        let vehicles = summaries(resolved.scene(), &run.recording, &collisions, &events, run.approaches);
        let mut tyre_marks = TyreMarks::empty();
        for vehicle in &vehicles {
            let prefix = format!("wheel.{}.", vehicle.id);
            for table in run.recording.tables() {
                if let Some(wheel) = table.name().strip_prefix(&prefix) {
                    tyre_marks.add(&vehicle.id, wheel, table);
                }
            }
        }
        Self {
            schema: SCHEMA.into(),
            engine: EngineInfo::current(),
            scene_hash,
            echo_hash: resolved.hash(),
            options: options.clone(),
            seed: resolved.scene().options.seed.unwrap_or_default(),
            echo: resolved.into_scene(),
            models: run
                .models
                .iter()
                .map(|note| ModelInfo::new(note.role, &note.name, note.source, note.validity))
                .collect(),
            end: run.end,
            stop: StopReason::from(run.stop),
            vehicles,
            collisions,
            events,
            warnings,
            tyre_marks,
            tables: run.recording.tables().iter().map(TableReference::of).collect(),
            recording: if options.record { run.recording } else { Default::default() },
        }
    }
}
