//! When a driver's phases begin, what wakes a vehicle at rest, and the columns of gears and of followed paths.

mod stage;

use accuscene_core::scene::Scene;
use stage::{column, last, simulate};

fn scene(options: &str, terrain: &str, car: &str, start: &str, phases: &str) -> String {
    format!(
        r#"
schema = "accuscene/scene/1"
options = {{ {options} }}
terrain = {{ friction = 0.8 {terrain} }}
[[vehicles]]
id = "car"
mass = 1400
dimensions = {{ length = 4.4, width = 1.75, wheelbase = 2.6, cg_behind_front_axle = 1.17, cg_height = 0.5 }}
start = {{ {start} }}
driver = {{ phases = [{phases}] }}
{car}
"#
    )
}

const RUNNING: &str = "position = [0, 0], speed = 15";

/// No resistance but the brakes.
const COASTING: &str = "aerodynamics = { drag_area = 0 }
drive = { engine_braking = 0 }
tyres = { front = { rolling_resistance = 0 }, rear = { rolling_resistance = 0 } }";

#[test]
fn a_phase_begins_where_its_distance_is_travelled() {
    // At 15 m/s the 30 m are travelled at 2 s: braking there, and at 2 s, is one and the same.
    let at = |after: &str| {
        let phases = format!("{{ gear = \"neutral\" }}, {{ after = {{ {after} }}, brake = 0.6 }}");
        simulate(&scene("duration = 8", "", COASTING, RUNNING, &phases))
    };
    let (by_way, by_time) = (at("distance = \"30 m\""), at("time = 2"));
    let (way, time) = (last(&by_way, "car", "distance"), last(&by_time, "car", "distance"));
    assert!((way - time).abs() < 0.02, "{way} m, {time} m");
    let (brake, distance) = (column(&by_way, "car", "brake"), column(&by_way, "car", "distance"));
    assert!(brake.iter().any(|b| *b > 0.0));
    // The row tells of the step before it, which takes the car 15 mm.
    for (brake, distance) in brake.iter().zip(&distance).filter(|(_, d)| **d < 30.0 || **d > 30.02) {
        assert!((*brake > 0.0) == (*distance > 30.0), "{brake} at {distance} m");
    }
}

#[test]
fn the_tables_of_a_phase_count_from_the_moment_within_the_step() {
    // 30 m at 14.997 m/s are travelled between two steps of 5 ms; the ramp of the pedal tells when it began.
    let start = "position = [0, 0], speed = 14.997";
    let phases = "{ gear = \"neutral\" }, { after = { distance = 30 }, brake = [[0, 0], [1, 0.1]] }";
    let run = simulate(&scene("duration = 3, step = 0.005", "", COASTING, start, phases));
    let (t, brake) = (column(&run, "car", "t"), column(&run, "car", "brake"));
    let k = brake.iter().position(|b| *b > 0.01).unwrap();
    // The pedal is that of the middle of the step that ends at the row.
    let begun = t[k] - 0.0025 - 10.0 * brake[k];
    assert!((begun - 30.0 / 14.997).abs() < 2e-5, "{begun} s");
}

#[test]
fn a_distance_that_is_not_reached_begins_nothing_and_ends_the_run() {
    let phases = "{ brake = 1 }, { after = { distance = 500 }, throttle = 1, brake = 0 }";
    let run = simulate(&scene("duration = 30", "", "", RUNNING, phases));
    assert!(run.end < 10.0, "{} s", run.end);
    assert!(column(&run, "car", "throttle").iter().all(|t| *t == 0.0));
}

#[test]
fn a_distance_of_nothing_is_the_start() {
    let braked = |after: &str| {
        simulate(&scene("duration = 5", "", "", RUNNING, &format!("{{ {after} brake = 0.5 }}"))).recording
    };
    assert_eq!(braked("after = { distance = 0 },"), braked(""));
}

#[test]
fn a_manoeuvre_that_begins_at_a_distance_mirrors_to_the_last_bit() {
    let swerve = |side: f64| {
        let phases = format!(
            "{{ throttle = 0.1 }}, {{ after = {{ distance = 12 }}, steer = {}, brake = 0.2 }}",
            side * 0.04
        );
        simulate(&scene("duration = 3", "", "", RUNNING, &phases))
    };
    let (left, right) = (swerve(1.0), swerve(-1.0));
    assert_eq!(column(&left, "car", "distance"), column(&right, "car", "distance"));
    let (l, r) = (column(&left, "car", "y"), column(&right, "car", "y"));
    assert!(last(&left, "car", "y") > 0.5);
    assert!(l.iter().zip(&r).all(|(l, r)| *l == -*r));
}

#[test]
fn distances_out_of_order_are_refused_where_they_stand() {
    let phases = "{ after = { distance = 30 }, brake = 1 }, { after = { distance = 20 }, brake = 0 }";
    let error = Scene::from_toml(&scene("duration = 1", "", "", RUNNING, phases)).unwrap_err();
    let problem = &error.problems()[0];
    assert_eq!(problem.path, "vehicles.car.driver.phases[1].after");
    assert_eq!(problem.limit.as_deref(), Some("> 30 m"));
    let both = "{ after = { distance = 3, time = 1 }, brake = 1 }";
    assert!(Scene::from_toml(&scene("duration = 1", "", "", RUNNING, both)).is_err());
    let mixed = "{ after = { time = 3 }, brake = 1 }, { after = { distance = 20 }, steer = 0.1 }";
    assert!(Scene::from_toml(&scene("duration = 1", "", "", RUNNING, mixed)).is_ok());
}

#[test]
fn a_run_does_not_end_at_rest_in_the_step_in_which_a_phase_begins() {
    let stand = "position = [0, 0], speed = 0";
    for begins in ["0.2", "0.5", "1.0"] {
        let phases = format!(
            "{{ gear = \"neutral\" }}, {{ after = {{ time = {begins} }}, gear = \"forward\", throttle = 0.2 }}"
        );
        let run = simulate(&scene("duration = 3", "", "", stand, &phases));
        assert!(last(&run, "car", "x") > 0.3, "{begins}: {} m", last(&run, "car", "x"));
    }
}

#[test]
fn a_wheel_between_the_first_and_the_last_wakes_a_vehicle_that_rests() {
    let grade = ", surface = { kind = \"plane\", grade = 0.08, uphill_direction = 0 }";
    let phases = |free: &str| {
        format!(
            "{{ gear = \"neutral\", wheels = {{ fr = {{ lock = 1 }}, rl = {{ lock = 1 }} }} }},
             {{ after = {{ time = 6 }}, wheels = {{ fr = {{ lock = {free} }}, rl = {{ lock = {free} }} }} }}"
        )
    };
    let options = "duration = 9, stop_at_rest = false";
    let stand = "position = [0, 0], speed = 0";
    let held = simulate(&scene(options, grade, "", stand, &phases("1")));
    let freed = simulate(&scene(options, grade, "", stand, &phases("0")));
    let rests = |v: &[f64]| v[590..600].iter().all(|v| *v == 0.0);
    assert!(rests(&column(&held, "car", "speed")) && rests(&column(&freed, "car", "speed")));
    assert_eq!(last(&held, "car", "speed"), 0.0);
    // Three seconds down eight percent less the rolling resistance.
    assert!(last(&freed, "car", "speed") > 1.5, "{}", last(&freed, "car", "speed"));
}

#[test]
fn gears_and_the_error_of_a_path_are_columns_of_who_has_them() {
    let engine = "drive = { driven = \"front\", power = \"500 kW\", max_force = 4000, engine = { torque = [{ speed = 100, torque = 150 }, { speed = 600, torque = 160 }], gears = [3.6, 2.1, 1.4, 1.0, 0.8], final_drive = 3.9 } }";
    let full = "{ throttle = 1 }, { after = { time = 8 }, throttle = 0, gear = \"neutral\" }, { after = { time = 9 }, gear = \"reverse\" }";
    let run = simulate(&scene("duration = 10, stop_at_rest = false", "", engine, "position = [0, 0]", full));
    let gear = column(&run, "car", "gear");
    assert_eq!((gear[0], gear[850], gear[950]), (1.0, 0.0, -1.0));
    assert!(gear[..800].windows(2).all(|g| g[1] >= g[0]) && gear[790] >= 3.0, "{}", gear[790]);
    let table = run.recording.table("vehicle.car").unwrap();
    assert!(table.column_index("path_error").is_none());

    let aside = |side: f64| {
        let phases = format!(
            "{{ path = {{ points = [{{ position = [-9, {0}] }}, {{ position = [200, {0}] }}] }} }}, {{ after = {{ time = 5 }}, steer = 0 }}",
            side * 1.5
        );
        simulate(&scene("duration = 6", "", "", RUNNING, &phases))
    };
    let (left, right) = (aside(1.0), aside(-1.0));
    let (l, r) = (column(&left, "car", "path_error"), column(&right, "car", "path_error"));
    // The path lies to the left of the car: the car is to the right of it.
    assert!((l[0] + 1.5).abs() < 1e-9, "{}", l[0]);
    assert!(l[480].abs() < 0.05, "{}", l[480]);
    assert_eq!(l[550], 0.0);
    assert!(l.iter().zip(&r).all(|(l, r)| *l == -*r));
    assert!(left.recording.table("vehicle.car").unwrap().column_index("gear").is_none());
}
