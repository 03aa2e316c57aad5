//! Sound scenes: reading, writing, identity, defaults.

#![expect(clippy::unwrap_used, reason = "a test panics where its fixture is broken")]

use accuscene_core::quantity::{Basis, Quantity};
use accuscene_core::scene::{Scene, Si, TyreModel, VehicleClass};

const CROSSING: &str = include_str!("scenes/crossing.toml");
const FULL: &str = include_str!("scenes/full.toml");

fn scenes() -> [Scene; 2] {
    [CROSSING, FULL].map(|text| Scene::from_toml(text).unwrap())
}

#[test]
fn scenes_survive_writing_and_reading() {
    for scene in scenes() {
        assert_eq!(Scene::from_json(&scene.to_json().unwrap()).unwrap(), scene);
        assert!(scene.validate().is_empty());
    }
}

#[test]
fn full_scene_has_every_section() {
    let document = Scene::from_toml(FULL).unwrap().to_value().unwrap();
    let written: Vec<&String> = document.as_object().unwrap().keys().collect();
    let schema = Scene::json_schema();
    let mut sections: Vec<&String> = schema["properties"].as_object().unwrap().keys().collect();
    sections.sort();
    assert_eq!(written, sections);
}

#[test]
fn hashes_are_golden() {
    let [crossing, full] = scenes();
    assert_eq!(
        crossing.hash().to_string(),
        "47ae8b4001a32f6774dead3bed68a16542fe6fc7c660e349bd9189b3b7ded4a2"
    );
    assert_eq!(full.hash().to_string(), "ce47d8bf63b52cbde7817bf59b1c34cfa5f8e088583e57f7fa0331ddf492a4fe");
}

#[test]
fn case_and_spelling_of_units_leave_the_hash_alone() {
    let scene = Scene::from_toml(CROSSING).unwrap();
    let in_si = CROSSING.replace("\"35 mph\"", "15.6464").replace("\"3451 lb\"", "1565.34726887");
    assert_ne!(in_si, CROSSING);
    assert_eq!(Scene::from_toml(&in_si).unwrap().hash(), scene.hash());
    let other_case = CROSSING.replace("Two cars at a crossing", "Another title");
    assert_ne!(other_case, CROSSING);
    assert_eq!(Scene::from_toml(&other_case).unwrap().hash(), scene.hash());
    let faster = CROSSING.replace("35 mph", "36 mph");
    assert_ne!(Scene::from_toml(&faster).unwrap().hash(), scene.hash());
}

#[test]
fn json_and_toml_read_alike_and_null_is_absent() {
    let toml = Scene::from_toml("schema = \"accuscene/scene/1\"\n[options]\nduration = 5\n").unwrap();
    let json = r#"{"schema": "accuscene/scene/1", "options": {"duration": 5.0, "step": null}, "name": null}"#;
    assert_eq!(Scene::from_json(json).unwrap(), toml);
}

#[test]
fn resolved_scenes_are_sound_and_resolve_to_themselves() {
    for scene in scenes() {
        let resolved = scene.resolve();
        assert!(resolved.scene().validate().is_empty(), "{:?}", resolved.scene().validate());
        assert_eq!(resolved.scene().resolve(), resolved);
        assert_ne!(resolved.hash(), scene.hash());
        let echo = Scene::from_json(&resolved.to_json().unwrap()).unwrap();
        assert_eq!(&echo, resolved.scene());
    }
}

#[test]
fn given_values_stay_and_defaults_say_so() {
    let scene = Scene::from_toml(CROSSING).unwrap();
    let resolved = scene.resolve();
    let bullet = resolved.scene().vehicle("bullet").unwrap();
    assert_eq!(bullet.mass, scene.vehicles[0].mass);
    assert_eq!(bullet.class, Some(VehicleClass::Car));
    assert_eq!(bullet.tyres.rear.model, Some(TyreModel::Brush));
    let cg = bullet.dimensions.cg_height.as_ref().unwrap();
    assert_eq!(cg.basis, Some(Basis::Default));
    assert!(cg.sigma.is_some() && cg.source.as_ref().is_some_and(|source| source.contains("NHTSA")));
    let assumptions = resolved.assumptions();
    let paths: Vec<&str> = assumptions.iter().map(|a| a.path.as_str()).collect();
    assert!(paths.contains(&"vehicles.bullet.dimensions.cg_height"));
    assert!(!paths.contains(&"vehicles.bullet.mass"));
    assert!(assumptions.iter().all(|a| a.source.is_some()));
}

/// A mid-size car of the crossing against what is typical of passenger cars (ranges: see the names).
#[test]
fn defaults_of_a_car_lie_in_the_ranges_of_the_literature() {
    let scene = Scene::from_toml(&CROSSING.replace("mass = 1350", "mass = 1400")).unwrap();
    let scene = scene.resolve().into_scene();
    let car = scene.vehicle("target").unwrap();
    let (front, rear) = (&car.suspension.front, &car.suspension.rear);
    let tyre = &car.tyres.front;
    let (mass, track) = (car.mass.value, car.dimensions.track_front.si());
    let within = [
        ("ride stiffness N/m", front.ride_stiffness.si(), 18e3, 30e3),
        ("ride stiffness rear", rear.ride_stiffness.si(), 18e3, 30e3),
        ("damping bump N s/m", front.damping_bump.si(), 1e3, 2.5e3),
        ("damping rebound", front.damping_rebound.si(), 1.2e3, 2.6e3),
        ("anti-roll N m/rad", front.anti_roll.si(), 5e3, 25e3),
        ("unsprung mass kg", front.unsprung_mass.si(), 30.0, 50.0),
        ("tyre stiffness N/m", tyre.vertical_stiffness.si(), 180e3, 250e3),
        ("tyre damping N s/m", tyre.vertical_damping.si(), 50.0, 500.0),
        ("rolling resistance", tyre.rolling_resistance.si(), 0.010, 0.015),
        ("relaxation length m", tyre.relaxation_length.si(), 0.3, 0.7),
        ("roll inertia / m T2", car.inertia.roll.si() / (mass * track * track), 0.16, 0.22),
        ("drag area m2", car.aerodynamics.drag_area.si(), 0.55, 0.75),
        ("steering ratio", car.steering.ratio.si(), 14.0, 18.0),
        ("stability factor", track / (2.0 * car.dimensions.cg_height.si()), 1.25, 1.55),
    ];
    for (name, value, low, high) in within {
        assert!((low..=high).contains(&value), "{name}: {value} not in {low}..{high}");
    }
    let d = &car.dimensions;
    let (a, b) = (d.cg_behind_front_axle.si(), d.wheelbase.value - d.cg_behind_front_axle.si());
    let index = car.inertia.yaw.si() / (mass * a * b);
    assert!((0.9..=1.15).contains(&index), "dynamic index {index}");
    let ratio = car.inertia.pitch.si() / car.inertia.yaw.si();
    assert!((0.9..=1.0).contains(&ratio), "pitch over yaw inertia {ratio}");
    for moment in [&car.inertia.roll, &car.inertia.pitch, &car.inertia.yaw] {
        let moment = moment.as_ref().unwrap();
        assert!(moment.basis == Some(Basis::Default) && moment.source.as_ref().unwrap().contains("NHTSA"));
        assert!((0.03..0.15).contains(&(moment.sigma.unwrap() / moment.value)));
    }
}

#[test]
fn outline_is_symmetric_to_the_bit_and_as_large_as_the_body() {
    let scene = Scene::from_toml(CROSSING).unwrap().resolve().into_scene();
    let car = scene.vehicle("bullet").unwrap();
    let outline: Vec<[f64; 2]> = car.outline.as_ref().unwrap().iter().map(Si::si).collect();
    for (left, right) in outline.iter().zip(outline.iter().rev()) {
        assert_eq!((left[0], left[1]), (right[0], -right[1]));
    }
    let along = |pick: fn(f64, f64) -> bool, axis: usize| {
        outline.iter().map(|p| p[axis]).reduce(|a, b| if pick(a, b) { a } else { b }).unwrap()
    };
    assert!((along(|a, b| a > b, 0) - along(|a, b| a < b, 0) - 4.6).abs() < 1e-12);
    assert_eq!(along(|a, b| a > b, 1), 0.9);
}

#[test]
fn scenes_made_in_code_tell_their_problems() {
    let mut scene = Scene::from_toml(CROSSING).unwrap();
    scene.vehicles[0].mass = Quantity::new(-3.0);
    scene.vehicles[1].start.position = [Quantity::new(-18.0), Quantity::new(0.0)];
    let found: Vec<(String, u32)> = scene.validate().into_iter().map(|p| (p.path, p.code)).collect();
    let wanted = [("vehicles.bullet.mass", 1013), ("vehicles.target.start.position", 1103)];
    assert_eq!(found, wanted.map(|(path, code)| (path.to_owned(), code)));
    scene.vehicles[0].mass = Quantity::new(f64::NAN);
    assert_eq!(scene.validate()[0].code, 1006);
    assert!(scene.to_json().is_err());
}

#[test]
fn an_unusual_mass_is_a_warning() {
    let heavy = CROSSING.replace("mass = 1350", "mass = \"135 t\"");
    let scene = Scene::from_toml(&heavy).unwrap();
    let problems = scene.validate();
    assert!(
        matches!(problems.as_slice(), [problem] if problem.code == 1121 && !problem.is_error()),
        "{problems:?}"
    );
}

#[test]
fn ids_derive_from_the_scene_and_the_name() {
    let [crossing, full] = scenes();
    let bullet = crossing.entity_id("bullet");
    assert_eq!(bullet, Scene::from_toml(CROSSING).unwrap().entity_id("bullet"));
    assert_ne!(bullet, crossing.entity_id("target"));
    assert_ne!(bullet, full.entity_id("bullet"));
}

#[test]
fn the_choice_of_the_contact_plane_is_filled_where_it_acts() {
    let planes = |impacts: &str| {
        let cars = ["a", "b"].map(|id| {
            let x = if id == "a" { 0 } else { 20 };
            format!(
                "[[vehicles]]\nid = \"{id}\"\nmass = 1400\nstart = {{ position = [{x}, 0] }}\n\
                 dimensions = {{ length = 4.5, width = 1.8, wheelbase = 2.7 }}\n"
            )
        });
        let text = format!("schema = \"accuscene/scene/1\"\n{}{impacts}", cars.concat());
        let scene = Scene::from_toml(&text).unwrap();
        assert!(scene.validate().is_empty(), "{:?}", scene.validate());
        let scene = scene.resolve().into_scene();
        (scene.impacts.plane, scene.impacts.pairs.first().and_then(|pair| pair.plane))
    };
    use accuscene_core::scene::ImpactPlane::{Automatic, FirstContact, LeastTranslation};
    let pair = |more: &str| format!("[[impacts.pairs]]\nbetween = [\"a\", \"b\"]\n{more}");
    assert_eq!(planes(""), (Some(Automatic), None));
    assert_eq!(planes(&pair("")), (Some(Automatic), Some(Automatic)));
    let least = "[impacts]\nplane = \"least-translation\"\n";
    let all = planes(&(least.to_owned() + &pair("")));
    assert_eq!(all, (Some(LeastTranslation), Some(LeastTranslation)));
    let own = planes(&(least.to_owned() + &pair("plane = \"first-contact\"")));
    assert_eq!(own, (Some(LeastTranslation), Some(FirstContact)));
    // A given normal is the plane.
    assert_eq!(planes(&pair("normal = \"3 deg\"")), (Some(Automatic), None));
    // Under forces it is a result; a pair under an impulse has one.
    let forces = "[impacts]\nmodel = \"crush-force\"\n";
    assert_eq!(planes(&(forces.to_owned() + &pair(""))), (None, None));
    let mixed = planes(&(forces.to_owned() + &pair("model = \"brach-planar\"")));
    assert_eq!(mixed, (None, Some(Automatic)));
}
