//! Planar vehicles from text, beside the same scene in space.

mod stage;

use accuscene_core::arith::Vec3;
use accuscene_core::event::Event;
use accuscene_core::scene::Scene;
use accuscene_physics::simulation::StopReason;
use accuscene_physics::{Model, PhysicsError};
use stage::{column, impacts, last, simulate};

/// The scene in space and in the plane.
fn both(text: &str) -> [accuscene_physics::simulation::Run; 2] {
    ["spatial", "planar"].map(|detail| simulate(&text.replace("DETAIL", detail)))
}

fn car(options: &str, start: &str, phases: &str) -> String {
    format!(
        r#"
schema = "accuscene/scene/1"
options = {{ detail = "DETAIL", stop_at_rest = false, {options} }}
terrain = {{ friction = 0.8 }}
[[vehicles]]
id = "car"
mass = 1500
dimensions = {{ length = 4.5, width = 1.8, wheelbase = 2.7 }}
start = {{ position = [0, 0], {start} }}
driver = {{ phases = [{phases}] }}
"#
    )
}

#[test]
fn a_braked_car_stops_as_far_as_in_space() {
    for brake in [0.3, 0.6, 1.0] {
        let [spatial, planar] = both(&car("duration = 12", "speed = 25", &format!("{{ brake = {brake} }}")));
        let [a, b] = [&spatial, &planar].map(|run| last(run, "car", "distance"));
        println!("brake {brake}: {a} m in space, {b} m in the plane");
        assert!((a - b).abs() < 0.01 * a);
    }
}

#[test]
fn a_steady_turn_is_as_tight_as_in_space() {
    for (speed, steer) in [(10.0, 0.05), (15.0, 0.03), (20.0, 0.02), (20.0, -0.025)] {
        let phases = format!("{{ steer = {steer} }}");
        let [spatial, planar] = both(&car("duration = 4", &format!("speed = {speed}"), &phases));
        let [a, b] = [&spatial, &planar].map(|run| last(run, "car", "yaw_rate"));
        let acceleration = last(&spatial, "car", "ay").abs();
        println!("{speed} m/s, {steer} rad: {a} rad/s in space, {b} in the plane; {acceleration} m/s²");
        assert!(acceleration > 1.0 && acceleration < 0.4 * 9.80665, "{acceleration}");
        assert!((a - b).abs() < 0.03 * a.abs());
    }
}

#[test]
fn steps_of_five_milliseconds_change_little() {
    let phases = "{ steer = 0.03 }, { after = { time = 1.5 }, brake = 0.7 }";
    let text = |step: f64| {
        car(&format!("duration = 14, step = {step}"), "speed = 20", phases).replace("DETAIL", "planar")
    };
    let (fine, coarse) = (simulate(&text(0.0005)), simulate(&text(0.005)));
    for name in ["x", "y", "yaw"] {
        let (a, b) = (last(&fine, "car", name), last(&coarse, "car", name));
        println!("{name}: {a} with 0.5 ms, {b} with 5 ms");
        assert!((a - b).abs() < 0.01 * a.abs());
    }
    let rest = |run: &accuscene_physics::simulation::Run| {
        run.recording
            .events
            .iter()
            .find_map(|e| if let Event::Rest { time, .. } = e { Some(*time) } else { None })
    };
    let (a, b) = (rest(&fine).expect("rest"), rest(&coarse).expect("rest"));
    println!("at rest after {a} s with 0.5 ms, {b} s with 5 ms");
    assert!((a - b).abs() < 0.1);
    assert!(last(&coarse, "car", "speed") < 1e-9);
}

#[test]
fn two_cars_get_the_same_change_of_velocity() {
    let text = r#"
schema = "accuscene/scene/1"
options = { detail = "DETAIL", duration = "20 s" }
[[vehicles]]
id = "a"
mass = "3451 lb"
dimensions = { length = "4.72 m", width = "1.78 m", wheelbase = "2.72 m" }
start = { position = ["-20 m", 0], heading = "0 deg", speed = "35 mph" }
driver = { phases = [{ after = "impact", brake = 1.0 }] }
[[vehicles]]
id = "b"
mass = 1400
dimensions = { length = 4.4, width = 1.75, wheelbase = 2.6 }
start = { position = [0, "-20 m"], heading = "90 deg", speed = "15.6 m/s" }
driver = { phases = [{ after = "impact", brake = 1.0 }] }
"#;
    let [spatial, planar] = both(text);
    let (a, b) = (impacts(&spatial), impacts(&planar));
    assert!(!a.is_empty() && !b.is_empty());
    for k in 0..2 {
        let [x, y] = [a[0], b[0]].map(|c| c.bodies[k].delta_v_magnitude);
        println!("{x} m/s in space, {y} m/s in the plane");
        assert!((x - y).abs() < 0.01 * x);
    }
    assert_eq!(planar.stop, StopReason::AllAtRest);
    // The blow lifts nothing and tips nothing.
    for name in ["z", "roll", "pitch"] {
        for id in ["a", "b"] {
            let c = column(&planar, id, name);
            assert!(c.iter().all(|v| (v - c[0]).abs() < 0.02), "{id} {name}");
        }
    }
}

#[test]
fn a_parked_car_stays_on_its_slope() {
    for (grade, heading) in [(0.1, 0.0), (0.1, 90.0), (0.15, 37.0), (-0.08, 200.0)] {
        let text = car("duration = 60", &format!("heading = \"{heading} deg\""), "{ brake = 1.0 }")
            .replace("DETAIL", "planar")
            .replace("friction = 0.8", &format!("surface = {{ kind = \"plane\", grade = {grade} }}"));
        let run = simulate(&text);
        let [x, y, z] = ["x", "y", "z"].map(|c| column(&run, "car", c));
        let end = x.len() - 1;
        let moved = Vec3::new(x[end] - x[0], y[end] - y[0], z[end] - z[0]).norm();
        println!("grade {grade}, heading {heading}: {moved:e} m in 60 s");
        assert!(moved < 1e-9);
    }
}

#[test]
fn a_free_car_rolls_down_as_in_space() {
    let [spatial, planar] = both(
        &car("duration = 5", "heading = 0.4", "{ throttle = 0.0, gear = \"neutral\" }")
            .replace("friction = 0.8", "surface = { kind = \"plane\", grade = 0.1 }"),
    );
    let [a, b] = [&spatial, &planar].map(|run| last(run, "car", "distance"));
    println!("{a} m in space, {b} m in the plane");
    assert!(a > 5.0 && (a - b).abs() < 0.01 * a);
}

#[test]
fn over_gentle_hills_it_is_as_fast_as_in_space() {
    // Crests of half a metre every 80 m: grades up to 4 %.
    let height =
        |i: i32| 0.5 * accuscene_core::arith::cos(f64::from(i) * 5.0 * accuscene_core::arith::TAU / 80.0);
    let row = (-4..40).map(|i| format!("{:?}", height(i))).collect::<Vec<_>>().join(",");
    let rows = vec![format!("[{row}]"); 9].join(",");
    let surface = format!(
        "surface = {{ kind = \"height-field\", origin = [-20, -20], spacing = 5, heights = [{rows}] }}"
    );
    let [spatial, planar] = both(
        &car("duration = 12", "speed = 12", "{ throttle = 0.0, gear = \"neutral\" }")
            .replace("friction = 0.8", &surface),
    );
    for name in ["x", "vx"] {
        let [a, b] = [&spatial, &planar].map(|run| last(run, "car", name));
        println!("{name}: {a} in space, {b} in the plane");
        assert!((a - b).abs() < 0.01 * a);
    }
    let [a, b] = [&spatial, &planar].map(|run| column(run, "car", "z"));
    let apart = a.iter().zip(&b).fold(0.0, |m, (a, b)| if (a - b).abs() > m { (a - b).abs() } else { m });
    println!("heights differ by up to {apart} m");
    assert!(apart < 0.03, "{apart}");
}

#[test]
fn a_vehicle_chooses_for_itself() {
    let text = car("duration = 1", "speed = 10", "{ steer = 0.02 }");
    let own = text.replace("DETAIL", "spatial").replace("mass = 1500", "mass = 1500\ndetail = \"planar\"");
    let planar = text.replace("DETAIL", "planar");
    assert_eq!(last(&simulate(&own), "car", "y"), last(&simulate(&planar), "car", "y"));
    assert!(simulate(&own).models.iter().any(|m| m.name.contains("plane")));
}

#[test]
fn a_tall_car_lifts_its_inner_wheels_and_stays_level() {
    let text = car("duration = 3", "speed = 20", "{ steer = 0.12 }")
        .replace("DETAIL", "planar")
        .replace("wheelbase = 2.7", "wheelbase = 2.7, cg_height = 1.1");
    let run = simulate(&text);
    assert!(run.recording.events.iter().any(|e| matches!(e, Event::WheelLift { .. })));
    assert_eq!(run.stop, StopReason::Duration);
    assert!(column(&run, "car", "roll").iter().all(|r| r.abs() < 1e-9));
}

#[expect(clippy::expect_used, reason = "a test fails by panicking")]
fn refusal(text: &str) -> String {
    let scene = Scene::from_toml(text).expect("a scene");
    let refused = Model::compile(&scene.resolve()).expect_err("a refusal");
    assert!(matches!(refused, PhysicsError::Value { .. }), "{refused:?}");
    refused.to_string()
}

#[test]
fn what_the_plane_leaves_out_is_refused() {
    let text = car("duration = 1", "speed = 10", "{ }").replace("DETAIL", "planar");
    let rider = text.replace("mass = 1500", "mass = 250\nclass = \"motorcycle\"");
    assert!(refusal(&rider).contains("vehicles.car.detail"), "{}", refusal(&rider));
    let kerb = text
        .replace("friction = 0.8", "kerbs = [{ id = \"edge\", line = [[50, -50], [50, 50]], height = 0.1 }]");
    assert!(refusal(&kerb).contains("kerbs"), "{}", refusal(&kerb));
}
