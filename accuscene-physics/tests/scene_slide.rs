//! What bodywork slides with: from the scene, by zone, and a fallen motorcycle.

mod stage;

use accuscene_physics::simulation::Run;
use stage::{column, simulate};

const G: f64 = 9.80665;

/// On its roof, at 12 m/s.
fn roof(terrain: &str, structure: &str) -> Run {
    simulate(&format!(
        r#"
schema = "accuscene/scene/1"
options = {{ duration = 2.5, start = "raw", stop_at_rest = false }}
terrain = {{ {terrain} }}
[[vehicles]]
id = "car"
mass = 1500
dimensions = {{ length = 4.5, width = 1.8, wheelbase = 2.7, height = 1.45, cg_height = 0.55, cg_behind_front_axle = 1.215 }}
inertia = {{ roll = 649, pitch = 2571, yaw = 2707 }}
aerodynamics = {{ drag_area = 0 }}
{structure}
start = {{ position = [0, 0], roll = "180 deg", z = 0.85, speed = 12 }}
"#
    ))
}

/// What it slides with between two times: the loss of speed over the impulse of the ground's load, which is the weight's
/// and what stopped its bouncing; no number if the run is shorter.
fn slows(run: &Run, id: &str, from: f64, to: f64) -> f64 {
    let (t, vx, vz) = (column(run, id, "t"), column(run, id, "vx"), column(run, id, "vz"));
    let at = |v: &[f64], time: f64| t.iter().position(|t| *t >= time - 1e-9).map_or(f64::NAN, |k| v[k]);
    let load = (to - from) * G + at(&vz, to) - at(&vz, from);
    (at(&vx, from) - at(&vx, to)) / load
}

#[test]
fn bodywork_slides_with_the_friction_of_the_scene() {
    for (terrain, structure, want) in [
        ("friction = 0.7", "", 0.42),
        ("friction = 0.9", "", 0.5),
        ("friction = 0.2", "", 0.12),
        ("friction = 0.8", "structure = { ground_friction = 0.35 }", 0.35),
        ("friction = 0.5", "structure = { ground_friction = 0.45 }", 0.45),
    ] {
        let found = slows(&roof(terrain, structure), "car", 1.0, 1.8);
        println!("{terrain}, {structure}: {found}, wanted {want}");
        assert!((found / want - 1.0).abs() < 0.005);
    }
}

#[test]
fn zones_change_it_as_they_change_the_tyres() {
    let zone = r#"friction = 0.8, zones = [{ id = "ice", polygon = [[5, -9], [99, -9], [99, 9], [5, 9]], friction = 0.2 }]"#;
    let found = slows(&roof(zone, "structure = { ground_friction = 0.4 }"), "car", 1.5, 2.4);
    println!("{found}");
    assert!((found / 0.1 - 1.0).abs() < 0.01);
}

#[test]
fn no_friction_holds_nothing() {
    let found = slows(&roof("friction = 0", "structure = { ground_friction = 0.4 }"), "car", 1.0, 2.0);
    assert!(found.abs() < 1e-6, "{found}");
}

/// A motorcycle that has hit a light obstacle on the road, falls and slides.
fn fallen(slide_friction: &str) -> Run {
    simulate(&format!(
        r#"
schema = "accuscene/scene/1"
options = {{ duration = 12 }}
terrain = {{ friction = 0.8 }}
[[two_wheelers]]
id = "bike"
kind = "motorcycle"
mass = 200
wheelbase = 1.45
rider = {{ mass = 80 }}
{slide_friction}
start = {{ position = [0, 0.1], speed = 24 }}
[[two_wheelers]]
id = "light"
kind = "bicycle"
mass = 12
wheelbase = 1.05
start = {{ position = [8, 0], heading = "90 deg" }}
"#
    ))
}

#[test]
fn a_fallen_motorcycle_slides_with_its_slide_friction() {
    for (text, friction) in [("", 0.5), ("slide_friction = 0.35", 0.35), ("slide_friction = 0.65", 0.65)] {
        let run = fallen(text);
        let [t, v, roll, distance] = ["t", "speed", "roll", "distance"].map(|c| column(&run, "bike", c));
        // Once it lies, and so slow that the air takes less than 2 %.
        let down = (0..t.len()).find(|k| roll[*k].abs() > 1.3 && v[*k] < 9.0).expect("it falls");
        let (speed, slid) = (v[down], distance[distance.len() - 1] - distance[down]);
        let want = speed * speed / (2.0 * friction * G);
        println!(
            "{friction}: down after {} s at {speed} m/s, slides {slid} m, v²/(2 mu g) is {want} m",
            t[down]
        );
        assert!(speed > 8.5);
        assert!((slid / want - 1.0).abs() < 0.04);
    }
}
