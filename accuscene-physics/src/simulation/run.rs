use super::recorder::Recorder;
use super::world::World;
use crate::approach::Approach;
use crate::error::PhysicsError;
use crate::model::Model;
use accuscene_core::event::{Event, Warning};
use accuscene_core::table::Recording;
use core::ops::ControlFlow;

/// What a run of a model gave.
#[derive(Clone, Debug)]
pub struct Run {
    /// Tables and events.
    pub recording: Recording,
    /// Time reached, s.
    pub end: f64,
    /// Why the run ended.
    pub stop: StopReason,
    /// Warnings, in order of time.
    pub warnings: Vec<Warning>,
    /// The models that took part, with their sources.
    pub models: Vec<ModelNote>,
    /// The way of each vehicle to the start, in the order of the model; none where the scene says nothing of it.
    pub approaches: Vec<Option<Approach>>,
}

/// Why a run ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StopReason {
    /// The scene's duration is over.
    Duration,
    /// Everything is at rest and no driver has anything left to do.
    AllAtRest,
    /// A vehicle left what the models cover; the warnings tell which and when.
    OutsideModel,
    /// The host that steps the model looks at it here.
    Host,
}

/// A model that took part in a run.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ModelNote {
    /// What it is for.
    pub role: &'static str,
    /// Its name.
    pub name: String,
    /// Where it comes from.
    pub source: &'static str,
    /// Where it holds.
    pub validity: &'static str,
}

/// Steps between two calls of the progress function.
const PROGRESS_EVERY: u64 = 200;

/// Runs a model to its end.
///
/// `progress` gets the time reached and the duration (s) every 200 steps; it can break off.
///
/// # Errors
/// [`PhysicsError::Cancelled`] if `progress` breaks; [`PhysicsError::Diverged`] if a number is no longer finite.
pub fn run(
    model: &Model,
    progress: &mut dyn FnMut(f64, f64) -> ControlFlow<()>,
) -> Result<Run, PhysicsError> {
    run_world(World::new(model), progress)
}

/// The same, but of tables only those of these names, and of these only the ways: `t`, `x` and `y` of wheels, and of
/// vehicles `yaw`, `vx`, `vy`, `yaw_rate`, `ax` and `speed` too. What is recorded has the same bits.
///
/// # Errors
/// As [`run`], but it cannot be broken off.
pub(crate) fn run_ways(model: &Model, keep: &dyn Fn(&str) -> bool) -> Result<Run, PhysicsError> {
    let mut world = World::new(model);
    world.recorder = Recorder::of_ways(model, keep);
    run_world(world, &mut |_, _| ControlFlow::Continue(()))
}

fn run_world(
    mut world: World<'_>,
    progress: &mut dyn FnMut(f64, f64) -> ControlFlow<()>,
) -> Result<Run, PhysicsError> {
    let model = world.model;
    let steps = (model.duration / model.step + 0.5) as u64;
    let mut stop = StopReason::Duration;
    world.recorder.row(model, &world.state);
    while world.state.steps < steps {
        if world.state.steps.is_multiple_of(PROGRESS_EVERY) {
            let t = world.state.time(model);
            if progress(t, model.duration).is_break() {
                return Err(PhysicsError::Cancelled { time: t });
            }
        }
        world.step(true)?;
        if world.outside {
            stop = StopReason::OutsideModel;
            break;
        }
        if model.stop_at_rest && world.finished() {
            stop = StopReason::AllAtRest;
            break;
        }
    }
    if !world.state.steps.is_multiple_of(model.record_every) {
        world.recorder.row(model, &world.state);
    }
    world.end();
    let end = world.state.time(model);
    let _ = progress(end, model.duration);
    let mut events = world.events;
    events.extend(world.pushes.into_iter().map(Event::Push));
    Ok(Run {
        recording: world.recorder.finish(events),
        end,
        stop,
        warnings: world.warnings,
        models: super::notes::notes(model),
        approaches: model.approaches(),
    })
}
