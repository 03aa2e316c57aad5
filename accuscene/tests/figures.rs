//! Figures of a scene: its errors are those of a simulation, its document is the same every time.

#![allow(clippy::expect_used, clippy::unwrap_used, reason = "a test fails by panicking")]

use accuscene::{Scene, SimulateOptions, figures, figures_json, simulate};
use std::ops::ControlFlow;

fn scene(mass: f64, more: &str) -> Scene {
    Scene::from_toml(&format!(
        r#"
schema = "accuscene/scene/1"
options = {{ duration = 0.1 }}
[[vehicles]]
id = "a"
mass = {mass}
dimensions = {{ length = 4.5, width = 1.8, wheelbase = 2.7, cg_height = 0.55 }}
start = {{ position = [0, 0] }}
{more}
"#
    ))
    .expect("a sound scene")
}

#[test]
fn a_resolved_scene_has_the_figures_of_the_written_one() {
    let written = scene(1500.0, "");
    let resolved = written.resolve().into_scene();
    assert_eq!(figures(&written).unwrap(), figures(&resolved).unwrap());
    assert_eq!(figures_json(&written).unwrap(), figures_json(&written).unwrap());
    let value: serde_json::Value = serde_json::from_str(&figures_json(&written).unwrap()).unwrap();
    assert_eq!(value["schema"], "accuscene/figures/1");
    assert_eq!(value["vehicles"][0]["wheels"], serde_json::json!(["fl", "fr", "rl", "rr"]));
    assert_eq!(value["vehicles"][0]["lock_axle"], "both");
}

#[test]
fn errors_are_those_of_a_simulation() {
    // The wheels weigh more than the vehicle.
    let heavy = "suspension = { front = { unsprung_mass = 390 }, rear = { unsprung_mass = 390 } }";
    let scene = scene(1500.0, heavy);
    let error = figures(&scene).expect_err("it cannot be assembled");
    let other = simulate(&scene, &SimulateOptions::default(), &mut |_| ControlFlow::Continue(()))
        .expect_err("it cannot be assembled");
    assert_eq!((error.code(), error.to_string()), (other.code(), other.to_string()));
}
