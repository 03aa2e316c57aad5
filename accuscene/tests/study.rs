//! Studies as documents, and the designs whose points go out and whose values come in.
#![allow(
    clippy::expect_used,
    clippy::panic,
    clippy::unwrap_used,
    reason = "a failed expectation is a failed test"
)]

use accuscene::study::{Design, DesignKind, DesignOutcome, StudyCase};
use accuscene::uncertainty::{
    Correlation, Ishigami, Plan, SobolIndices, Summary, Tornado, first_order, skid_speed,
};
use accuscene::{EngineError, study};
use accuscene_core::document::Problem;
use proptest::prelude::*;
use serde_json::{Value, json};

const SKID: &str = r#"
    schema = "accuscene/study/1"
    plan = "sobol"
    samples = 256
    seed = "0x2a"

    [[variables]]
    name = "friction"
    value = 0.7
    sigma = 0.05

    [[variables]]
    name = "skid"
    dimension = "length"
    value = "30 m"
    dist = { kind = "uniform", low = "29 m", high = 31 }

    [[variables]]
    name = "grade"
    value = 0.02

    [[variables]]
    name = "end"
    dimension = "speed"
    value = "18 km/h"
    dist = { kind = "triangular", low = "14.4 km/h", high = "21.6 km/h" }
"#;

fn speed(x: &[f64]) -> f64 {
    let slid = skid_speed(x[0] + x[2], x[1]);
    (slid * slid + x[3] * x[3]).sqrt()
}

fn values(design: &Design, f: impl Fn(&[f64]) -> f64) -> Vec<f64> {
    design.rows(0..design.points()).unwrap().chunks(design.variables()).map(f).collect()
}

fn problems(document: &Value) -> Vec<Problem> {
    match StudyCase::from_value(document.clone()) {
        Err(EngineError::Core(error)) => error.problems().to_vec(),
        other => panic!("{other:?}"),
    }
}

#[test]
fn units_are_read_and_the_document_reads_back_to_the_same_samples() {
    let case = StudyCase::from_toml(SKID).unwrap();
    assert_eq!(case.variables()[1].dimension.si, "m");
    assert_eq!(case.variables()[1].law.support(), [29.0, 31.0]);
    assert_eq!(case.variables()[3].law.value(), 5.0);
    let again = StudyCase::from_value(case.to_value()).unwrap();
    assert_eq!(again.to_value(), case.to_value());
    assert_eq!(case.rows(0..256).unwrap(), again.rows(0..256).unwrap());
}

#[test]
fn rows_are_those_of_the_study_in_any_parts() {
    let case = StudyCase::from_toml(SKID).unwrap();
    let whole = case.rows(0..256).unwrap();
    let parts = [case.rows(0..100).unwrap(), case.rows(100..256).unwrap()].concat();
    assert_eq!(whole, parts);
    assert_eq!(whole[4 * 17..4 * 18], case.study().sample(17).unwrap());
    let speeds: Vec<f64> = whole.chunks(4).map(speed).collect();
    let summary = Summary::new(&speeds, 0.9).unwrap();
    assert!((summary.median - 21.2).abs() < 0.1, "{}", summary.median);
    assert_eq!(case.rows(0..257).unwrap_err().code(), 2403);
}

#[test]
fn what_the_designs_tell_is_what_a_function_in_process_gives() {
    let case = StudyCase::from_toml(SKID).unwrap();
    let laws: Vec<_> = case.variables().iter().map(|one| one.law).collect();

    let design = Design::new(&case, DesignKind::FirstOrder).unwrap();
    let own = first_order(&laws, &Correlation::none(4), &mut |x| Some(speed(x))).unwrap();
    assert_eq!(design.points(), 1 + 6 * 3);
    assert_eq!(design.read(&values(&design, speed)), Ok(DesignOutcome::FirstOrder(own)));

    let design = Design::new(&case, DesignKind::Tornado).unwrap();
    let own = Tornado::new(&laws, &mut |x| Some(speed(x)));
    assert_eq!(design.points(), 1 + 2 * 3);
    assert_eq!(design.read(&values(&design, speed)), Ok(DesignOutcome::Tornado(own)));

    let design = Design::new(&case, DesignKind::Indices).unwrap();
    let own = SobolIndices::estimate(laws, Plan::Sobol, 256, 0x2a, &mut |x| Some(speed(x))).unwrap();
    assert_eq!(design.points(), 256 * 5);
    assert_eq!(design.read(&values(&design, speed)), Ok(DesignOutcome::Indices(own)));
}

#[test]
fn correlated_variables_have_a_first_order_but_no_indices() {
    let mut document = StudyCase::from_toml(SKID).unwrap().to_value();
    document["correlations"] = json!([{ "between": ["skid", "friction"], "rank": 0.6 }]);
    let case = StudyCase::from_value(document).unwrap();
    let design = Design::new(&case, DesignKind::FirstOrder).unwrap();
    let DesignOutcome::FirstOrder(found) = design.read(&values(&design, speed)).unwrap() else { panic!() };
    let independent = Design::new(&StudyCase::from_toml(SKID).unwrap(), DesignKind::FirstOrder).unwrap();
    let DesignOutcome::FirstOrder(alone) = independent.read(&values(&independent, speed)).unwrap() else {
        panic!()
    };
    // Longer marks on better roads: both make the speed larger.
    assert!(found.sigma > alone.sigma && found.shares[0].is_none() && found.shares[3].is_some());
    assert_eq!(Design::new(&case, DesignKind::Indices).unwrap_err().code(), 2403);
}

#[test]
fn a_row_beyond_the_doubles_has_its_places_and_does_not_count() {
    let wild = json!({
        "schema": study::STUDY_SCHEMA,
        "plan": "monte-carlo",
        "samples": 300,
        "variables": [
            { "name": "wild", "value": 0, "sigma": 1, "dist": { "kind": "student", "dof": 0.002 } },
            { "name": "tame", "value": 1, "sigma": 1 },
        ],
    });
    let case = StudyCase::from_value(wild).unwrap();
    let design = Design::new(&case, DesignKind::Indices).unwrap();
    let rows = design.rows(0..design.points()).unwrap();
    let parts = [design.rows(0..101).unwrap(), design.rows(101..design.points()).unwrap()].concat();
    let bits = |rows: &[f64]| rows.iter().map(|v| v.to_bits()).collect::<Vec<_>>();
    assert_eq!(bits(&rows), bits(&parts));
    let lost = rows.chunks(8).filter(|row| row.iter().any(|v| v.is_nan())).count();
    assert!(lost > 10 && lost < 290, "{lost}");
    // What is given for a lost row makes no difference; each other row keeps its own values.
    let told = |x: &[f64]| if x[0].is_nan() { 1e9 } else { x[1] };
    let DesignOutcome::Indices(found) = design.read(&values(&design, told)).unwrap() else { panic!() };
    assert_eq!((found.failed, found.count), (lost as u64, 300 - lost as u64));
    assert!((found.first[1].value - 1.0).abs() < 0.3 && found.total[0].value == 0.0, "{found:?}");
}

#[test]
fn a_known_function_has_its_known_indices() {
    let one = |name: &str| json!({ "name": name, "value": 0, "dist": { "kind": "uniform", "low": -core::f64::consts::PI, "high": core::f64::consts::PI } });
    let document = json!({
        "schema": study::STUDY_SCHEMA,
        "samples": 1024,
        "seed": "0x1",
        "variables": [one("a"), one("b"), one("c")],
    });
    let design = Design::new(&StudyCase::from_value(document).unwrap(), DesignKind::Indices).unwrap();
    let function = Ishigami { a: 7.0, b: 0.1 };
    let values = values(&design, |x| function.value([x[0], x[1], x[2]]));
    let DesignOutcome::Indices(found) = design.read(&values).unwrap() else { panic!() };
    for (found, exact) in found.first.iter().zip(function.first()) {
        assert!((found.value - exact).abs() < 0.05);
    }
}

#[test]
fn every_problem_is_told_with_its_path() {
    let document = json!({
        "schema": study::STUDY_SCHEMA,
        "samples": 1000,
        "variables": [
            { "name": "a", "value": "3 kg" },
            { "name": "a", "dimension": "lenght", "value": 1 },
            { "name": "b", "value": 1, "dist": { "kind": "uniform", "low": 2, "high": 3 } },
        ],
        "correlations": [{ "between": ["a", "c"], "rank": 0.5 }, { "between": ["b", "b"], "rank": 0.5 }],
    });
    let found = problems(&document);
    let places: Vec<(&str, u32)> = found.iter().map(|p| (p.path.as_str(), p.code)).collect();
    assert!(places.contains(&("variables[1].name", 5050)), "{places:?}");
    assert!(places.contains(&("variables[1].dimension", 5051)), "{places:?}");
    assert!(places.contains(&("correlations[0].between[1]", 5052)), "{places:?}");
    assert!(places.contains(&("correlations[1]", 5052)), "{places:?}");
    assert!(places.contains(&("samples", 5053)), "{places:?}");
    assert!(places.iter().any(|(path, _)| *path == "variables[0].value"), "{places:?}");
    assert!(places.iter().any(|(path, _)| path.starts_with("variables[2]")), "{places:?}");
    assert_eq!(found.iter().find(|p| p.code == 5051).unwrap().hint.as_deref(), Some("did you mean length?"));
    assert!(found.iter().all(|p| p.hint.is_some() && p.limit.is_some()), "{found:?}");
    assert!(problems(&json!({ "schema": study::STUDY_SCHEMA, "variables": [] })).len() == 1);
}

#[test]
fn contradicting_correlations_are_refused_or_repaired() {
    let pair = |a: &str, b: &str, rank: f64| json!({ "between": [a, b], "rank": rank });
    let mut document = StudyCase::from_toml(SKID).unwrap().to_value();
    document["correlations"] =
        json!([pair("friction", "skid", 0.9), pair("skid", "end", 0.9), pair("friction", "end", -0.9)]);
    let refused = StudyCase::from_value(document.clone()).unwrap_err();
    assert_eq!((refused.code(), refused.path().as_str()), (2406, "correlations"));
    let text = refused.to_string();
    let pairs = ["friction and skid", "skid and end", "friction and end"];
    assert_eq!(pairs.iter().filter(|pair| text.contains(*pair)).count(), 1, "{text}");
    document["repair"] = json!(true);
    let case = StudyCase::from_value(document).unwrap();
    assert!(case.study().copula().shrunk() > 0.1);
    assert_eq!(StudyCase::from_value(case.to_value()).unwrap().rows(0..9), case.rows(0..9));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn no_document_panics(samples in 0_u64..5000, plan in 0_usize..4, value in -1e3..1e3, sigma in -1.0..9.0) {
        let plan = ["sobol", "latin-hypercube", "monte-carlo", "grid"][plan];
        let document = json!({
            "schema": study::STUDY_SCHEMA, "plan": plan, "samples": samples,
            "variables": [{ "name": "a", "value": value, "sigma": sigma }],
        });
        if let Ok(case) = StudyCase::from_value(document) {
            prop_assert!(sigma >= 0.0);
            prop_assert_eq!(case.rows(0..1).unwrap().len(), 1);
        }
    }
}
