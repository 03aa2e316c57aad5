//! Every trajectory of the CommonRoad package, at 1e-6 of each column.

#![expect(clippy::unwrap_used, reason = "the figures are part of the test")]

use accuscene_physics::commonroad::{
    BMW_320I, FORD_ESCORT, Input, SEMI_TRAILER, drift_start, drift_track, multi_body, multi_body_start,
    simulate, single_track,
};
use core::f64::consts::PI;

const STEP: f64 = 1e-3;
const STEPS_PER_ROW: usize = 50;
const TOLERANCE: f64 = 1e-6;

macro_rules! trajectory {
    ($name:literal) => {
        include_str!(concat!("../../validation/oracles/commonroad_", $name, ".csv"))
    };
}

fn input(steer_rate: f64, acceleration: f64) -> Input {
    Input { steer_rate, acceleration }
}

fn between(from: f64, to: f64, t: f64, value: f64) -> f64 {
    if (from..to).contains(&t) { value } else { 0.0 }
}

fn brake(t: f64) -> Input {
    input(0.0, between(0.5, f64::INFINITY, t, -6.0))
}

fn corner(t: f64) -> Input {
    input(between(0.0, 1.0, t, 0.05), 0.0)
}

fn jturn(t: f64) -> Input {
    input(between(0.5, 0.8, t, 0.3), 0.0)
}

fn brake_in_turn(t: f64) -> Input {
    input(between(0.0, 0.4, t, 0.1), between(1.0, f64::INFINITY, t, -4.0))
}

/// The rate of a sine of the steering angle that dwells at its second peak.
#[expect(clippy::disallowed_methods, reason = "the manoeuvre is not part of the model")]
fn sine_dwell(t: f64) -> Input {
    let circular = 2.0 * PI * 0.7;
    let peak = 0.75 / 0.7;
    let swing = |t: f64| 0.06 * circular * (circular * t).cos();
    let t = t - 0.5;
    let rate = if t < 0.0 {
        0.0
    } else if t < peak {
        swing(t)
    } else if t < peak + 0.5 {
        0.0
    } else {
        between(0.0, 1.0 / 0.7, t - 0.5, swing(t - 0.5))
    };
    input(rate, 0.0)
}

/// Starts straight ahead at the origin with the given speed.
fn core(speed: f64) -> [f64; 7] {
    [0.0, 0.0, 0.0, speed, 0.0, 0.0, 0.0]
}

fn compare<const N: usize>(
    text: &str,
    derivative: impl Fn(&[f64; N], Input) -> [f64; N],
    start: [f64; N],
    input: impl Fn(f64) -> Input,
) {
    let rows: Vec<Vec<f64>> =
        text.lines().skip(1).map(|l| l.split(',').map(|v| v.parse().unwrap()).collect()).collect();
    assert!(rows.len() > 50);
    let names: Vec<_> = text.lines().next().unwrap().split(',').skip(1).collect();
    assert_eq!(names.len(), N);
    let largest: [f64; N] = core::array::from_fn(|i| {
        rows.iter().fold(0.0, |m, r| if r[i + 1].abs() > m { r[i + 1].abs() } else { m })
    });
    let (mut index, mut compared) = (0, 0);
    let steps = u32::try_from((rows.len() - 1) * STEPS_PER_ROW).unwrap();
    simulate(derivative, start, input, STEP, steps, |t, state| {
        if index % STEPS_PER_ROW == 0 {
            let want = &rows[compared];
            assert!((want[0] - t).abs() < 1e-9);
            for i in 0..N {
                let error = (state[i] - want[i + 1]).abs();
                assert!(
                    error <= TOLERANCE * largest[i] + 1e-12,
                    "{} at {t}: {} {}",
                    names[i],
                    state[i],
                    want[i + 1]
                );
            }
            compared += 1;
        }
        index += 1;
    });
    assert_eq!(compared, rows.len());
}

#[test]
fn kinematic_track_in_a_corner() {
    let track = BMW_320I.track;
    let start = [0.0, 0.0, 0.0, 10.0, 0.0];
    compare(trajectory!("ks_veh2_corner_v10"), |x, u| track.derivative(x, u), start, corner);
}

#[test]
fn semi_trailer_in_a_corner() {
    let start = [0.0, 0.0, 0.0, 8.0, 0.0, 0.0];
    compare(trajectory!("kst_veh4_corner_v8"), |x, u| SEMI_TRAILER.derivative(x, u), start, corner);
}

#[test]
fn single_track_manoeuvres() {
    let rate = |x: &[f64; 7], u: Input| single_track(&BMW_320I, x, u);
    compare(trajectory!("st_veh2_corner_v15"), rate, core(15.0), corner);
    compare(trajectory!("st_veh2_sine_dwell_v20"), rate, core(20.0), sine_dwell);
}

#[test]
fn drift_track_manoeuvres() {
    let rate = |x: &[f64; 9], u: Input| drift_track(&BMW_320I, x, u);
    let start = |speed: f64| drift_start(&BMW_320I, core(speed));
    compare(trajectory!("std_veh2_brake_in_turn_v20"), rate, start(20.0), brake_in_turn);
    compare(trajectory!("std_veh2_brake_v28"), rate, start(28.0), brake);
    compare(trajectory!("std_veh2_jturn_v12"), rate, start(12.0), jturn);
}

#[test]
fn multi_body_manoeuvres() {
    let rate = |x: &[f64; 29], u: Input| multi_body(&BMW_320I, x, u);
    let start = |speed: f64| multi_body_start(&BMW_320I, core(speed));
    compare(trajectory!("mb_veh2_brake_v28"), rate, start(28.0), brake);
    compare(trajectory!("mb_veh2_corner_v15"), rate, start(15.0), corner);
    compare(trajectory!("mb_veh2_jturn_v12"), rate, start(12.0), jturn);
    compare(trajectory!("mb_veh2_sine_dwell_v20"), rate, start(20.0), sine_dwell);
}

#[test]
fn multi_body_of_another_car() {
    let rate = |x: &[f64; 29], u: Input| multi_body(&FORD_ESCORT, x, u);
    compare(
        trajectory!("mb_veh1_sine_dwell_v20"),
        rate,
        multi_body_start(&FORD_ESCORT, core(20.0)),
        sine_dwell,
    );
}
