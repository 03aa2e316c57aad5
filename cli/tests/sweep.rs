//! `accuscene sweep`: tables, plans, problems, files, and a command that is broken off and run again.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

use serde_json::Value;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};
use std::time::Duration;

const SCENE: &str = r#"
schema = "accuscene/scene/1"
options = { duration = "0.8 s" }
case = { title = "Stop before a crossing" }
terrain = { friction = { value = 0.7, sigma = 0.05 } }
[[vehicles]]
id = "car"
mass = 1400
dimensions = { length = 4.4, width = 1.8, wheelbase = 2.6 }
start = { position = [0, 0], speed = "50 km/h" }
driver = { phases = [{ after = { time = 0.1 }, brake = 1.0 }] }
"#;

/// A folder of its own with the scene in it.
fn folder(name: &str) -> PathBuf {
    let place = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("sweep-{name}"));
    let _ = fs::remove_dir_all(&place);
    fs::create_dir_all(&place).unwrap();
    fs::write(place.join("scene.toml"), SCENE).unwrap();
    place
}

fn command(place: &Path, arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_accuscene"));
    command.arg("sweep").args(arguments).current_dir(place).stdin(Stdio::null());
    command
}

fn run(place: &Path, arguments: &[&str]) -> Output {
    command(place, arguments).output().unwrap()
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8(bytes.to_vec()).unwrap()
}

/// The output of a command that did what it was asked.
fn done(place: &Path, arguments: &[&str]) -> String {
    let output = run(place, arguments);
    assert_eq!(output.status.code(), Some(0), "{arguments:?}: {}", text(&output.stderr));
    text(&output.stdout)
}

#[test]
fn what_is_uncertain_in_the_scene_is_drawn_and_told() {
    let place = folder("own");
    let arguments = ["scene.toml", "--samples", "16", "--seed", "0x2a", "--report", "out/page.html"];
    let table = done(&place, &arguments);
    assert!(table.starts_with("Stop before a crossing\n"), "{table}");
    for words in
        ["16 samples, plan sobol, seed 0x000000000000002a", "over terrain.friction", "90 % of the samples"]
    {
        assert!(table.contains(words), "{words}: {table}");
    }
    assert!(
        table.lines().any(|line| line.contains("vehicles.car.end_x, m") && line.contains(" to ")),
        "{table}"
    );
    assert!(table.lines().any(|line| line.contains("rest_time") && line.ends_with("(not in 16)")), "{table}");
    assert_eq!(done(&place, &arguments), table);
    assert!(fs::read_to_string(place.join("out/page.html")).unwrap().starts_with("<!doctype html>"));
    let schema: Value = serde_json::from_str(&done(&place, &["--schema"])).unwrap();
    assert!(schema["properties"]["parameters"].is_object());
}

#[test]
fn a_grid_comes_from_the_command_line_or_from_a_file() {
    let place = folder("grid");
    let outputs = "vehicles.car.end_x,vehicles.car.peak_speed";
    let flags = [
        "scene.toml",
        "--vary",
        "vehicles.car.start.speed=36..54 km/h/3",
        "--vary",
        "terrain.friction=0.4,0.8",
        "--outputs",
        outputs,
        "--json",
    ];
    let found: Value = serde_json::from_str(&done(&place, &flags)).unwrap();
    assert_eq!((&found["samples"], &found["plan"]["plan"]), (&Value::from(6), &Value::from("grid")));
    assert_eq!(found["parameters"][0]["values"], serde_json::json!([10.0, 10.0, 12.5, 12.5, 15.0, 15.0]));
    assert_eq!(found["outputs"].as_array().map(Vec::len), Some(2));
    let plan = "schema = \"accuscene/sweep/1\"\nplan = \"grid\"\noutputs = [\"vehicles.car.end_x\", \"vehicles.car.peak_speed\"]\n\
                [[parameters]]\npath = \"vehicles.car.start.speed\"\nfrom = 10\nto = 15\nsteps = 3\n";
    fs::write(place.join("plan.toml"), plan).unwrap();
    let mixed = ["scene.toml", "--plan", "plan.toml", "--vary", "terrain.friction=0.4,0.8", "--json"];
    let mixed: Value = serde_json::from_str(&done(&place, &mixed)).unwrap();
    assert_eq!(mixed["plan_hash"], found["plan_hash"]);
    assert_eq!(mixed, found);
}

#[test]
fn problems_are_told_with_path_limit_and_hint() {
    let place = folder("problems");
    let refused = |arguments: &[&str], code: i32, words: &[&str]| {
        let output = run(&place, arguments);
        let told = text(&output.stderr);
        assert_eq!(output.status.code(), Some(code), "{arguments:?}: {told}");
        for word in words {
            assert!(told.contains(word), "{word}: {told}");
        }
    };
    let wrong = [
        "scene.toml",
        "--vary",
        "vehicles.bus.mass=1..2",
        "--outputs",
        "vehicles.car.end_q",
        "--samples",
        "100",
    ];
    let words = [
        "parameters[0].path",
        "vehicles.bus.mass",
        "outputs[0]",
        "did you mean end_x?",
        "take 128",
        "3 problems",
    ];
    refused(&wrong, 1, &words);
    refused(&["scene.toml", "--vary", "terrain.friction=x..y"], 2, &["is no number"]);
    refused(&["scene.toml", "--plan-kind", "grind"], 2, &["grid, sobol"]);
    refused(&["scene.toml", "--shard", "1/2"], 2, &["--out"]);
    refused(&["scene.toml", "--out", "x", "--shard", "3/2"], 2, &["K/N"]);
    refused(&[], 2, &["<SCENE>"]);
    refused(&["scene.toml", "--plan", "nowhere.toml"], 1, &["nowhere.toml"]);
    refused(&["scene.toml", "--threads", "0"], 2, &["threads"]);
    let huge = [
        "scene.toml",
        "--vary",
        "vehicles.car.mass=1000..2000/20000",
        "--vary",
        "terrain.friction=0.1..0.9/20000",
        "--out",
        "huge",
    ];
    refused(&huge, 1, &["5031", "limit: 134217728"]);
    assert!(!place.join("huge").exists());
}

#[test]
fn shards_meet_in_a_folder_and_give_the_bytes_of_one_run() {
    let place = folder("shards");
    let base = ["scene.toml", "--samples", "256", "--outputs", "vehicles.car.end_x,vehicles.car.end_heading"];
    let with = |more: &[&str]| done(&place, &[&base[..], more].concat());
    with(&["--out", "whole", "--threads", "2"]);
    let told = with(&["--out", "split", "--shard", "2/2", "--threads", "1"]);
    assert!(told.contains("others are missing"), "{told}");
    assert!(!place.join("split/sweep.json").exists());
    let table = with(&["--out", "split", "--shard", "1/2"]);
    assert!(table.contains("256 samples"), "{table}");
    for name in ["sweep.json", "sweep.csv"] {
        let [whole, split] = ["whole", "split"].map(|dir| fs::read(place.join(dir).join(name)).unwrap());
        assert!(whole == split, "{name}");
    }
    // A part of another plan is refused, and nothing is lost by it.
    let other = run(&place, &[&base[..], &["--out", "split", "--seed", "1"]].concat());
    assert_eq!(other.status.code(), Some(1));
    let told = text(&other.stderr);
    assert!(told.contains("part of another sweep") && told.contains("plan_hash"), "{told}");
    // A damaged one is run again.
    let part = fs::read_dir(place.join("split/parts")).unwrap().next().unwrap().unwrap().path();
    fs::write(&part, "{\"schema\": \"accuscene/swee").unwrap();
    fs::remove_file(place.join("split/sweep.json")).unwrap();
    let again = run(&place, &[&base[..], &["--out", "split"]].concat());
    assert!(text(&again.stderr).contains("is damaged and is run again"), "{}", text(&again.stderr));
    assert!(
        fs::read(place.join("split/sweep.json")).unwrap()
            == fs::read(place.join("whole/sweep.json")).unwrap()
    );
}

#[test]
fn a_command_that_was_killed_goes_on_where_it_was() {
    let place = folder("killed");
    let base =
        ["scene.toml", "--samples", "512", "--outputs", "vehicles.car.end_x", "--threads", "1", "--out"];
    let parts = place.join("broken/parts");
    let count = || {
        let files = fs::read_dir(&parts)
            .map(|all| all.filter_map(Result::ok).map(|entry| entry.file_name()).collect::<Vec<_>>());
        files.unwrap_or_default().iter().filter(|name| name.to_string_lossy().ends_with(".json")).count()
    };
    let mut child =
        command(&place, &[&base[..], &["broken"]].concat()).stdout(Stdio::null()).spawn().unwrap();
    // A minute at the most.
    let mut looks = 0;
    while count() == 0 && looks < 30_000 {
        looks += 1;
        std::thread::sleep(Duration::from_millis(2));
    }
    child.kill().unwrap();
    child.wait().unwrap();
    let left = count();
    assert!((1..8).contains(&left), "{left} parts of 8 were written before the command was killed");
    assert!(!place.join("broken/sweep.json").exists());
    let kept = fs::read_dir(&parts).unwrap().next().unwrap().unwrap().path();
    let before = fs::metadata(&kept).unwrap().modified().unwrap();
    done(&place, &[&base[..], &["broken"]].concat());
    assert_eq!(fs::metadata(&kept).unwrap().modified().unwrap(), before, "a part was run again");
    assert_eq!(count(), 8);
    done(&place, &[&base[..], &["whole"]].concat());
    for name in ["sweep.json", "sweep.csv"] {
        let [whole, broken] = ["whole", "broken"].map(|dir| fs::read(place.join(dir).join(name)).unwrap());
        assert!(whole == broken, "{name}");
    }
}
