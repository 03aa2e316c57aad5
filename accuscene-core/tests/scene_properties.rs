//! Properties of any scene: no panic, resolving settles, what is sound stays sound.

use accuscene_core::document::Problem;
use accuscene_core::scene::Scene;
use proptest::prelude::*;

fn scene(
    class: &str,
    mass: f64,
    length: f64,
    wheelbase: f64,
    width: f64,
    speed: f64,
    friction: f64,
) -> String {
    format!(
        r#"{{"schema": "accuscene/scene/1", "terrain": {{"friction": {friction}}}, "vehicles": [{{
            "id": "a", "class": "{class}", "mass": {mass},
            "dimensions": {{"length": {length}, "width": {width}, "wheelbase": {wheelbase}}},
            "start": {{"position": [0, 0], "speed": {speed}}}}}]}}"#
    )
}

fn class() -> impl Strategy<Value = &'static str> {
    prop::sample::select(vec!["car", "suv", "van", "truck", "bus", "tractor", "trailer", "motorcycle"])
}

/// A text that is nearly a scene: sections and fields with values of any kind.
fn nearly() -> impl Strategy<Value = String> {
    let value = prop_oneof![
        Just("null".to_owned()),
        Just("[]".to_owned()),
        Just("{}".to_owned()),
        Just("[[0, 0], [0, 0], [0, 0]]".to_owned()),
        Just("\"12 deg\"".to_owned()),
        Just("{\"kind\": \"plane\", \"value\": 3}".to_owned()),
        any::<f64>().prop_filter("finite", |x| x.is_finite()).prop_map(|x| format!("{x:e}")),
    ];
    let field = prop::sample::select(vec![
        "mass",
        "dimensions",
        "start",
        "outline",
        "axles",
        "inertia",
        "driver",
        "tyres",
        "sensors",
        "wheelbase",
    ]);
    let section = prop::sample::select(vec![
        "terrain",
        "options",
        "impacts",
        "couplings",
        "evidence",
        "unknowns",
        "obstacles",
        "actors",
        "pedestrians",
    ]);
    (field, value.clone(), section, value).prop_map(|(field, value, section, other)| {
        format!(
            r#"{{"schema": "accuscene/scene/1", "{section}": {other}, "vehicles": [{{"id": "a", "mass": 1000,
                "dimensions": {{"length": 4, "width": 2, "wheelbase": 2.5}}, "start": {{"position": [0, 0]}},
                "{field}x": 1, "x{field}": {value}}}, {{"id": "b", "{field}": {value}}}]}}"#
        )
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 128, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn resolving_settles_and_keeps_scenes_sound(
        class in class(),
        mass in prop_oneof![0.1..10.0_f64, 10.0..1000.0_f64, 1000.0..200_000.0_f64],
        wheelbase in prop_oneof![0.05..1.0_f64, 1.0..40.0_f64],
        overhang in 0.05..20.0_f64,
        width in 0.05..10.0_f64,
        speed in -20.0..70.0_f64,
        friction in 0.0..1.2_f64,
    ) {
        let text = scene(class, mass, wheelbase + overhang, wheelbase, width, speed, friction);
        let scene = Scene::from_json(&text).unwrap();
        let resolved = scene.resolve();
        prop_assert_eq!(&resolved.scene().resolve(), &resolved);
        let problems = resolved.scene().validate();
        prop_assert!(!problems.iter().any(Problem::is_error), "{:?}", problems);
        let echo = Scene::from_json(&resolved.to_json().unwrap()).unwrap();
        prop_assert_eq!(echo.hash(), resolved.hash());
    }

    #[test]
    fn any_text_is_read_or_refused_with_problems(text in nearly()) {
        let error = Scene::from_json(&text).unwrap_err();
        prop_assert!(!error.problems().is_empty());
        for problem in error.problems() {
            prop_assert!(problem.limit.is_some() && problem.hint.is_some(), "{}", problem);
        }
    }

    #[test]
    fn any_path_is_found_or_not(path in "[a-z.\\[\\]0-9]{0,40}") {
        let mut scene = Scene::from_toml(include_str!("scenes/crossing.toml")).unwrap();
        if scene.quantity(&path).is_none() {
            let before = scene.clone();
            if scene.set_quantity(&path, 1.0).is_err() {
                prop_assert_eq!(scene, before);
            }
        }
    }
}
