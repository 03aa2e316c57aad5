//! One value of a scene by its path; what a build cannot run.

use accuscene_core::quantity::Distribution;
use accuscene_core::scene::{Profile, Scene, Si, Support};

const CROSSING: &str = include_str!("scenes/crossing.toml");
const FULL: &str = include_str!("scenes/full.toml");

#[test]
fn values_are_found_by_path() {
    let scene = Scene::from_toml(FULL).unwrap();
    let found = |path: &str| scene.quantity(path).map(|q| (q.value, q.dimension.si));
    assert_eq!(found("vehicles.bullet.mass"), Some((1480.0, "kg")));
    assert_eq!(found("vehicles.bullet.driver.phases[0].brake[1][1]"), Some((0.8, "1")));
    assert_eq!(found("vehicles.bullet.driver.phases[0].brake[1][0]"), Some((0.2, "s")));
    assert_eq!(found("vehicles.bullet.driver.phases[2].wheels.fl.lock"), Some((0.7, "1")));
    assert_eq!(found("terrain.surface.grade"), Some((0.02, "1")));
    assert_eq!(found("impacts.pairs[0].point[2]"), Some((0.5, "m")));
    assert_eq!(found("impacts.pairs[1].point.position[0]"), Some((2.1, "m")));
    assert_eq!(found("evidence.rest-bullet.position[1]"), Some((6.0, "m")));
    assert_eq!(found("actors.witness.motion.acceleration"), Some((-0.5, "m/s2")));
    assert_eq!(scene.quantity("vehicles.bullet.mass").unwrap().sigma, Some(20.0));
    for nowhere in [
        "",
        "vehicles",
        "vehicles.bullet",
        "vehicles.bullet.name",
        "vehicles.nobody.mass",
        "vehicles.bullet.mass.value",
        "vehicles.bullet.inertia",
        "vehicles.bullet.sensors.acm.position",
        "vehicles.bullet.sensors.acm.position[3]",
        "terrain.surface.heights[0][0]",
        "vehicles.semitrailer.start.yaw_rate",
    ] {
        assert_eq!(scene.quantity(nowhere), None, "{nowhere}");
    }
}

#[test]
fn values_are_set_by_path_and_absent_ones_added() {
    let mut scene = Scene::from_toml(CROSSING).unwrap();
    scene.set_quantity("vehicles.bullet.start.speed", 20.5).unwrap();
    scene.set_quantity("vehicles.bullet.tyres.front.friction", 0.9).unwrap();
    scene.set_quantities(&[("options.duration", 4.0), ("terrain.friction", 0.5)]).unwrap();
    assert_eq!(scene.vehicles[0].start.speed.si(), 20.5);
    assert_eq!(scene.vehicles[0].tyres.front.friction.si(), 0.9);
    assert_eq!(scene.options.duration.si(), 4.0);
    assert_eq!(scene.terrain.friction.si(), 0.5);
}

#[test]
fn a_point_of_a_profile_is_set_by_path() {
    let mut scene = Scene::from_toml(FULL).unwrap();
    scene.set_quantity("vehicles.bullet.driver.phases[0].brake[1][1]", 0.4).unwrap();
    let brake = scene.vehicles[0].driver.phases[0].brake.as_ref().map(Profile::points);
    assert_eq!(brake, Some(vec![[0.0, 0.0], [0.2, 0.4]]));
}

#[test]
fn a_wrong_path_or_value_changes_nothing_and_is_named() {
    let mut scene = Scene::from_toml(CROSSING).unwrap();
    let before = scene.clone();
    let error = scene
        .set_quantities(&[
            ("vehicles.bullet.start.speed", 1.0),
            ("vehicles.bullet.start.sped", 1.0),
            ("vehicles.bullet.name", 1.0),
            ("vehicles.bullet.driver.phases[0].brake", 1.0),
            ("options.step", f64::NAN),
        ])
        .unwrap_err();
    let found: Vec<(&str, u32)> = error.problems().iter().map(|p| (p.path.as_str(), p.code)).collect();
    let wanted = [
        ("vehicles.bullet.start.sped", 1116),
        ("vehicles.bullet.name", 1116),
        ("vehicles.bullet.driver.phases[0].brake", 1116),
        ("options.step", 1108),
    ];
    assert_eq!(found, wanted);
    assert_eq!(scene, before);
}

#[test]
fn what_a_build_lacks_is_refused_by_name() {
    let scene = Scene::from_toml(FULL).unwrap();
    assert!(scene.unsupported(&Support::all()).is_empty());
    let mut support = Support::all();
    support.obstacles = false;
    support.impact_phases = false;
    support.tyre_models.pop_last();
    support.couplings.clear();
    let found: Vec<String> = scene.unsupported(&support).into_iter().map(|p| p.path).collect();
    let wanted = [
        "vehicles.bullet.tyres.rear.model",
        "vehicles.bullet.driver.phases[2].after",
        "couplings.kingpin",
        "obstacles.wall",
        "obstacles.rail",
        "obstacles.lamp",
    ];
    assert_eq!(found, wanted);
    let all = scene.unsupported(&Support::none());
    assert!(all.iter().all(|problem| problem.code == 1199 && problem.hint.is_some()));
    for path in ["terrain.surface", "terrain.zones.verge", "occupants.driver", "evidence.edr", "unknowns"] {
        assert!(all.iter().any(|problem| problem.path == path), "{path}");
    }
}

#[test]
fn every_code_of_a_scene_is_registered_with_its_meaning() {
    for (code, name, meaning) in accuscene_core::scene::SCENE_PROBLEMS {
        let entry = accuscene_core::error::registry().iter().find(|entry| entry.code == *code);
        let entry = entry.unwrap_or_else(|| panic!("{code} is not registered"));
        assert_eq!(entry.name, format!("scene-{}", name.to_lowercase().replace('_', "-")));
        assert_eq!(entry.meaning, *meaning);
    }
}

#[test]
fn one_place_has_one_path_and_reads_what_a_scene_reads() {
    let scene = Scene::from_toml(FULL).unwrap();
    let path = |path: &str| scene.quantity_place(path).map(|place| place.path);
    assert_eq!(path("vehicles[0].mass"), path("vehicles.bullet.mass"));
    assert_eq!(path("vehicles[0].mass").as_deref(), Some("vehicles.bullet.mass"));
    let point = "vehicles.bullet.driver.phases[0].brake[1][1]";
    assert_eq!(path(point).as_deref(), Some(point));
    assert_eq!(path("vehicles.nobody.mass"), None);
    assert_eq!(path("vehicles.bullet.name"), None);

    let place = scene.quantity_place("vehicles.bullet.start.speed").unwrap();
    let written = serde_json::json!({ "value": "36 km/h", "dist": { "kind": "uniform", "low": "18 km/h", "high": "54 km/h" } });
    let read = place.read(&written, "here").unwrap();
    assert_eq!((read.value, read.dimension.si), (10.0, "m/s"));
    assert_eq!(read.dist, Some(Distribution::Uniform { low: 5.0, high: 15.0 }));
    let wrong = serde_json::json!({ "value": "3 kg", "sigma": -1 });
    let error = place.read(&wrong, "parameters[2]").unwrap_err();
    let paths: Vec<&str> = error.problems().iter().map(|problem| problem.path.as_str()).collect();
    assert_eq!(paths, ["parameters[2].value"]);
    assert!(error.problems().iter().all(|problem| problem.hint.is_some() && problem.limit.is_some()));
    assert!(place.read(&serde_json::json!(f64::NAN), "here").is_err());
}
