//! `accuscene reconstruct`: figures of a case of known answer, files, refusals.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

use serde_json::Value;
use std::fs;
use std::path::PathBuf;
use std::process::{Command, Output};

const SKID: &str = r#"
schema = "accuscene/scene/1"
case = { title = "A skid" }
options = { duration = 6, step = 0.005, record_interval = 0.05 }
terrain = { friction = 0.7 }
[[vehicles]]
id = "car"
mass = 1400
dimensions = { length = 4.4, width = 1.75, wheelbase = 2.6 }
start = { position = [0, 0] }
driver = { phases = [{ brake = 1 }] }
[[unknowns]]
path = "vehicles.car.start.speed"
name = "Speed of the car"
low = "20 km/h"
high = "120 km/h"
[[evidence]]
kind = "rest-pose"
id = "rest"
subject = "car"
position = [{ value = 24.0, sigma = 0.4 }, { value = 0, sigma = 0.4 }]
"#;

fn folder(name: &str) -> PathBuf {
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(name);
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).unwrap();
    folder
}

fn run(arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_accuscene")).arg("reconstruct").args(arguments).output().unwrap()
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8(bytes.to_vec()).unwrap()
}

#[test]
fn a_skid_is_told_and_written() {
    let folder = folder("reconstruct");
    let at = |name: &str| folder.join(name).to_str().unwrap().to_owned();
    fs::write(at("skid.toml"), SKID).unwrap();
    let (scene, out, report) = (at("skid.toml"), at("out"), at("skid.html"));
    let few = ["--budget", "150", "--effective", "30", "--draws", "8"];
    let output = run(&[&[scene.as_str(), "--out", &out, "--report", &report], &few[..]].concat());
    assert_eq!(output.status.code(), Some(0), "{}", text(&output.stderr));
    let told = text(&output.stdout);
    for part in
        ["A skid", "Speed of the car, km/h", "one explanation", "rest (rest-pose, car)", "chi-squared"]
    {
        assert!(told.contains(part), "{part}: {told}");
    }
    let json: Value =
        serde_json::from_str(&fs::read_to_string(folder.join("out/reconstruction.json")).unwrap()).unwrap();
    let median = json["unknowns"][0]["median"].as_f64().unwrap();
    assert!((median - 18.15).abs() < 0.6, "{median}");
    assert!(fs::read_to_string(folder.join("out/samples.csv")).unwrap().starts_with("weight,"));
    assert!(fs::read_to_string(&report).unwrap().starts_with("<!doctype html>"));
    // Threads and the form of the output change nothing.
    let again = run(&[&[scene.as_str(), "--json", "--threads", "1"], &few[..]].concat());
    assert_eq!(serde_json::from_slice::<Value>(&again.stdout).unwrap(), json);
}

#[test]
fn what_is_wrong_is_told_with_its_path() {
    let folder = folder("reconstruct-wrong");
    let scene = folder.join("skid.toml");
    fs::write(&scene, SKID.replace("sigma = 0.4", "sigma = 0")).unwrap();
    let output = run(&[scene.to_str().unwrap()]);
    let told = text(&output.stderr);
    assert_eq!(output.status.code(), Some(1), "{told}");
    assert!(told.contains("evidence.rest.position[0].sigma") && told.contains("limit: above 0"), "{told}");
    let output = run(&[scene.to_str().unwrap(), "--budget", "many"]);
    assert_eq!(output.status.code(), Some(2));
    let schema = run(&["--schema"]);
    assert!(text(&schema.stdout).contains("contradicted"));
}

#[test]
fn places_that_cannot_be_written_to_are_refused_before_the_work() {
    let folder = folder("reconstruct-places");
    let at = |name: &str| folder.join(name).to_str().unwrap().to_owned();
    fs::write(at("skid.toml"), SKID).unwrap();
    let (scene, out) = (at("skid.toml"), at("out"));
    // A report that is a folder: nothing has been written when it is refused.
    fs::create_dir(at("report.html")).unwrap();
    let output = run(&[&scene, "--budget", "150", "--out", &out, "--report", &at("report.html")]);
    assert_eq!(output.status.code(), Some(1));
    let told = text(&output.stderr);
    assert!(
        told.contains("report.html") && told.contains("a folder stands where a file is wanted"),
        "{told}"
    );
    assert!(output.stdout.is_empty() && fs::read_dir(&out).unwrap().next().is_none());
    let output = run(&[&scene, "--budget", "150", "--out", &scene]);
    assert_eq!(output.status.code(), Some(1));
    let told = text(&output.stderr);
    assert!(told.contains("skid.toml") && told.contains("name another place"), "{told}");
    let output = run(&[&scene, "--budget", "150", "--report", &scene]);
    assert_eq!(output.status.code(), Some(1));
    assert!(text(&output.stderr).contains("name another one"));
    let output = run(&[&scene, "--budget", "150", "--out", &out, "--report", &at("out/samples.csv")]);
    assert_eq!(output.status.code(), Some(1));
    assert_eq!(fs::read_to_string(&scene).unwrap(), SKID);
}
