//! Whatever comes in, reading and checking neither panic nor exceed the limits.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test fails by panicking")]

use accuscene_core::document::{Format, Limits, SchemaTree, canonical, read_from, read_text};
use accuscene_core::identity::{EntityId, Seed, Timestamp};
use accuscene_core::quantity::{CATALOGUE, Length, Quantity, Speed, read_number_with_unit};
use proptest::prelude::*;
use schemars::JsonSchema;
use serde::Deserialize;
use serde_json::Value;

#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[expect(dead_code, reason = "only read")]
struct Thing {
    id: Option<EntityId>,
    at: Option<Timestamp>,
    seed: Option<Seed>,
    #[schemars(extend("minimum" = 0.0))]
    length: Option<Quantity<Length>>,
    #[serde(default)]
    parts: Vec<Thing>,
    shape: Option<Shape>,
    pair: Option<[u8; 2]>,
    either: Option<Either>,
    count: Option<u32>,
}

#[derive(Debug, Deserialize, JsonSchema)]
#[serde(tag = "kind", rename_all = "kebab-case")]
#[expect(dead_code, reason = "only read")]
enum Shape {
    Point,
    Circle(Circle),
    Move { speed: Quantity<Speed> },
}

#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[expect(dead_code, reason = "only read")]
struct Circle {
    radius: f64,
}

#[derive(Debug, Deserialize, JsonSchema)]
#[serde(untagged)]
#[expect(dead_code, reason = "only read")]
enum Either {
    Number(Quantity<Length>),
    List(Vec<Quantity<Length>>),
    Circle(Circle),
}

fn tree() -> SchemaTree {
    SchemaTree::of::<Thing>().unwrap()
}

/// Values with names and texts that the schema knows, so that all of its branches are met.
fn near_values() -> impl Strategy<Value = Value> {
    let text = prop::sample::select(vec![
        "3 m",
        "3 kg",
        "x",
        "",
        "point",
        "circle",
        "move",
        "35 mph",
        "normal",
        "0x2a",
        "2026-11-21T14:05:00Z",
        "6ba7b810-9dad-11d1-80b4-00c04fd430c8",
        "uniform",
        "measured",
    ]);
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        (-3..300_i64).prop_map(Value::from),
        any::<f64>().prop_map(Value::from),
        text.prop_map(Value::from),
    ];
    let name = prop::sample::select(vec![
        "id", "at", "seed", "length", "parts", "shape", "pair", "either", "count", "kind", "radius", "speed",
        "value", "sigma", "dist", "low", "high", "dof", "basis", "source", "note", "strange",
    ]);
    leaf.prop_recursive(6, 48, 6, move |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..4).prop_map(Value::from),
            prop::collection::btree_map(name.clone(), inner, 0..6)
                .prop_map(|m| Value::Object(m.into_iter().map(|(k, v)| (k.to_owned(), v)).collect())),
        ]
    })
}

/// Texts from the symbols of both languages.
fn symbols() -> impl Strategy<Value = String> {
    let symbol = prop::sample::select(vec![
        "[",
        "]",
        "{",
        "}",
        "\"",
        "'",
        "\"\"\"",
        "'''",
        "\\",
        ",",
        ":",
        "=",
        ".",
        "\n",
        "\r\n",
        " ",
        "#",
        "a",
        "é",
        "1",
        "-",
        "1e9",
        "[[",
        "]]",
        "true",
        "null",
        "\u{0}",
        "\u{feff}",
        "a.b",
        "1979-05-27",
        "inf",
        "\\u",
        "\\ud800",
        "_",
    ]);
    prop::collection::vec(symbol, 0..60).prop_map(|s| s.concat())
}

fn depth(value: &Value) -> usize {
    match value {
        Value::Array(items) => 1 + items.iter().map(depth).max().unwrap_or(0),
        Value::Object(members) => 1 + members.values().map(depth).max().unwrap_or(0),
        _ => 0,
    }
}

fn count(value: &Value) -> usize {
    match value {
        Value::Array(items) => 1 + items.iter().map(count).sum::<usize>(),
        Value::Object(members) => 1 + members.values().map(count).sum::<usize>(),
        _ => 1,
    }
}

fn tight() -> Limits {
    Limits { bytes: 4096, values: 40, depth: 6, string: 30, problems: 5 }
}

fn holds(text: &str, format: Format) -> Result<(), TestCaseError> {
    let limits = tight();
    if let Ok(value) = read_text(text, format, &limits) {
        prop_assert!(depth(&value) <= limits.depth, "{text:?}");
        if format == Format::Json {
            prop_assert!(count(&value) <= limits.values, "{text:?}");
        }
        let again =
            read_text(&String::from_utf8(canonical(&value)).unwrap(), Format::Json, &Limits::default());
        prop_assert_eq!(again.unwrap(), value);
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 2000, ..ProptestConfig::default() })]

    #[test]
    fn bytes_are_read_or_refused(bytes in prop::collection::vec(any::<u8>(), 0..300)) {
        for format in [Format::Json, Format::Toml] {
            let _ = read_from(bytes.as_slice(), format, &tight());
        }
    }

    #[test]
    fn symbols_are_read_or_refused_within_limits(text in symbols()) {
        holds(&text, Format::Json)?;
        holds(&text, Format::Toml)?;
    }

    #[test]
    fn json_reads_as_serde_json_does(value in near_values()) {
        let text = value.to_string();
        let read = read_text(&text, Format::Json, &Limits::default()).unwrap();
        prop_assert_eq!(canonical(&read), canonical(&value));
        let bare: Value = serde_json::from_str(&text).unwrap();
        prop_assert_eq!(count(&read), count(&bare));
    }

    #[test]
    fn sound_values_deserialise_and_unsound_ones_do_not(value in near_values()) {
        let value = read_text(&value.to_string(), Format::Json, &Limits::default()).unwrap();
        let problems = tree().check(&value);
        let typed = serde_json::from_value::<Thing>(value.clone());
        if problems.is_empty() {
            prop_assert!(typed.is_ok(), "{}: {}", value, typed.unwrap_err());
        }
        for p in &problems {
            prop_assert!(accuscene_core::error::code_entry(p.code).is_some(), "{}", p);
            prop_assert!(p.value.as_ref().is_none_or(|v| v.chars().count() <= 80), "{}", p);
        }
    }

    #[test]
    fn members_of_things_are_checked_as_serde_reads_them(
        value in prop::collection::btree_map(
            prop::sample::select(vec!["length", "parts", "shape", "pair", "either", "count", "id", "at", "seed"]),
            near_values(), 1..3)
    ) {
        let value = serde_json::to_value(value).unwrap();
        let value = read_text(&value.to_string(), Format::Json, &Limits::default()).unwrap();
        let problems = tree().check(&value);
        // serde reads a tagged enum from a list as well, its tag first; the schema knows objects only.
        let tagged_list = value.get("shape").is_some_and(Value::is_array);
        match serde_json::from_value::<Thing>(value.clone()) {
            Ok(_) if tagged_list => prop_assert!(!problems.is_empty(), "{}", value),
            Ok(_) => prop_assert!(
                problems.iter().all(|p| matches!(p.code, 1013 | 1010)),
                "{}: {:?}", value, problems
            ),
            Err(e) => prop_assert!(!problems.is_empty(), "{}: {}", value, e),
        }
    }

    #[test]
    fn quantity_text_is_read_or_refused(text in "\\PC{0,24}", number in any::<f64>()) {
        for dimension in CATALOGUE {
            let _ = read_number_with_unit(dimension, &text);
            if number.is_finite() {
                let written = format!("{number:?} {}", dimension.units[0].symbol);
                let (found, unit) = read_number_with_unit(dimension, &written).unwrap();
                prop_assert_eq!(found.to_bits(), number.to_bits());
                prop_assert_eq!(unit, Some(&dimension.units[0]));
            }
        }
    }
}
