use super::{State, VehicleState};
use crate::model::{Model, VehicleModel};
use crate::vehicle::{drift, kick};
use accuscene_core::arith::{Vec3, wrap_angle};

/// Moves every vehicle on by `dt` from time `t` (s) under its driver; contacts are not looked at.
///
/// The inputs are those of the middle of the step. Vehicles at rest are left alone until something moves them.
/// Allocates nothing.
pub fn advance(model: &Model, state: &mut State, t: f64, dt: f64) {
    for (v, s) in model.vehicles.iter().zip(&mut state.vehicles) {
        drive(v, s, t + 0.5 * dt);
        if s.rest_since.is_none() {
            advance_vehicle(model, v, s, dt);
        }
    }
}

/// Works out the forces of the start, so that the first recorded row has them.
pub(super) fn prime(model: &Model, state: &mut State) {
    for (v, s) in model.vehicles.iter().zip(&mut state.vehicles) {
        drive(v, s, 0.0);
        let (body, wheels) = (s.body, s.wheels.clone());
        find_footing(model, v, s);
        let instant = 1e-9;
        let (footing, controls) = (&s.footing, &s.controls);
        kick(
            &v.vehicle,
            &mut s.body,
            &mut s.wheels,
            footing,
            controls,
            &mut s.forces,
            model.gravity,
            instant,
        );
        (s.body, s.wheels) = (body, wheels);
    }
}

/// Lets the driver act; a change at the wheels of a vehicle at rest wakes it.
fn drive(v: &VehicleModel, s: &mut VehicleState, t: f64) {
    v.program.evaluate(t, s.first_impact, &mut s.input);
    let before = [s.controls[0], s.controls[s.controls.len() - 1]];
    let radius = match s.forces[0].loaded_radius {
        r if r > 0.0 => r,
        _ => v.vehicle.wheels[0].radius,
    };
    v.actuation.apply(&s.input, &s.wheels, radius, &mut s.controls);
    let after = [s.controls[0], s.controls[s.controls.len() - 1]];
    if s.rest_since.is_some() && before != after {
        s.wake();
    }
}

/// Looks up the ground under every wheel.
fn find_footing(model: &Model, v: &VehicleModel, s: &mut VehicleState) {
    let turn = s.body.orientation.matrix();
    for ((p, w), footing) in v.vehicle.wheels.iter().zip(&s.wheels).zip(&mut s.footing) {
        let hub = Vec3::new(p.hub.x, p.hub.y, p.hub.z + w.travel);
        *footing = model.terrain.footing(s.body.position + turn.apply(hub));
    }
}

fn advance_vehicle(model: &Model, v: &VehicleModel, s: &mut VehicleState, dt: f64) {
    let from = s.body.position;
    drift(&mut s.body, &mut s.wheels, 0.5 * dt);
    find_footing(model, v, s);
    kick(&v.vehicle, &mut s.body, &mut s.wheels, &s.footing, &s.controls, &mut s.forces, model.gravity, dt);
    drift(&mut s.body, &mut s.wheels, 0.5 * dt);
    let heading = s.body.orientation.to_euler().2;
    s.yaw += wrap_angle(heading - s.yaw);
    s.distance += (s.body.position - from).norm();
}

impl VehicleState {
    /// Ends the vehicle's rest.
    pub(crate) fn wake(&mut self) {
        self.rest_since = None;
        self.rest = super::RestWatch::default();
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
