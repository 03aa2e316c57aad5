//! `accuscene analyse`: lists, figures known by hand, problems, files.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

use serde_json::Value;
use std::fs;
use std::io::Write;
use std::process::{Command, Output, Stdio};

const CASE: &str = r#"
schema = "accuscene/analysis/1"
case = { title = "Skid before a kerb" }
[uncertainty]
samples = 1024
[[analyses]]
id = "skid"
formula = "slide"
inputs.segments = [{ friction = { value = 0.7, sigma = 0.05 }, length = "30 m" }]
[[analyses]]
id = "kerb"
formula = "slide"
inputs.segments = [{ friction = 0.45, length = "8 m" }]
inputs.end_speed = { from = "skid.speed" }
"#;

fn run(arguments: &[&str], input: Option<&str>) -> Output {
    let mut child = Command::new(env!("CARGO_BIN_EXE_accuscene"))
        .arg("analyse")
        .args(arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    if let Some(text) = input {
        child.stdin.take().unwrap().write_all(text.as_bytes()).unwrap();
    }
    child.wait_with_output().unwrap()
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8(bytes.to_vec()).unwrap()
}

#[test]
fn formulas_are_listed_and_described() {
    let list = text(&run(&["--list"], None).stdout);
    for name in ["slide", "critical-speed", "momentum", "crash3", "searle", "avoidability", "recorder"] {
        assert!(list.lines().any(|line| line.split_whitespace().next() == Some(name)), "{name}: {list}");
    }
    for name in
        list.lines().filter_map(|line| line.split_whitespace().next()).take_while(|n| *n != "accuscene")
    {
        let output = run(&["--formula", name], None);
        assert_eq!(output.status.code(), Some(0), "{name}");
        let described = text(&output.stdout);
        for heading in ["source", "valid for", "\ninputs\n", "\nfigures\n"] {
            assert!(described.contains(heading), "{name}: {described}");
        }
        let widest = described.lines().map(|line| line.chars().count()).max();
        assert!(widest.is_some_and(|widest| widest <= 110), "{name}: {described}");
    }
    let wrong = run(&["--formula", "slid"], None);
    assert_eq!(wrong.status.code(), Some(1));
    assert!(text(&wrong.stderr).contains("did you mean slide?"));
    assert_eq!(run(&[], None).status.code(), Some(2));
}

#[test]
fn figures_are_printed_with_their_interval() {
    let output = run(&["-"], Some(CASE));
    assert_eq!(output.status.code(), Some(0), "{}", text(&output.stderr));
    let table = text(&output.stdout);
    assert!(table.starts_with("Skid before a kerb\n"), "{table}");
    // sqrt(2 0.7 g 30) = 20.295 m/s = 73.06 km/h.
    assert!(table.lines().any(|line| line.contains("speed, km/h") && line.contains("73.06")), "{table}");
    assert!(table.contains("hangs on skid.segments[0].friction"), "{table}");
    assert_eq!(text(&run(&["-"], Some(CASE)).stdout), table);

    let json = run(&["-", "--json"], Some(CASE));
    let document: Value = serde_json::from_slice(&json.stdout).unwrap();
    let kerb = &document["analyses"][1]["figures"][0];
    let skid = 2.0_f64 * 0.7 * 9.80665 * 30.0;
    let both = (skid + 2.0 * 0.45 * 9.80665 * 8.0).sqrt();
    assert!((kerb["value"].as_f64().unwrap() - both).abs() < 1e-12);
    // Half of the friction's spread, on the skid's share of the energy.
    let sigma = 0.5 * (0.05 / 0.7) * skid / both;
    assert!((kerb["spread"]["standard_deviation"].as_f64().unwrap() / sigma - 1.0).abs() < 0.05);
}

#[test]
fn problems_are_told_with_path_and_hint() {
    let wrong = CASE.replace("friction = 0.45", "friction = 4.5").replace("skid.speed", "skid.sped");
    let output = run(&["-"], Some(&wrong));
    assert_eq!(output.status.code(), Some(1));
    let told = text(&output.stderr);
    for part in ["analyses.kerb.inputs.segments[0].friction", "analyses.kerb.inputs.end_speed.from", "hint:"]
    {
        assert!(told.contains(part), "{told}");
    }
}

#[test]
fn files_are_written() {
    let dir = std::env::temp_dir().join(format!("accuscene-analyse-{}", std::process::id()));
    let page = dir.join("page.html");
    let output = run(&["-", "--out", dir.to_str().unwrap(), "--report", page.to_str().unwrap()], Some(CASE));
    assert_eq!(output.status.code(), Some(0), "{}", text(&output.stderr));
    assert!(fs::read_to_string(&page).unwrap().starts_with("<!doctype html>"));
    assert!(fs::read_to_string(dir.join("analysis.csv")).unwrap().contains("skid,slide,speed,m/s,"));
    let json: Value = serde_json::from_str(&fs::read_to_string(dir.join("analysis.json")).unwrap()).unwrap();
    assert_eq!(json["schema"], "accuscene/analysis-outcome/1");
    fs::remove_dir_all(&dir).unwrap();
    let schema: Value = serde_json::from_slice(&run(&["--schema"], None).stdout).unwrap();
    assert!(schema["$defs"]["SlideInputs"].is_object());
}
