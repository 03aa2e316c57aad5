//! What cannot be computed rightly is refused with path, limit and hint, or warned of; it is never computed wrongly in
//! silence.

#![allow(clippy::expect_used, reason = "a test fails by panicking")]

mod stage;

use accuscene_core::scene::Scene;
use accuscene_physics::{Model, PhysicsError};
use stage::{impacts, simulate};

fn refusal(extra: &str, options: &str) -> PhysicsError {
    let text = format!(
        r#"
schema = "accuscene/scene/1"
options = {{ {options} }}
[[vehicles]]
id = "a"
mass = 1500
dimensions = {{ length = 4.5, width = 1.8, wheelbase = 2.7 }}
start = {{ position = [0, 0], speed = 10 }}
{extra}
"#
    );
    let scene = Scene::from_toml(&text).expect("the scene is sound in form");
    Model::compile(&scene.resolve()).expect_err(extra)
}

#[test]
fn steps_that_cannot_resolve_a_wheel_are_refused() {
    let both = |s: &str| format!("suspension = {{ front = {{ {s} }}, rear = {{ {s} }} }}");
    for (extra, options) in [
        (both("unsprung_mass = 5"), "step = 0.005"),
        (both("damping_bump = 15000, damping_rebound = 15000"), "step = 0.005"),
        (both("ride_stiffness = 3e6"), "step = 0.005"),
        (both("ride_stiffness = 1e7"), "step = 0.001"),
        (both("unsprung_mass = 1"), "step = 0.001"),
        (both("ride_stiffness = 1e5, damping_bump = 2e5"), "step = 0.001"),
        ("tyres = { front = { spin_inertia = 0.001 } }".to_owned(), "step = 0.001"),
    ] {
        match refusal(&extra, options) {
            PhysicsError::Value { path, limit, hint, .. } => {
                assert!(path.starts_with("vehicles.a."), "{path}");
                assert!(limit.contains("options.step at most"), "{limit}");
                assert!(!hint.is_empty());
            }
            other => assert_eq!(other.to_string(), "", "{extra}"),
        }
    }
}

#[test]
fn a_recording_that_no_machine_holds_is_refused() {
    let options = "duration = 3600, step = 0.00005, record_interval = 0.00005";
    let error = refusal("", options);
    let problem = &error.problems()[0];
    assert_eq!(problem.path, "options.record_interval");
    assert!(problem.limit.is_some() && problem.hint.is_some());
}

#[test]
fn everything_unsupported_is_named_at_once() {
    let error = refusal(
        "[[pedestrians]]\nid = \"p\"\nstart = { position = [50, 50] }\n\
         [[actors]]\nid = \"c\"\nmotion = { kind = \"fixed\", position = [80, 80] }",
        "duration = 1",
    );
    let paths: Vec<String> = error.problems().iter().map(|p| p.path.clone()).collect();
    assert_eq!(paths.len(), 2, "{paths:?}");
}

#[test]
fn a_given_impact_that_does_not_fit_is_warned_of() {
    let scene = |pair: &str| {
        let car = |id: &str, x: f64, v: f64| {
            format!(
                "[[vehicles]]\nid = \"{id}\"\nmass = 1400\ndimensions = {{ length = 4.4, width = 1.75, wheelbase = 2.6 }}\n\
                 start = {{ position = [{x}, 0], speed = {v} }}\n"
            )
        };
        format!(
            "schema = \"accuscene/scene/1\"\noptions = {{ duration = 1 }}\n\
             impacts = {{ pairs = [{{ between = [\"a\", \"b\"], at = 0.5{pair} }}] }}\n{}{}",
            car("a", 0.0, 10.0),
            car("b", 40.0, 0.0)
        )
    };
    let missed = simulate(&scene(""));
    assert!(impacts(&missed).is_empty());
    assert!(
        missed.warnings.iter().any(|w| w.code == 2012 && w.message.contains("apart")),
        "{:?}",
        missed.warnings
    );
    let forced = simulate(&scene(", point = [20, 0, 0.5], normal = 0"));
    assert_eq!(impacts(&forced).len(), 1);
    assert!(forced.warnings.iter().any(|w| w.code == 2013), "{:?}", forced.warnings);
}
