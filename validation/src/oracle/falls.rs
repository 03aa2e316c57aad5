//! Section 6: falls, throws, stops and recorders.

use super::Adapter;
use super::inputs::Inputs;
use accuscene_core::quantity::{Quantity, STANDARD_GRAVITY};
use accuscene_physics::analysis::{
    Formula, HanBrach, PedestrianThrow, Recorder, RecorderSample, Searle, Stopping, Toor, Vault,
};
use serde_json::{Value, json};

pub(super) const ADAPTERS: &[(&str, Adapter)] = &[
    ("vault", vault),
    ("searle", searle),
    ("han_brach_throw", han_brach),
    ("toor_regression", toor),
    ("stopping_with_ramp", stopping),
    ("edr_integration", recorder),
];

fn vault(inputs: &Inputs<'_>) -> Option<Value> {
    let vault = Vault {
        drop: inputs.quantity("h"),
        take_off_angle: inputs.degrees("theta_deg"),
        ..Vault::new(inputs.quantity("d")?)
    };
    let found = vault.solve().ok()?.found;
    Some(json!({ "v": found.speed, "time": found.time, "impact_speed": found.impact_speed }))
}

fn searle(inputs: &Inputs<'_>) -> Option<Value> {
    let throw = Searle {
        drop: inputs.quantity("h"),
        launch_angle: inputs.degrees("theta_deg"),
        ..Searle::new(inputs.quantity("s")?, inputs.quantity("mu")?)
    };
    let found = throw.solve().ok()?.found;
    Some(json!({
        "v": found.speed,
        "v_min": found.least_speed,
        "v_max": found.greatest_speed,
        "v_max_with_h": found.level_speed,
        "theta_min_deg": found.least_speed_angle.to_degrees(),
    }))
}

fn han_brach(inputs: &Inputs<'_>) -> Option<Value> {
    let grade = accuscene_core::arith::tan(inputs.degrees("grade_deg")?.value);
    let throw = PedestrianThrow {
        landing_friction: inputs.quantity("mu_impact"),
        launch_ratio: inputs.quantity("alpha"),
        carry_distance: inputs.quantity("xL"),
        grade: Some(Quantity::new(grade)),
        ..PedestrianThrow::new(
            inputs.quantity("mc")?,
            inputs.quantity("mp_")?,
            inputs.quantity("h")?,
            inputs.degrees("theta_deg")?,
            inputs.quantity("f_ground")?,
        )
    };
    let found = HanBrach::new(inputs.quantity("vc0")?, throw).solve().ok()?.found;
    Some(json!({
        "v_common": found.common_speed,
        "v_launch": found.launch_speed,
        "t_flight": found.flight_time,
        "range": found.flight_distance,
        "v_slide": found.slide_speed,
        "slide": found.slide_distance,
        "throw": found.throw_distance,
    }))
}

fn toor(inputs: &Inputs<'_>) -> Option<Value> {
    let found = Toor::new(inputs.quantity("s")?).solve().ok()?.found;
    Some(json!({
        "wrap_kmh": found.wrap_speed.map(|speed| 3.6 * speed),
        "forward_kmh": found.forward_speed.map(|speed| 3.6 * speed),
    }))
}

fn stopping(inputs: &Inputs<'_>) -> Option<Value> {
    let stop = Stopping {
        rise_time: inputs.quantity("t_rise"),
        distance_available: inputs.quantity("d_avail"),
        ..Stopping::new(inputs.quantity("v0")?, inputs.quantity("t_pr")?, inputs.quantity("a")?)
    };
    let found = stop.solve().ok()?.found;
    Some(json!({
        "stop_distance": found.stop_distance,
        "stop_time": found.stop_time,
        "impact_speed_at_d": found.impact_speed,
        "avoid_speed": found.avoid_speed,
    }))
}

fn recorder(inputs: &Inputs<'_>) -> Option<Value> {
    let (times, speeds, slips) = (inputs.list("t")?, inputs.list("v_kmh")?, inputs.list("slip")?);
    let samples = times.iter().zip(&speeds).zip(&slips).map(|((time, speed), slip)| RecorderSample {
        slip: Some(Quantity::new(*slip)),
        ..RecorderSample::new(Quantity::new(*time), Quantity::new(speed / 3.6))
    });
    let pulse = inputs.list("dv_pulse")?;
    let recorder = Recorder {
        acceleration: pulse.iter().map(|a| Quantity::new(a * STANDARD_GRAVITY)).collect(),
        pulse_step: inputs.quantity("dt"),
        ..Recorder::new(samples.collect())
    };
    let found = recorder.solve().ok()?.found;
    Some(json!({
        "distance": found.distances,
        "total": found.distance,
        "accel": found.accelerations,
        "delta_v": found.delta_v,
        "post_speed": found.post_speed,
    }))
}
