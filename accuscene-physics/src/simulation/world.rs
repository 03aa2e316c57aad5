use super::encounter::{BodyRef, EncounterPhase};
use super::recorder::Recorder;
use super::state::State;
use super::step::advance;
use crate::contact::Pose2;
use crate::error::PhysicsError;
use crate::model::Model;
use accuscene_core::arith::Vec2;
use accuscene_core::event::{Event, PushEvent, Warning};

/// No tyre or spring accelerates a vehicle so; beyond it the integration has diverged, m/s².
const WILD: f64 = 1e4;
/// A vehicle slower than this no longer moves for the eye: the time of its rest counts from here, m/s.
const MOVING: f64 = 0.1;
/// Past this roll or pitch the wheels no longer carry the vehicle, cosine of 45 degrees.
const UPRIGHT: f64 = 0.707;

/// A model on its way: its state, what it recorded and what it needs to find contacts.
pub(super) struct World<'a> {
    pub(super) model: &'a Model,
    pub(super) state: State,
    pub(super) recorder: Recorder,
    pub(super) events: Vec<Event>,
    /// Pairs that lean on each other.
    pub(super) pushes: Vec<PushEvent>,
    pub(super) warnings: Vec<Warning>,
    pub(super) outside: bool,
    /// Place and heading of each vehicle at the start of the step.
    pub(super) before: Vec<Pose2>,
    pub(super) first: Vec<Vec2>,
    pub(super) second: Vec<Vec2>,
}

impl<'a> World<'a> {
    pub(super) fn new(model: &'a Model) -> Self {
        let state = State::new(model);
        let before = Vec::with_capacity(model.vehicles.len());
        let recorder = Recorder::new(model);
        let (events, warnings) = (Vec::new(), super::notes::start_warnings(model));
        Self {
            model,
            state,
            recorder,
            events,
            pushes: Vec::new(),
            warnings,
            outside: false,
            before,
            first: Vec::new(),
            second: Vec::new(),
        }
    }

    /// One step of the grid, split at every impact that is due in it.
    pub(super) fn tick(&mut self) {
        let model = self.model;
        let t0 = self.state.time(model);
        let t1 = (self.state.steps + 1) as f64 * model.step;
        self.before.clear();
        self.before.extend((0..self.state.vehicles.len()).map(|i| BodyRef::Vehicle(i).pose(&self.state)));
        self.begin_given(t0, t1);
        let mut t = t0;
        while let Some((k, due)) = self.next_due(t1) {
            if due > t {
                advance(model, &mut self.state, t, due - t);
                t = due;
            }
            self.hit(k, t);
        }
        if t1 > t {
            advance(model, &mut self.state, t, t1 - t);
        }
        self.state.steps += 1;
        self.find_contacts(t0, t1);
    }

    pub(super) fn check_finite(&self) -> Result<(), PhysicsError> {
        for (v, s) in self.model.vehicles.iter().zip(&self.state.vehicles) {
            let a = s.body.acceleration;
            if !s.body.is_finite() || a.dot(a) > WILD * WILD {
                return Err(PhysicsError::Diverged {
                    vehicle: v.id.clone(),
                    time: self.state.time(self.model),
                    hint: "halve options.step, or look for an extreme stiffness or a tiny mass".to_owned(),
                });
            }
        }
        Ok(())
    }

    /// Looks for rest, lifted wheels and vehicles that tip over.
    pub(super) fn watch(&mut self) {
        let t = self.state.time(self.model);
        let dt = self.model.step;
        let mut freed = Vec::new();
        for (v, s) in self.model.vehicles.iter().zip(&mut self.state.vehicles) {
            if s.body.velocity.norm() > MOVING {
                s.last_moving = t;
            }
            if s.rest_since.is_none() && s.rest.observe(s.calmness(), dt) {
                s.settle(s.last_moving);
                let position = [s.body.position.x, s.body.position.y, s.body.position.z];
                freed.push(Event::Rest { body: v.id.clone(), time: s.last_moving, position, heading: s.yaw });
            }
            let lifted = s.rest_since.is_none() && s.forces.iter().any(|f| f.force.z <= 0.0);
            if lifted && !s.lifted {
                let wheel = s.forces.iter().position(|f| f.force.z <= 0.0).unwrap_or(0);
                freed.push(Event::WheelLift {
                    body: v.id.clone(),
                    wheel: v.wheel_names[wheel].clone(),
                    time: t,
                });
            }
            s.lifted = lifted;
            let up = s.body.orientation.matrix().rows[2].z;
            if up < UPRIGHT && !self.outside {
                self.outside = true;
                let reason = "it rolled or pitched past 45 degrees; contact of the body with the ground is not \
                              modelled, and the motion is not computed any further";
                freed.push(Event::OutsideModel { body: v.id.clone(), time: t, reason: reason.to_owned() });
                self.warnings.push(Warning {
                    code: 2010,
                    subject: format!("vehicles.{}", v.id),
                    time: Some(t),
                    message: reason.to_owned(),
                    source: None,
                });
            }
        }
        self.events.extend(freed);
    }

    /// True when everything is at rest, no impact is due and no driver has anything left to do.
    pub(super) fn finished(&self) -> bool {
        let t = self.state.time(self.model);
        let due = self.state.encounters.iter().any(|e| matches!(e.phase, EncounterPhase::Engaging { .. }));
        let given = self.model.pairs.iter().any(|p| p.rule.at.is_some_and(|at| at >= t));
        !due && !given
            && self
                .model
                .vehicles
                .iter()
                .zip(&self.state.vehicles)
                .all(|(v, s)| s.rest_since.is_some() && v.program.last_change(s.first_impact) <= t)
    }
}
