//! The built-in scenes: they are those of the folder, every judged row is within its limit, and what is printed is
//! complete.

use accuscene_validation::{Kind, Suite, ValidationError, Verdict, render};
use std::fs;
use std::path::{Path, PathBuf};

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("scenes")
}

#[test]
fn the_built_in_scenes_are_those_of_the_folder() {
    assert_eq!(Suite::built_in().unwrap(), Suite::from_dir(&folder()).unwrap());
}

#[test]
fn every_judged_row_is_within_its_limit() {
    let results = Suite::built_in().unwrap().run().unwrap();
    let table = render::text(&results);
    assert_eq!(results.failed(), 0, "{table}");
    for row in &results.rows {
        assert!(row.predicted.is_some() && !row.source.is_empty(), "{row:?}");
    }
    // Planar impact mechanics reproduces both oblique tests; published figures and Kudlich-Slibar stand beside it.
    for scene in ["nhtsa-4363", "nhtsa-4364"] {
        let rows: Vec<_> = results.rows.iter().filter(|row| row.scene == scene).collect();
        let exact = rows.iter().filter(|row| row.kind == Kind::Exact && row.verdict == Verdict::Pass);
        assert_eq!(exact.filter(|row| row.limit.is_some_and(|l| l.abs == 0.01)).count(), 4, "{table}");
        assert!(rows.iter().any(|row| row.kind == Kind::Published));
        assert!(rows.iter().any(|row| row.variant == "kudlich-slibar"));
    }
    assert_eq!(table.lines().count(), results.rows.len() + 4, "{table}");
    let json: serde_json::Value = serde_json::from_str(&render::json(&results)).unwrap();
    assert_eq!(json["rows"].as_array().map(Vec::len), Some(results.rows.len()));
    assert_eq!(json["failed"], 0);
}

#[test]
fn the_oblique_tests_have_one_impact_and_come_to_rest() {
    let suite = Suite::built_in().unwrap();
    for case in suite.cases().iter().filter(|case| case.name().starts_with("nhtsa-43")) {
        let outcome = case.simulate(None).unwrap();
        assert_eq!(outcome.collisions.len(), 1, "{}", case.name());
        assert!(outcome.collisions[0].audit.holds, "{}", case.name());
        for vehicle in &outcome.vehicles {
            assert!(vehicle.at_rest && vehicle.distance > 8.0, "{} {}", case.name(), vehicle.id);
        }
    }
}

#[test]
fn a_row_out_of_its_limit_fails_and_a_missing_quantity_too() {
    let dir = Path::new(env!("CARGO_TARGET_TMPDIR")).join("out-of-limit");
    fs::create_dir_all(&dir).unwrap();
    fs::copy(folder().join("straight-skid.toml"), dir.join("skid.toml")).unwrap();
    let row = |quantity: &str, value: &str, limit: &str| {
        format!(
            "[[rows]]\nquantity = \"{quantity}\"\nvalue = {value}\nkind = \"exact\"\nsource = \"s\"\n{limit}\n"
        )
    };
    let rows = [
        row("car.speed@0", "20", "limit = { rel = 0.01 }"),
        row("car.speed@0", "20", "limit = { abs = 0.1, rel = 0.02 }"),
        row("car.impact[1].delta_v", "20", "limit = { abs = 100 }"),
        row("car.speed@0", "\"45 mph\"", ""),
    ];
    fs::write(dir.join("skid.measured.toml"), rows.concat()).unwrap();
    let results = Suite::from_dir(&dir).unwrap().run().unwrap();
    let verdicts: Vec<_> = results.rows.iter().map(|row| row.verdict).collect();
    assert_eq!(verdicts, [Verdict::Fail, Verdict::Pass, Verdict::Fail, Verdict::Info]);
    assert_eq!(results.failed(), 2);
}

#[test]
fn a_folder_without_cases_and_a_broken_scene_are_refused() {
    let dir = Path::new(env!("CARGO_TARGET_TMPDIR")).join("broken");
    fs::create_dir_all(&dir).unwrap();
    let _ = fs::remove_file(dir.join("x.measured.toml"));
    assert!(matches!(Suite::from_dir(&dir), Err(ValidationError::Empty { .. })));
    fs::write(
        dir.join("x.measured.toml"),
        "[[rows]]\nquantity = \"a.distance\"\nvalue = 1\nkind = \"exact\"\nsource = \"s\"",
    )
    .unwrap();
    fs::write(dir.join("x.toml"), "schema = \"accuscene/scene/1\"\n[[vehicles]]\nid = \"a\"").unwrap();
    let error = Suite::from_dir(&dir).unwrap().run().unwrap_err();
    assert!(matches!(error, ValidationError::Scene { .. }) && error.is_recoverable(), "{error}");
}
