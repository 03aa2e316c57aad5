use super::controls::spoil;
use super::{BodyRef, Movers, State, VehicleState};
use crate::aftermath::Rebuilt;
use crate::driver::{Begins, Senses};
use crate::hull::RESOLVED_STEP;
use crate::model::{Model, VehicleModel};
use crate::terrain::{Ground, is_nowhere};
use crate::vehicle::{Vehicle, Wrench, drift};
use accuscene_core::arith::{Real, Vec3, wrap_angle};
use std::sync::Arc;

/// Moves every vehicle on by `dt` from time `t` (s) under its driver; contacts are not looked at.
///
/// The inputs are those of the middle of the step. Vehicles at rest are left alone until something moves them.
/// A step too long for bodywork on the ground, or a wheel at a kerb, is split while there is some, for the vehicles that are
/// coupled to it or lean on it too. Allocates nothing.
pub fn advance(model: &Model, state: &mut State, t: f64, dt: f64) {
    advance_some(model, state, Movers::all(model.vehicles.len()), t, dt);
}

/// The same for some vehicles; the others stay where and when they are.
pub(super) fn advance_some(model: &Model, state: &mut State, movers: Movers<'_>, t: f64, dt: f64) {
    // Steps between impacts may exceed the nominal one by rounding.
    let mut parts = 1.0;
    while dt > RESOLVED_STEP * (parts + 1e-6) {
        parts += 1.0;
    }
    let splits = |state: &State, i: usize| scrapes(model, &model.vehicles[i], &state.vehicles[i], dt);
    if parts <= 1.0 {
        advance_part(model, state, movers, t, dt);
    } else if model.joints.is_empty() && state.leans.is_empty() {
        // Nothing passes between vehicles within a step: each takes those that it needs.
        for i in movers.iter() {
            let own = if splits(state, i) { parts } else { 1.0 };
            advance_in(model, state, Movers::of(core::slice::from_ref(&i)), t, dt, own);
        }
    } else {
        let all = if movers.iter().any(|i| splits(state, i)) { parts } else { 1.0 };
        advance_in(model, state, movers, t, dt, all);
    }
}

/// Moves some vehicles on in so many parts of a step.
fn advance_in(model: &Model, state: &mut State, movers: Movers<'_>, t: f64, dt: f64, parts: f64) {
    let part = dt / parts;
    let mut k = 0.0;
    while k < parts {
        advance_part(model, state, movers, t + k * part, part);
        k += 1.0;
    }
}

/// Whether the bodywork of a moving vehicle touches the ground or may in the step, or a wheel of it a kerb.
fn scrapes(model: &Model, v: &VehicleModel, s: &VehicleState, dt: f64) -> bool {
    s.rest_since.is_none()
        && v.planar.is_none()
        && ((s.grounded && s.hull.iter().any(|p| p.load > 0.0))
            || meets_kerb(model, v, s, dt)
            || !v.hull.clears(&s.body, &model.terrain.footing(s.body.position), dt))
}

/// Whether a wheel may come to a kerb in the step: one that is crossed unseen would lift it for nothing.
fn meets_kerb(model: &Model, v: &VehicleModel, s: &VehicleState, dt: f64) -> bool {
    let turn = s.body.orientation.matrix();
    let way = s.body.velocity.norm() * dt;
    !model.terrain.kerbs.is_empty()
        && built(v, &s.rebuilt).wheels.iter().zip(&s.wheels).any(|(p, w)| {
            let hub = s.body.position + turn.apply(p.hub_of(w));
            model.terrain.kerb_within(hub.xy(), p.radius + way)
        })
}

fn advance_part(model: &Model, state: &mut State, movers: Movers<'_>, t: f64, dt: f64) {
    ask(model, state, movers, t + 0.5 * dt, dt);
    for i in movers.iter() {
        if actuate(&model.vehicles[i], &mut state.vehicles[i], t + 0.5 * dt, dt) {
            state.wake(i);
        }
    }
    for i in movers.iter() {
        let (v, s) = (&model.vehicles[i], &mut state.vehicles[i]);
        if s.rest_since.is_none() {
            push(model, v, s, dt);
            if v.balanced && s.first_impact.is_none() {
                balance(s);
            }
        }
    }
    state.hold(model, movers, dt);
    state.join(model, movers, dt);
    let mut apart = false;
    for (joint, s) in model.joints.iter().zip(&mut state.joints) {
        if s.broken.is_none() && movers.has(joint.bodies[0]) && s.force.norm() > joint.breaking_force {
            s.broken = Some(t + 0.5 * dt);
            apart = true;
        }
    }
    if apart {
        state.regroup(model);
    }
    for i in movers.iter() {
        let s = &mut state.vehicles[i];
        if s.rest_since.is_none() {
            drift(&mut s.body, &mut s.wheels, 0.5 * dt);
        }
    }
    state.solver.project_some(&model.joints, &state.joints, &model.vehicles, &mut state.vehicles, movers);
    for i in movers.iter() {
        let (v, s) = (&model.vehicles[i], &mut state.vehicles[i]);
        if s.rest_since.is_none() {
            let before = s.distance;
            count(s, dt);
            v.program.reach([before, s.distance], t, dt, &mut s.driver.reached);
        }
    }
}

/// Works out the forces of the start, so that the first recorded row has them.
pub(super) fn prime(model: &Model, state: &mut State) {
    let instant = 1e-9;
    let all = Movers::all(model.vehicles.len());
    ask(model, state, all, 0.0, 0.0);
    let mut before = Vec::with_capacity(state.vehicles.len());
    for (v, s) in model.vehicles.iter().zip(&mut state.vehicles) {
        if s.body.velocity == Vec3::zero() {
            // Who stands with the foot on the brake has had the time to press it.
            s.driver.pressed = v.actuation.build_up.lag;
            s.driver.pressure = s.input.brake;
        }
        actuate(v, s, 0.0, 0.0);
        before.push((s.body, s.wheels.clone()));
        find_footing(model, v, s, instant);
        accelerate(model, v, s, instant);
        s.hull = v.hull.start();
        s.grounded = false;
    }
    state.join(model, all, instant);
    for (s, (body, wheels)) in state.vehicles.iter_mut().zip(before) {
        (s.body, s.wheels) = (body, wheels);
    }
}

/// Asks every driver, or the host in his seat; the brakes of what is towed follow its leader's pedals.
fn ask(model: &Model, state: &mut State, movers: Movers<'_>, t: f64, dt: f64) {
    for i in movers.iter() {
        let (v, s) = (&model.vehicles[i], &mut state.vehicles[i]);
        if let Some(seat) = &s.driver.seat {
            s.input.copy_from(seat);
            continue;
        }
        v.program.evaluate(t, Begins { impact: s.first_impact, reached: &s.driver.reached }, &mut s.input);
        let senses =
            Senses { body: &s.body, wheels: &s.wheels, radius: radius(v, s), actuation: &v.actuation };
        v.program.follow(t, s.first_impact, &senses, dt, &mut s.driver, &mut s.input);
    }
    for (joint, s) in model.joints.iter().zip(&mut state.joints).filter(|(j, _)| movers.has(j.bodies[0])) {
        if joint.brakes_follow && s.broken.is_none() {
            let [lead, towed] = joint.bodies;
            let leader = &state.vehicles[lead];
            let pedals = [leader.input.brake, leader.input.handbrake];
            if dt <= 0.0 && leader.body.velocity == Vec3::zero() {
                // Who stands with the foot on the brake has done so for a while.
                s.brake_line.fill(pedals);
            }
            let heard = s.brake_line.pass(pedals, t, joint.brake_delay, model.step);
            let input = &mut state.vehicles[towed].input;
            [input.brake, input.handbrake] = heard;
        }
        if s.broken.is_none() {
            let angle = joint.drawbar_angle(joint.bodies.map(|i| &state.vehicles[i].body));
            let wheels = &mut state.vehicles[joint.bodies[1]].input.wheels;
            wheels.iter_mut().take(2).for_each(|w| w.steer += angle.unwrap_or(0.0));
        }
    }
}

/// Loaded radius of the first axle; the mean of both wheels, for one of them would tell left from right.
pub(super) fn radius(v: &VehicleModel, s: &VehicleState) -> f64 {
    match 0.5 * (s.forces[0].loaded_radius + s.forces[1].loaded_radius) {
        r if r > 0.0 => r,
        _ => built(v, &s.rebuilt).wheels[0].radius,
    }
}

/// Lets the controls of a vehicle that has just come to rest be those of wheels that stand, so that they do not wake it.
pub(super) fn stand(v: &VehicleModel, s: &mut VehicleState, t: f64) {
    actuate(v, s, t, 0.0);
}

/// Brings what the driver asks for to the wheels; true if the wheels of a vehicle at rest feel a change.
fn actuate(v: &VehicleModel, s: &mut VehicleState, t: f64, dt: f64) -> bool {
    if s.rest_since.is_some() {
        s.held.copy_from_slice(&s.controls);
    }
    let radius = radius(v, s);
    let a = &v.actuation;
    // At the start the hands are where they are; from then on they move no faster than they can.
    let (change, most) = (s.input.steer - s.driver.steer, a.steer_rate * dt);
    if dt > 0.0 && change.abs() > most {
        s.input.steer = s.driver.steer + Real::clamp(change, -most, most);
    }
    s.driver.steer = s.input.steer;
    if let Some(engine) = &a.engine {
        s.driver.gear = engine.shifted(s.driver.gear, a.driven_spin(&s.wheels));
        s.input.engaged = s.driver.gear;
    }
    // The record tells of the feet; what the devices make of them goes to the wheels only.
    let (pedal, throttle) = (s.input.brake, s.input.throttle);
    s.input.brake = a.build_up.advance(pedal, &mut s.driver, dt);
    if let Some(control) = &a.stability {
        control.act(a, &s.body, &s.forces, &mut s.driver, &mut s.input, dt);
    }
    a.apply(&s.input, &s.wheels, radius, &mut s.controls);
    if let Some(antilock) = &a.antilock {
        let wheels = &built(v, &s.rebuilt).wheels;
        antilock.limit(a, &s.input, t, wheels, &s.wheels, &s.forces, &mut s.controls);
    }
    spoil(&s.harms, &mut s.controls);
    (s.input.brake, s.input.throttle) = (pedal, throttle);
    s.rest_since.is_some() && s.held != s.controls
}

/// Body and wheels as impacts have left them.
fn built<'m>(v: &'m VehicleModel, rebuilt: &'m Option<Arc<Rebuilt>>) -> &'m Vehicle<f64> {
    rebuilt.as_ref().map_or(&v.vehicle, |r| &r.vehicle)
}

/// Looks up the ground under every wheel.
fn find_footing(model: &Model, v: &VehicleModel, s: &mut VehicleState, dt: f64) {
    if let Some(even) = model.terrain.even() {
        s.footing.fill(even);
        return;
    }
    let turn = s.body.orientation.matrix();
    let wheels = built(v, &s.rebuilt).wheels.iter().zip(&mut s.wheels).zip(&s.controls);
    for (((p, w), c), footing) in wheels.zip(&mut s.footing) {
        let found = model.terrain.under_wheel(p, w, c.steer + w.yielding, &s.body, &turn, dt);
        // A planar vehicle goes straight on where the ground ends under a wheel.
        if v.planar.is_none() || !is_nowhere(&found) {
            *footing = found;
        }
        w.bent += footing.push.bent;
    }
}

/// What the ground does to the bodywork.
fn press_hull(model: &Model, v: &VehicleModel, s: &mut VehicleState, dt: f64) -> Wrench {
    let plane = match &model.terrain.ground {
        Ground::Plane(plane) if model.terrain.kerbs.is_empty() => Some((plane.normal, 0.0)),
        _ => None,
    };
    if plane.is_some() && v.hull.clears(&s.body, &model.terrain.footing(s.body.position), 0.0) {
        if s.grounded {
            v.hull.leave(&mut s.hull);
            s.grounded = false;
        }
        return Wrench::zero();
    }
    let ground = |at: Vec3| model.terrain.footing(at);
    v.hull.press_on(&s.body, &ground, plane, (&mut s.hull, &mut s.grounded), dt)
}

/// The first half of a step's way, and the change of the velocities by all forces.
fn push(model: &Model, v: &VehicleModel, s: &mut VehicleState, dt: f64) {
    s.from = s.body.position;
    drift(&mut s.body, &mut s.wheels, 0.5 * dt);
    find_footing(model, v, s, dt);
    accelerate(model, v, s, dt);
    v.actuation.join(&mut s.wheels);
}

/// The change of the velocities by all forces, in space or in the plane.
fn accelerate(model: &Model, v: &VehicleModel, s: &mut VehicleState, dt: f64) {
    let load = match v.planar {
        Some(_) => s.load,
        None => press_hull(model, v, s, dt).plus(&s.load),
    };
    let (body, wheels, forces) = (&mut s.body, &mut s.wheels, &mut s.forces);
    let (footing, controls) = (&s.footing, &s.controls);
    let (vehicle, gang, planar) = match &s.rebuilt {
        Some(rebuilt) => (&rebuilt.vehicle, &rebuilt.gang, &rebuilt.planar),
        None => (&v.vehicle, &v.gang, &v.planar),
    };
    match planar {
        Some(planar) => {
            planar.kick(vehicle, body, wheels, footing, controls, forces, &load, model.gravity, dt);
        }
        None => gang.kick(vehicle, body, wheels, footing, controls, forces, &load, model.gravity, dt),
    }
}

/// A rider rights a machine that leans against the ground within this time, s.
const BALANCE: f64 = 0.1;

/// Sine of the lean past which a machine has fallen: no rider brings it up from 60 degrees.
const FALLEN: f64 = 0.866;

/// The rider of a two-wheeler takes its roll rate, and gives what brings it upright on the ground under its wheels.
fn balance(s: &mut VehicleState) {
    let left = s.body.orientation.matrix().column(1);
    let normal = s.footing[0].normal + s.footing[1].normal;
    let lean = 0.5 * left.dot(normal);
    if lean.abs() < FALLEN {
        s.body.rate.x = -lean / BALANCE;
    }
}

/// Counts heading, roll and distance at the end of a step's way.
fn count(s: &mut VehicleState, dt: f64) {
    let (roll, pitch, heading) = s.body.orientation.to_euler();
    s.tumble.turn(roll, pitch, s.body.rate.x * dt);
    s.yaw += wrap_angle(heading - s.yaw);
    s.distance += (s.body.position - s.from).norm();
}

impl State {
    /// Joins the velocities of the movers' combinations; with `dt = 0` after a blow.
    pub(super) fn join(&mut self, model: &Model, movers: Movers<'_>, dt: f64) {
        self.solver.join_some(
            &model.joints,
            &mut self.joints,
            &model.vehicles,
            &mut self.vehicles,
            movers,
            dt,
        );
    }

    /// Ends the rest of a vehicle, of all that is coupled to it and of all that rests against one of them: what came to
    /// rest together wakes together, for without the one the others may not rest where they are.
    pub(super) fn wake(&mut self, vehicle: usize) {
        let own = self.combinations[vehicle];
        for i in 0..self.vehicles.len() {
            if self.combinations[i] != own {
                continue;
            }
            let rested = self.vehicles[i].rest_since.is_some();
            self.vehicles[i].wake();
            if rested {
                self.wake_leaning(i);
            }
        }
    }

    /// Wakes who rests against a vehicle.
    fn wake_leaning(&mut self, vehicle: usize) {
        for k in 0..self.leans.len() {
            let lean = &self.leans[k];
            let [a, b] = lean.bodies;
            let other = if a == BodyRef::Vehicle(vehicle) { b } else { a };
            let near = lean.presses() && lean.bodies.contains(&BodyRef::Vehicle(vehicle));
            if near
                && let BodyRef::Vehicle(i) = other
                && self.vehicles[i].rest_since.is_some()
            {
                self.wake(i);
            }
        }
    }
}

impl VehicleState {
    /// Ends the vehicle's rest.
    pub(crate) fn wake(&mut self) {
        self.rest_since = None;
        self.rest = super::RestWatch::default();
        self.stay = super::Stay::default();
    }

    /// Kinetic energy per mass of the body's motion, J/kg; rotation counts by the wheelbase's half squared.
    pub(crate) fn calmness(&self) -> f64 {
        let (v, w) = (self.body.velocity, self.body.rate);
        0.5 * (v.dot(v) + w.dot(w))
    }

    /// Stops all motion: the vehicle is at rest from `t` on.
    pub(crate) fn settle(&mut self, t: f64) {
        self.body.velocity = Vec3::zero();
        self.body.rate = Vec3::zero();
        self.body.acceleration = Vec3::zero();
        for w in &mut self.wheels {
            w.travel_rate = 0.0;
            w.spin = 0.0;
        }
        self.rest_since = Some(t);
    }
}
