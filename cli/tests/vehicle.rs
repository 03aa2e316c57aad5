//! The vehicle library and vehicle files on the command line.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

fn accuscene(arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_accuscene")).args(arguments).output().unwrap()
}

fn folder(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(folder.join("cases")).unwrap();
    folder
}

/// What `check` says of a scene of one vehicle with this model, in `cases`.
fn check(folder: &Path, model: &str) -> (bool, String) {
    let scene = folder.join("cases/scene.toml");
    let text = format!(
        "schema = \"accuscene/scene/1\"\n[[vehicles]]\nid = \"a\"\nmodel = \"{model}\"\nstart = {{ position = [0, 0] }}\n"
    );
    fs::write(&scene, text).unwrap();
    let output = accuscene(&["check", scene.to_str().unwrap()]);
    let text = [output.stdout, output.stderr].concat();
    (output.status.success(), String::from_utf8(text).unwrap())
}

const MINE: &str = "schema = \"accuscene/vehicle/1\"\nmass = 900\n\
                    dimensions = { length = 3.6, width = 1.6, wheelbase = 2.4 }\n";

#[test]
fn the_library_is_listed_shown_and_filled_in() {
    let list = String::from_utf8(accuscene(&["vehicle"]).stdout).unwrap();
    assert_eq!(list.lines().count(), 10);
    assert!(list.contains("semitrailer") && list.contains("1166 kg"));
    let shown = String::from_utf8(accuscene(&["vehicle", "suv"]).stdout).unwrap();
    assert!(shown.starts_with("schema = \"accuscene/vehicle/1\"") && shown.contains("NCAP"));
    let filled = String::from_utf8(accuscene(&["vehicle", "suv", "--echo"]).stdout).unwrap();
    assert!(filled.contains("measured by NHTSA"));
    let schema = String::from_utf8(accuscene(&["vehicle", "--schema"]).stdout).unwrap();
    assert!(schema.contains("accuscene/vehicle/1"));
}

#[test]
fn a_scene_reads_the_files_of_its_folder_alone() {
    let folder = folder("files");
    fs::write(folder.join("cases/mine.toml"), MINE).unwrap();
    fs::write(folder.join("outside.toml"), MINE).unwrap();
    let (sound, text) = check(&folder, "mine.toml");
    assert!(sound, "{text}");
    for model in ["../outside.toml", folder.join("outside.toml").to_str().unwrap(), "absent.toml"] {
        let (sound, text) = check(&folder, model);
        assert!(!sound && text.contains("no vehicle file has this name"), "{model}: {text}");
    }
    let output = accuscene(&["vehicle", folder.join("cases/mine.toml").to_str().unwrap()]);
    assert!(output.status.success() && String::from_utf8(output.stdout).unwrap().contains("no problems"));
}

#[test]
#[cfg(unix)]
fn links_out_and_pipes_are_no_vehicle_files() {
    let folder = folder("links");
    fs::write(folder.join("outside.toml"), MINE).unwrap();
    std::os::unix::fs::symlink(folder.join("outside.toml"), folder.join("cases/link.toml")).unwrap();
    let pipe = folder.join("cases/pipe.toml");
    assert!(Command::new("mkfifo").arg(&pipe).status().unwrap().success());
    for model in ["link.toml", "pipe.toml"] {
        let (sound, text) = check(&folder, model);
        assert!(!sound && text.contains("no vehicle file has this name"), "{model}: {text}");
    }
    assert!(!accuscene(&["vehicle", pipe.to_str().unwrap()]).status.success());
}
