//! Section 6: closed forms of collisions, spins and axle loads.

use super::Adapter;
use super::inputs::Inputs;
use accuscene_core::arith::DEG;
use accuscene_physics::analysis::{
    BrakingEfficiency, CrossingVehicle, Formula, Momentum, SpeedsFromDeltaV, SpinOut,
};
use serde_json::{Value, json};

pub(super) const ADAPTERS: &[(&str, Adapter)] = &[
    ("linear_momentum_360", momentum),
    ("speeds_from_delta_v", speeds),
    ("spinout_first_guess", spin_out),
    ("braking_efficiency", braking),
];

fn momentum(inputs: &Inputs<'_>) -> Option<Value> {
    let vehicle = |k: u8| {
        Some(CrossingVehicle::new(
            inputs.quantity(&format!("m{k}"))?,
            inputs.degrees(&format!("app{k}"))?,
            inputs.degrees(&format!("dep{k}"))?,
            inputs.quantity(&format!("v{k}p"))?,
        ))
    };
    let crossing = Momentum::new(vehicle(1)?, vehicle(2)?);
    let found = crossing.solve().ok()?.found;
    Some(json!({
        "v1": found.speed_1,
        "v2": found.speed_2,
        "dv1": found.delta_v_1,
        "dv2": found.delta_v_2,
        "condition": found.condition,
        "energy_loss": found.energy_loss,
    }))
}

fn speeds(inputs: &Inputs<'_>) -> Option<Value> {
    let known = SpeedsFromDeltaV {
        approach_2: inputs.degrees("app2_deg"),
        departure_2: inputs.degrees("dep2_deg"),
        ..SpeedsFromDeltaV::new(
            inputs.quantity("dv1")?,
            inputs.degrees("pdof_world_deg")?,
            inputs.quantity("m1")?,
            inputs.quantity("m2")?,
            inputs.degrees("app1_deg")?,
            inputs.degrees("dep1_deg")?,
        )
    };
    let found = known.solve().ok()?.found;
    Some(json!({
        "v1": found.speed_1,
        "v1_post": found.speed_after_1,
        "v2": found.speed_2,
        "v2_post": found.speed_after_2,
        "dv2": found.delta_v_2,
    }))
}

fn spin_out(inputs: &Inputs<'_>) -> Option<Value> {
    let spin = SpinOut {
        braked: inputs.quantity("r_roll"),
        ..SpinOut::new(
            inputs.quantity("v")?,
            inputs.quantity("omega")?,
            inputs.quantity("mu")?,
            inputs.quantity("m")?,
            inputs.quantity("I")?,
            inputs.quantity("L")?,
        )
    };
    let found = spin.solve().ok()?.found;
    Some(json!({
        "a_eff": found.deceleration,
        "alpha_eff": found.angular_deceleration,
        "time_trans": found.slide_time,
        "time_rot": found.rotation_time,
        "distance": found.distance,
        "angle_deg": found.rotation / DEG,
    }))
}

fn braking(inputs: &Inputs<'_>) -> Option<Value> {
    let car = BrakingEfficiency::new(
        inputs.quantity("m")?,
        inputs.quantity("L")?,
        inputs.quantity("lr")?,
        inputs.quantity("h")?,
        inputs.quantity("ax")?,
        inputs.quantity("brake_front_share")?,
        inputs.quantity("mu")?,
    );
    let found = car.solve().ok()?.found;
    Some(json!({
        "Fz_front": found.front_load,
        "Fz_rear": found.rear_load,
        "decel_front_lock": found.front_lock_deceleration,
        "decel_rear_lock": found.rear_lock_deceleration,
        "first_lock": if found.front_locks_first == 1.0 { "front" } else { "rear" },
        "efficiency": found.efficiency,
    }))
}
