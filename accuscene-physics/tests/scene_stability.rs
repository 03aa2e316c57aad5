//! Stability control in a sine with dwell (FMVSS 126): with it the car follows, without it it spins.

mod stage;

use accuscene_core::arith::Real;
use stage::{column, last, simulate};

/// 0.7 Hz with half a second of dwell in the second peak.
fn sine_with_dwell(amplitude: f64) -> String {
    let begin = 1.0;
    let wave = |t: f64| amplitude * accuscene_core::arith::sin(accuscene_core::arith::TAU * 0.7 * t);
    let peak = 0.75 / 0.7;
    let mut points = vec![format!("[0, 0], [{begin}, 0]")];
    for k in 1..=15 {
        let t = peak * f64::from(k) / 15.0;
        points.push(format!("[{}, {}]", begin + t, wave(t)));
    }
    for k in 0..=5 {
        let t = peak + 0.25 / 0.7 * f64::from(k) / 5.0;
        points.push(format!("[{}, {}]", begin + t + 0.5, wave(t)));
    }
    format!("[{}]", points.join(", "))
}

fn scene(brakes: &str, amplitude: f64) -> String {
    let steer = sine_with_dwell(amplitude);
    format!(
        r#"
schema = "accuscene/scene/1"
options = {{ duration = 8, stop_at_rest = false }}
terrain = {{ friction = 0.8 }}
[[vehicles]]
id = "car"
mass = 1500
dimensions = {{ length = 4.5, width = 1.8, wheelbase = 2.7, cg_behind_front_axle = 1.35, cg_height = 0.45 }}
brakes = {{ {brakes} }}
start = {{ position = [0, 0], speed = 22.2 }}
driver = {{ phases = [{{ steer = {steer} }}] }}
"#
    )
}

#[test]
fn a_car_that_spins_without_it_follows_with_it() {
    let slip = |brakes: &str, amplitude: f64| {
        let run = simulate(&scene(brakes, amplitude));
        let (yaw, course) = (column(&run, "car", "yaw"), column(&run, "car", "course"));
        let (rate, speed) = (column(&run, "car", "yaw_rate"), column(&run, "car", "speed"));
        let peak = rate.iter().fold(0.0f64, |most, r| Real::max(most, r.abs()));
        // The standard looks 1.75 s after the end of the steering.
        let late = rate[(100.0 * (1.0 + 1.0 / 0.7 + 0.5 + 1.75)) as usize].abs() / peak;
        let moving = yaw.iter().zip(&course).zip(&speed).filter(|(_, v)| **v > 3.0);
        let slip = moving
            .map(|((y, c), _)| accuscene_core::arith::wrap_angle(y - c).abs())
            .fold(0.0, <f64 as Real>::max);
        (slip, late, last(&run, "car", "speed"))
    };
    let amplitude = 0.12;
    let free = slip("", amplitude);
    let held = slip("abs = {}, stability = {}", amplitude);
    println!("largest side slip, late yaw rate, speed: without {free:?}, with {held:?}");
    assert!(free.0 > 1.0, "{free:?}");
    assert!(held.0 < 0.35 && held.1 < 0.2, "{held:?}");
    // A gentle bend needs no help.
    let (gentle, with) = (slip("", 0.01), slip("stability = {}", 0.01));
    assert!((gentle.2 - with.2).abs() < 0.02 * gentle.2, "{gentle:?} {with:?}");
}

#[test]
fn mirrored_it_is_mirrored_to_the_last_bit() {
    let run = |sign: f64| simulate(&scene("abs = {}, stability = {}, rise_time = 0.1", sign * 0.12));
    let (left, right) = (run(1.0), run(-1.0));
    for name in ["y", "yaw", "yaw_rate", "roll"] {
        let (l, r) = (column(&left, "car", name), column(&right, "car", name));
        assert!(l.iter().zip(&r).all(|(l, r)| *l == -*r), "{name}");
    }
    assert_eq!(column(&left, "car", "speed"), column(&right, "car", "speed"));
}
