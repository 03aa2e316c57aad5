//! The committed header: up to date, and clean in every C and C++ that we promise.

#[path = "../examples/header/generate.rs"]
mod generate;
mod toolchain;

use std::fs;
use std::process::Command;

use toolchain::{found, run, scratch};

#[test]
fn the_committed_header_is_what_the_sources_say() {
    let committed = fs::read_to_string(generate::path()).unwrap();
    let fresh = generate::header().unwrap();
    let differs = fresh.lines().zip(committed.lines()).find(|(fresh, committed)| fresh != committed);
    assert!(
        fresh == committed,
        "run `cargo run -p accuscene-capi --example header`; first difference: {differs:?}"
    );
}

#[test]
fn every_exported_function_is_declared_and_documented() {
    let header = fs::read_to_string(generate::path()).unwrap();
    for name in toolchain::exports() {
        let declaration = header.lines().position(|line| {
            line.split_once(&format!("{name}("))
                .is_some_and(|(result, _)| matches!(result, "acs_status " | "uint32_t " | "uint64_t "))
        });
        let line = declaration.unwrap_or_else(|| panic!("{name} is not declared"));
        assert_eq!(header.lines().nth(line - 1), Some(" */"), "{name} has no documentation");
    }
}

fn compiles_alone(compiler: &str, language: &str, standard: &str) {
    if !found(compiler) {
        return;
    }
    let mut command = Command::new(compiler);
    command.args(["-fsyntax-only", "-Wall", "-Wextra", "-Wpedantic", "-Werror"]);
    command.arg(format!("-std={standard}")).args(["-x", language]).arg(generate::path());
    run(&mut command);
}

#[test]
fn the_header_compiles_alone_in_every_promised_standard() {
    for standard in ["c99", "c11", "c17"] {
        compiles_alone("cc", "c", standard);
    }
    for standard in ["c++11", "c++17", "c++20"] {
        compiles_alone("c++", "c++", standard);
    }
}

#[test]
fn two_translation_units_with_the_header_link() {
    if !found("c++") {
        return;
    }
    let place = scratch("twice");
    for name in ["one", "two"] {
        let twice = "#include <accuscene.h>\n#include <accuscene.h>\n#include <cstddef>\n";
        let text = format!("{twice}std::size_t {name}() {{ return acs_cstr(\"{name}\").len; }}\n");
        fs::write(place.join(name).with_extension("cpp"), text).unwrap();
    }
    let main = "#include <cstddef>\nstd::size_t one();\nstd::size_t two();\n\
                int main() { return one() == 3 && two() == 3 ? 0 : 1; }\n";
    fs::write(place.join("main.cpp"), main).unwrap();
    let mut command = Command::new("c++");
    command.args(["-std=c++17", "-Wall", "-Wextra", "-Wpedantic", "-Werror", "-I"]).arg(toolchain::include());
    for name in ["one.cpp", "two.cpp", "main.cpp"] {
        command.arg(place.join(name));
    }
    run(command.arg("-o").arg(place.join("twice")));
    run(&mut Command::new(place.join("twice")));
}
