//! What an impact did to one of its bodies, as an expert states it.

use super::encounter::{BodyRef, Encounter, Glimpse};
use super::state::State;
use crate::impact::{SpatialBody, ees};
use crate::model::Model;
use crate::vehicle::BodyState;
use accuscene_core::arith::{Real, Vec2, Vec3, sin_cos};
use accuscene_core::event::{CollisionSide, SensorDeltaV};
use accuscene_core::frame::{clock_direction, pdof_deg, sensor_delta_v};

/// Crush energy of each body: as their stiffnesses are to each other, evenly if they are unknown, all of it in a
/// vehicle that strikes something fixed.
pub(super) fn energy_split(model: &Model, encounter: &Encounter, energy: f64) -> [f64; 2] {
    // Rounding of an elastic impact is no energy.
    let energy = Real::max(energy, 0.0);
    let stiffness = encounter.bodies.map(|b| match b {
        BodyRef::Vehicle(i) => model.vehicles[i].structure_stiffness,
        BodyRef::Obstacle(_) => Some(f64::INFINITY),
    });
    let known = match stiffness {
        [Some(k1), Some(k2)] => [k1, k2],
        [None, Some(k)] if k.is_infinite() => [1.0, k],
        [Some(k), None] if k.is_infinite() => [k, 1.0],
        _ => [1.0, 1.0],
    };
    ees::split_by_stiffness(energy, known).unwrap_or([0.5 * energy, 0.5 * energy])
}

/// One side of an impact: `impulse` is what it took, `was` its state just before, `own_spin` what this impulse alone
/// changed of the yaw rate where others acted in the same instant.
#[expect(clippy::too_many_arguments, reason = "one side of an impact needs both states and both instants")]
pub(super) fn side(
    model: &Model,
    state: &State,
    encounter: &Encounter,
    k: usize,
    impulse: Vec3,
    party: &SpatialBody,
    was: Option<BodyState>,
    energy: f64,
    own_spin: Option<f64>,
) -> CollisionSide {
    let reference = encounter.bodies[k];
    let id = reference.id(model).to_owned();
    let (Some(was), Some(glimpse), BodyRef::Vehicle(i)) = (was, encounter.at_contact[k], reference) else {
        return CollisionSide::immovable(id);
    };
    let vehicle = &model.vehicles[i];
    let s = &state.vehicles[i];
    let is = s.body;
    // A coupled vehicle also takes what its joints pass on.
    let coupled = model.joints.iter().any(|j| j.bodies.contains(&i));
    let dv =
        if coupled && own_spin.is_none() { is.velocity - was.velocity } else { impulse * (1.0 / party.mass) };
    let (sin, cos) = sin_cos(glimpse.yaw);
    let flat = dv.xy().rotate(cos, -sin);
    let spin = own_spin.unwrap_or_else(|| is.world_rate().z - was.world_rate().z);
    let sensors = vehicle
        .sensors
        .iter()
        .map(|sensor| {
            let place = [sensor.position.x, sensor.position.y];
            let [x, y] = sensor_delta_v([flat.x, flat.y], spin, place);
            SensorDeltaV { id: sensor.id.clone(), delta_v_body: [x, y], magnitude: Vec2::new(x, y).norm() }
        })
        .collect();
    Effect { i, was, glimpse, dv, spin, energy, heading: s.yaw, sensors }.told(model, state)
}

/// What a contact alone did to a vehicle, from first contact to the present state.
pub(super) struct Effect {
    /// Index of the vehicle.
    pub(super) i: usize,
    /// Its state just before.
    pub(super) was: BodyState,
    /// What it was at first contact.
    pub(super) glimpse: Glimpse,
    /// Delta-V, world axes, m/s.
    pub(super) dv: Vec3,
    /// Change of its yaw rate, rad/s.
    pub(super) spin: f64,
    /// Its share of the lost energy, J.
    pub(super) energy: f64,
    /// Heading that goes with `was`, rad.
    pub(super) heading: f64,
    /// Delta-V at its sensors.
    pub(super) sensors: Vec<SensorDeltaV>,
}

impl Effect {
    pub(super) fn told(self, model: &Model, state: &State) -> CollisionSide {
        let Self { i, was, glimpse, dv, spin, energy, heading, sensors } = self;
        let (vehicle, s) = (&model.vehicles[i], &state.vehicles[i]);
        let (is, mass) = (s.body, vehicle.vehicle.body.mass);
        let (sin, cos) = sin_cos(glimpse.yaw);
        let flat = dv.xy().rotate(cos, -sin);
        let pdof = pdof_deg([flat.x, flat.y]);
        CollisionSide {
            body: vehicle.id.clone(),
            immovable: false,
            mass,
            position: triple(was.position),
            orientation: quad(&was),
            heading,
            velocity_before: triple(was.velocity),
            velocity_after: triple(is.velocity),
            angular_velocity_before: triple(was.world_rate()),
            angular_velocity_after: triple(is.world_rate()),
            delta_v: triple(dv),
            delta_v_body: [flat.x, flat.y, dv.z],
            delta_v_magnitude: dv.norm(),
            pdof_deg: pdof,
            clock: clock_direction(pdof),
            delta_yaw_rate: spin,
            ees: ees::ees(energy, mass).ok(),
            crush_energy: Some(energy),
            tyre_delta_v: triple(is.velocity - glimpse.velocity - dv),
            heading_change: s.yaw - glimpse.yaw,
            sensors,
            damage: Vec::new(),
            wheels: Vec::new(),
            outline: None,
            pulse: None,
        }
    }
}

/// An energy in the proportion of two shares; evenly where neither has any.
pub(super) fn energy_shares(energy: f64, shares: [f64; 2]) -> [f64; 2] {
    let energy = Real::max(energy, 0.0);
    let sum = shares[0] + shares[1];
    if sum > 0.0 { shares.map(|s| energy * (s / sum)) } else { [0.5 * energy; 2] }
}

pub(super) fn triple(v: Vec3) -> [f64; 3] {
    [v.x, v.y, v.z]
}

fn quad(b: &BodyState) -> [f64; 4] {
    let q = b.orientation;
    [q.w, q.v.x, q.v.y, q.v.z]
}
