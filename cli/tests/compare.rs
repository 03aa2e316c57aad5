//! `accuscene compare`: the table, the files, and its exit codes.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

use serde_json::Value;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

const OBLIQUE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../validation/scenes/nhtsa-4363.toml");

fn run(arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_accuscene")).arg("compare").args(arguments).output().unwrap()
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8(bytes.to_vec()).unwrap()
}

fn folder(name: &str) -> PathBuf {
    let place = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    let _ = std::fs::remove_dir_all(&place);
    place
}

#[test]
fn the_table_fits_80_columns_and_shows_every_model() {
    let output = run(&[OBLIQUE]);
    assert_eq!(output.status.code(), Some(0));
    let table = text(&output.stdout);
    let widest = table.lines().map(|line| line.chars().count()).max();
    assert!(widest.is_some_and(|width| width <= 80), "{widest:?}");
    for name in ["kudlich-slibar-3d", "kudlich-slibar-2d", "brach-planar", "routh-stronge", "crush-force"] {
        assert!(table.contains(name), "no {name}: {table}");
    }
    assert!(table.contains("the scene asks for brach-planar between accord and blazer"), "{table}");
    assert!(table.contains("brach-planar, the scene's own"), "{table}");
    assert!(table.lines().last().unwrap_or_default().contains("m/s"), "{table}");

    let table = text(&run(&[OBLIQUE, "--models", "kudlich-slibar-2d,brach-planar"]).stdout);
    let line = table.lines().find(|line| line.trim_start().starts_with("delta-V, m/s")).unwrap();
    let share: f64 = line.split_whitespace().rev().nth(1).unwrap().parse().unwrap();
    // Half of the 2.9 % that the two are apart.
    assert!((1.3..1.6).contains(&share), "{line}");
}

#[test]
fn the_files_agree_with_each_other_and_with_standard_output() {
    let place = folder("compare");
    let output = run(&[OBLIQUE, "--json", "--out", place.to_str().unwrap()]);
    assert_eq!(output.status.code(), Some(0));
    let read = |name: &str| std::fs::read_to_string(place.join(name)).unwrap();
    assert!(read("comparison.json") == text(&output.stdout), "the file is not what was printed");
    let document: Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(document["schema"], "accuscene/comparison/1");
    let csv = read("comparison.csv");
    for figure in document["impacts"][0]["figures"].as_array().unwrap() {
        let Some(body) = figure["body"].as_str() else { continue };
        let start = format!("accord,blazer,1,{},{body},", figure["figure"].as_str().unwrap());
        let line = csv.lines().find(|line| line.starts_with(&start)).unwrap();
        let first: f64 = line.split(',').nth(6).unwrap().parse().unwrap();
        assert_eq!(first, figure["values"][0].as_f64().unwrap(), "{start}");
    }
    let page = read("comparison.html");
    assert!(page.starts_with("<!doctype html>") && page.contains("Impact models compared"));
}

#[test]
fn models_can_be_chosen_and_unknown_ones_are_refused_by_name() {
    let output = run(&[OBLIQUE, "--json", "--models", "brach-planar,kudlich-slibar-2d"]);
    let document: Value = serde_json::from_slice(&output.stdout).unwrap();
    let models: Vec<&str> =
        document["models"].as_array().unwrap().iter().map(|ran| ran["model"].as_str().unwrap()).collect();
    assert_eq!(models, ["kudlich-slibar-2d", "brach-planar"]);
    let unknown = run(&[OBLIQUE, "--models", "smac"]);
    assert_eq!(unknown.status.code(), Some(2));
    assert!(text(&unknown.stderr).contains("kudlich-slibar-3d"));
}

#[test]
fn one_model_alone_has_no_spread() {
    let output = run(&[OBLIQUE, "--models", "brach-planar"]);
    assert_eq!(output.status.code(), Some(0));
    let table = text(&output.stdout);
    assert!(!table.contains("+/-") && !table.contains(" %\n") && !table.contains("widest"), "{table}");
}

#[test]
fn a_broken_scene_tells_every_problem_and_writes_nothing() {
    let place = folder("compare-broken");
    std::fs::create_dir_all(&place).unwrap();
    let scene = place.join("broken.toml");
    let broken = std::fs::read_to_string(OBLIQUE).unwrap().replace("\"3451.1 lb\"", "\"-3451.1 lb\"");
    std::fs::write(&scene, broken).unwrap();
    let out = place.join("out");
    let output = run(&[scene.to_str().unwrap(), "--out", out.to_str().unwrap()]);
    assert_eq!(output.status.code(), Some(1));
    assert!(output.stdout.is_empty());
    let message = text(&output.stderr);
    assert!(message.contains("vehicles.accord.mass") && message.contains("limit"), "{message}");
    assert!(!out.exists());
}
