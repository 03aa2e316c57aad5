//! Section 3: tyres.

use super::Adapter;
use super::inputs::Inputs;
use accuscene_core::arith::DEG;
use accuscene_physics::tyre::{locked_skid, steady};
use serde_json::{Value, json};

pub(super) const ADAPTERS: &[(&str, Adapter)] = &[("brush_isotropic", brush), ("locked_skid_to_rest", skid)];

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
