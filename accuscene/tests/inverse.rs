//! Inverse problems as documents.
#![allow(
    clippy::expect_used,
    clippy::panic,
    clippy::unwrap_used,
    reason = "a failed expectation is a failed test"
)]

use accuscene::export::{inverse_csv, inverse_from_json, inverse_json};
use accuscene::inverse::{InverseCase, InverseOptions, InverseOutcome};
use accuscene::{EngineError, Threads, inverse};
use accuscene_core::document::Problem;
use core::num::NonZeroUsize;
use core::ops::ControlFlow;
use serde_json::{Value, json};

const SKID: &str = r#"
    schema = "accuscene/inverse/1"

    [[unknowns]]
    name = "speed"
    dimension = "speed"
    low = "18 km/h"
    high = 50

    [[unknowns]]
    name = "friction"
    low = 0.3
    high = 1.1
    value = 0.7
    sigma = 0.05

    [[items]]
    name = "skid"

    [[items]]
    name = "witness"
    noise = "student"
"#;

/// A skid of 40 m (sd 1 m) and a witness who says 25 m/s (sd 5 m/s).
fn model(x: &[f64], residuals: &mut [f64]) -> bool {
    residuals[0] = x[0] * x[0] / (2.0 * 9.81 * x[1]) - 40.0;
    residuals[1] = (x[0] - 25.0) / 5.0;
    true
}

fn few() -> InverseOptions {
    InverseOptions { budget: 400, effective: 50, ..InverseOptions::default() }
}

fn solve(
    case: &InverseCase,
    options: &InverseOptions,
    threads: usize,
) -> Result<InverseOutcome, EngineError> {
    let threads = Threads::new(NonZeroUsize::new(threads).unwrap());
    case.solve(&model, options, &threads, &mut |_| ControlFlow::Continue(()))
}

fn problems(document: &Value) -> Vec<Problem> {
    match InverseCase::from_value(document.clone()) {
        Err(EngineError::Core(error)) => error.problems().to_vec(),
        other => panic!("{other:?}"),
    }
}

#[test]
fn a_problem_is_solved_to_a_document_that_reads_back() {
    let case = InverseCase::from_toml(SKID).unwrap();
    assert_eq!(case.unknowns()[0].bounds, [5.0, 50.0]);
    assert_eq!(InverseCase::from_value(case.to_value()).unwrap(), case);
    let found = solve(&case, &few(), 1).unwrap();
    let speed = found.unknown("speed").unwrap();
    assert!((speed.mean - 23.4).abs() < 0.3 && speed.unit == "m/s", "{speed:?}");
    assert!(speed.low < speed.median && speed.median < speed.high && speed.ratio < 0.2);
    assert_eq!(found.unknowns[1].prior.shape, "normal");
    assert_eq!(found.items[1].name, "witness");
    assert_eq!((found.fit.components, found.modes.len()), (2, 1));
    assert_eq!(inverse_from_json(&inverse_json(&found).unwrap()).unwrap(), found);
    let csv = inverse_csv(&found);
    assert!(csv.starts_with("weight,explanation,misfit,speed,friction\r\n"));
    assert_eq!(csv.lines().count(), 1 + found.samples.len());
    let mut document = case.to_value();
    document["unknowns"][0]["name"] = json!("weight");
    let heavy = solve(&InverseCase::from_value(document).unwrap(), &few(), 1).unwrap();
    assert!(inverse_csv(&heavy).starts_with("weight,explanation,misfit,weight (unknown),friction\r\n"));
    let schema = InverseOutcome::json_schema();
    let written = serde_json::to_value(&found).unwrap();
    let members = schema["properties"].as_object().unwrap();
    assert!(members.keys().eq(written.as_object().unwrap().keys()), "{members:?}");
}

#[test]
fn threads_and_repetition_change_no_bit() {
    let case = InverseCase::from_toml(SKID).unwrap();
    let one = inverse_json(&solve(&case, &few(), 1).unwrap()).unwrap();
    assert_eq!(one, inverse_json(&solve(&case, &few(), 3).unwrap()).unwrap());
}

#[test]
fn a_prior_of_any_shape_is_taken() {
    let mut document = InverseCase::from_toml(SKID).unwrap().to_value();
    let known = document["unknowns"][1].as_object_mut().unwrap();
    known.remove("sigma");
    known.insert("dist".into(), json!({ "kind": "triangular", "low": 0.6, "high": 0.8 }));
    let case = InverseCase::from_value(document).unwrap();
    let found = solve(&case, &few(), 2).unwrap();
    assert_eq!(found.unknowns[1].prior.shape, "triangular");
    assert!(found.samples.values[1].iter().all(|mu| (0.6..=0.8).contains(mu)));
}

#[test]
fn a_belief_may_come_as_an_item() {
    // Friction by the density 6 (mu - 0.5) (1.5 - mu), which no law of documents is: mean 1, variance 1 / 20.
    let text =
        SKID.replace("value = 0.7\n", "").replace("sigma = 0.05\n", "").replace("low = 0.3", "low = 0.5");
    let text = text.replace("high = 1.1", "high = 1.5").replace("noise = \"student\"", "");
    let case = InverseCase::from_toml(&text).unwrap();
    let model = |x: &[f64], residuals: &mut [f64]| {
        residuals[0] = x[0] * x[0] / (2.0 * 9.81 * x[1]) - 40.0;
        let share = 4.0 * (x[1] - 0.5) * (1.5 - x[1]);
        residuals[1] = (-2.0 * accuscene_core::arith::ln(share)).sqrt();
        share > 0.0
    };
    let options = InverseOptions { budget: 1500, ..InverseOptions::default() };
    let serial = Threads::new(NonZeroUsize::MIN);
    let found = case.solve(&model, &options, &serial, &mut |_| ControlFlow::Continue(())).unwrap();
    // The mark hardly tells of the friction: by dv / d(d) = sqrt(g mu / (2 d)) its density gains the root of mu.
    let friction = found.unknown("friction").unwrap();
    let exact = [0.0, 1.0, 2.0].map(|power: f64| moment(power));
    let mean = exact[1] / exact[0];
    let sd = (exact[2] / exact[0] - mean * mean).sqrt();
    assert!((friction.mean - mean).abs() < 0.1 * sd, "{friction:?} instead of {mean}");
    assert!((friction.standard_deviation / sd - 1.0).abs() < 0.1, "{friction:?} instead of {sd}");
}

/// Integral of `mu^power` over the density times the root of mu.
fn moment(power: f64) -> f64 {
    let at = |k: u32| 0.5 + (f64::from(k) + 0.5) / 1000.0;
    (0..1000).map(at).fold(0.0, |sum, mu| {
        let whole = (0..power as u32).fold(1.0, |product, _| product * mu);
        sum + whole * mu.sqrt() * (mu - 0.5) * (1.5 - mu)
    })
}

#[test]
fn every_problem_is_told_with_its_path() {
    let document = json!({
        "schema": inverse::INVERSE_SCHEMA,
        "unknowns": [
            { "name": "a", "low": 2, "high": 1 },
            { "name": "a", "low": 0, "high": 1, "value": 0.5 },
            { "name": "b", "dimension": "speed", "low": "1 kg", "high": 1 },
            { "name": "c", "low": 0, "high": 1, "sigma": 0.5 },
            { "name": "d", "low": 0, "high": 1, "value": 0.5, "sigma": 0 },
        ],
        "items": [{ "name": "x", "freedom": 3 }, { "name": "x", "noise": "student" }],
    });
    let found = problems(&document);
    let places: Vec<(&str, u32)> = found.iter().map(|p| (p.path.as_str(), p.code)).collect();
    for place in [
        ("unknowns[0].high", 2502),
        ("unknowns[1].name", 5050),
        ("unknowns[1]", 5060),
        ("unknowns[3]", 5060),
        ("unknowns[4].sigma", 5060),
        ("items[0].freedom", 5061),
        ("items[1].name", 5050),
    ] {
        assert!(places.contains(&place), "{place:?} in {places:?}");
    }
    assert!(places.iter().any(|(path, _)| *path == "unknowns[2].low"), "{places:?}");
    assert!(found.iter().all(|p| p.hint.is_some() && p.limit.is_some()), "{found:?}");
}

#[test]
fn what_cannot_be_solved_is_refused_by_number() {
    let case = InverseCase::from_toml(SKID).unwrap();
    let code = |options: InverseOptions| solve(&case, &options, 1).unwrap_err().code();
    assert_eq!(code(InverseOptions { budget: 100, ..few() }), 2506);
    assert_eq!(code(InverseOptions { budget: u32::MAX, ..few() }), 2504);
    assert_eq!(code(InverseOptions { level: 1.0, ..few() }), 2504);
    let mut document = case.to_value();
    document["items"][0]["components"] = json!(10_000);
    let wide = InverseCase::from_value(document).unwrap();
    let many = InverseOptions { budget: 20_000, ..few() };
    assert_eq!(solve(&wide, &many, 1).unwrap_err().code(), 2504);
    let mut document = case.to_value();
    document["unknowns"][1] = json!({ "name": "b", "low": 0, "high": 1, "value": 5, "dist": { "kind": "uniform", "low": 4, "high": 6 } });
    let outside = InverseCase::from_value(document).unwrap();
    assert_eq!(solve(&outside, &few(), 1).unwrap_err().code(), 2505);
    let serial = Threads::new(NonZeroUsize::MIN);
    let fails = |_: &[f64], _: &mut [f64]| false;
    let failed = case.solve(&fails, &few(), &serial, &mut |_| ControlFlow::Continue(()));
    assert_eq!(failed.unwrap_err().code(), 2507);
    let stopped = case.solve(&model, &few(), &serial, &mut |_| ControlFlow::Break(())).unwrap_err();
    assert_eq!((stopped.code(), stopped.is_recoverable()), (2508, true));
}

#[test]
fn runs_that_fail_are_counted() {
    let case = InverseCase::from_toml(SKID).unwrap();
    let half = |x: &[f64], residuals: &mut [f64]| {
        model(x, residuals);
        if x[1] > 0.72 {
            residuals[1] = f64::NAN;
        }
        true
    };
    let serial = Threads::new(NonZeroUsize::MIN);
    let found = case.solve(&half, &few(), &serial, &mut |_| ControlFlow::Continue(())).unwrap();
    assert!(found.fit.failed > 10 && found.fit.failed < found.fit.runs);
    assert!(found.samples.values[1].iter().all(|mu| *mu <= 0.72));
}

#[test]
fn warnings_name_what_they_are_about_and_deviations_are_widened_if_asked_for() {
    let case = InverseCase::from_toml(SKID).unwrap();
    // The road tells 23.4 m/s, the witness, who is sure, 40: one is wrong. A witness who is doubted widens nothing.
    let sure = |x: &[f64], residuals: &mut [f64]| {
        model(x, residuals);
        residuals[1] = (x[0] - 40.0) / 0.5;
        true
    };
    let of = |case: &InverseCase, widen: bool| {
        let options = InverseOptions { widen, ..few() };
        case.solve(&sure, &options, &Threads::new(NonZeroUsize::MIN), &mut |_| ControlFlow::Continue(()))
            .unwrap()
    };
    let doubted = of(&case, true);
    assert!(doubted.fit.widened <= 1.0 && (doubted.unknowns[0].mean - 23.4).abs() < 0.5, "{:?}", doubted.fit);
    let believed = InverseCase::from_toml(&SKID.replace("noise = \"student\"", "")).unwrap();
    let (told, wide) = (of(&believed, false), of(&believed, true));
    let message = |found: &InverseOutcome, code: u32| {
        found.warnings.iter().find(|note| note.code == code).map(|note| note.message.clone())
    };
    assert!(message(&told, 2543).is_some());
    let usual = solve(&case, &few(), 1).unwrap();
    assert!(message(&usual, 2541).unwrap().contains("along friction"), "{:?}", usual.warnings);
    assert_eq!((message(&told, 2546), told.fit.widened), (None, 1.0));
    assert!(message(&wide, 2546).is_some() && wide.fit.widened > 2.0, "{:?}", wide.fit);
    // What is told of items is in the deviations that they came with.
    assert!((wide.items[1].residuals[0] - (wide.modes[0].values[0] - 40.0) / 0.5).abs() < 1e-9);
}
