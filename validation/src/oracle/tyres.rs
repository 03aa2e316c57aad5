//! Section 3: tyres.

use super::Adapter;
use super::inputs::Inputs;
use accuscene_core::arith::{DEG, Vec2, tan};
use accuscene_physics::tyre::magic::{MagicInput, tir::Tir};
use accuscene_physics::tyre::tmeasy::{HMMWV, PASSENGER};
use accuscene_physics::tyre::{Fiala, PureCurve, friction_circle, locked_skid, relax, steady};
use serde_json::{Value, json};

pub(super) const ADAPTERS: &[(&str, Adapter)] = &[
    ("brush_isotropic", brush),
    ("fiala", fiala),
    ("linear_friction_circle", circle),
    ("locked_skid_to_rest", skid),
    ("mf52_37x12R16_truck", truck),
    ("mf61_205_60R15", passenger),
    ("nicolas_comstock_brach", comstock),
    ("relaxation_step", relaxation),
    ("tmeasy", tmeasy),
];

/// The property files of the cases.
const PASSENGER_TIR: &str = include_str!("../../tyres/passenger_205_60r15.tir");
const TRUCK_TIR: &str = include_str!("../../tyres/truck_37x12r16.tir");

/// What the cases write for a vehicle that never stops.
const NEVER: f64 = 1e9;

fn brush(inputs: &Inputs<'_>) -> Option<Value> {
    let [kappa, alpha, load, mu, stiffness, half_length] =
        ["kappa", "alpha", "Fz", "mu", "Cf", "a"].map(|key| inputs.number(key));
    let [fx, fy, mz, share] = steady(kappa?, alpha?, load?, mu?, stiffness?, half_length?);
    Some(json!({ "Fx": fx, "Fy": fy, "Mz": mz, "theta_sigma": share }))
}

fn skid(inputs: &Inputs<'_>) -> Option<Value> {
    let grade = inputs.number("grade_deg")? * DEG;
    let skid = locked_skid(inputs.number("v0")?, inputs.number("mu")?, grade, inputs.number("g")?);
    Some(json!({
        "decel": skid.deceleration,
        "stop_time": skid.stop_time.unwrap_or(NEVER),
        "stop_distance": skid.stop_distance.unwrap_or(NEVER),
        "holds_at_rest": skid.holds_at_rest,
    }))
}

fn fiala(inputs: &Inputs<'_>) -> Option<Value> {
    let [kappa, alpha, load, most, least] =
        ["kappa", "alpha", "Fz", "mu_max", "mu_min"].map(|key| inputs.number(key));
    let tyre = Fiala {
        stiffness: Vec2::new(inputs.number("Cs")?, inputs.number("Ca")?),
        width: inputs.number("width")?,
        sliding_share: 1.0,
    };
    let f = tyre.force(kappa?, tan(alpha?), load?, most?, least?);
    Some(json!({
        "Fx": f.force.x, "Fy": f.force.y, "Mz": f.aligning, "U": f.friction,
        "kappa_crit": f.critical_slip, "alpha_crit": f.critical_angle,
    }))
}

fn circle(inputs: &Inputs<'_>) -> Option<Value> {
    let velocity = Vec2::new(inputs.number("vx")?, inputs.number("vy")?);
    let [load, mu, alpha_max, brake] = ["Fz", "mu", "alpha_max", "brake_force"].map(|key| inputs.number(key));
    let f = friction_circle(velocity, load?, mu?, alpha_max?, brake?);
    Some(json!({ "Fx": f.force.x, "Fy": f.force.y, "locked": f.locked }))
}

/// Forces, then moment and relaxation, of a case of the Magic Formula; at the set's pressure if it states none.
fn magic_case(inputs: &Inputs<'_>, tir: &str) -> Option<(Value, Value)> {
    let tyre = Tir::parse(tir).ok()?.magic().ok()?;
    let [kappa, alpha, inclination, load] = ["kappa", "alpha", "gamma", "Fz"].map(|key| inputs.number(key));
    let pressure = inputs.number("p_infl").unwrap_or(tyre.pressure());
    let input = MagicInput {
        kappa: kappa?,
        alpha: alpha?,
        inclination: inclination?,
        load: load?,
        pressure,
        friction: 1.0,
    };
    let f = tyre.forces(&input);
    let relaxation = tyre.relaxation(load?, inclination?);
    let forces = json!({
        "Fx0": f.pure.x, "Fy0": f.pure.y, "Fx": f.force.x, "Fy": f.force.y,
        "Kx": f.stiffness.x, "Ky": f.stiffness.y, "mux": f.friction.x, "muy": f.friction.y,
    });
    let moments = json!({
        "Mz": f.aligning, "trail": f.trail, "sigma_kappa": relaxation.x, "sigma_alpha": relaxation.y,
    });
    Some((forces, moments))
}

fn passenger(inputs: &Inputs<'_>) -> Option<Value> {
    let (mut all, moments) = magic_case(inputs, PASSENGER_TIR)?;
    all.as_object_mut()?.extend(moments.as_object()?.clone());
    Some(all)
}

fn truck(inputs: &Inputs<'_>) -> Option<Value> {
    magic_case(inputs, TRUCK_TIR).map(|(forces, _)| forces)
}

fn comstock(inputs: &Inputs<'_>) -> Option<Value> {
    let curve = match inputs.text("shape")? {
        "linear" => PureCurve::Linear,
        "mf" => PureCurve::Magic,
        _ => return None,
    };
    let stiffness = Vec2::new(inputs.number("Cs")?, inputs.number("Ca")?);
    let limit = inputs.number("mu")? * inputs.number("Fz")?;
    let f = curve.combine(inputs.number("s")?, inputs.number("alpha")?, stiffness, limit);
    Some(json!({
        "Fx_s": f.pure.x, "Fy_alpha": f.pure.y, "Fx": f.force.x, "Fy": f.force.y, "resultant": f.resultant,
    }))
}

fn relaxation(inputs: &Inputs<'_>) -> Option<Value> {
    let [speed, length, target, stiffness, time] =
        ["V", "sigma", "alpha_step", "C", "t"].map(|key| inputs.number(key));
    let lag = relax(0.0, target?, speed?, length?, stiffness?, time?);
    Some(json!({ "alpha_lag": lag.slip, "Fy": lag.force, "time_constant": lag.time_constant }))
}

fn tmeasy(inputs: &Inputs<'_>) -> Option<Value> {
    let tyre = match inputs.text("tyre")? {
        "rill_passenger" => PASSENGER,
        "hmmwv" => HMMWV,
        _ => return None,
    };
    let slip = Vec2::new(inputs.number("sx")?, inputs.number("sy")?);
    let f = tyre.force(slip, inputs.number("Fz")?, inputs.number("mu_ratio")?);
    Some(json!({
        "Fx": f.force.x, "Fy": f.force.y, "F": f.size, "s": f.slip,
        "sm": f.peak_slip, "fm": f.peak, "ss": f.slide_slip, "fs": f.slide,
    }))
}
