//! Section 8: contact of outlines.

use super::Adapter;
use super::inputs::{Inputs, pair};
use accuscene_core::arith::Vec2;
use accuscene_physics::contact::time_of_impact::of_boxes;
use accuscene_physics::contact::{Motion2, Obb, PlaneRule, Pose2, engagement};
use serde_json::{Value, json};

pub(super) const ADAPTERS: &[(&str, Adapter)] =
    &[("obb_overlap", overlap), ("obb_time_of_impact", time_of_impact), ("engagement_poi", engagement_poi)];

fn obb(inputs: &Inputs<'_>, key: &str) -> Option<Obb> {
    let part = inputs.part(key)?;
    let pose = Pose2 { position: part.vec2("c")?, heading: part.number("psi")? };
    Obb::new(pose, part.number("L")?, part.number("W")?).ok()
}

fn boxes(inputs: &Inputs<'_>) -> Option<[Obb; 2]> {
    Some([obb(inputs, "p1")?, obb(inputs, "p2")?])
}

fn motions(inputs: &Inputs<'_>, boxes: &[Obb; 2], yaw_rates: [f64; 2]) -> Option<[Motion2; 2]> {
    let [a, b] = boxes.map(|b| b.pose);
    Some([
        Motion2 { start: a, velocity: inputs.vec2("v1")?, yaw_rate: yaw_rates[0] },
        Motion2 { start: b, velocity: inputs.vec2("v2")?, yaw_rate: yaw_rates[1] },
    ])
}

fn overlap(inputs: &Inputs<'_>) -> Option<Value> {
    let [a, b] = boxes(inputs)?;
    let o = a.overlap(&b);
    Some(json!({
        "overlapping": o.overlapping(),
        "penetration": o.penetration,
        "normal_1_to_2": pair(o.normal),
        "area": o.area,
        "centroid": o.centroid.map(pair),
    }))
}

fn time_of_impact(inputs: &Inputs<'_>) -> Option<Value> {
    let shapes = boxes(inputs)?;
    let motions = motions(inputs, &shapes, [inputs.number("w1")?, inputs.number("w2")?])?;
    let touch = of_boxes(&shapes[0], &shapes[1], &motions, inputs.number("tmax")?).ok()?;
    let Some(touch) = touch else { return Some(json!({ "hit": false })) };
    let [a, b] = touch.poses;
    Some(json!({
        "hit": true,
        "time": touch.time,
        "c1": pair(a.position),
        "psi1": a.heading,
        "c2": pair(b.position),
        "psi2": b.heading,
    }))
}

/// The boxes at the impact and the least translation that parts them there.
fn engagement_poi(inputs: &Inputs<'_>) -> Option<Value> {
    let shapes = boxes(inputs)?;
    let motions = motions(inputs, &shapes, [0.0; 2])?;
    let touch = of_boxes(&shapes[0], &shapes[1], &motions, inputs.number("tmax")?).ok()??;
    let impact_time = touch.time + inputs.number("t_pen")?;
    let poses = motions.map(|m| m.at(impact_time));
    let corners = [0, 1].map(|k| Obb { pose: poses[k], ..shapes[k] }.corners());
    let relative: Vec2 = motions[1].velocity - motions[0].velocity;
    let outlines = [&corners[0][..], &corners[1][..]];
    let found = engagement(outlines, PlaneRule::LeastTranslation, |_| relative, None).ok()?;
    Some(json!({
        "first_contact": touch.time,
        "impact_time": impact_time,
        "c1": pair(poses[0].position),
        "c2": pair(poses[1].position),
        "poi": pair(found.point),
        "normal": pair(found.normal),
        "area": found.area,
        "penetration": found.penetration,
    }))
}
