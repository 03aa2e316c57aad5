//! Vehicles of any number of axles: static loads, straight braking, steered rear axles.

mod stage;

use stage::{column, last, simulate};

fn truck(axles: &str, phases: &str, speed: f64) -> String {
    format!(
        r#"
schema = "accuscene/scene/1"
options = {{ duration = 12, stop_at_rest = false }}
terrain = {{ friction = 0.6 }}
[[vehicles]]
id = "truck"
class = "truck"
mass = 18000
dimensions = {{ length = 9.5, width = 2.5, wheelbase = 5.2, cg_behind_front_axle = 3.4 }}
axles = [{axles}]
start = {{ position = [0, 0], speed = {speed} }}
driver = {{ phases = [{phases}] }}
"#
    )
}

const THREE: &str = "{ behind_front_axle = 0 }, { behind_front_axle = 4.5, dual = true, driven = true }, \
                     { behind_front_axle = 5.9, dual = true }";

#[test]
fn three_axles_carry_the_weight_and_stand_still() {
    let run = simulate(&truck(THREE, "{ brake = 1 }", 0.0));
    let loads: Vec<f64> = ["1l", "1r", "2l", "2r", "3l", "3r"]
        .iter()
        .map(|w| {
            let table = run.recording.table(&format!("wheel.truck.{w}")).expect("a wheel's table");
            table.to_contiguous(table.column_index("fz").expect("fz"))[0]
        })
        .collect();
    let weight = 18_000.0 * 9.80665;
    assert!((loads.iter().sum::<f64>() - weight).abs() < 1e-6 * weight, "{loads:?}");
    // Lever rule about the middle of the tandem, 5.2 m behind the front axle.
    let front = weight * (5.2 - 3.4) / 5.2;
    assert!((loads[0] + loads[1] - front).abs() < 1e-6 * weight, "{loads:?}, front {front}");
    assert!((loads[2] - loads[4]).abs() < 1e-6 * weight, "{loads:?}");
    assert!(last(&run, "truck", "speed") < 1e-9);
}

#[test]
fn locked_wheels_stop_it_by_friction_alone() {
    let run = simulate(&truck(THREE, "{ brake = 1 }", 20.0));
    // Twin tyres share the load, so that the loss by load is that of the static load.
    let want = 400.0 / (2.0 * 0.6 * 9.80665);
    let distance = last(&run, "truck", "distance");
    println!("{distance} m, closed form {want} m without air drag");
    assert!((distance / want - 1.0).abs() < 0.02);
}

#[test]
fn a_counter_steered_rear_axle_tightens_the_turn() {
    let turn = |rear: f64| {
        let axles = format!("{{ behind_front_axle = 0 }}, {{ behind_front_axle = 5.2, steered = {rear} }}");
        let run = simulate(&truck(&axles, "{ steer = 0.05, throttle = 0.02 }", 5.0));
        let rate = column(&run, "truck", "yaw_rate");
        rate[rate.len() / 2]
    };
    let (fixed, counter) = (turn(0.0), turn(-0.5));
    println!("yaw rate {fixed} with a fixed rear axle, {counter} rad/s with a counter-steered one");
    assert!(counter > 1.3 * fixed && counter < 1.7 * fixed);
}
