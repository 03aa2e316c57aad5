//! Section 4: impacts in the plane and in space.

use super::Adapter;
use super::inputs::{Inputs, pair, triple};
use accuscene_core::arith::{Mat3, Quat, Vec3};
use accuscene_physics::impact::brach::{self, BrachContact};
use accuscene_physics::impact::kudlich_slibar::{self, Restitution};
use accuscene_physics::impact::{ContactFrame3, PlanarOutcome, SpatialBody, routh_stronge};
use serde_json::{Value, json};

pub(super) const ADAPTERS: &[(&str, Adapter)] = &[
    ("kudlich_slibar_2d", kudlich_planar),
    ("kudlich_slibar_3d", kudlich_spatial),
    ("brach_pim", brach_pim),
    ("routh_stronge_2d", routh),
];

fn kudlich_planar(inputs: &Inputs<'_>) -> Option<Value> {
    let e = Restitution::Coefficient(inputs.number("e")?);
    let (bodies, frame) = (inputs.planar_bodies()?, inputs.planar_frame()?);
    let outcome = kudlich_slibar::planar(&bodies, &frame, e, inputs.number("mu")?).ok()?;
    Some(planar(&outcome))
}

fn brach_pim(inputs: &Inputs<'_>) -> Option<Value> {
    let contact = BrachContact {
        restitution: inputs.number("e")?,
        impulse_ratio_percent: inputs.number("mu_ratio_percent")?,
        friction_limit: inputs.number("f_limit")?,
        ..BrachContact::default()
    };
    let outcome = brach::planar(&inputs.planar_bodies()?, &inputs.planar_frame()?, &contact).ok()?;
    let mut value = planar(&outcome.outcome);
    value["mu0"] = json!(outcome.critical_ratio);
    value["mu"] = json!(outcome.impulse_ratio);
    Some(value)
}

fn routh(inputs: &Inputs<'_>) -> Option<Value> {
    let (e, mu) = (inputs.number("e_star")?, inputs.number("mu")?);
    let outcome = routh_stronge::planar(&inputs.planar_bodies()?, &inputs.planar_frame()?, e, mu).ok()?;
    let mut value = planar(&outcome.outcome);
    value["phases"] = outcome.phases.iter().map(ToString::to_string).collect();
    value["e_newton"] = json!(outcome.kinematic_restitution);
    Some(value)
}

fn planar(o: &PlanarOutcome) -> Value {
    json!({
        "p": pair(o.impulse),
        "pn": o.normal_impulse,
        "pt": o.tangential_impulse,
        "v1": pair(o.velocities[0]),
        "w1": o.yaw_rates[0],
        "v2": pair(o.velocities[1]),
        "w2": o.yaw_rates[1],
        "dv1": o.delta_v[0],
        "dv2": o.delta_v[1],
        "un0": o.approach.normal,
        "ut0": o.approach.tangential,
        "un1": o.departure.normal,
        "ut1": o.departure.tangential,
        "energy_loss": o.energy_loss,
        "K_nn": o.inverse_mass.knn,
        "K_tt": o.inverse_mass.ktt,
        "K_nt": o.inverse_mass.knt,
        "full_impact": o.full_impact,
    })
}

fn kudlich_spatial(inputs: &Inputs<'_>) -> Option<Value> {
    let bodies = [spatial_body(&inputs.part("b1")?)?, spatial_body(&inputs.part("b2")?)?];
    let frame = ContactFrame3 { point: inputs.vec3("poi")?, normal: inputs.vec3("normal")?.unit() };
    let e = Restitution::Coefficient(inputs.number("e")?);
    let o = kudlich_slibar::spatial(&bodies, &frame, e, inputs.number("mu")?).ok()?;
    Some(json!({
        "full_impact": o.full_impact,
        "p": triple(o.impulse),
        "v1": triple(o.velocities[0]),
        "w1": triple(o.angular_velocities[0]),
        "v2": triple(o.velocities[1]),
        "w2": triple(o.angular_velocities[1]),
        "u0": triple(o.approach),
        "u1": triple(o.departure),
        "energy_loss": o.energy_loss,
        "K": o.inverse_mass.rows.map(triple),
    }))
}

/// A body with principal inertia `J` and product `Jxz` in its axes, turned into world axes.
fn spatial_body(inputs: &Inputs<'_>) -> Option<SpatialBody> {
    let mass = inputs.number("m")?;
    if mass.is_infinite() {
        return Some(SpatialBody::immovable());
    }
    let (j, xz, [roll, pitch, yaw]) = (inputs.vec3("J")?, inputs.number("Jxz")?, inputs.numbers("rpy")?);
    let own = Mat3::from_rows(Vec3::new(j.x, 0.0, -xz), Vec3::new(0.0, j.y, 0.0), Vec3::new(-xz, 0.0, j.z));
    let turn = Quat::from_euler(roll, pitch, yaw).matrix();
    Some(SpatialBody {
        mass,
        inertia: turn.product(&own).product(&turn.transposed()),
        position: inputs.vec3("x")?,
        velocity: inputs.vec3("v")?,
        angular_velocity: inputs.vec3("w")?,
    })
}
