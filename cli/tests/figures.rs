//! `accuscene figures`: what it prints, in numbers known by hand, and its exit codes.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

use serde_json::Value;
use std::process::{Command, Output};

const G: f64 = 9.80665;
const JEEP: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../validation/scenes/cherokee.toml");
const TWO: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../validation/scenes/nhtsa-4363.toml");

fn run(arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_accuscene")).arg("figures").args(arguments).output().unwrap()
}

fn text(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).unwrap()
}

fn close(value: &Value, want: f64, tolerance: f64) {
    let value = value.as_f64().unwrap();
    assert!((value / want - 1.0).abs() < tolerance, "{value} is not {want}");
}

#[test]
fn the_jeep_cherokee_by_hand() {
    let output = run(&[JEEP, "--json"]);
    assert_eq!(output.status.code(), Some(0));
    let document: Value = serde_json::from_slice(&output.stdout).unwrap();
    let jeep = &document["vehicles"][0];
    let (mass, base, ahead, height) = (1662.7, 2.576, 1.159, 0.682);
    let loads: f64 = jeep["wheel_loads"].as_array().unwrap().iter().map(|l| l.as_f64().unwrap()).sum();
    assert!((loads / (mass * G) - 1.0).abs() < 1e-12, "{loads}");
    close(&jeep["wheel_loads"][0], 0.5 * mass * G * (base - ahead) / base, 1e-12);
    close(&jeep["static_stability_factor"], 1.467 / (2.0 * height), 1e-12);

    // Two tyres an axle of 78 and 64 kN/rad, and 6.75 degrees of compliance at an acceleration of gravity.
    let by_tyres = mass / base * ((base - ahead) / 156_000.0 - ahead / 128_000.0);
    let gradient = by_tyres + 6.75_f64.to_radians() / G;
    close(&jeep["understeer_gradient"], gradient, 1e-4);
    close(&jeep["characteristic_speed"], (base / gradient).sqrt(), 1e-4);
    assert_eq!(jeep["critical_speed"], Value::Null);
}

#[test]
fn the_table_fits_a_terminal_and_names_what_it_shows() {
    let output = run(&[JEEP]);
    assert_eq!(output.status.code(), Some(0));
    let table = text(&output);
    assert!(table.starts_with("cherokee\n"), "{table}");
    for name in
        ["wheel loads, N", "static stability factor", "understeer gradient", "frequencies, Hz", "first lock"]
    {
        assert!(table.contains(name), "no {name}: {table}");
    }
    assert!(table.contains("+6.760 deg/g"), "{table}");
    let widest = table.lines().map(|line| line.chars().count()).max();
    assert!(widest.is_some_and(|w| w <= 96), "{widest:?}");
}

#[test]
fn one_vehicle_of_several() {
    let all: Value = serde_json::from_slice(&run(&[TWO, "--json"]).stdout).unwrap();
    let all = all["vehicles"].as_array().unwrap();
    assert!(all.len() > 1);
    let id = all[1]["id"].as_str().unwrap();
    let one: Value = serde_json::from_slice(&run(&[TWO, "--vehicle", id, "--json"]).stdout).unwrap();
    assert_eq!(one["vehicles"], Value::Array(vec![all[1].clone()]));
    assert!(text(&run(&[TWO, "--vehicle", id])).starts_with(id));

    let nobody = run(&[TWO, "--vehicle", "nobody"]);
    assert_eq!(nobody.status.code(), Some(1));
    assert!(nobody.stdout.is_empty());
    let message = String::from_utf8(nobody.stderr).unwrap();
    assert!(message.contains("no vehicle nobody") && message.contains(id), "{message}");
}
