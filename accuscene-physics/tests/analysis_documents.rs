//! Formulas as documents: reading, numbering of inputs and figures, refusals.
#![allow(
    clippy::expect_used,
    clippy::panic,
    clippy::unwrap_used,
    reason = "a failed expectation is a failed test"
)]

use accuscene_core::error::CoreError;
use accuscene_physics::analysis::{AnalysisError, formula, formulas};
use serde_json::{Value, json};
use std::collections::BTreeSet;

fn problems(name: &str, inputs: Value) -> Vec<String> {
    match formula(name).expect(name).read(inputs) {
        Ok(_) => Vec::new(),
        Err(CoreError::Document { problems }) => problems.iter().map(|p| p.path.clone()).collect(),
        Err(other) => panic!("{other}"),
    }
}

#[test]
fn every_formula_says_what_it_is() {
    let mut names = BTreeSet::new();
    for entry in formulas() {
        let about = entry.about;
        assert!(names.insert(about.name), "{} is there twice", about.name);
        assert!(
            about.name.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-'),
            "{}",
            about.name
        );
        for text in [about.title, about.source, about.validity] {
            assert!(text.len() > 5 && !text.ends_with('.'), "{}: {text}", about.name);
        }
        for figure in about.figures {
            assert!(
                figure.meaning.trim().ends_with('.'),
                "{}.{}: {}",
                about.name,
                figure.name,
                figure.meaning
            );
        }
        let schema = entry.schema().unwrap();
        let fields = schema["properties"].as_object().unwrap();
        for (name, field) in fields {
            assert!(field["description"].as_str().is_some_and(|d| d.len() > 3), "{}.{name}", about.name);
        }
    }
}

#[test]
fn a_document_is_read_with_units_and_numbered() {
    let slide = json!({
        "segments": [
            { "friction": { "value": 0.7, "sigma": 0.05 }, "length": "100 ft", "grade": 0.03 },
            { "length": 12, "friction": 0.4 },
        ],
        "end_speed": "18 km/h",
    });
    let mut slide = formula("slide").unwrap().read(slide).unwrap();
    let names: Vec<String> = slide.inputs().into_iter().map(|(name, _)| name).collect();
    let wanted = [
        "segments[0].friction",
        "segments[0].length",
        "segments[0].grade",
        "segments[1].friction",
        "segments[1].length",
        "end_speed",
    ];
    assert_eq!(names, wanted);
    let (_, friction) = &slide.inputs()[0];
    assert_eq!((friction.value, friction.sigma, friction.range), (0.7, Some(0.05), Some([0.0, 2.0])));
    assert_eq!(slide.inputs()[1].1.value, 30.48);

    let before = slide.figures().unwrap();
    assert_eq!(before[0].0, "speed");
    assert_eq!(before[2].0, "segment_speeds[0]");
    let copy = slide.copy();
    slide.set(&[0.8]);
    assert!(slide.figures().unwrap()[0].1 > before[0].1);
    assert_eq!(copy.figures().unwrap(), before);
    let again = formula("slide").unwrap().read(copy.document().unwrap()).unwrap();
    assert_eq!(again.figures().unwrap(), before);
}

#[test]
fn every_problem_of_a_document_is_told_at_once() {
    let wrong = json!({
        "segments": [{ "friction": 9, "length": "3 kg" }, { "length": 1, "grad": 0 }],
        "end_speed": -1,
    });
    let mut found = problems("slide", wrong);
    found.sort();
    let wanted = [
        "end_speed",
        "segments[0].friction",
        "segments[0].length",
        "segments[1].friction",
        "segments[1].grad",
    ];
    assert_eq!(found, wanted);
    assert_eq!(problems("slide", json!({ "segments": [] })), ["segments"]);
    assert_eq!(problems("slide", json!(3)), [""]);
    assert!(formula("Slide").is_none());
}

#[test]
fn values_that_are_set_are_checked_too() {
    let mut slide =
        formula("slide").unwrap().read(json!({ "segments": [{ "friction": 0.7, "length": 3 }] })).unwrap();
    for (value, code) in [(-0.1, 2300), (f64::NAN, 2301), (f64::INFINITY, 2301)] {
        slide.set(&[value]);
        let error: AnalysisError = slide.figures().unwrap_err();
        assert_eq!((error.code(), error.path()), (code, "segments[0].friction"));
    }
}
