//! The C programs of `tests/c`, linked with the static and the shared library, run plain and under Valgrind.

mod toolchain;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use toolchain::{NATIVE, exports, found, include, libraries, run, soname};

const PROGRAMS: [&str; 13] = [
    "version",
    "errors",
    "simulate",
    "compare",
    "analysis",
    "reconstruct",
    "sweep",
    "study",
    "inverse",
    "figures",
    "vehicles",
    "live",
    "misuse",
];

fn source(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/c").join(name).with_extension("c")
}

/// Compiles a program and returns it, linked as `link` says.
fn compile(name: &str, place: &Path, link: &dyn Fn(&mut Command)) -> PathBuf {
    let program = place.join(name);
    let mut command = Command::new("cc");
    command
        .args(["-std=c11", "-pthread", "-g", "-Wall", "-Wextra", "-Wpedantic", "-Werror", "-I"])
        .arg(include());
    command.arg(source(name));
    link(&mut command);
    run(command.arg("-o").arg(&program));
    program
}

fn check(program: &Path) {
    let output = run(&mut Command::new(program));
    assert!(output.stderr.is_empty(), "{}", String::from_utf8_lossy(&output.stderr));
    if found("valgrind") {
        let mut command = Command::new("valgrind");
        command.args([
            "--quiet",
            "--error-exitcode=99",
            "--leak-check=full",
            "--errors-for-leak-kinds=definite,possible",
        ]);
        run(command.arg(program));
    }
}

#[test]
fn programs_linked_with_the_static_library() {
    if !found("cc") {
        return;
    }
    let place = libraries("static");
    for name in PROGRAMS {
        let program = compile(name, &place, &|command| {
            command.arg(place.join("libaccuscene.a")).args(NATIVE);
        });
        check(&program);
    }
}

#[test]
fn programs_linked_with_the_shared_library() {
    if !found("cc") {
        return;
    }
    let place = libraries("shared");
    for name in PROGRAMS {
        let program = compile(name, &place, &|command| {
            command
                .arg("-L")
                .arg(&place)
                .args(["-laccuscene", "-lm"])
                .arg(format!("-Wl,-rpath,{}", place.display()));
        });
        check(&program);
    }
}

#[test]
fn the_shared_library_exports_our_functions_alone_under_its_soname() {
    if !found("nm") || !found("readelf") {
        return;
    }
    let library = libraries("symbols").join("libaccuscene.so");
    let symbols = run(Command::new("nm").args(["-D", "--defined-only", "--format=posix"]).arg(&library));
    let symbols = String::from_utf8(symbols.stdout).unwrap();
    let mut names: Vec<&str> = symbols.lines().filter_map(|line| line.split(' ').next()).collect();
    names.sort_unstable();
    assert_eq!(names, exports());
    let dynamic = run(Command::new("readelf").arg("-d").arg(&library));
    let dynamic = String::from_utf8(dynamic.stdout).unwrap();
    assert!(dynamic.contains(&format!("[{}]", soname())), "{dynamic}");
}

#[test]
fn every_exported_function_is_called_by_a_c_program() {
    let text: String = PROGRAMS.map(|name| fs::read_to_string(source(name)).unwrap()).concat();
    for name in exports() {
        assert!(text.contains(&format!("{name}(")), "no C program calls {name}");
    }
}
