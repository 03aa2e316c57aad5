//! The C toolchain of this machine and the libraries that this test run built.
#![allow(dead_code, reason = "each test program uses its part")]
#![allow(clippy::unwrap_used, reason = "a test without its tools fails with the place")]

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

/// What a static Rust library needs on Linux, as the pkg-config file will say.
pub(crate) const NATIVE: [&str; 7] = ["-lgcc_s", "-lutil", "-lrt", "-lpthread", "-lm", "-ldl", "-lc"];

/// Whether a program is on the path; says loudly that something was not tested when it is not.
pub(crate) fn found(program: &str) -> bool {
    let found = Command::new(program).arg("--version").output().is_ok_and(|output| output.status.success());
    if !found {
        eprintln!("NOT TESTED: `{program}` is not installed");
    }
    found
}

/// Runs a command that must succeed.
pub(crate) fn run(command: &mut Command) -> Output {
    let output = command.output().unwrap();
    assert!(
        output.status.success(),
        "{command:?}\n{}\n{}\n{}",
        output.status,
        String::from_utf8_lossy(&output.stdout),
        String::from_utf8_lossy(&output.stderr)
    );
    output
}

/// The folder of the public header.
pub(crate) fn include() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../include")
}

/// An empty folder of this test.
pub(crate) fn scratch(name: &str) -> PathBuf {
    let place = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    if place.exists() {
        fs::remove_dir_all(&place).unwrap();
    }
    fs::create_dir_all(&place).unwrap();
    place
}

/// A folder with libaccuscene.a and libaccuscene.so as they were built for this test run, under all their
/// names.
pub(crate) fn libraries(name: &str) -> PathBuf {
    // Cargo builds all crate types of the library beside the test programs.
    let program = std::env::current_exe().unwrap();
    let built = program.parent().unwrap();
    let place = scratch(name);
    for library in ["libaccuscene.a", "libaccuscene.so"] {
        fs::copy(built.join(library), place.join(library)).unwrap();
    }
    fs::copy(built.join("libaccuscene.so"), place.join(soname())).unwrap();
    place
}

/// The name that a program linked with the shared library asks for.
pub(crate) fn soname() -> String {
    format!("libaccuscene.so.{}.{}", env!("CARGO_PKG_VERSION_MAJOR"), env!("CARGO_PKG_VERSION_MINOR"))
}

/// The names of all exported functions, from the sources.
pub(crate) fn exports() -> Vec<String> {
    let mut names = Vec::new();
    for file in fs::read_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join("src")).unwrap() {
        let text = fs::read_to_string(file.unwrap().path()).unwrap();
        for after in text.split("#[unsafe(no_mangle)]").skip(1) {
            let name = after.split("fn ").nth(1).and_then(|rest| rest.split('(').next()).unwrap();
            names.push(name.to_owned());
        }
    }
    assert!(names.len() > 30, "{names:?}");
    names.sort();
    names
}
