//! The engine in a browser: builds the page of `examples/browser`, and checks in Chromium that it computes the same bits.

mod arguments;
mod check;
mod example;
mod page;

pub(crate) use arguments::Arguments;

use crate::error::TaskError;
use crate::workshop::Workshop;
use std::process::ExitCode;

/// Writes the page, and compares its results with those of the command if that is asked for.
pub(crate) fn run(arguments: &Arguments) -> ExitCode {
    match ran(arguments.check) {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        Err(error) => {
            eprintln!("{error}");
            ExitCode::FAILURE
        }
    }
}

/// Whether all is well.
fn ran(check: bool) -> Result<bool, TaskError> {
    let workshop = Workshop::new()?;
    let examples = example::all(&workshop.root)?;
    let page = page::write(&workshop, &examples)?;
    println!("{}", page.display());
    if check { check::compare(&workshop, &page, &examples) } else { Ok(true) }
}
