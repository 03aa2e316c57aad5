//! Phases before the start in a scene: read, addressed, resolved, and without a trace where there are none.

#![allow(
    clippy::expect_used,
    clippy::panic,
    clippy::unwrap_used,
    reason = "a failed expectation is a failed test"
)]

use accuscene_core::quantity::Basis;
use accuscene_core::scene::{Driver, Scene};

const CAR: &str = "schema = \"accuscene/scene/1\"\n[[vehicles]]\nid = \"a\"\nmass = 1400\n\
    dimensions = { length = 4.5, width = 1.8, wheelbase = 2.7 }\nstart = { position = [0, 0], speed = 10 }\n";

const BEFORE: &str = "[[vehicles.driver.before]]\nlabel = \"reaction\"\nduration = { value = 0.8, sigma = 0.2 }\n\
    [[vehicles.driver.before]]\nlabel = \"braking\"\ndistance = \"18 m\"\nacceleration = -7\nradius = -80\n";

fn scene() -> Scene {
    Scene::from_toml(&format!("{CAR}{BEFORE}")).unwrap()
}

#[test]
fn values_are_addressed_set_and_added() {
    let mut scene = scene();
    let found = |scene: &Scene, path: &str| scene.quantity(path).map(|q| (q.value, q.dimension.si));
    let path = "vehicles.a.driver.before[1].acceleration";
    assert_eq!(found(&scene, path), Some((-7.0, "m/s2")));
    assert_eq!(found(&scene, "vehicles.a.driver.before[1].radius"), Some((-80.0, "m")));
    assert_eq!(scene.quantity("vehicles.a.driver.before[0].duration").unwrap().sigma, Some(0.2));
    assert_eq!(scene.quantity("vehicles.a.driver.before[2].duration"), None);
    scene.set_quantities(&[(path, -6.0), ("vehicles.a.driver.before[0].acceleration", 0.5)]).unwrap();
    assert_eq!(found(&scene, path), Some((-6.0, "m/s2")));
    assert_eq!(found(&scene, "vehicles.a.driver.before[0].acceleration"), Some((0.5, "m/s2")));
}

#[test]
fn an_acceleration_that_is_not_given_is_none_and_the_echo_says_so() {
    let resolved = scene().resolve();
    let before = &resolved.scene().vehicles[0].driver.before;
    let acceleration = before[0].acceleration.as_ref().unwrap();
    assert_eq!((acceleration.value, acceleration.basis), (0.0, Some(Basis::Default)));
    assert_eq!(before[1].acceleration.as_ref().unwrap().basis, None);
    assert!(resolved.scene().validate().is_empty(), "{:?}", resolved.scene().validate());
    assert_eq!(resolved.scene().resolve(), resolved);
    assert_eq!(Scene::from_json(&resolved.to_json().unwrap()).unwrap(), *resolved.scene());
}

#[test]
fn the_hash_knows_the_phases_and_a_scene_without_them_has_no_trace() {
    let (with, without) = (scene(), Scene::from_toml(CAR).unwrap());
    assert_ne!(with.hash(), without.hash());
    let mut emptied = with.clone();
    emptied.vehicles[0].driver = Driver::default();
    assert_eq!(emptied.hash(), without.hash());
    assert!(!without.to_json().unwrap().contains("before"));
    assert!(!without.resolve().to_json().unwrap().contains("before"));
}

#[test]
fn values_out_of_range_and_too_many_phases_are_refused() {
    let refused = |phase: &str| {
        let error = Scene::from_toml(&format!("{CAR}[[vehicles.driver.before]]\n{phase}")).unwrap_err();
        error.problems().iter().map(|p| (p.path.clone(), p.code)).collect::<Vec<_>>()
    };
    let of = |field: &str| vec![(format!("vehicles.a.driver.before[0].{field}"), 1013)];
    assert_eq!(refused("duration = -1"), of("duration"));
    assert_eq!(refused("distance = 100001"), of("distance"));
    assert_eq!(refused("speed = 151\nacceleration = -7"), of("speed"));
    assert_eq!(refused("duration = 1\nacceleration = -21"), of("acceleration"));
    let phase = "[[vehicles.driver.before]]\nduration = 1\n";
    assert!(Scene::from_toml(&format!("{CAR}{}", phase.repeat(100))).is_ok());
    let error = Scene::from_toml(&format!("{CAR}{}", phase.repeat(101))).unwrap_err();
    assert_eq!(error.problems()[0].code, 1018);
    assert_eq!(error.problems()[0].path, "vehicles.a.driver.before");
}
