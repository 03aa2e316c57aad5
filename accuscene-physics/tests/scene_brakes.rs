//! Brakes: build-up, balance, anti-lock brakes between a locked skid and the ideal, on one and on split friction.

#![expect(clippy::expect_used, reason = "a test fails by panicking")]

mod stage;

use accuscene_core::arith::Real;
use accuscene_physics::simulation::Run;
use stage::{column, last, simulate};

const SPEED: f64 = 25.0;
const FRICTION: f64 = 0.8;

fn scene(brakes: &str, terrain: &str, driver: &str) -> String {
    format!(
        r#"
schema = "accuscene/scene/1"
options = {{ duration = 20 }}
terrain = {{ friction = {FRICTION}, {terrain} }}
[[vehicles]]
id = "car"
mass = 1400
dimensions = {{ length = 4.4, width = 1.75, wheelbase = 2.6, cg_behind_front_axle = 1.17, cg_height = 0.5 }}
aerodynamics = {{ drag_area = 0 }}
brakes = {{ {brakes} }}
start = {{ position = [0, 0], speed = {SPEED} }}
driver = {{ phases = [{driver}] }}
"#
    )
}

fn stop(brakes: &str) -> Run {
    simulate(&scene(brakes, "", "{ brake = 1 }"))
}

#[test]
fn antilock_stops_between_the_ideal_and_the_band_of_its_efficiency() {
    let ideal = SPEED * SPEED / (2.0 * FRICTION * 9.80665);
    let torque = "mode = \"torque\", front_torque = 3000, rear_torque = 2000, ";
    for mode in ["", torque] {
        let run = stop(&format!("{mode} abs = {{}}"));
        let distance = last(&run, "car", "distance");
        let efficiency = ideal / distance;
        println!("mode '{mode}': {distance:.2} m, efficiency {efficiency:.3}");
        assert!((0.90..0.955).contains(&efficiency), "efficiency {efficiency}");
        assert_eq!(last(&run, "car", "speed"), 0.0);
        assert!(last(&run, "car", "t") < 20.0, "it stands and holds");
        let slip = wheel(&run, "fl", "slip_ratio");
        let v = column(&run, "car", "speed");
        let fast: Vec<f64> =
            slip.iter().zip(&v).filter(|(_, v)| **v > 5.0 && **v < 24.0).map(|(s, _)| *s).collect();
        let mean = fast.iter().sum::<f64>() / fast.len() as f64;
        let swing =
            fast.iter().fold([0.0f64, -1.0], |[low, high], s| [Real::min(low, *s), Real::max(high, *s)]);
        println!("slip {mean:.3} in mean, {swing:?}");
        assert!((mean + 0.12).abs() < 0.02, "mean slip {mean}");
        assert!(swing[0] > -0.4 && swing[1] > -0.06, "{swing:?}");
    }
}

#[test]
fn without_antilock_a_full_pedal_locks_the_wheels() {
    let run = stop("");
    let slip = wheel(&run, "rl", "slip_ratio");
    assert!(slip[50] == -1.0, "{}", slip[50]);
    let want = SPEED * SPEED / (2.0 * FRICTION * 9.80665);
    let distance = last(&run, "car", "distance");
    assert!((distance - want).abs() < 0.02 * want, "{distance} m, {want} m");
}

#[test]
fn antilock_keeps_the_car_from_spinning_on_split_friction_where_locked_wheels_turn_it() {
    let ice =
        "zones = [{ id = \"ice\", polygon = [[-50, -20], [400, -20], [400, 0], [-50, 0]], friction = 0.2 }]";
    let steered = "{ brake = 1, path = { points = [{ position = [0, 0] }, { position = [200, 0] }] } }";
    let yaw = |brakes: &str| {
        let run = simulate(&scene(brakes, ice, steered));
        let yaw = column(&run, "car", "yaw");
        (yaw.iter().fold(0.0f64, |most, y| Real::max(most, y.abs())), last(&run, "car", "distance"))
    };
    let (locked, held) = (yaw(""), yaw("abs = {}"));
    println!("largest yaw and distance: locked {locked:?}, antilock {held:?}");
    assert!(locked.0 > 1.0, "{locked:?}");
    assert!(held.0 < 0.7, "{held:?}");
}

#[test]
fn antilock_works_on_three_axles_and_leaves_a_light_pedal_alone() {
    let axles = r#"
axles = [{ behind_front_axle = 0 }, { behind_front_axle = 4.5 }, { behind_front_axle = 5.8 }]
"#;
    let lorry = |brakes: &str, pedal: f64| {
        let text = format!(
            r#"
schema = "accuscene/scene/1"
options = {{ duration = 20 }}
terrain = {{ friction = 0.7 }}
[[vehicles]]
id = "car"
class = "truck"
mass = 18000
dimensions = {{ length = 9, width = 2.5, wheelbase = 5.15, cg_behind_front_axle = 3.0, cg_height = 1.3 }}
{axles}
brakes = {{ {brakes} }}
start = {{ position = [0, 0], speed = 20 }}
driver = {{ phases = [{{ brake = {pedal} }}] }}
"#
        );
        last(&simulate(&text), "car", "distance")
    };
    let ideal = 20.0 * 20.0 / (2.0 * 0.7 * 9.80665);
    let full = lorry("abs = {}", 1.0);
    println!("three axles: {full:.2} m, efficiency {:.3}", ideal / full);
    assert!((0.8..1.0).contains(&(ideal / full)), "{full}");
    let (with, without) = (lorry("abs = {}", 0.2), lorry("", 0.2));
    assert!((with - without).abs() < 0.01 * without, "{with} m with, {without} m without");
}

#[test]
fn a_brake_that_builds_up_costs_its_lag_and_half_its_rise() {
    let at_once = last(&stop(""), "car", "distance");
    let slow = last(&stop("lag = 0.1, rise_time = 0.3"), "car", "distance");
    let want = SPEED * (0.1 + 0.15);
    println!("{} m longer, {want} m said", slow - at_once);
    assert!((slow - at_once - want).abs() < 0.05 * want);
}

#[test]
fn balance_moves_the_brake_from_the_rear_to_the_front() {
    let shares = [0.5, 0.8].map(|front| {
        let brakes = format!("mode = \"torque\", balance = {front}");
        let run = simulate(&scene(&brakes, "", "{ brake = 0.3 }"));
        let [f, r] = ["fl", "rl"].map(|w| wheel(&run, w, "fx")[100]);
        f / (f + r)
    });
    println!("front shares {shares:?}");
    assert!((shares[0] - 0.5).abs() < 0.02 && (shares[1] - 0.8).abs() < 0.02, "{shares:?}");
}

fn wheel(run: &Run, wheel: &str, name: &str) -> Vec<f64> {
    let table = run.recording.table(&format!("wheel.car.{wheel}")).expect("the wheel's table");
    table.to_contiguous(table.column_index(name).expect("the column"))
}
