use crate::arguments::ValidateArguments;
use crate::failure::Failure;
use crate::output::print;
use accuscene_validation::{Suite, render};

/// Runs scenes with measured outcomes and prints predicted beside measured.
pub(crate) fn run(a: &ValidateArguments) -> Result<(), Failure> {
    let suite = match &a.dir {
        Some(dir) => Suite::from_dir(dir),
        None => Suite::built_in(),
    }
    .map_err(|e| Failure::Other(e.to_string()))?;
    let results = suite.run().map_err(|e| Failure::Other(e.to_string()))?;
    let text = if a.json { format!("{}\n", render::json(&results)) } else { render::text(&results) };
    print(&text)?;
    match results.failed() {
        0 => Ok(()),
        failed => Err(Failure::Validation { failed }),
    }
}
