//! The library through Python's ctypes.

mod toolchain;

use std::path::Path;
use std::process::Command;

use toolchain::{found, libraries, run};

#[test]
fn python_simulates_a_scene() {
    if !found("python3") {
        return;
    }
    let library = libraries("python").join("libaccuscene.so");
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/python/smoke.py");
    let output = run(Command::new("python3").arg(script).arg(library));
    let text = String::from_utf8(output.stdout).unwrap();
    assert!(text.contains("live objects: 0"), "{text}");
}
