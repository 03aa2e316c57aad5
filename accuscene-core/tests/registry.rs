//! The registry of codes is sound, and every error of this crate is in it.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test fails by panicking")]

use accuscene_core::document::{Format, Limits, SchemaTree, read_text};
use accuscene_core::error::{CoreError, LimitKind, code_entry, registry};
use accuscene_core::identity::{EntityId, Seed, Timestamp};
use accuscene_core::port::{PortError, PortErrorKind};
use accuscene_core::quantity::{Mass, Quantity, QuantityError};
use accuscene_core::scene::SCENE_PROBLEMS;
use serde_json::json;
use std::collections::BTreeSet;

const FILE: &str = include_str!("../src/error/codes.tsv");

#[test]
fn registry_is_ascending_complete_and_well_formed() {
    let entries = registry();
    let lines = FILE.lines().filter(|l| !l.starts_with('#')).count();
    assert_eq!(entries.len(), lines, "a line could not be read");
    assert!(entries.windows(2).all(|w| w[0].code < w[1].code), "codes must ascend");
    let names: BTreeSet<_> = entries.iter().map(|e| e.name).collect();
    assert_eq!(names.len(), entries.len(), "names must differ");
    for line in FILE.lines().filter(|l| !l.starts_with('#')) {
        let fields: Vec<_> = line.split('\t').collect();
        assert_eq!(fields.len(), 5, "{line}");
        assert!(matches!(fields[3], "yes" | "no"), "{line}");
    }
    for e in entries {
        let origin = match e.code {
            1000..2000 => "accuscene-core",
            2000..3000 => "accuscene-physics",
            3000..4000 => "accuscene-compression",
            4000..5000 => "accuscene-crypto",
            5000..6000 => "accuscene",
            _ => e.origin,
        };
        assert_eq!(e.origin, origin, "{}", e.code);
        assert!(!e.meaning.is_empty() && !e.meaning.contains('\t'), "{}", e.code);
        assert_eq!(code_entry(e.code), Some(e));
    }
    assert_eq!(code_entry(0), None);
}

/// At least one error of every variant.
fn errors() -> Vec<CoreError> {
    let read = |text: &str, limits: Limits| read_text(text, Format::Json, &limits).unwrap_err();
    let limits = Limits::default();
    let mass = |text: &str| CoreError::from(text.parse::<Quantity<Mass>>().unwrap_err());
    let object = |value: serde_json::Value| {
        let problems = SchemaTree::of::<Quantity<Mass>>().unwrap().check(&value);
        assert!(!problems.is_empty(), "{value}");
        CoreError::Document { problems }
    };
    let kinds = [
        PortErrorKind::NotFound,
        PortErrorKind::Conflict,
        PortErrorKind::Transient,
        PortErrorKind::Timeout,
        PortErrorKind::Full,
        PortErrorKind::Corrupt,
        PortErrorKind::Unsupported,
        PortErrorKind::Cancelled,
        PortErrorKind::Other,
    ];
    let ports = kinds.map(|kind| PortError::new(kind, "").into());
    let mut errors = vec![
        read("{", limits),
        read("[1, 2]", Limits { bytes: 3, ..limits }),
        read("[1, 2]", Limits { values: 2, ..limits }),
        read("[[1]]", Limits { depth: 1, ..limits }),
        read("[\"abcdef\"]", Limits { string: 3, ..limits }),
        read("{\"a\": 1, \"a\": 2}", limits),
        read_text(
            "\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n",
            Format::Toml,
            &Limits { values: 1, ..limits },
        )
        .unwrap_err(),
        read_text("a = inf", Format::Toml, &limits).unwrap_err(),
        CoreError::NotUtf8 { offset: 0 },
        CoreError::Unreadable { kind: std::io::ErrorKind::Other, message: String::new() },
        SchemaTree::new(&json!({"not": {}})).unwrap_err(),
        "x".parse::<accuscene_core::document::ContentHash>().unwrap_err(),
        mass("x"),
        mass("1e999"),
        mass("1 m"),
        object(json!({"value": 1, "x": 1})),
        object(json!({"sigma": 1})),
        object(json!({"value": 1, "sigma": -1})),
        object(json!({"value": 1, "basis": "x"})),
        object(json!([])),
        "x".parse::<EntityId>().unwrap_err().into(),
        "x".parse::<Timestamp>().unwrap_err().into(),
        "x".parse::<Seed>().unwrap_err().into(),
    ];
    errors.extend(ports);
    errors
}

#[test]
fn problems_of_scenes_are_registered_with_their_meaning() {
    for (code, name, meaning) in SCENE_PROBLEMS {
        let entry = code_entry(*code).unwrap_or_else(|| panic!("{code} {name} is not registered"));
        assert_eq!(entry.name, format!("scene-{}", name.to_lowercase().replace('_', "-")));
        assert_eq!(entry.meaning, *meaning, "{code}");
    }
}

#[test]
fn errors_and_problems_are_registered_with_their_recoverability() {
    let mut seen = BTreeSet::new();
    for error in errors() {
        for code in error.problems().iter().map(|p| p.code).chain([error.code()]) {
            seen.insert(code);
            assert!(code_entry(code).is_some(), "{code} is not registered: {error}");
        }
        let entry = code_entry(error.code()).unwrap();
        assert_eq!(entry.recoverable, error.is_recoverable(), "{error}");
        assert!(!error.to_string().is_empty());
    }
    let wanted = [
        1000, 1001, 1002, 1003, 1004, 1005, 1006, 1007, 1008, 1009, 1010, 1011, 1012, 1014, 1015, 1016, 1020,
    ];
    assert!(wanted.iter().all(|c| seen.contains(c)), "{seen:?}");
}

#[test]
fn errors_offer_repairs() {
    let error = CoreError::from(QuantityError::Unit {
        unit: "kg".into(),
        wanted: "a length".into(),
        belongs_to: Some("mass"),
        accepted: "m".into(),
    });
    assert_eq!(error.suggestion().as_deref(), Some("this is a unit of mass"));
    let too_large = CoreError::TooLarge { kind: LimitKind::Depth, limit: 64, line: 1, column: 65 };
    assert_eq!(too_large.to_string(), "line 1, column 65: the document has more than 64 levels of nesting");
}
