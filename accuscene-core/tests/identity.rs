//! Ids, instants and seeds.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test fails by panicking")]

use accuscene_core::identity::{EntityId, Seed, Timestamp};

#[test]
fn ids_derive_from_names_as_rfc_9562_has_it() {
    // Values of Python's uuid.uuid5 over the same names.
    assert_eq!(EntityId::of_scene("t-bone").to_string(), "34b9eb9a-6ce5-5737-ac8e-d8a1a83841f1");
    assert_eq!(EntityId::derive("t-bone", "bullet").to_string(), "598f78e1-a55f-5dc0-b976-f4491f3326a6");
    assert_ne!(EntityId::derive("a", "b"), EntityId::derive("b", "a"));
}

#[test]
fn id_has_one_spelling() {
    let id = EntityId::derive("s", "v");
    assert_eq!(id.to_string().parse(), Ok(id));
    assert_eq!(id.to_string().to_uppercase().parse(), Ok(id));
    assert_eq!(EntityId::from_bytes(*id.as_bytes()), id);
    let bare: String = id.to_string().chars().filter(|c| *c != '-').collect();
    for text in [bare.as_str(), "", "x", &format!("{{{id}}}"), &format!("urn:uuid:{id}")] {
        assert!(text.parse::<EntityId>().is_err(), "{text}");
    }
}

#[test]
fn seed_survives_json_to_the_last_bit() {
    for seed in [0, 1, 42, u64::MAX, 0x8000_0000_0000_0001] {
        let text = serde_json::to_string(&Seed(seed)).unwrap();
        assert_eq!(serde_json::from_str::<Seed>(&text).unwrap(), Seed(seed), "{text}");
    }
    assert_eq!(Seed(42).to_string(), "0x000000000000002a");
    assert_eq!("2A".parse(), Ok(Seed(42)));
    for text in ["", "0x", "+2a", "0x0x1", "g", "10000000000000000", " 1"] {
        assert!(text.parse::<Seed>().is_err(), "{text}");
    }
}

#[test]
fn instants_are_those_of_the_calendar() {
    for (text, nanos, written) in [
        ("1970-01-01T00:00:00Z", 0, "1970-01-01T00:00:00Z"),
        ("2000-02-29T12:34:56.789Z", 951_827_696_789_000_000, "2000-02-29T12:34:56.789Z"),
        ("2026-11-21T01:30:00+01:00", 1_795_221_000_000_000_000, "2026-11-21T00:30:00Z"),
        ("1969-12-31T23:59:59.5Z", -500_000_000, "1969-12-31T23:59:59.5Z"),
        ("2026-11-21t01:30:00.000000001z", 1_795_224_600_000_000_001, "2026-11-21T01:30:00.000000001Z"),
        ("0000-01-01T00:00:00Z", -62_167_219_200_000_000_000, "0000-01-01T00:00:00Z"),
        ("9999-12-31T23:59:59.999999999Z", 253_402_300_799_999_999_999, "9999-12-31T23:59:59.999999999Z"),
    ] {
        let instant: Timestamp = text.parse().unwrap_or_else(|e| panic!("{e}"));
        assert_eq!(instant.unix_nanos(), nanos, "{text}");
        assert_eq!(instant.to_string(), written);
        assert_eq!(Timestamp::from_unix_nanos(nanos), Some(instant));
    }
}

#[test]
fn every_day_of_four_centuries_reads_back() {
    for day in 0..146_097_i128 {
        let instant = Timestamp::from_unix_nanos(day * 86_400_000_000_000).unwrap();
        assert_eq!(instant.to_string().parse(), Ok(instant));
    }
}

#[test]
fn impossible_instants_are_refused() {
    for text in [
        "",
        "2026-11-21",
        "2026-11-21T01:30:00",
        "2026-13-01T00:00:00Z",
        "2026-02-29T00:00:00Z",
        "1900-02-29T00:00:00Z",
        "2026-01-00T00:00:00Z",
        "2026-01-01T24:00:00Z",
        "2026-01-01T00:60:00Z",
        "2026-12-31T23:59:60Z",
        "2026-01-01T00:00:00.Z",
        "2026-01-01T00:00:00.0000000001Z",
        "2026-01-01T00:00:00+24:00",
        "2026-01-01T00:00:00+0100",
        "2026-01-01T00:00:00Zx",
        "0000-01-01T00:00:00+01:00",
        "２026-01-01T00:00:00Z",
        "2026-01-01T00:00:00+é1:0",
    ] {
        assert!(text.parse::<Timestamp>().is_err(), "{text}");
    }
    assert_eq!(Timestamp::from_unix_nanos(i128::MAX), None);
    assert_eq!(Timestamp::from_unix_nanos(i128::MIN), None);
}
