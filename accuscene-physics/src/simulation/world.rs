use super::calm::Calm;
use super::clearance::Clearance;
use super::clusters::Clusters;
use super::crushing::Acting;
use super::encounter::{BodyRef, EncounterPhase};
use super::island::Islands;
use super::recorder::Recorder;
use super::state::{State, VehicleState};
use super::step::stand;
use super::together::SWEEPS;
use crate::contact::{BroadPhase, Gauge, HeightRange, PlacedOutline, Pose2};
use crate::crush_force::Dent;
use crate::driver::{Begins, DriverInput};
use crate::error::PhysicsError;
use crate::model::{Model, VehicleModel};
use crate::terrain::is_nowhere;
use crate::vehicle::WheelControl;
use accuscene_core::arith::Real;
use accuscene_core::event::{Event, PushEvent, Warning};
use accuscene_core::scene::Side;

/// No tyre or spring accelerates a vehicle so; beyond it the integration has diverged, m/s².
pub(super) const WILD: f64 = 1e4;
/// A rope that becomes taut, a trailer against its stop or something to lean on changes a velocity in one step, however
/// short it is, but by no more than this, m/s.
const SNATCH: f64 = 100.0;
/// A vehicle slower than this no longer moves for the eye: the time of its rest counts from here, m/s.
pub(super) const MOVING: f64 = 0.1;
/// A vehicle this far below its start has left the ground that the scene knows, m.
const FALLEN: f64 = 1000.0;

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
    pub(super) scratch: Scratch,
}

/// Memory that a step works in, kept from one to the next.
#[derive(Clone, Debug, Default)]
pub(super) struct Scratch {
    /// Place and heading of each vehicle at the start of the step.
    pub(super) before: Vec<Pose2>,
    pub(super) broad: BroadPhase,
    /// Pairs that are near enough to look at.
    pub(super) near: Vec<[BodyRef; 2]>,
    /// Gap of each of them at the start of the step, m, or less; 0 where it is not known.
    pub(super) gaps: Vec<f64>,
    /// What is known of the gaps of pairs that have not met, in the order of the pairs.
    pub(super) clearances: Vec<Clearance>,
    /// The outlines of a pair where they are.
    pub(super) first: PlacedOutline,
    pub(super) second: PlacedOutline,
    /// Which layers these are, and where; none once an outline has changed.
    pub(super) placed: [Option<(BodyRef, usize, Pose2)>; 2],
    /// What measures them.
    pub(super) gauge: Gauge,
    /// Layers of a pair that can meet, with their common heights.
    pub(super) meetings: Vec<([usize; 2], Option<HeightRange>)>,
    /// What comes to rest together, and how calm it is.
    pub(super) clusters: Clusters,
    pub(super) calm: Vec<Calm>,
    /// Pairs that may press on each other in the step, in islands, what acts between them, and what it dents.
    pub(super) pressing: Vec<[BodyRef; 2]>,
    pub(super) islands: Islands,
    pub(super) acting: Vec<Acting>,
    pub(super) dents: Vec<Dent>,
    /// What a driver asks for, and what that does to the wheels.
    pub(super) asked: DriverInput,
    pub(super) controls: Vec<WheelControl>,
}

/// A world that stands still: all of it but the model.
#[derive(Clone, Debug)]
pub(super) struct Paused {
    pub(super) state: State,
    pub(super) recorder: Recorder,
    pub(super) events: Vec<Event>,
    pub(super) pushes: Vec<PushEvent>,
    pub(super) warnings: Vec<Warning>,
    pub(super) outside: bool,
    scratch: Scratch,
}

impl Paused {
    /// Nothing at all; allocates nothing.
    pub(super) fn empty() -> Self {
        Self {
            state: State::default(),
            recorder: Recorder::empty(),
            events: Vec::new(),
            pushes: Vec::new(),
            warnings: Vec::new(),
            outside: false,
            scratch: Scratch::default(),
        }
    }

    /// Goes on with `model`, the one it was paused with.
    pub(super) fn resume(self, model: &Model) -> World<'_> {
        let Self { state, recorder, events, pushes, warnings, outside, scratch } = self;
        World { model, state, recorder, events, pushes, warnings, outside, scratch }
    }
}

impl<'a> World<'a> {
    /// Stops between two steps.
    pub(super) fn pause(self) -> Paused {
        let Self { state, recorder, events, pushes, warnings, outside, scratch, .. } = self;
        Paused { state, recorder, events, pushes, warnings, outside, scratch }
    }

    /// One step with all that belongs to it; a row where one is due and `records` says so.
    pub(super) fn step(&mut self, records: bool) -> Result<(), PhysicsError> {
        self.tick();
        self.end_step(records)
    }

    /// What follows on the motion of a step and the contacts that it brought.
    pub(super) fn end_step(&mut self, records: bool) -> Result<(), PhysicsError> {
        self.check_finite()?;
        self.watch();
        if records && self.state.steps.is_multiple_of(self.model.record_every) {
            self.recorder.row(self.model, &self.state);
        }
        Ok(())
    }

    /// Tells what only the end of a run tells: contacts that go on, and damage that was known and did not come.
    pub(super) fn end(&mut self) {
        self.end_all_contacts();
        self.warnings.extend(super::notes::end_warnings(self.model, &self.state));
    }

    pub(super) fn new(model: &'a Model) -> Self {
        let state = State::new(model);
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
            scratch: Scratch::default(),
        }
    }

    /// One step of the grid, split at every impact that is due in it.
    pub(super) fn tick(&mut self) {
        let model = self.model;
        if self.state.steps == 0 {
            self.find_near();
        }
        let t0 = self.state.time(model);
        let t1 = (self.state.steps + 1) as f64 * model.step;
        self.note_poses();
        self.begin_given(t0, t1);
        self.foresee(t0, t1);
        let mut t = t0;
        let mut sweeps = SWEEPS;
        while let Some((k, due)) = self.next_due(t1) {
            if due > t {
                self.advance_pressed(t, due);
                t = due;
            }
            self.serve(k, t, &mut sweeps);
            // Whoever was struck goes another way from here.
            self.find_near();
            self.foresee(t, t1);
        }
        if t1 > t {
            self.advance_pressed(t, t1);
        }
        self.harm_crushed();
        self.meet_up(t0, t1);
    }

    /// Ends the motion of a step from `t0` to `t1` (s): looks for who has met in it.
    pub(super) fn meet_up(&mut self, t0: f64, t1: f64) {
        self.state.steps += 1;
        self.find_contacts(t0, t1);
        self.tell_leaning(t1);
    }

    pub(super) fn check_finite(&self) -> Result<(), PhysicsError> {
        let snatch = Real::max(SNATCH / self.model.step, WILD);
        for (i, (v, s)) in self.model.vehicles.iter().zip(&self.state.vehicles).enumerate() {
            let a = s.body.acceleration;
            let square = if s.body.is_finite() { a.dot(a) } else { f64::INFINITY };
            if square > WILD * WILD && (square > snatch * snatch || !self.is_snatched(i)) {
                return Err(PhysicsError::Diverged {
                    vehicle: v.id.clone(),
                    time: self.state.time(self.model),
                    hint: "halve options.step, or look for an extreme stiffness or a tiny mass".to_owned(),
                });
            }
        }
        Ok(())
    }

    /// Whether joints or what it leans on may change the velocity of a vehicle in one step.
    fn is_snatched(&self, vehicle: usize) -> bool {
        self.model.joints.iter().any(|j| j.bodies.contains(&vehicle))
            || self.state.leans.iter().any(|l| l.bodies.contains(&BodyRef::Vehicle(vehicle)))
    }

    /// Looks for rest, lifted wheels and vehicles that tip over or fall.
    pub(super) fn watch(&mut self) {
        let t = self.state.time(self.model);
        let dt = self.model.step;
        let mut freed = Vec::new();
        self.find_calm();
        let Scratch { calm, clusters, .. } = &mut self.scratch;
        for (i, (v, s)) in self.model.vehicles.iter().zip(&mut self.state.vehicles).enumerate() {
            if s.body.velocity.norm() > MOVING {
                s.last_moving = t;
            }
            if s.rest_since.is_none() && calm[clusters.lowest(i)].rests {
                s.settle(s.last_moving);
                stand(v, s, t);
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
            // A planar vehicle cannot fall: it has left the model where the ground ends under it.
            let gone = match v.planar {
                Some(_) => self.model.terrain.ground.tangent(s.body.position).is_none(),
                None => s.body.position.z < v.start.position.z - FALLEN && s.footing.iter().all(is_nowhere),
            };
            if gone {
                fall(v, t, &mut freed, &mut self.warnings);
            }
            self.outside |= gone;
            tumbles(v, s, t, &mut freed, &mut self.events);
        }
        for (joint, s) in self.model.joints.iter().zip(&self.state.joints) {
            if let Some(time) = s.broken.filter(|broken| *broken > t - dt) {
                freed.push(Event::Uncoupled {
                    coupling: joint.id.clone(),
                    bodies: joint.bodies.map(|i| self.model.vehicles[i].id.clone()),
                    time,
                    force: s.force.norm(),
                });
            }
        }
        self.events.extend(freed);
    }

    /// True when everything is at rest, no impact is due and no driver has anything left to do.
    pub(super) fn finished(&self) -> bool {
        let t = self.state.time(self.model);
        let due = self.state.encounters.iter().any(|e| matches!(e.phase, EncounterPhase::Engaging { .. }));
        let given = self.model.pairs.iter().any(|p| p.rule.given_instant().is_some_and(|at| at >= t));
        !due && !given
            && self.state.crushes.is_empty()
            && self.model.vehicles.iter().zip(&self.state.vehicles).all(|(v, s)| {
                let begins = Begins { impact: s.first_impact, reached: &s.driver.reached };
                // A phase that begins now has not acted yet.
                s.rest_since.is_some() && v.program.last_change(begins) < t - 0.5 * self.model.step
            })
    }
}

/// Notes that a vehicle has left the ground.
fn fall(v: &VehicleModel, t: f64, new: &mut Vec<Event>, warnings: &mut Vec<Warning>) {
    let reason = "it fell off the edge of the ground; the motion is not computed any further";
    new.push(Event::OutsideModel { body: v.id.clone(), time: t, reason: reason.to_owned() });
    warnings.push(Warning {
        code: 2010,
        subject: format!("vehicles.{}", v.id),
        time: Some(t),
        message: reason.to_owned(),
        source: None,
    });
}

/// Notes the bodywork on the ground and rollovers.
fn tumbles(v: &VehicleModel, s: &mut VehicleState, t: f64, new: &mut Vec<Event>, old: &mut [Event]) {
    let turn = s.body.orientation.matrix();
    if s.grounded
        && let Some(i) = s.tumble.strikes(&s.hull, t)
    {
        let at = s.body.position + turn.apply(v.hull.points()[i].at + s.hull[i].crush);
        let speed = s.hull[i].approach;
        new.push(Event::GroundContact { body: v.id.clone(), time: t, point: [at.x, at.y, at.z], speed });
    }
    let quarter_turns = s.tumble.quarter_turns();
    if s.tumble.tips(turn.rows[2].z, t) {
        let side = if s.tumble.turned > 0.0 { Side::Right } else { Side::Left };
        new.push(Event::Rollover { body: v.id.clone(), time: t, side, quarter_turns });
    } else if s.tumble.since.is_some() {
        // The event that was made when it tipped tells at the end how far it went.
        let own = |e: &&mut Event| matches!(e, Event::Rollover { body, .. } if *body == v.id);
        if let Some(Event::Rollover { quarter_turns: known, .. }) = old.iter_mut().rev().find(own) {
            *known = quarter_turns;
        }
    }
}
