use super::example::Example;
use crate::error::TaskError;
use crate::process::output;
use crate::tool::Tool;
use crate::workshop::Workshop;
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use flate2::Compression;
use flate2::write::GzEncoder;
use std::fs;
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};

/// The target of the library.
const TARGET: &str = "wasm32-unknown-unknown";
/// The page hands functions to the library: its table must be seen and must grow.
const FLAGS: &str = "-C link-arg=--export-table -C link-arg=--growable-table";

/// Builds the library and writes the page with all of it inside; where it is.
pub(super) fn write(workshop: &Workshop, examples: &[Example]) -> Result<PathBuf, TaskError> {
    workshop.get(Tool::Target(TARGET))?;
    // Apart from other builds, for its flags would build them anew.
    let target = workshop.root.join("target/browser");
    let mut cargo = workshop.command("cargo");
    cargo.args(["build", "--quiet", "--release", "-p", "accuscene-capi", "--target", TARGET, "--target-dir"]);
    output(cargo.arg(&target).env("RUSTFLAGS", FLAGS))?;
    let library = read(&target.join(TARGET).join("release/accuscene.wasm"))?;
    let packed =
        packed(&library).map_err(|source| TaskError::File { path: "the page".to_owned(), source })?;

    let source = |name: &str| {
        let bytes = read(&workshop.root.join("examples/browser").join(name))?;
        Ok(String::from_utf8_lossy(&bytes).into_owned())
    };
    let script = format!("{}\n{}", one_file(&source("engine.mjs")?), one_file(&source("page.mjs")?));
    let listed = serde_json::to_string(examples)
        .map_err(|e| TaskError::File { path: "the examples".to_owned(), source: io::Error::other(e) })?;
    let page = source("page.html")?
        .replace("{{examples}}", &listed.replace('<', "\\u003c"))
        .replace("{{script}}", &script)
        .replace("{{library}}", &STANDARD.encode(packed));
    let path = target.join("accuscene.html");
    fs::write(&path, page).map_err(|source| TaskError::File { path: path.display().to_string(), source })?;
    Ok(path)
}

/// A module as a part of one file: what it imports is there, and nobody imports it.
fn one_file(module: &str) -> String {
    let lines = module.lines().filter(|line| !line.starts_with("import "));
    lines.map(|line| line.strip_prefix("export ").unwrap_or(line)).collect::<Vec<_>>().join("\n")
}

fn packed(bytes: &[u8]) -> io::Result<Vec<u8>> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(bytes)?;
    encoder.finish()
}

fn read(path: &Path) -> Result<Vec<u8>, TaskError> {
    fs::read(path).map_err(|source| TaskError::File { path: path.display().to_string(), source })
}
