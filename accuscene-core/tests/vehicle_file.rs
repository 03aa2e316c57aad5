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
    let problem = only_problem(scene("model = 3"));
    assert_eq!((problem.code, problem.path.as_str()), (1012, "vehicles.a.model"));
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

#[test]
fn a_quantity_is_whole_even_without_its_value() {
    let problem =
        only_problem(scene("model = \"suv\"\nmass = { basis = \"measured\", source = \"weighed\" }"));
    assert!(problem.path.starts_with("vehicles.a.mass"), "{problem}");
}

#[test]
fn the_model_tells_what_a_vehicle_is_based_on() -> Result<(), CoreError> {
    let read = scene("model = \"suv\"\nbased_on = \"something else\"")?;
    assert_eq!(read.vehicles[0].based_on.as_deref(), Some("suv"));
    Ok(())
}

#[test]
fn axles_take_the_track_of_their_end_and_idle_sections_are_told() -> Result<(), CoreError> {
    let tractor = scene("model = \"tractor\"\ntyres = { front = { radius = 0.4 } }")?;
    let axles = &tractor.resolve().into_scene().vehicles[0].axles;
    assert_eq!((axles[0].track.si(), axles[1].track.si()), (2.0, 1.85));
    assert_eq!((axles[0].driven, axles[1].driven), (Some(false), Some(true)));
    let problems = tractor.validate();
    assert_eq!(problems.len(), 1, "{problems:?}");
    assert_eq!((problems[0].code, problems[0].path.as_str()), (1112, "vehicles.a.tyres"));
    Ok(())
}

/// Nothing that the engine fills in contradicts what was given.
#[test]
fn filled_in_moments_go_with_given_ones() {
    let car = "mass = 1500\ndimensions = { length = 4.5, width = 1.8, wheelbase = 2.7 }";
    let van = "class = \"van\"\nmass = 704\ndimensions = { length = 5.0, width = 1.8, wheelbase = 3.0 }";
    for (vehicle, moments) in [
        (car, "pitch = 1700, roll = 250"),
        (car, "pitch = 1700, roll = 150"),
        (car, "pitch = 600"),
        (car, "roll = 3000"),
        (car, "yaw = 2500, pitch = 1300"),
        (van, "pitch = 182"),
    ] {
        let scene = scene(&format!("{vehicle}\ninertia = {{ {moments} }}"))
            .unwrap_or_else(|error| panic!("{moments}: {error}"));
        let inertia = &scene.resolve().into_scene().vehicles[0].inertia;
        for moment in [&inertia.roll, &inertia.pitch, &inertia.yaw] {
            let moment = moment.as_ref().expect("filled in");
            if moment.basis == Some(Basis::Default) {
                let share = moment.sigma.expect("a deviation") / moment.value;
                assert!((0.03..0.6).contains(&share), "{moments}: {share}");
            }
        }
    }
}

#[test]
fn an_uncertain_mass_makes_uncertain_inertias() -> Result<(), CoreError> {
    let share = |sigma: f64| {
        let mass = format!("mass = {{ value = 1500, sigma = {sigma} }}");
        let scene = scene(&format!("{mass}\ndimensions = {{ length = 4.5, width = 1.8, wheelbase = 2.7 }}"))?;
        let yaw = scene.resolve().into_scene().vehicles[0].inertia.yaw.clone().expect("filled in");
        Ok::<_, CoreError>(yaw.sigma.expect("a deviation") / yaw.value)
    };
    assert!(share(1.0)? < 0.1 && share(500.0)? > 0.33);
    Ok(())
}

#[test]
fn files_that_swell_a_scene_are_refused() {
    let source = "s".repeat(900_000);
    let text = format!(
        "schema = \"accuscene/vehicle/1\"\nmass = {{ value = 900, source = \"{source}\" }}\n\
         dimensions = {{ length = 3.6, width = 1.6, wheelbase = 2.4 }}"
    );
    let file = VehicleFile::from_toml(&text).unwrap_or_else(|error| panic!("{error}"));
    let files = BTreeMap::from([("huge".to_owned(), file)]);
    let vehicles: Vec<String> = (0..1000)
        .map(|n| format!(r#"{{"id":"v{n}","model":"huge","start":{{"position":[{},0]}}}}"#, 10 * n))
        .collect();
    let text = format!(r#"{{"schema":"accuscene/scene/1","vehicles":[{}]}}"#, vehicles.join(","));
    let refused = Scene::read_with(text.as_bytes(), accuscene_core::document::Format::Json, &files);
    let error = refused.expect_err("too large");
    assert!(error.problems().iter().any(|p| p.code == 1123));
    assert!(error.problems().len() < 700, "{}", error.problems().len());
}
