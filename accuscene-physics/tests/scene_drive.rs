//! Driving: the engine gives no more than its power, and a slow circle has the radius that its steer angle says.

mod stage;

use stage::{column, simulate};

fn scene(friction: f64, phases: &str, speed: f64, duration: f64) -> String {
    format!(
        r#"
schema = "accuscene/scene/1"
options = {{ duration = {duration}, stop_at_rest = false }}
terrain = {{ friction = {friction} }}
[[vehicles]]
id = "car"
mass = 1400
dimensions = {{ length = 4.4, width = 1.75, wheelbase = 2.6, cg_behind_front_axle = 1.17 }}
drive = {{ driven = "front", power = "100 kW", max_force = 8000 }}
start = {{ position = [0, 0], speed = {speed} }}
driver = {{ phases = [{phases}] }}
"#
    )
}

#[test]
fn spinning_wheels_take_no_more_than_the_engine_gives() {
    for friction in [0.7, 0.1] {
        let run = simulate(&scene(friction, "{ throttle = 1 }", 0.0, 12.0));
        let (t, v) = (column(&run, "car", "t"), column(&run, "car", "speed"));
        for (t, v) in t.iter().zip(&v) {
            // All the engine's work in the car: v = sqrt(2 P t / m).
            assert!(*v <= (2.0 * 100e3 * t / 1400.0).sqrt() + 0.01, "friction {friction}: {v} m/s at {t} s");
        }
        assert!(v[v.len() - 1] > 5.0);
    }
}

#[test]
fn with_the_throttle_released_the_wheels_bring_back_no_more_than_they_hold() {
    let run = simulate(&scene(0.1, "{ throttle = 1 }, { after = { time = 5 }, throttle = 0 }", 0.0, 20.0));
    let v = column(&run, "car", "speed");
    let last = v[v.len() - 1];
    let at_release = v[500];
    // Two driven wheels of about 1 kg m² cannot hold what would double the car's speed at 100 kW.
    println!("{at_release} m/s at release, {last} m/s at the end");
    assert!(last < 20.0);
}

#[test]
fn a_slow_circle_has_the_radius_of_its_steer_angle() {
    let steer: f64 = 0.1;
    let text = scene(0.8, &format!("{{ steer = {steer} }}"), 2.0, 10.0);
    let run = simulate(&text);
    let (speed, rate) = (column(&run, "car", "speed"), column(&run, "car", "yaw_rate"));
    let i = speed.len() / 2;
    let radius = speed[i] / rate[i];
    // Ackermann: the rear axle's middle runs at L / tan, the centre of gravity lies b ahead of it.
    let rear = 2.6 / accuscene_core::arith::tan(steer);
    let b = 2.6 - 1.17;
    let want = (rear * rear + b * b).sqrt();
    println!("radius {radius} m, geometry says {want} m");
    assert!((radius - want).abs() < 0.01 * want);
}
