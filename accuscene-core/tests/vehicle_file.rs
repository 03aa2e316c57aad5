//! Vehicle files: reading, the library, and vehicles of scenes that are based on them.

#![allow(clippy::expect_used, clippy::panic, reason = "a test fails by panicking")]

use accuscene_core::error::CoreError;
use accuscene_core::quantity::Basis;
use accuscene_core::scene::{Scene, Si, VehicleClass};
use accuscene_core::vehicle_file::{VehicleCatalogue, VehicleFile, VehicleLibrary};
use std::collections::BTreeMap;

fn scene(vehicle: &str) -> Result<Scene, CoreError> {
    Scene::from_toml(&format!(
        "schema = \"accuscene/scene/1\"\n[[vehicles]]\nid = \"a\"\nstart = {{ position = [0, 0], speed = 10 }}\n{vehicle}"
    ))
}

fn only_problem(result: Result<Scene, CoreError>) -> accuscene_core::document::Problem {
    let problems = result.expect_err("a problem").problems().to_vec();
    assert_eq!(problems.len(), 1, "{problems:?}");
    problems[0].clone()
}

#[test]
fn every_class_of_the_library_is_sound_and_sourced() {
    for name in VehicleLibrary::names() {
        let text = VehicleLibrary::text(name).expect(name);
        let file = VehicleFile::from_toml(text).unwrap_or_else(|error| panic!("{name}: {error}"));
        assert_eq!(VehicleLibrary::file(name), Some(&file));
        assert_eq!(file.validate(), [], "{name}");
        assert!(file.name.is_some() && file.description.is_some() && file.class.is_some());
        let value = file.to_value().expect(name);
        for (pointer, quantity) in
            [("/mass", &value["mass"]), ("/dimensions/cg_height", &value["dimensions"]["cg_height"])]
        {
            assert!(quantity["source"].is_string() && quantity["sigma"].is_number(), "{name} {pointer}");
            assert_eq!(quantity["basis"], "assumed", "{name} {pointer}");
        }
        // Read again it is the same, and it runs in a scene.
        assert_eq!(VehicleFile::from_value(value).expect(name), file);
        let scene = scene(&format!("model = \"{name}\"")).unwrap_or_else(|error| panic!("{name}: {error}"));
        assert_eq!(scene.vehicles[0].based_on.as_deref(), Some(name));
        assert_eq!(
            VehicleFile::of(&scene.vehicles[0]).to_json().expect(name),
            VehicleFile { description: None, ..file }.to_json().expect(name)
        );
    }
}

#[test]
fn classes_differ_as_vehicles_do() {
    let of = |name: &str| VehicleLibrary::file(name).expect(name).resolve();
    let masses: Vec<f64> =
        ["small-car", "medium-car", "large-car", "suv", "pickup", "van"].map(|n| of(n).mass.value).to_vec();
    assert!(masses.is_sorted());
    for (name, low, high) in
        [("small-car", 1.2, 1.5), ("suv", 1.1, 1.3), ("pickup", 1.05, 1.3), ("van", 0.95, 1.2)]
    {
        let d = of(name).dimensions;
        let factor = d.track_front.si() / (2.0 * d.cg_height.si());
        assert!((low..high).contains(&factor), "{name}: stability factor {factor}");
    }
    assert_eq!(of("semitrailer").axles.len(), 3);
    assert_eq!(of("tractor").class, Some(VehicleClass::Tractor));
}

#[test]
fn what_the_scene_says_wins() -> Result<(), CoreError> {
    let own =
        scene("model = \"suv\"\nmass = \"1950 kg\"\nname = \"mine\"\ndimensions = { height = \"1.8 m\" }")?;
    let vehicle = &own.vehicles[0];
    let library = VehicleLibrary::file("suv").expect("suv");
    assert_eq!((vehicle.mass.value, vehicle.mass.sigma, vehicle.mass.basis), (1950.0, None, None));
    assert_eq!(vehicle.name.as_deref(), Some("mine"));
    assert_eq!(vehicle.dimensions.height.si(), 1.8);
    assert_eq!(vehicle.dimensions.wheelbase, library.dimensions.wheelbase);
    // A quantity is taken whole: the library's spread is not that of the author's number.
    let exact = scene("model = \"suv\"\ndimensions = { width = { value = 1.9 } }")?;
    assert_eq!(exact.vehicles[0].dimensions.width.sigma, None);
    // What is read stands on its own.
    let text = own.to_json()?;
    assert!(!text.contains("\"model\""));
    assert_eq!(Scene::from_json(&text)?.hash(), own.hash());
    Ok(())
}

#[test]
fn estimates_are_marked_in_the_echo() -> Result<(), CoreError> {
    let resolved = scene("model = \"medium-car\"")?.resolve();
    let assumptions = resolved.assumptions();
    let of = |path: &str| assumptions.iter().find(|a| a.path == path).unwrap_or_else(|| panic!("{path}"));
    let yaw = of("vehicles.a.inertia.yaw");
    assert!(yaw.basis == Basis::Default && yaw.sigma.is_some());
    assert!(yaw.source.as_ref().is_some_and(|s| s.contains("NHTSA") && s.contains("estimate")));
    assert_eq!(of("vehicles.a.mass").basis, Basis::Assumed);
    Ok(())
}

#[test]
fn unknown_models_are_told_with_what_is_meant() {
    let problem = only_problem(scene("model = \"suw\""));
    assert_eq!((problem.code, problem.path.as_str()), (1122, "vehicles.a.model"));
    assert!(problem.hint.is_some_and(|hint| hint.contains("\"suv\"")));
    assert!(problem.limit.is_some_and(|limit| limit.contains("small-car")));
    let problem = only_problem(
        scene("model = 3\nmass = 1\ndimensions = { length = 1, width = 1, wheelbase = 0.5 }").map_err(
            |error| CoreError::Document {
                problems: error.problems().iter().filter(|p| p.path.ends_with("model")).cloned().collect(),
            },
        ),
    );
    assert_eq!(problem.code, 1010);
}

#[test]
fn hosts_bring_files_of_their_own() -> Result<(), CoreError> {
    let mine = VehicleFile::from_toml(
        "schema = \"accuscene/vehicle/1\"\nmass = 900\ndimensions = { length = 3.6, width = 1.6, wheelbase = 2.4 }",
    )?;
    let files = BTreeMap::from([("mine".to_owned(), mine)]);
    let both: [&dyn VehicleCatalogue; 2] = [&files, &VehicleLibrary];
    let text = r#"{"schema": "accuscene/scene/1", "vehicles": [
        {"id": "a", "model": "mine", "start": {"position": [0, 0]}},
        {"id": "b", "model": "van", "start": {"position": [20, 0]}}]}"#;
    let read = Scene::read_with(text.as_bytes(), accuscene_core::document::Format::Json, &both[..])?;
    assert_eq!(read.vehicles[0].mass.value, 900.0);
    assert_eq!(read.vehicles[1].mass.value, 2350.0);
    assert!(Scene::from_json(text).is_err(), "the library alone has no such file");
    Ok(())
}

#[test]
fn a_file_tells_every_problem_at_its_own_path() {
    let error = VehicleFile::from_toml(
        "schema = \"accuscene/vehicle/1\"\nmass = -5\nmas = 3\ndimensions = { length = 3.6, width = 1.6, wheelbase = 5 }\nstart = { position = [0, 0] }",
    )
    .expect_err("problems");
    let mut paths: Vec<&str> = error.problems().iter().map(|p| p.path.as_str()).collect();
    paths.sort_unstable();
    assert_eq!(paths, ["mas", "mass", "start"], "{:?}", error.problems());
    let error = VehicleFile::from_toml(
        "schema = \"accuscene/vehicle/1\"\nmass = 1000\ndimensions = { length = 3.6, width = 1.6, wheelbase = 5 }",
    )
    .expect_err("a problem");
    assert_eq!(error.problems()[0].path, "dimensions.wheelbase");
}

#[test]
fn too_many_vehicles_are_refused_before_they_are_filled_in() {
    let vehicles = vec![r#"{"id":"a","model":"suv","start":{"position":[0,0]}}"#; 10_001].join(",");
    let error = Scene::from_json(&format!(r#"{{"schema":"accuscene/scene/1","vehicles":[{vehicles}]}}"#));
    assert!(error.expect_err("too many").problems().iter().any(|p| p.code == 1018));
}

#[test]
fn a_wheelbase_away_from_the_axles_is_told() -> Result<(), CoreError> {
    let longer = scene("model = \"tractor\"\ndimensions = { wheelbase = 4.2 }")?;
    let problems = longer.validate();
    assert_eq!(problems.len(), 1, "{problems:?}");
    assert_eq!((problems[0].code, problems[0].path.as_str()), (1106, "vehicles.a.dimensions.wheelbase"));
    assert!(!problems[0].is_error());
    Ok(())
}
