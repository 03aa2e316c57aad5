//! The registry of codes and the errors of all crates agree: every number that a crate can give is registered for it,
//! and every registered number is given by somebody.

use accuscene_core::error::registry;
use std::collections::BTreeSet;

/// The files in which a crate turns its errors and warnings into numbers.
const SOURCES: [(&str, &str); 34] = [
    ("accuscene-physics", include_str!("../../accuscene-physics/src/error.rs")),
    ("accuscene-physics", include_str!("../../accuscene-physics/src/analysis/error.rs")),
    ("accuscene-physics", include_str!("../../accuscene-physics/src/analysis/warning.rs")),
    ("accuscene-physics", include_str!("../../accuscene-physics/src/approach/error.rs")),
    ("accuscene-physics", include_str!("../../accuscene-physics/src/impact/error.rs")),
    ("accuscene-physics", include_str!("../../accuscene-physics/src/impact/warning.rs")),
    ("accuscene-physics", include_str!("../../accuscene-physics/src/contact/error.rs")),
    ("accuscene-physics", include_str!("../../accuscene-physics/src/crush/error.rs")),
    ("accuscene-physics", include_str!("../../accuscene-physics/src/crush/warning.rs")),
    ("accuscene-physics", include_str!("../../accuscene-physics/src/uncertainty/error.rs")),
    ("accuscene-physics", include_str!("../../accuscene-physics/src/uncertainty/warning.rs")),
    ("accuscene-physics", include_str!("../../accuscene-physics/src/inverse/error.rs")),
    ("accuscene-physics", include_str!("../../accuscene-physics/src/inverse/warning.rs")),
    ("accuscene-physics", include_str!("../../accuscene-physics/src/simulation/notes.rs")),
    ("accuscene-physics", include_str!("../../accuscene-physics/src/simulation/world.rs")),
    ("accuscene-physics", include_str!("../../accuscene-physics/src/simulation/chronicle.rs")),
    ("accuscene-compression", include_str!("../../accuscene-compression/src/error.rs")),
    ("accuscene-crypto", include_str!("../../accuscene-crypto/src/error.rs")),
    ("accuscene", include_str!("../src/error.rs")),
    ("accuscene", include_str!("../src/analyse/reading.rs")),
    ("accuscene", include_str!("../src/analyse/links.rs")),
    ("accuscene", include_str!("../src/analyse/propagation.rs")),
    ("accuscene", include_str!("../src/reconstruct/note.rs")),
    ("accuscene", include_str!("../src/named.rs")),
    ("accuscene", include_str!("../src/study/reading.rs")),
    ("accuscene", include_str!("../src/inverse/reading.rs")),
    ("accuscene", include_str!("../src/sweep/check.rs")),
    ("accuscene", include_str!("../src/sweep/error.rs")),
    ("accuscene", include_str!("../src/sweep/notes.rs")),
    ("accuscene-physics", include_str!("../../accuscene-physics/src/reconstruction/error.rs")),
    ("accuscene-physics", include_str!("../../accuscene-physics/src/reconstruction/case.rs")),
    ("accuscene-physics", include_str!("../../accuscene-physics/src/reconstruction/unknown.rs")),
    ("accuscene-physics", include_str!("../../accuscene-physics/src/reconstruction/evidence/sigma.rs")),
    ("accuscene-physics", include_str!("../../accuscene-physics/src/reconstruction/evidence/reading.rs")),
];

#[expect(clippy::expect_used, reason = "four digits are a number")]
/// The four-digit numbers behind `=> `, `code: ` and `u32 = ` in a source.
fn numbers(source: &str) -> BTreeSet<u32> {
    let mut found = BTreeSet::new();
    for mark in ["=> ", "code: ", "u32 = "] {
        for (at, _) in source.match_indices(mark) {
            let digits: String = source[at + mark.len()..].chars().take_while(char::is_ascii_digit).collect();
            if digits.len() == 4 {
                found.insert(digits.parse().expect("four digits are a number"));
            }
        }
    }
    found
}

#[test]
fn every_number_is_registered_for_its_crate_and_every_registered_number_is_given() {
    for origin in ["accuscene-physics", "accuscene-compression", "accuscene-crypto", "accuscene"] {
        let given: BTreeSet<u32> =
            SOURCES.iter().filter(|(o, _)| *o == origin).flat_map(|(_, source)| numbers(source)).collect();
        let registered: BTreeSet<u32> =
            registry().iter().filter(|e| e.origin == origin).map(|e| e.code).collect();
        assert_eq!(given, registered, "{origin}");
    }
}

#[test]
fn recoverable_is_what_the_registry_says() {
    use accuscene_physics::PhysicsError;
    use accuscene_physics::approach::ApproachError;
    let text = String::new;
    let physics = [
        PhysicsError::Unsupported { problems: Vec::new() },
        PhysicsError::Vehicle { vehicle: text(), problem: text(), hint: text() },
        PhysicsError::Value { path: text(), problem: text(), limit: text(), hint: text() },
        PhysicsError::Diverged { vehicle: text(), time: 0.0, hint: text() },
        PhysicsError::Cancelled { time: 0.0 },
        PhysicsError::Approach {
            vehicle: text(),
            error: ApproachError::Stood { phase: 0, field: "duration", value: 2.0, limit: 1.0 },
        },
    ];
    for error in physics {
        let entry = registry().iter().find(|e| e.code == error.code()).expect("registered");
        assert_eq!(entry.recoverable, error.is_recoverable(), "{}", entry.name);
    }
}
