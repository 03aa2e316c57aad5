//! The rule of restitution: who decides it, what an echo says, what contradicts itself.

#![allow(
    clippy::expect_used,
    clippy::panic,
    clippy::unwrap_used,
    reason = "a test panics where its fixture is broken"
)]

use accuscene_core::quantity::Basis;
use accuscene_core::scene::{RestitutionRule, Scene, Si};

const HEAD: &str = r#"
schema = "accuscene/scene/1"
[[vehicles]]
id = "a"
mass = 1400
dimensions = { length = 4.5, width = 1.8, wheelbase = 2.7 }
start = { position = [0, 0] }
[[vehicles]]
id = "b"
mass = 1400
dimensions = { length = 4.5, width = 1.8, wheelbase = 2.7 }
start = { position = [20, 0] }
"#;
const WALL: &str = r#"
[[obstacles]]
id = "wall"
kind = "wall"
shape = { kind = "box", centre = [40, 0], length = 1, width = 8 }
"#;

fn scene(rest: &str) -> Scene {
    Scene::from_toml(&format!("{HEAD}{rest}")).unwrap()
}

/// Paths and codes of the problems of a text.
fn problems(rest: &str) -> Vec<(String, u32)> {
    let error = Scene::from_toml(&format!("{HEAD}{rest}")).unwrap_err();
    error.problems().iter().map(|p| (p.path.clone(), p.code)).collect()
}

#[test]
fn nothing_given_is_by_closing_speed_with_its_figures_and_sources() {
    let resolved = scene(WALL).resolve();
    let impacts = &resolved.scene().impacts;
    assert_eq!(impacts.restitution_rule, Some(RestitutionRule::ClosingSpeed));
    assert!(impacts.restitution.is_none());
    let wall = &resolved.scene().obstacles[0];
    assert_eq!((wall.restitution_rule, &wall.restitution), (Some(RestitutionRule::ClosingSpeed), &None));
    let found: Vec<(String, f64, Option<f64>)> = resolved
        .assumptions()
        .into_iter()
        .filter(|a| a.path.contains("restitution"))
        .inspect(|a| assert!(a.basis == Basis::Default && a.source.is_some(), "{a:?}"))
        .map(|a| (a.path, a.value, a.sigma))
        .collect();
    let wanted = [("barrier", 0.15, 0.05), ("fast", 0.1, 0.05), ("slow", 0.3, 0.1)]
        .map(|(name, value, sigma)| (format!("impacts.restitution_by_speed.{name}"), value, Some(sigma)));
    assert_eq!(found, wanted);
}

#[test]
fn a_figure_makes_it_constant_and_fills_in_no_other() {
    let resolved = scene(&format!("[impacts]\nrestitution = 0.2\n{WALL}")).resolve();
    let impacts = &resolved.scene().impacts;
    assert_eq!(impacts.restitution_rule, Some(RestitutionRule::Constant));
    assert!(impacts.restitution_by_speed.slow.is_none());
    let wall = &resolved.scene().obstacles[0];
    assert_eq!((wall.restitution_rule, wall.restitution.si()), (Some(RestitutionRule::Constant), 0.2));
    // The rule alone asks for the figure of severe impacts.
    let resolved = scene("[impacts]\nrestitution_rule = \"constant\"").resolve();
    assert_eq!(resolved.scene().impacts.restitution.si(), 0.1);
}

#[test]
fn a_pair_and_an_obstacle_ask_for_the_other_rule() {
    let text = format!(
        "[impacts]\nrestitution = 0.2\n[[impacts.pairs]]\nbetween = [\"a\", \"b\"]\n\
         restitution_rule = \"closing-speed\"\n{WALL}restitution_rule = \"closing-speed\""
    );
    let resolved = scene(&text).resolve().into_scene();
    assert!(resolved.impacts.pairs[0].restitution.is_none() && resolved.obstacles[0].restitution.is_none());
    assert_eq!(resolved.impacts.restitution.si(), 0.2);
    assert_eq!(resolved.impacts.restitution_by_speed.slow.si(), 0.3);

    let pair = "[[impacts.pairs]]\nbetween = [\"a\", \"b\"]\n";
    for (ask, figure) in [
        ("restitution = 0.4", 0.4),
        ("restitution_rule = \"constant\"", 0.1),
        ("separation_speed = 1", f64::NAN),
    ] {
        let resolved = scene(&format!("{pair}{ask}")).resolve().into_scene();
        let own = &resolved.impacts.pairs[0];
        assert_eq!(own.restitution_rule, Some(RestitutionRule::Constant), "{ask}");
        assert_eq!(own.restitution.si().to_bits(), figure.to_bits(), "{ask}");
        assert_eq!(resolved.impacts.restitution_rule, Some(RestitutionRule::ClosingSpeed));
    }
}

#[test]
fn an_echo_resolves_to_itself() {
    let texts = [
        String::new(),
        WALL.to_owned(),
        "[impacts]\nrestitution = 0.2".to_owned(),
        "[impacts]\nrestitution_by_speed = { slow = 0.4 }".to_owned(),
        "[[impacts.pairs]]\nbetween = [\"a\", \"b\"]\nseparation_speed = 1".to_owned(),
    ];
    for text in texts {
        let resolved = scene(&text).resolve();
        let echo = Scene::from_json(&resolved.scene().to_json().unwrap()).unwrap();
        assert_eq!(echo.resolve(), resolved, "{text}");
    }
}

#[test]
fn a_figure_and_the_rule_by_speed_contradict_each_other() {
    let rule = "restitution_rule = \"closing-speed\"";
    let pair = "[[impacts.pairs]]\nbetween = [\"a\", \"b\"]";
    for (text, path) in [
        (format!("[impacts]\nrestitution = 0.1\n{rule}"), "impacts.restitution_rule"),
        (format!("{pair}\nrestitution = 0.1\n{rule}"), "impacts.pairs[0].restitution_rule"),
        (format!("{pair}\nseparation_speed = 0.5\n{rule}"), "impacts.pairs[0].restitution_rule"),
        (format!("{WALL}restitution = 0.1\n{rule}"), "obstacles.wall.restitution_rule"),
    ] {
        assert_eq!(problems(&text), [(path.to_owned(), 1112)], "{text}");
    }
    assert_eq!(
        problems("[impacts]\nrestitution_rule = \"by-weight\"\nrestitution_by_speed = { slow = 1.5 }"),
        [
            ("impacts.restitution_by_speed.slow".to_owned(), 1013),
            ("impacts.restitution_rule".to_owned(), 1014)
        ]
    );
}

#[test]
fn figures_by_speed_that_nothing_asks_for_are_named() {
    let warned = |text: &str| -> Vec<(String, u32)> {
        scene(text).validate().iter().map(|p| (p.path.clone(), p.code)).collect()
    };
    let by_speed = "restitution_by_speed = { slow = 0.4 }";
    let idle = [("impacts.restitution_by_speed".to_owned(), 1112)];
    assert_eq!(warned(&format!("[impacts]\nrestitution = 0.1\n{by_speed}")), idle);
    assert_eq!(warned(&format!("[impacts]\nrestitution_rule = \"constant\"\n{by_speed}")), idle);
    assert_eq!(warned(&format!("[impacts]\n{by_speed}")), []);
    // The wall asks for them.
    let wall = format!("{WALL}restitution_rule = \"closing-speed\"\n");
    assert_eq!(warned(&format!("[impacts]\nrestitution = 0.1\n{by_speed}\n{wall}")), []);
}

#[test]
fn a_moment_coefficient_outside_its_law_is_refused() {
    assert_eq!(
        problems("[impacts]\nmoment_coefficient = -0.2"),
        [("impacts.moment_coefficient".to_owned(), 1013)]
    );
}

#[test]
fn a_figure_set_by_its_path_takes_the_place_of_the_rule() {
    let pair = format!("[[impacts.pairs]]\nbetween = [\"a\", \"b\"]\n{WALL}");
    for path in ["impacts.restitution", "impacts.pairs[0].restitution", "obstacles.wall.restitution"] {
        for mut scene in [scene(&pair), scene(&pair).resolve().into_scene()] {
            scene.set_quantity(path, 0.25).unwrap();
            assert!(scene.validate().is_empty(), "{path}: {:?}", scene.validate());
            assert_eq!(scene.resolve().scene().quantity(path).map(|q| q.value), Some(0.25));
        }
    }
    let mut echo = scene(&pair).resolve().into_scene();
    echo.set_quantity("impacts.pairs[0].separation_speed", 0.8).unwrap();
    assert!(echo.validate().is_empty(), "{:?}", echo.validate());
    assert_eq!(echo.resolve().scene().impacts.pairs[0].restitution_rule, Some(RestitutionRule::Constant));
    // The figures of the rule are quantities like any other.
    echo.set_quantity("impacts.restitution_by_speed.slow", 0.4).unwrap();
    assert_eq!(echo.resolve().scene().impacts.restitution_by_speed.slow.si(), 0.4);
}
