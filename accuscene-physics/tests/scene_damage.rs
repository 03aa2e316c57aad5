//! Damaged wheels: flat, torn off, pushed back, bent, locked.

mod stage;

use stage::{column, last, simulate};

fn scene(damage: &str, speed: f64, brake: f64) -> String {
    format!(
        r#"
schema = "accuscene/scene/1"
options = {{ duration = 4, stop_at_rest = false }}
terrain = {{ friction = 0.7 }}
[[vehicles]]
id = "car"
mass = 1400
dimensions = {{ length = 4.4, width = 1.75, wheelbase = 2.6 }}
aerodynamics = {{ drag_area = 0 }}
damage = {{ wheels = [{damage}] }}
start = {{ position = [0, 0], speed = {speed} }}
driver = {{ phases = [{{ brake = {brake}, gear = "neutral" }}] }}
"#
    )
}

#[expect(clippy::expect_used, reason = "a test fails by panicking")]
fn wheel(damage: &str, name: &str, column: &str) -> f64 {
    let run = simulate(&scene(damage, 0.0, 1.0));
    let table = run.recording.table(&format!("wheel.car.{name}")).expect("a wheel's table");
    table.to_contiguous(table.column_index(column).expect("the column"))[0]
}

#[test]
fn a_flat_tyre_lowers_its_corner_and_drags_to_its_side() {
    let run = simulate(&scene("{ axle = 1, side = \"right\", deflated = true }", 20.0, 0.0));
    let (roll, pitch) = (column(&run, "car", "roll")[0], column(&run, "car", "pitch")[0]);
    // A quarter of 0.31 m at one corner: the body follows with about half of it over track and wheelbase.
    assert!(roll > 0.01 && roll < 0.06, "roll {roll}");
    assert!(pitch > 0.005 && pitch < 0.04, "pitch {pitch}");
    assert!(last(&run, "car", "yaw") < -0.005, "it pulls to the right: {}", last(&run, "car", "yaw"));
    let slows = (20.0 - last(&run, "car", "speed")) / 4.0;
    // Four wheels at 0.013 and the flat one at 0.035 more.
    let want = 9.80665 * (0.013 + 0.035 / 4.0);
    println!("decelerates at {slows} m/s2, the sum of the resistances {want}");
    assert!((slows / want - 1.0).abs() < 0.25);
}

#[test]
fn a_lost_wheel_sets_the_car_on_its_hub() {
    let lost = "{ axle = 1, side = \"left\", missing = true }";
    let run = simulate(&scene(lost, 20.0, 0.0));
    assert!(column(&run, "car", "roll")[0] < -0.02, "the left side is down");
    assert!(last(&run, "car", "yaw") > 0.05, "the dragging hub turns it to the left");
    assert!(last(&run, "car", "speed") < 18.0);
    // Standing, the weight stays the weight.
    let loads: f64 = ["fl", "fr", "rl", "rr"].iter().map(|w| wheel(lost, w, "fz")).sum();
    assert!((loads - 1400.0 * 9.80665).abs() < 1.0, "{loads}");
}

#[test]
fn a_wheel_pushed_back_takes_more_of_the_load_behind() {
    let setback = "{ axle = 1, side = \"left\", setback = \"-0.3 m\" }";
    let (whole, pushed) = (wheel("", "fl", "fz"), wheel(setback, "fl", "fz"));
    println!("front left {whole} N, pushed back {pushed} N");
    assert!(pushed > whole + 50.0);
    let x = wheel(setback, "fl", "x") - wheel("", "fl", "x");
    assert!((x + 0.3).abs() < 0.01, "contact moved by {x}");
}

#[test]
fn a_bent_wheel_steers_and_a_locked_one_drags() {
    let bent = simulate(&scene("{ axle = 1, side = \"left\", steer = \"3 deg\" }", 15.0, 0.0));
    assert!(last(&bent, "car", "yaw") > 0.1);
    let locked = simulate(&scene("{ axle = 1, side = \"left\", lock = 1 }", 15.0, 0.0));
    assert!(last(&locked, "car", "yaw") > 0.05 && last(&locked, "car", "speed") < 12.0);
    let table = locked.recording.table("wheel.car.fl").expect("a wheel's table");
    let spin = table.to_contiguous(table.column_index("spin").expect("spin"));
    assert!(spin.iter().all(|s| *s == 0.0));
}
