//! Mirrored inputs give mirrored motion, to the last bit.

mod stage;

use accuscene_physics::simulation::Run;
use stage::{column, simulate};

/// A scene and, with `side` -1, its mirror image in the x axis.
fn scene(side: f64) -> String {
    format!(
        r#"
schema = "accuscene/scene/1"
options = {{ duration = 8, stop_at_rest = false }}
terrain = {{ friction = 0.8, surface = {{ kind = "plane", grade = 0.05 }} }}
[[vehicles]]
id = "a"
mass = 1450
dimensions = {{ length = 4.4, width = 1.78, wheelbase = 2.65 }}
start = {{ position = [0, {y}], speed = 22, heading = {heading} }}
driver = {{ phases = [{{ steer = [[0, 0], [0.4, {left}], [1.5, {right}], [2.5, 0]], throttle = 0.2 }}, {{ after = {{ time = 2 }}, brake = 0.7, throttle = 0 }}] }}
[[vehicles]]
id = "b"
class = "truck"
mass = 14000
dimensions = {{ length = 9.5, width = 2.5, wheelbase = 5.2, cg_behind_front_axle = 3.2 }}
axles = [{{ behind_front_axle = 0 }}, {{ behind_front_axle = 4.5, dual = true, driven = true }}, {{ behind_front_axle = 5.9 }}]
start = {{ position = [60, {far}], speed = 12, heading = {across} }}
driver = {{ phases = [{{ steer = {right}, throttle = 0.3 }}] }}
"#,
        y = 1.25 * side,
        heading = 0.11 * side,
        left = 0.09 * side,
        right = -0.05 * side,
        far = 30.0 * side,
        across = 2.5 * side,
    )
}

fn bits(run: &Run, vehicle: &str, name: &str, sign: f64) -> Vec<u64> {
    // Adding 0 makes -0 the same as 0.
    column(run, vehicle, name).iter().map(|v| (v * sign + 0.0).to_bits()).collect()
}

#[test]
fn mirrored_inputs_give_mirrored_motion() {
    compare(&scene(1.0), &scene(-1.0));
}

#[test]
fn mirrored_inputs_give_mirrored_motion_in_the_plane() {
    let [one, other] =
        [1.0, -1.0].map(|side| scene(side).replace("duration = 8", "duration = 8, detail = \"planar\""));
    compare(&one, &other);
}

#[expect(clippy::expect_used, reason = "a test fails by panicking")]
fn compare(one: &str, other: &str) {
    let (one, other) = (simulate(one), simulate(other));
    let turned = ["y", "vy", "ay", "yaw", "roll", "yaw_rate", "roll_rate", "course", "steer"];
    for vehicle in ["a", "b"] {
        assert!(column(&one, vehicle, "distance").last().is_some_and(|d| *d > 20.0));
        let table = one.recording.table(&format!("vehicle.{vehicle}")).expect("a table");
        for column in table.columns() {
            let sign = if turned.contains(&column.name.as_str()) { -1.0 } else { 1.0 };
            let (a, b) = (bits(&one, vehicle, &column.name, 1.0), bits(&other, vehicle, &column.name, sign));
            let first = a.iter().zip(&b).position(|(a, b)| a != b);
            assert!(first.is_none(), "{vehicle} {} differs from row {first:?}", &column.name);
        }
    }
}
