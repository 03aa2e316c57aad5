//! Section 6: closed forms of reconstruction on the road.

use super::Adapter;
use super::inputs::Inputs;
use accuscene_core::quantity::Quantity;
use accuscene_physics::analysis::{CriticalSpeed, Formula, Slide, SlideSegment};
use serde_json::{Value, json};

pub(super) const ADAPTERS: &[(&str, Adapter)] =
    &[("combined_slide", slide), ("critical_speed", critical_speed)];

fn slide(inputs: &Inputs<'_>) -> Option<Value> {
    let segment = |row: &Value| match row.as_array()?.as_slice() {
        [friction, grade, length] => Some(SlideSegment {
            grade: Some(Quantity::new(grade.as_f64()?)),
            ..SlideSegment::new(Quantity::new(friction.as_f64()?), Quantity::new(length.as_f64()?))
        }),
        _ => None,
    };
    let segments: Option<Vec<_>> = inputs.value("segments")?.as_array()?.iter().map(segment).collect();
    let found = Slide { end_speed: inputs.quantity("v_end"), ..Slide::new(segments?) }.solve().ok()?.found;
    Some(json!({ "v0": found.speed, "v_at_segment_starts": found.segment_speeds, "time": found.time }))
}

fn critical_speed(inputs: &Inputs<'_>) -> Option<Value> {
    let (chord, middle) = (inputs.quantity("chord")?, inputs.quantity("middle")?);
    let mark = CriticalSpeed {
        superelevation: inputs.quantity("superelev"),
        offset: inputs.quantity("half_track_path"),
        ..CriticalSpeed::new(chord, middle, inputs.quantity("mu")?)
    };
    let found = mark.solve().ok()?.found;
    Some(json!({ "R": found.radius, "v": found.speed, "v_flat": found.flat_speed }))
}
