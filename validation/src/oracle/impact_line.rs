//! Section 4: impacts on a line, restitution, crush pulses, the trip; section 5: energy equivalent speed.

use super::Adapter;
use super::inputs::Inputs;
use accuscene_physics::impact::chain::{ChainLimits, sequential};
use accuscene_physics::impact::collinear::{LineBody, impact};
use accuscene_physics::impact::crush_pulse::{BarrierPulse, linear_collinear};
use accuscene_physics::impact::ees::ees;
use accuscene_physics::impact::restitution;
use accuscene_physics::impact::trip::{CurbTrip, curb};
use serde_json::{Value, json};

pub(super) const ADAPTERS: &[(&str, Adapter)] = &[
    ("collinear", collinear),
    ("restitution_cipriani", cipriani),
    ("restitution_series_springs", series_springs),
    ("smac_linear_collinear", linear_crush),
    ("barrier_AB_dynamic", barrier),
    ("sequential_chain", chain),
    ("curb_trip_rigid", trip),
    ("ees", energy_equivalent_speed),
];

fn bodies(inputs: &Inputs<'_>) -> Option<[LineBody; 2]> {
    let body = |mass: &str, velocity: &str| {
        Some(LineBody { mass: inputs.number(mass)?, velocity: inputs.number(velocity)? })
    };
    Some([body("m1", "v1")?, body("m2", "v2")?])
}

fn collinear(inputs: &Inputs<'_>) -> Option<Value> {
    let o = impact(&bodies(inputs)?, inputs.number("e")?).ok()?;
    Some(json!({
        "v1": o.velocities[0],
        "v2": o.velocities[1],
        "p": o.impulse,
        "dv1": o.delta_v[0],
        "dv2": o.delta_v[1],
        "energy_loss": o.energy_loss,
    }))
}

fn cipriani(inputs: &Inputs<'_>) -> Option<Value> {
    let regression = restitution::cipriani(inputs.number("closing")?).ok()?;
    regression.within_range.then(|| json!({ "e": regression.restitution }))
}

fn series_springs(inputs: &Inputs<'_>) -> Option<Value> {
    let e = [inputs.number("e1")?, inputs.number("e2")?];
    let k = [inputs.number("k1")?, inputs.number("k2")?];
    Some(json!({ "e": restitution::series_springs(e, k).ok()? }))
}

fn linear_crush(inputs: &Inputs<'_>) -> Option<Value> {
    let k = [inputs.number("k1")?, inputs.number("k2")?];
    let o = linear_collinear(&bodies(inputs)?, k, inputs.number("e")?).ok()?;
    Some(json!({
        "max_mutual_crush": o.max_mutual_crush,
        "crush1": o.crush[0],
        "crush2": o.crush[1],
        "peak_force": o.peak_force,
        "energy1": o.energy[0],
        "energy2": o.energy[1],
        "time_to_common": o.time_to_common,
        "common_velocity": o.common_velocity,
        "separation_time": o.separation_time,
        "residual_mutual": o.residual_mutual_crush,
        "v1": o.velocities[0],
        "v2": o.velocities[1],
    }))
}

fn barrier(inputs: &Inputs<'_>) -> Option<Value> {
    let [m, v, width, a, b] = ["m", "v", "width", "A", "B"].map(|key| inputs.number(key));
    let pulse = BarrierPulse::new(m?, v?, width?, a?, b?).ok()?;
    Some(json!({
        "max_crush": pulse.max_crush(),
        "time_to_max": pulse.time_to_max(),
        "peak_force": pulse.peak_force(),
        "peak_decel_g": pulse.peak_deceleration_g(),
        "C_at_10ms": pulse.crush(0.01),
    }))
}

fn chain(inputs: &Inputs<'_>) -> Option<Value> {
    let (masses, velocities) = (inputs.list("masses")?, inputs.list("velocities")?);
    let line: Vec<_> =
        masses.iter().zip(&velocities).map(|(&mass, &velocity)| LineBody { mass, velocity }).collect();
    let e = vec![inputs.number("e")?; line.len().checked_sub(1)?];
    let limits = ChainLimits {
        approach_tolerance: inputs.number("approach_tol")?,
        max_sweeps: u32::try_from(inputs.value("max_sweeps")?.as_u64()?).ok()?,
    };
    let o = sequential(&line, &e, limits).ok()?;
    Some(json!({ "velocities": o.velocities, "impacts": o.impacts, "energy_loss": o.energy_loss }))
}

fn trip(inputs: &Inputs<'_>) -> Option<Value> {
    let o = curb(&CurbTrip {
        speed: inputs.number("V")?,
        cg_height: inputs.number("h")?,
        half_track: inputs.number("half_track")?,
        roll_inertia: inputs.number("I_cg")?,
        mass: inputs.number("m")?,
        gravity: inputs.number("g")?,
    })
    .ok()?;
    Some(json!({
        "omega_after": o.roll_rate,
        "energy_kept": o.energy_kept,
        "energy_to_top": o.energy_to_top,
        "rolls_over": o.rolls_over,
        "critical_speed": o.critical_speed,
    }))
}

fn energy_equivalent_speed(inputs: &Inputs<'_>) -> Option<Value> {
    let speed = ees(inputs.number("E")?, inputs.number("m")?).ok()?;
    Some(json!({ "EES": speed, "EES_kmh": 3.6 * speed }))
}
