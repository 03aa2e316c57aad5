//! Section 1: frames.

use super::Adapter;
use super::inputs::{Inputs, triple};
use accuscene_core::arith::{DEG, Quat, Vec3};
use accuscene_core::frame::{
    EulerAngles, Rotation, Vector3, clock_direction, compass_heading_deg, edr_lateral, forward,
    inertia_to_sae, iso_to_sae, left, pdof_deg, sensor_delta_v,
};
use serde_json::{Value, json};

pub(super) const ADAPTERS: &[(&str, Adapter)] =
    &[("iso_to_sae", to_sae), ("pdof_from_delta_v", pdof), ("heading", heading), ("euler_zyx", euler)];

fn angles(inputs: &Inputs<'_>) -> Option<EulerAngles> {
    Some(EulerAngles {
        roll: inputs.number("roll")?,
        pitch: inputs.number("pitch")?,
        yaw: inputs.number("yaw")?,
    })
}

fn to_sae(inputs: &Inputs<'_>) -> Option<Value> {
    let sae = |key: &str| inputs.vec3(key).map(|v| triple(iso_to_sae(&Vector3::from(v)).into()));
    let turned = angles(inputs)?.to_sae();
    Some(json!({
        "v_sae": sae("v_iso")?,
        "w_sae": sae("w_iso")?,
        "inertia_sae": inertia_to_sae(&inputs.numbers("inertia_iso")?),
        "roll_sae": turned.roll,
        "pitch_sae": turned.pitch,
        "yaw_sae": turned.yaw,
    }))
}

fn pdof(inputs: &Inputs<'_>) -> Option<Value> {
    let delta_v = [inputs.number("dv_x")?, inputs.number("dv_y")?];
    let change = inputs.number("omega_after")? - inputs.number("omega_before")?;
    let [x, y] = sensor_delta_v(delta_v, change, inputs.numbers("r_sensor")?);
    let pdof = pdof_deg(delta_v);
    Some(json!({
        "delta_v": accuscene_core::arith::Vec2::new(delta_v[0], delta_v[1]).norm(),
        "pdof_deg": pdof,
        "clock": clock_direction(pdof),
        "dv_sensor_x": x,
        "dv_sensor_y": y,
        "edr_lateral_right_positive": edr_lateral(y),
    }))
}

fn heading(inputs: &Inputs<'_>) -> Option<Value> {
    let psi = inputs.number("psi_deg")? * DEG;
    let (ahead, aside) = (forward(psi), left(psi));
    Some(json!({
        "compass_deg": compass_heading_deg(psi),
        "fwd": [ahead.x, ahead.y],
        "left": [aside.x, aside.y],
    }))
}

fn euler(inputs: &Inputs<'_>) -> Option<Value> {
    let rotation = Rotation::from(angles(inputs)?);
    let rows = Quat::from(rotation).matrix().rows.map(triple);
    let world = accuscene_core::frame::rotate(&rotation, &Vector3::from(inputs.vec3("v")?));
    Some(json!({
        "R": rows,
        "v_world": triple(Vec3::from(world)),
        "quat_wxyz": [rotation.w, rotation.i, rotation.j, rotation.k],
    }))
}
