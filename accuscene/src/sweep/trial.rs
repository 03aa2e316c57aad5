use super::address::Address;
use crate::error::EngineError;
use crate::outcome::{VehicleSummary, summaries};
use crate::simulate::prepare;
use accuscene_core::error::CoreError;
use accuscene_core::event::{CollisionEvent, Event};
use accuscene_core::scene::{Resolved, Scene};
use accuscene_physics::simulation::Run;
use accuscene_physics::{Model, PhysicsError, simulation};
use core::ops::ControlFlow;

/// A scene in which values are replaced, and the figures of its runs that are kept.
#[derive(Clone, Debug)]
pub(super) struct Trial {
    scene: Scene,
    paths: Vec<String>,
    outputs: Vec<Address>,
    /// The impacts that outputs name, 1 the first, each once.
    impacts: Vec<u32>,
}

/// What is kept of a run.
#[derive(Clone, Debug)]
pub(super) struct Row {
    /// One an output; NaN where there is none.
    pub(super) values: Vec<f64>,
    /// Who met in the impacts that outputs name.
    pub(super) bodies: Vec<(u32, [String; 2])>,
}

impl Trial {
    /// The scene as it is run; what was found and what is sought has no part in a run.
    pub(super) fn of(scene: &Scene, paths: Vec<String>, outputs: Vec<Address>) -> Self {
        let mut scene = scene.clone();
        scene.evidence.clear();
        scene.unknowns.clear();
        let mut impacts: Vec<u32> = outputs.iter().filter_map(Address::impact).collect();
        impacts.sort_unstable();
        impacts.dedup();
        Self { scene, paths, outputs, impacts }
    }

    /// The figures that are kept.
    pub(super) fn outputs(&self) -> &[Address] {
        &self.outputs
    }

    /// The runs with these values, one a path in each.
    pub(super) fn rows(&self, samples: Vec<Result<Vec<f64>, EngineError>>) -> Vec<Result<Row, EngineError>> {
        let prepared: Vec<Result<(Resolved, Model), EngineError>> =
            samples.into_iter().map(|values| self.prepared(&values?)).collect();
        let models: Vec<&Model> = prepared.iter().flatten().map(|(_, model)| model).collect();
        let mut runs = simulation::run_all(&models).into_iter();
        let row = |one: Result<(Resolved, Model), EngineError>| {
            let (resolved, _) = one?;
            // One for each that could be prepared.
            let run = runs.next().unwrap_or(Err(PhysicsError::Cancelled { time: 0.0 }))?;
            Ok(self.kept(&Seen::in_run(&resolved, run)))
        };
        prepared.into_iter().map(row).collect()
    }

    /// The scene with these values, ready to run.
    fn prepared(&self, values: &[f64]) -> Result<(Resolved, Model), EngineError> {
        let mut scene = self.scene.clone();
        let pairs: Vec<(&str, f64)> =
            self.paths.iter().map(String::as_str).zip(values.iter().copied()).collect();
        scene.set_quantities(&pairs)?;
        prepare(&scene)
    }

    /// What is kept of what was seen.
    pub(super) fn kept(&self, seen: &Seen) -> Row {
        let value = |address: &Address| address.value(&seen.collisions, &seen.vehicles);
        let values = self.outputs.iter().map(|address| value(address).unwrap_or(f64::NAN));
        let bodies = self.impacts.iter().filter_map(|number| {
            let collision = seen.collisions.get(*number as usize - 1)?;
            let mut names = collision.bodies.each_ref().map(|side| side.body.clone());
            names.sort_unstable();
            Some((*number, names))
        });
        Row { values: values.collect(), bodies: bodies.collect() }
    }
}

/// What a run showed: its rows are gone.
pub(super) struct Seen {
    pub(super) collisions: Vec<CollisionEvent>,
    vehicles: Vec<VehicleSummary>,
}

impl Seen {
    pub(super) fn of(resolved: &Resolved, model: &Model) -> Result<Self, EngineError> {
        Ok(Self::in_run(resolved, simulation::run(model, &mut |_, _| ControlFlow::Continue(()))?))
    }

    /// What a run of this scene has shown.
    fn in_run(resolved: &Resolved, run: Run) -> Self {
        let mut recording = run.recording;
        let (mut collisions, mut events) = (Vec::new(), Vec::new());
        for event in core::mem::take(&mut recording.events) {
            match event {
                Event::Collision(collision) => collisions.push(*collision),
                other => events.push(other),
            }
        }
        let vehicles = summaries(resolved.scene(), &recording, &collisions, &events, run.approaches);
        Self { collisions, vehicles }
    }
}

/// The number of the first problem, or of the error itself.
pub(super) fn failure(error: &EngineError) -> u32 {
    match error {
        EngineError::Core(CoreError::Document { problems }) => {
            problems.iter().find(|problem| problem.is_error()).map_or(error.code(), |problem| problem.code)
        }
        other => other.code(),
    }
}
