use super::draw::{ASKEW, Draw, FRICTION_SD, MASS_SD, SPEEDS};
use super::evidence::found;
use crate::ValidationError;
use accuscene_core::event::Event;
use accuscene_core::scene::Scene;
use accuscene_physics::simulation::{self, Run, StopReason};
use accuscene_physics::{Model, PhysicsError};
use core::fmt::Write;
use core::ops::ControlFlow;

/// A case of which the truth is known: a scene with unknowns and evidence, and the values that the unknowns had.
#[derive(Clone, Debug)]
pub struct Twin {
    /// What the expert has: the scene before the evidence, with unknowns and evidence.
    pub scene: Scene,
    /// The values of the unknowns in truth, in the scene's order; the first two are the impact speeds, m/s.
    pub truth: Vec<f64>,
    /// Tyre model of the truth; the expert takes `brush`.
    pub tyre: &'static str,
    /// Draws that were no accident before this one.
    pub attempts: u32,
}

/// Tyre models of truths that the expert does not know.
const OTHER_TYRES: [&str; 3] = ["linear", "fiala", "tmeasy"];
/// Attempts after which a case is given up: none has needed more than a few.
const MOST_ATTEMPTS: u32 = 200;
/// Least delta-V of both vehicles that is worth a reconstruction, m/s.
const LEAST: f64 = 2.0;

impl Twin {
    /// The case of this number under a seed; every odd one has another tyre in truth than the expert takes.
    ///
    /// # Errors
    /// [`ValidationError`] if the library refuses a scene of ours.
    pub fn new(seed: u64, case: u64) -> Result<Self, ValidationError> {
        let tyre = if case.is_multiple_of(2) { "brush" } else { OTHER_TYRES[(case / 2 % 3) as usize] };
        for attempt in 0..MOST_ATTEMPTS {
            let draw = Draw::new(seed, case, attempt);
            let Some(run) = accident(&draw.truth(tyre))? else { continue };
            let Some(evidence) = found(&run, seed, case) else { continue };
            let tail = unknowns(&draw) + &evidence;
            let scene = Scene::from_toml(&draw.belief(&tail));
            // Headings at the edge of what the expert allows for may overlap at the start as the expert writes them.
            let Ok(scene) = scene else { continue };
            let mut truth = draw.speeds.to_vec();
            truth.extend(draw.true_headings);
            truth.push(draw.true_friction);
            truth.extend(draw.true_masses);
            return Ok(Self { scene, truth, tyre, attempts: attempt });
        }
        Err(ValidationError::Empty {
            path: format!("case {case} of seed {seed}"),
            wanted: "accident in 200 draws",
        })
    }

    /// True if the expert's tyres are those of the truth.
    #[must_use]
    pub fn is_matched(&self) -> bool {
        self.tyre == "brush"
    }
}

/// The run of a scene, if it is an accident of one impact after which both cars come to rest on their wheels.
fn accident(text: &str) -> Result<Option<Run>, ValidationError> {
    let wrong =
        |error: PhysicsError| ValidationError::Engine { scene: "twin".to_owned(), source: error.into() };
    let Ok(scene) = Scene::from_toml(text) else { return Ok(None) };
    let model = Model::compile(&scene.resolve()).map_err(wrong)?;
    let run = match simulation::run(&model, &mut |_, _| ControlFlow::Continue(())) {
        Ok(run) => run,
        Err(PhysicsError::Diverged { .. }) => return Ok(None),
        Err(other) => return Err(wrong(other)),
    };
    let events = &run.recording.events;
    let impacts: Vec<_> =
        events.iter().filter_map(|e| if let Event::Collision(c) = e { Some(c) } else { None }).collect();
    let severe =
        |c: &accuscene_core::event::CollisionEvent| c.bodies.iter().all(|b| b.delta_v_magnitude > LEAST);
    let upright = !events.iter().any(|e| matches!(e, Event::Rollover { .. }));
    let good = impacts.first().is_some_and(|c| severe(c)) && upright && run.stop == StopReason::AllAtRest;
    Ok(good.then_some(run))
}

/// What the expert seeks, TOML.
fn unknowns(draw: &Draw) -> String {
    let mut text = String::new();
    // Writing to a String cannot fail.
    let mut add = |path: &str, low: f64, high: f64| {
        let _ = write!(text, "[[unknowns]]\npath = \"{path}\"\nlow = {low}\nhigh = {high}\n");
    };
    for id in ["a", "b"] {
        add(&format!("vehicles.{id}.start.speed"), SPEEDS[0], SPEEDS[1]);
    }
    for (id, heading) in ["a", "b"].into_iter().zip(draw.headings) {
        add(&format!("vehicles.{id}.start.heading"), heading - ASKEW, heading + ASKEW);
    }
    let [friction, _] = draw.friction;
    add("terrain.friction", friction - 5.0 * FRICTION_SD, friction + 5.0 * FRICTION_SD);
    for (id, mass) in ["a", "b"].into_iter().zip(draw.masses) {
        add(&format!("vehicles.{id}.mass"), mass * (1.0 - 5.0 * MASS_SD), mass * (1.0 + 5.0 * MASS_SD));
    }
    text
}
