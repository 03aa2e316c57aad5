//! The length of the step decides nothing: wheels lock once, results agree from 0.25 to 2 ms, 5 ms does not blow up.

mod stage;

use stage::{column, simulate};

fn scene(step: f64, speed: f64, phases: &str, duration: f64) -> String {
    format!(
        r#"
schema = "accuscene/scene/1"
options = {{ duration = {duration}, step = {step}, stop_at_rest = false }}
terrain = {{ friction = 0.75 }}
[[vehicles]]
id = "car"
mass = 1450
dimensions = {{ length = 4.4, width = 1.78, wheelbase = 2.65 }}
brakes = {{ mode = "torque", front_torque = 3200, rear_torque = 1800 }}
tyres = {{ front = {{ load_sensitivity = 0 }}, rear = {{ load_sensitivity = 0 }} }}
aerodynamics = {{ drag_area = 0 }}
start = {{ position = [0, 0], speed = {speed} }}
driver = {{ phases = [{phases}] }}
"#
    )
}

#[test]
fn wheels_lock_once_and_the_deceleration_is_even() {
    let brake = "{ brake = [[0, 0], [0.5, 0], [0.7, 1]] }";
    for step in [0.00025, 0.0005, 0.001, 0.002] {
        let run = simulate(&scene(step, 60.0, brake, 9.0));
        for wheel in ["fl", "fr", "rl", "rr"] {
            let table = run.recording.table(&format!("wheel.car.{wheel}")).expect("a wheel's table");
            let spin = table.to_contiguous(table.column_index("spin").expect("spin"));
            let locked = spin.iter().position(|s| *s == 0.0).expect("it locks");
            assert!(spin[locked..].iter().all(|s| *s == 0.0), "{wheel} turns again, step {step}");
        }
        let (t, v) = (column(&run, "car", "t"), column(&run, "car", "vx"));
        // The springs take seconds to calm down; the deceleration is that of the load until then.
        let rows: Vec<usize> = (0..t.len() - 1).filter(|i| t[*i] > 5.0 && t[*i] < 8.2).collect();
        let rates: Vec<f64> = rows.iter().map(|i| (v[i + 1] - v[*i]) / (t[i + 1] - t[*i])).collect();
        let mean = rates.iter().sum::<f64>() / rates.len() as f64;
        let ripple =
            rates.iter().fold(0.0, |m: f64, r| if (r - mean).abs() > m { (r - mean).abs() } else { m });
        println!("step {step}: deceleration {mean}, ripple {:.2e}", ripple / mean.abs());
        assert!((mean + 0.75 * 9.80665).abs() < 1e-4 * 7.0, "{mean}");
        assert!(ripple < 1e-4 * mean.abs());
    }
}

/// A lane change under braking that ends in a skid.
const WILD: &str =
    "{ steer = [[0, 0], [0.3, 0.08], [1.2, -0.1], [2.0, 0]], brake = [[0, 0], [1.5, 0], [1.8, 0.9]] }";

#[test]
fn results_agree_from_a_quarter_to_two_milliseconds() {
    let end = |step: f64| {
        let run = simulate(&scene(step, 25.0, WILD, 6.0));
        ["x", "y", "yaw", "distance"].map(|c| *column(&run, "car", c).last().expect("a row"))
    };
    let fine = end(0.00025);
    for step in [0.0005, 0.001, 0.002] {
        let got = end(step);
        let (dx, dy) = (got[0] - fine[0], got[1] - fine[1]);
        let away = (dx * dx + dy * dy).sqrt() / fine[3];
        let turned = (got[2] - fine[2]).abs();
        println!("step {step}: {away:.5} of the path, {turned:.5} rad; {got:?}");
        assert!(away < 0.01 && turned < 0.03);
    }
}

#[test]
fn five_milliseconds_do_not_blow_up() {
    for (speed, phases) in
        [(25.0, WILD), (40.0, "{ brake = 1 }"), (15.0, "{ steer = 0.3, throttle = 1 }"), (0.0, "{}")]
    {
        let run = simulate(&scene(0.005, speed, phases, 20.0));
        let v = column(&run, "car", "speed");
        assert!(v.iter().all(|v| v.is_finite() && *v < 60.0), "{phases}");
    }
}
