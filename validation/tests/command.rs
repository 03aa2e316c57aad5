//! The command: what it prints and its exit codes.

use serde_json::Value;
use std::fs;
use std::path::Path;
use std::process::{Command, Output};

fn run(arguments: &[&str]) -> std::io::Result<Output> {
    Command::new(env!("CARGO_BIN_EXE_accuscene-validation")).args(arguments).output()
}

#[test]
fn oracles_are_counted_in_json() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/oracles");
    let output = run(&["oracles", folder, "--json"]).unwrap();
    assert_eq!(output.status.code(), Some(0));
    let value: Value = serde_json::from_slice(&output.stdout).unwrap();
    let sum = |key: &str| -> u64 {
        value["models"].as_object().unwrap().values().map(|tally| tally[key].as_u64().unwrap()).sum()
    };
    for key in ["cases", "passed", "failed", "not_covered"] {
        assert_eq!(value["total"][key].as_u64(), Some(sum(key)), "{key}");
    }
    assert_eq!(value.as_object().map(|o| o.len()), Some(2));
    assert_eq!(value["total"].as_object().map(|o| o.len()), Some(4));
    assert_eq!(value["models"]["collinear"]["passed"], 2);
}

#[test]
fn scenes_pass_and_a_failed_case_or_a_missing_folder_has_its_code() {
    let scenes = run(&["scenes"]).unwrap();
    assert_eq!(scenes.status.code(), Some(0));
    assert!(String::from_utf8(scenes.stdout).unwrap().contains("0 failed"));

    let dir = Path::new(env!("CARGO_TARGET_TMPDIR")).join("wrong-oracle");
    fs::create_dir_all(&dir).unwrap();
    let case = r#"{"schema": "accuscene-oracle-1", "section": "s", "cases": [{"id": "c", "model": "ees",
        "inputs": {"m": 1400, "E": 80000}, "outputs": {"EES": 11}, "tolerance": {"rel": 0.01, "abs": 0}}]}"#;
    fs::write(dir.join("wrong.json"), case).unwrap();
    let wrong = run(&["oracles", dir.to_str().unwrap()]).unwrap();
    assert_eq!(wrong.status.code(), Some(3));
    assert!(String::from_utf8(wrong.stdout).unwrap().contains("FAILED c: EES: 10.69"));

    let missing = run(&["scenes", dir.join("nowhere").to_str().unwrap()]).unwrap();
    assert_eq!(missing.status.code(), Some(1));
    assert!(missing.stdout.is_empty() && !missing.stderr.is_empty());
    assert_eq!(run(&["nothing"]).unwrap().status.code(), Some(2));
}
