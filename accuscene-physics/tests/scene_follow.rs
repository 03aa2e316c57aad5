//! Drivers who follow: a lane change, a speed uphill, a reaction, an engine with gears.

mod stage;

use accuscene_core::arith::Real;
use stage::{column, last, simulate};

fn scene(options: &str, terrain: &str, car: &str, speed: f64, phases: &str) -> String {
    format!(
        r#"
schema = "accuscene/scene/1"
options = {{ {options} }}
terrain = {{ friction = 0.8 {terrain} }}
[[vehicles]]
id = "car"
mass = 1400
dimensions = {{ length = 4.4, width = 1.75, wheelbase = 2.6, cg_behind_front_axle = 1.17, cg_height = 0.5 }}
start = {{ position = [0, 0], speed = {speed} }}
driver = {{ phases = [{phases}] }}
{car}
"#
    )
}

fn lane_change(side: f64) -> String {
    let at = |x: f64, y: f64| format!("{{ position = [{x}, {}] }}", side * y);
    let points =
        [(-5.0, 0.0), (20.0, 0.0), (32.5, 0.55), (45.0, 1.75), (57.5, 2.95), (70.0, 3.5), (150.0, 3.5)];
    let points = points.map(|(x, y)| at(x, y)).join(", ");
    let phases = format!("{{ path = {{ points = [{points}], smooth = true }}, speed = {{ speed = 20 }} }}");
    scene("duration = 6, stop_at_rest = false", "", "", 20.0, &phases)
}

#[test]
fn a_lane_change_is_followed_and_mirrors_to_the_last_bit() {
    let (left, right) = (simulate(&lane_change(1.0)), simulate(&lane_change(-1.0)));
    let (x, y) = (column(&left, "car", "x"), column(&left, "car", "y"));
    // The middle of the manoeuvre and its end; in between the path is within these bounds.
    let middle = x.iter().position(|x| *x > 45.0).unwrap();
    let end = x.iter().position(|x| *x > 105.0).unwrap();
    println!("at 45 m {} m, at 105 m {} m, speed {}", y[middle], y[end], last(&left, "car", "speed"));
    assert!((y[middle] - 1.75).abs() < 0.8, "{}", y[middle]);
    assert!((y[end] - 3.5).abs() < 0.1, "{}", y[end]);
    assert!((last(&left, "car", "y") - 3.5).abs() < 0.06, "{}", last(&left, "car", "y"));
    let scene = accuscene_core::scene::Scene::from_toml(&lane_change(1.0)).unwrap();
    let model = accuscene_physics::Model::compile(&scene.resolve()).unwrap();
    let mut live = accuscene_physics::simulation::Live::new(std::sync::Arc::new(model), false);
    let mut most = 0.0f64;
    for _ in 0..6000 {
        live.step(1).unwrap();
        most = Real::max(most, live.state().vehicles[0].driver.lateral_error.abs());
    }
    println!("the rear axle leaves the path by {most} m");
    assert!(most < 0.6, "{most}");
    assert!((last(&left, "car", "speed") - 20.0).abs() < 0.1);
    for name in ["steer", "y", "yaw"] {
        let (l, r) = (column(&left, "car", name), column(&right, "car", name));
        assert!(l.iter().zip(&r).all(|(l, r)| *l == -*r), "{name}");
    }
    assert_eq!(x, column(&right, "car", "x"));
    let steer = column(&left, "car", "steer");
    assert!(steer.windows(2).all(|s| (s[1] - s[0]).abs() <= 0.6 * 0.01 + 1e-12), "the hands' rate");
}

#[test]
fn a_speed_is_held_up_and_down_a_grade_of_five_percent() {
    for direction in [0.0, accuscene_core::arith::PI] {
        let grade =
            format!(", surface = {{ kind = \"plane\", grade = 0.05, uphill_direction = {direction} }}");
        let options = "duration = 15, stop_at_rest = false";
        let run = simulate(&scene(options, &grade, "", 20.0, "{ speed = { speed = 20 } }"));
        let v = column(&run, "car", "speed");
        let least = v.iter().copied().fold(99.0, <f64 as Real>::min);
        println!("uphill {direction}: from {least} to the end {}", last(&run, "car", "speed"));
        assert!((v[v.len() - 1] - 20.0).abs() < 0.02, "{}", v[v.len() - 1]);
        assert!(v.iter().all(|v| (*v - 20.0).abs() < 0.5));
    }
}

#[test]
fn speeds_of_a_path_are_driven_and_its_end_is_a_stop() {
    let points = "{ position = [0, 0], speed = 10 }, { position = [60, 0], speed = 15 }, { position = [125, 0], speed = 0 }";
    let phases = format!("{{ path = {{ points = [{points}] }}, speed = {{}} }}");
    let run = simulate(&scene("duration = 30", "", "", 10.0, &phases));
    let (x, v) = (column(&run, "car", "x"), column(&run, "car", "speed"));
    let at_60 = v[x.iter().position(|x| *x > 61.4).unwrap()];
    println!(
        "{at_60} m/s at 60 m, end at {} m with {} m/s",
        last(&run, "car", "x"),
        last(&run, "car", "speed")
    );
    assert!((at_60 - 15.0).abs() < 1.0);
    assert!((last(&run, "car", "x") - 125.0).abs() < 3.0 && last(&run, "car", "speed") < 0.05);
}

#[test]
fn a_reaction_takes_the_way_of_its_closed_form() {
    let (v, tr, lag, rise) = (20.0, 0.8, 0.1, 0.2);
    let phase = format!(
        "{{ throttle = 0 }}, {{ after = {{ time = 0.5 }}, reaction = {{ time = {tr}, lag = {lag}, rise_time = {rise} }} }}"
    );
    let car = "aerodynamics = { drag_area = 0 }\ntyres = { front = { rolling_resistance = 0 }, rear = { rolling_resistance = 0 } }";
    let run = simulate(&scene("duration = 10", "", car, v, &phase));
    let a = 0.8 * 9.80665;
    let reached = v - 0.5 * a * rise;
    let want = v * (0.5 + tr + lag) + v * rise - a * rise * rise / 6.0 + reached * reached / (2.0 * a);
    let got = last(&run, "car", "distance");
    println!("{got} m, closed form {want} m");
    assert!((got - want).abs() < 0.01 * want, "{got} m, closed form {want} m");
    let swerve = "{ after = { time = 0.5 }, reaction = { time = 0.8, swerve = [[0, 0], [0.3, 0.05]] } }";
    let run = simulate(&scene("duration = 3", "", "", v, swerve));
    let steer = column(&run, "car", "steer");
    assert_eq!(steer[129], 0.0);
    assert!((steer[165] - 0.05).abs() < 1e-12 && column(&run, "car", "brake").iter().all(|b| *b == 0.0));
}

#[test]
fn an_engine_shifts_up_and_its_drag_brakes() {
    let engine = "engine = { torque = [{ speed = 100, torque = 150 }, { speed = 300, torque = 200 }, { speed = 600, torque = 160 }], drag = [{ speed = 0, torque = 15 }, { speed = 600, torque = 45 }], gears = [3.6, 2.1, 1.4, 1.0, 0.8], final_drive = 3.9 }";
    let car = format!("drive = {{ driven = \"front\", power = \"500 kW\", max_force = 8000, {engine} }}");
    let phases = "{ throttle = 1 }, { after = { time = 12 }, throttle = 0 }";
    let run = simulate(&scene("duration = 16, stop_at_rest = false", "", &car, 0.0, phases));
    let v = column(&run, "car", "speed");
    for (k, v) in v.iter().enumerate().take(1200) {
        let t = k as f64 * 0.01;
        assert!(*v <= (2.0 * 160.0 * 600.0 * 0.9 * t / 1400.0).sqrt() + 0.3, "{v} m/s at {t} s");
    }
    println!("{} m/s after 12 s, {} m/s at the end", v[1200], v[v.len() - 1]);
    assert!(v[1200] > 28.0, "{}", v[1200]);
    let coasting = (v[1250] - v[1450]) / 2.0;
    println!("engine braking {coasting} m/s2");
    assert!((0.3..1.5).contains(&coasting), "{coasting}");
    let limited = format!("drive = {{ speed_limit = 12, {engine} }}");
    let run = simulate(&scene("duration = 14, stop_at_rest = false", "", &limited, 0.0, phases));
    let most = column(&run, "car", "speed").into_iter().fold(0.0, <f64 as Real>::max);
    assert!((11.0..12.1).contains(&most), "{most}");
}

#[test]
fn two_sources_of_one_control_are_refused() {
    for phase in [
        "{ steer = 0.1, path = { points = [{ position = [0, 0] }, { position = [9, 0] }] } }",
        "{ brake = 0.1, speed = { speed = 5 } }",
        "{ brake = 0.1, reaction = {} }",
        "{ speed = {} }",
        "{ path = { points = [{ position = [0, 0] }, { position = [0, 0] }] } }",
        "{ reaction = { swerve = 3 } }",
    ] {
        let text = scene("duration = 1", "", "", 1.0, phase);
        assert!(accuscene_core::scene::Scene::from_toml(&text).is_err(), "{phase}");
    }
}

#[test]
fn a_locked_differential_pulls_where_an_open_one_spins() {
    let reached = |differential: &str| {
        let ice = ", zones = [{ id = \"ice\", polygon = [[-50, 0], [400, 0], [400, 20], [-50, 20]], friction = 0.05 }]";
        let car = format!(
            "drive = {{ driven = \"front\", max_force = 8000, power = \"100 kW\", differential = \"{differential}\" }}"
        );
        let phases =
            "{ throttle = 0.3, path = { points = [{ position = [0, 0] }, { position = [300, 0] }] } }";
        let run = simulate(&scene("duration = 3", ice, &car, 0.0, phases));
        let spins = ["fl", "fr"].map(|wheel| {
            let table = run.recording.table(&format!("wheel.car.{wheel}")).unwrap();
            table.to_contiguous(table.column_index("spin").unwrap())[200]
        });
        (last(&run, "car", "speed"), spins)
    };
    let (open, locked) = (reached("open"), reached("locked"));
    println!("open {open:?}, locked {locked:?}");
    assert!(locked.0 > 2.0 * open.0, "{open:?} {locked:?}");
    assert_eq!(locked.1[0], locked.1[1]);
    assert!(open.1[0] > 3.0 * open.1[1]);
}
