//! Two-wheelers: held upright until the first impact, then they fall.

mod stage;

use stage::{column, impacts, last, simulate};

fn scene(options: &str, machine: &str, more: &str) -> String {
    format!(
        r#"
schema = "accuscene/scene/1"
options = {{ {options} }}
terrain = {{ friction = 0.8 }}
[[two_wheelers]]
id = "bike"
kind = "motorcycle"
mass = 200
wheelbase = 1.45
rider = {{ mass = 80 }}
{machine}
{more}
"#
    )
}

#[test]
fn it_stands_and_brakes_upright() {
    let braking = "driver = { phases = [{ brake = 0.6 }] }\nstart = { position = [0, 0], speed = 15 }";
    let run = simulate(&scene("duration = 5", braking, ""));
    let roll = column(&run, "bike", "roll");
    assert!(roll.iter().all(|r| r.abs() < 1e-6), "it leans");
    // 60 % of the friction at both wheels, wheel inertia and air drag aside.
    let want = 15.0 * 15.0 / (2.0 * 0.6 * 0.8 * 9.80665);
    let distance = last(&run, "bike", "distance");
    println!("stops after {distance} m, by friction alone {want} m");
    assert!((distance / want - 1.0).abs() < 0.06);
    assert!(last(&run, "bike", "y").abs() < 1e-6);
}

#[test]
fn it_turns_upright_with_the_yaw_rate_of_its_steer() {
    let turn = "driver = { phases = [{ steer = 0.1, gear = \"neutral\" }] }\nstart = { position = [0, 0], speed = 4 }";
    let run = simulate(&scene("duration = 3, stop_at_rest = false", turn, ""));
    let (speed, rate) = (column(&run, "bike", "speed"), column(&run, "bike", "yaw_rate"));
    let k = rate.len() / 2;
    let want = speed[k] * accuscene_core::arith::tan(0.1) / 1.45;
    println!("yaw rate {} rad/s, kinematic {want}", rate[k]);
    assert!((rate[k] / want - 1.0).abs() < 0.05);
    assert!(column(&run, "bike", "roll").iter().all(|r| r.abs() < 0.05));
}

#[test]
fn a_parked_one_stays() {
    let parked = "driver = { phases = [{ brake = 1 }] }\nstart = { position = [0, 0] }";
    let run = simulate(&scene("duration = 20, stop_at_rest = false", parked, ""));
    let x = column(&run, "bike", "x");
    assert!(x.iter().all(|v| (v - x[0]).abs() < 1e-9));
}

const CAR: &str = r#"
[[vehicles]]
id = "car"
mass = 1400
dimensions = { length = 4.4, width = 1.75, wheelbase = 2.6 }
start = { position = [12, 0], heading = "90 deg" }
driver = { phases = [{ brake = 1 }] }
"#;

#[test]
fn an_impact_ends_the_balance() {
    let riding = "start = { position = [0, 0.4], speed = 14 }";
    let run = simulate(&scene("duration = 6", riding, CAR));
    let hit = impacts(&run);
    assert!(!hit.is_empty());
    let side = hit[0].bodies.iter().find(|b| b.body == "bike").expect("the machine");
    println!("delta-V {} m/s, PDOF {} deg", side.delta_v_magnitude, side.pdof_deg);
    assert!(side.delta_v_magnitude > 8.0 && side.delta_v_magnitude < 20.0);
    let roll = column(&run, "bike", "roll");
    assert!(roll.iter().any(|r| r.abs() > 0.3), "it falls");
    let lies = last(&run, "bike", "roll").abs();
    println!("lies at {lies} rad");
    assert!(lies > 1.0 && last(&run, "bike", "speed") < 1e-9, "it lies on its side");
}

#[test]
fn one_that_has_fallen_is_not_stood_up() {
    let fallen = "driver = { phases = [{ brake = 1 }] }\nstart = { position = [0, 0], speed = 15, roll = 1.4, z = 0.4 }";
    let run = simulate(&scene("start = \"raw\", duration = 8", fallen, ""));
    let roll = column(&run, "bike", "roll");
    assert!(roll.iter().all(|r| r.abs() > 0.8), "{:?}", roll.last());
    assert!(last(&run, "bike", "speed") < 0.01);
}
