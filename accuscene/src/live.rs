//! A scene under a host's hands: controls in, states out, step by step.

use std::sync::Arc;

use accuscene_core::document::{ContentHash, Format, Limits, read_text};
use accuscene_core::scene::{Resolved, Scene};
use accuscene_physics::PhysicsError;
use accuscene_physics::simulation::{ControlLog, Live};

use crate::error::EngineError;
use crate::outcome::Outcome;
use crate::simulate::{SimulateOptions, prepare};

/// A scene that a host drives live.
///
/// It steps exactly as [`simulate`](crate::simulate) does; the log of its inputs replays to the same bits.
///
/// ```
/// use accuscene::{LiveSession, Scene, SimulateOptions};
///
/// let scene = Scene::from_toml(r#"
/// schema = "accuscene/scene/1"
/// [[vehicles]]
/// id = "car"
/// mass = 1400
/// dimensions = { length = 4.4, width = 1.75, wheelbase = 2.6 }
/// start = { position = [0, 0], speed = 20 }
/// "#)?;
/// let mut session = LiveSession::new(&scene, &SimulateOptions::default())?;
/// let mut controls = session.live().coasting(0).expect("one vehicle");
/// controls.brake = 0.5;
/// session.live_mut().set_controls(&[(0, &controls, Default::default())])?;
/// session.live_mut().step(1000)?;
/// assert!(session.live().state().vehicles[0].body.velocity.x < 18.0);
/// let again = LiveSession::replay(&scene, &SimulateOptions::default(), session.live().log(), 1000)?;
/// assert_eq!(again.live().state(), session.live().state());
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug)]
pub struct LiveSession {
    scene_hash: ContentHash,
    resolved: Resolved,
    options: SimulateOptions,
    live: Live,
}

impl LiveSession {
    /// A scene at its start.
    ///
    /// # Errors
    /// As [`compile`](crate::compile).
    pub fn new(scene: &Scene, options: &SimulateOptions) -> Result<Self, EngineError> {
        let (resolved, model) = prepare(scene)?;
        let live = Live::new(Arc::new(model), options.record);
        Ok(Self { scene_hash: scene.hash(), resolved, options: options.clone(), live })
    }

    /// A scene after `steps` steps with the inputs of a log.
    ///
    /// # Errors
    /// As [`new`](Self::new), and those of [`Live::replay`].
    pub fn replay(
        scene: &Scene,
        options: &SimulateOptions,
        log: &ControlLog,
        steps: u64,
    ) -> Result<Self, EngineError> {
        let (resolved, model) = prepare(scene)?;
        let live = Live::replay(Arc::new(model), log, steps, options.record)?;
        Ok(Self { scene_hash: scene.hash(), resolved, options: options.clone(), live })
    }

    /// The session.
    #[must_use]
    pub fn live(&self) -> &Live {
        &self.live
    }

    /// The session, to be driven.
    pub fn live_mut(&mut self) -> &mut Live {
        &mut self.live
    }

    /// Moves on by `steps` steps.
    ///
    /// # Errors
    /// As [`Live::step`].
    pub fn step(&mut self, steps: u64) -> Result<(), PhysicsError> {
        self.live.step(steps)
    }

    /// Every input so far as JSON, for [`read_log`](Self::read_log).
    ///
    /// # Errors
    /// [`EngineError::Encode`] when a number cannot be written, which no input that was accepted has.
    pub fn log_json(&self) -> Result<String, EngineError> {
        serde_json::to_string(self.live.log()).map_err(|source| EngineError::Encode { source })
    }

    /// Reads a log back.
    ///
    /// # Errors
    /// [`EngineError::Core`] for a text that is no JSON or too large, [`EngineError::Log`] for one that is no log.
    pub fn read_log(text: &str) -> Result<ControlLog, EngineError> {
        let value = read_text(text, Format::Json, &Limits::default())?;
        serde_json::from_value(value).map_err(|source| EngineError::Log { source })
    }

    /// What has happened so far, as a simulation tells it.
    #[must_use]
    pub fn outcome(&self) -> Outcome {
        Outcome::of(self.scene_hash, self.resolved.clone(), &self.options, self.live.to_run())
    }
}
