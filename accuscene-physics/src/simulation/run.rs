use super::convoy::Convoy;
use super::world::World;
use crate::approach::Approach;
use crate::error::PhysicsError;
use crate::model::Model;
use accuscene_core::event::Warning;
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
    // Every world comes to its end.
    let mut outcome = Err(PhysicsError::Cancelled { time: 0.0 });
    let mut worlds = core::iter::once(World::new(model));
    Convoy::of(1).travel(&mut worlds, progress, &mut |_, result| outcome = result);
    outcome
}
