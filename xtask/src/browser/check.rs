use super::example::Example;
use crate::error::TaskError;
use crate::process::output;
use crate::tool::Tool;
use crate::workshop::Workshop;
use sha2::{Digest, Sha256};
use std::fs;
use std::path::Path;

/// The browser, and what it gets to know: no window, and time enough for all of the page's work.
const BROWSER: &str = "chromium";
const OPTIONS: [&str; 6] = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--incognito",
    "--virtual-time-budget=600000",
    "--dump-dom",
];

/// Whether the page in Chromium gives the bytes that the command gives.
pub(super) fn compare(workshop: &Workshop, page: &Path, examples: &[Example]) -> Result<bool, TaskError> {
    workshop.get(Tool::CHROMIUM)?;
    let address = format!("file://{}#check", page.display());
    let (shown, _) = output(workshop.command(BROWSER).args(OPTIONS).arg(address))?;
    let mut same = true;
    for example in examples {
        let own = of_command(workshop, example)?;
        let its = shown.lines().find_map(|line| hash_in(line, example.name));
        println!("{:<12} {own} {}", example.name, if its == Some(&own) { "in Chromium too" } else { "" });
        if its != Some(&own) {
            same = false;
            eprintln!("{}: Chromium gives {}", example.name, its.unwrap_or("no result"));
        }
    }
    Ok(same)
}

/// The hash that a line tells of an example; the first line and the last have the page around them.
fn hash_in<'a>(line: &'a str, name: &str) -> Option<&'a str> {
    let (_, after) = line.split_once(&format!("{name} "))?;
    let hash = after.get(..64)?;
    hash.bytes().all(|b| b.is_ascii_hexdigit()).then_some(hash)
}

/// SHA-256 of the result that the command writes.
fn of_command(workshop: &Workshop, example: &Example) -> Result<String, TaskError> {
    let out = workshop.root.join("target/browser/native").join(example.name);
    let mut command = workshop.command("cargo");
    command.args(["run", "--quiet", "--release", "-p", "accuscene-cli", "--", "simulate"]);
    output(command.arg(&example.file).arg("--out").arg(&out))?;
    let path = out.join("result.json");
    let bytes =
        fs::read(&path).map_err(|source| TaskError::File { path: path.display().to_string(), source })?;
    Ok(Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect())
}
