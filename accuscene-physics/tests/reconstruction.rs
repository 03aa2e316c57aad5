//! Scenes with unknowns and evidence: what is refused, and what is believed of an unknown.
#![allow(
    clippy::expect_used,
    clippy::panic,
    clippy::unwrap_used,
    reason = "a failed expectation is a failed test"
)]

mod crossing;

use accuscene_core::scene::Scene;
use accuscene_physics::reconstruction::{Belief, Case, ReconstructionError};
use crossing::{CARS, SPEED, scene};

fn refused(text: &str) -> Vec<(u32, String)> {
    match Case::of(&Scene::from_toml(text).unwrap()) {
        Err(ReconstructionError::Problems { problems }) => {
            problems.into_iter().map(|problem| (problem.code, problem.path)).collect()
        }
        other => panic!("{other:?}"),
    }
}

#[test]
fn cases_without_a_question_or_an_answer_are_refused() {
    assert_eq!(refused(CARS), [(2512, "unknowns".into()), (2512, "evidence".into())]);
    assert_eq!(refused(&format!("{CARS}{SPEED}")), [(2512, "evidence".into())]);
}

#[test]
fn every_problem_of_unknowns_and_evidence_is_told_at_once() {
    let tail = r#"
[[unknowns]]
path = "vehicles.a.start.speed"
low = 1
high = 2
[[unknowns]]
path = "vehicles.b.mass"
low = 1000
high = 2000
prior = { kind = "normal" }
[[unknowns]]
path = "vehicles.b.start.speed"
low = 5
high = 30
prior = { kind = "triangular", low = 13, high = 20 }
[[unknowns]]
path = "vehicles.a.mass"
low = 1600
high = 1800
prior = { kind = "triangular", low = 1400, high = 1600 }
[[evidence]]
kind = "rest-pose"
id = "rest"
subject = "a"
position = [{ value = 3, sigma = 0 }, 4]
[[evidence]]
kind = "recorder"
id = "edr"
subject = "b"
brake = [[0, 1]]
"#;
    let found = refused(&format!("{CARS}{SPEED}{tail}"));
    let wanted = [
        (2513, "unknowns[1].path"),
        (2513, "unknowns[2].prior"),
        (2513, "unknowns[3].prior"),
        (2513, "unknowns[4].prior"),
        (2514, "evidence.rest.position[0].sigma"),
        (2516, "evidence.edr"),
    ];
    assert_eq!(found, wanted.map(|(code, path)| (code, path.to_owned())));
}

#[test]
fn a_prior_that_leaves_out_the_written_value_is_told_with_all_that_mends_it() {
    let radar = "[[evidence]]\nkind = \"speed-reading\"\nid = \"r\"\nsubject = \"a\"\ntime = 0\nspeed = 15\n";
    let prior = "prior = { kind = \"pert\", low = 16, high = 25 }\n";
    let error = Case::of(&scene(&format!("{prior}{radar}"))).unwrap_err();
    let problems = error.problems();
    let [problem] = &problems[..] else { panic!("{problems:?}") };
    assert_eq!((problem.code, problem.path.as_str()), (2513, "unknowns[0].prior"));
    assert_eq!((problem.value.as_deref(), problem.limit.as_deref()), (Some("15"), Some("16 to 25")));
    assert!(problem.hint.is_some() && problem.message.contains("vehicles.a.start.speed"), "{problem}");
    assert!(Case::of(&scene(&format!("{}{radar}", prior.replace("16", "14")))).is_ok());
}

#[test]
fn what_is_believed_is_the_uncertainty_of_the_value_unless_the_unknown_says_otherwise() {
    let tail = r#"
[[evidence]]
kind = "speed-reading"
id = "radar"
subject = "a"
time = 0
speed = 15
"#;
    let text = format!("{CARS}{SPEED}{tail}");
    let case = Case::of(&Scene::from_toml(&text).unwrap()).unwrap();
    assert_eq!(case.unknowns()[0].prior, Belief::Uniform);
    assert_eq!(case.unknowns()[0].bounds, [10.0 / 3.6, 40.0]);
    let believed = text.replace("speed = 15 }", "speed = { value = 15, sigma = 2 } }");
    let case = Case::of(&Scene::from_toml(&believed).unwrap()).unwrap();
    assert_eq!(case.unknowns()[0].prior, Belief::Around { value: 15.0, sigma: Some(2.0), dist: None });
    let component = &case.pieces()[0].components[0];
    assert!(component.assumed_sigma && (component.sigma - 0.75).abs() < 1e-12);
}

#[test]
fn what_is_no_part_of_what_happened_is_not_sought_and_bounds_are_those_of_the_value() {
    let evidence =
        "[[evidence]]\nkind = \"speed-reading\"\nid = \"r\"\nsubject = \"a\"\ntime = 0\nspeed = 15\n";
    let with = |path: &str, low: &str, high: &str| {
        format!("{CARS}[[unknowns]]\npath = \"{path}\"\nlow = {low}\nhigh = {high}\n{evidence}")
    };
    let path = || vec![(2513, "unknowns[0].path".to_owned())];
    assert_eq!(refused(&with("evidence[0].speed", "1", "2")), path());
    assert_eq!(refused(&with("options.duration", "1", "2")), path());
    let low = vec![(2513, "unknowns[0].low".to_owned())];
    assert_eq!(refused(&with("vehicles.a.mass", "-500", "2000")), low);
    let high = vec![(2513, "unknowns[0].high".to_owned())];
    assert_eq!(refused(&with("vehicles.a.start.speed", "1", "1e9")), high);
}

#[test]
fn values_with_which_a_scene_is_none_are_impossible() {
    let tail = "[[unknowns]]\npath = \"vehicles.a.dimensions.length\"\nlow = 1\nhigh = 5\n\
                [[evidence]]\nkind = \"speed-reading\"\nid = \"r\"\nsubject = \"a\"\ntime = 0\nspeed = 15\n";
    let case = Case::of(&Scene::from_toml(&format!("{CARS}{tail}")).unwrap()).unwrap();
    let mut residuals = [f64::NAN];
    assert!(case.residuals(&[4.5], &mut residuals) && residuals[0].abs() < 1e-9);
    // Its wheelbase is 2.7 m.
    assert!(!case.residuals(&[2.5], &mut residuals) && case.scene_at(&[2.5]).is_err());
}
