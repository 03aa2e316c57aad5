//! The text of the header: cbindgen's reading of the sources, and the statuses of the registry.

use std::collections::BTreeMap;
use std::error::Error;
use std::path::{Path, PathBuf};

use accuscene::own_statuses;
use accuscene_core::error::registry;

/// Sources in the order in which a reader of the header wants them.
const SOURCES: [&str; 37] = [
    "version",
    "bytes",
    "sink",
    "status",
    "error",
    "problem",
    "scene",
    "vehicle_file",
    "options",
    "cancel",
    "simulate",
    "live_state",
    "live",
    "live_reading",
    "live_snapshot",
    "run",
    "table",
    "report",
    "compare",
    "comparison",
    "analysis_outcome",
    "analysis",
    "formula",
    "reconstruction",
    "reconstruct",
    "sweep_outcome",
    "sweep",
    "study",
    "study_variable",
    "study_design",
    "design_outcome",
    "column",
    "evidence",
    "inverse_solution",
    "inverse",
    "panic_log",
    "diagnostics",
];

/// Where the header lives.
pub(crate) fn path() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../include/accuscene.h")
}

/// The whole header.
pub(crate) fn header() -> Result<String, Box<dyn Error>> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut config = cbindgen::Config::from_file(root.join("cbindgen.toml"))?;
    config.after_includes = Some(statuses());
    let mut builder = cbindgen::Builder::new().with_config(config);
    for source in SOURCES {
        builder = builder.with_src(root.join("src").join(source).with_extension("rs"));
    }
    let mut text = Vec::new();
    builder.generate()?.write(&mut text);
    Ok(String::from_utf8(text)?)
}

/// The statuses as C constants, in ascending order.
fn statuses() -> String {
    let mut all = BTreeMap::from([(0, ("ok", "the call did what it says"))]);
    all.extend(registry().iter().map(|entry| (i64::from(entry.code), (entry.name, entry.meaning))));
    all.extend(own_statuses().iter().map(|entry| (i64::from(entry.code), (entry.name, entry.meaning))));
    let constants: Vec<String> =
        all.iter().map(|(code, (name, meaning))| constant(*code, name, meaning)).collect();
    format!(
        "\n/**\n * `ACS_STATUS_OK`, or the stable number of an error.\n */\ntypedef int32_t acs_status;\n\n\
         /**\n * The statuses of this version; a released number keeps its meaning.\n */\nenum {{\n{}\n}};",
        constants.join(",\n")
    )
}

fn constant(code: i64, name: &str, meaning: &str) -> String {
    let name = name.to_uppercase().replace('-', "_");
    let (first, rest) = meaning.split_at(meaning.chars().next().map_or(0, char::len_utf8));
    let meaning = first.to_uppercase() + rest;
    format!("    /**\n     * {meaning}.\n     */\n    ACS_STATUS_{name} = {code}")
}
