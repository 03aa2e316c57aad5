//! Results to the last bit: the hashes of all recorded tables of two scenes, the same in debug and release, on every
//! platform.

use accuscene::Outcome;
use accuscene_core::document::sha256;
use accuscene_validation::Suite;
use std::error::Error;
use std::fs;
use std::path::Path;

/// SHA-256 over name and content hash of every table, one a line.
fn fingerprint(outcome: &Outcome) -> String {
    let lines: Vec<String> =
        outcome.recording.tables().iter().map(|t| format!("{} {}\n", t.name(), t.content_hash())).collect();
    assert!(lines.len() > 1 && outcome.recording.tables().iter().all(|t| t.rows() > 10));
    sha256(lines.concat().as_bytes()).to_string()
}

fn holds(name: &str) -> Result<(), Box<dyn Error>> {
    let suite = Suite::built_in()?;
    let case = suite.cases().iter().find(|case| case.name() == name).ok_or("no such scene")?;
    let got = fingerprint(&case.simulate(None)?);
    assert_eq!(got, fingerprint(&case.simulate(None)?), "two runs in one process differ");
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("golden").join(format!("{name}.txt"));
    let held = fs::read_to_string(&path)?;
    assert!(
        held.trim() == got,
        "the tables of {name} have other bits than before\n  held {}\n  got  {got}\nIf no result was meant to change, \
         find what changed it. If one was, raise PHYSICS_REVISION, say why in CHANGELOG.md, and write the new value \
         into golden/{name}.txt.",
        held.trim()
    );
    Ok(())
}

#[test]
fn an_oblique_impact_keeps_its_bits() -> Result<(), Box<dyn Error>> {
    holds("nhtsa-4363")
}

#[test]
fn an_in_line_impact_keeps_its_bits() -> Result<(), Box<dyn Error>> {
    holds("malibu-inline")
}
