//! Instructions that the kernels of `benches/` take, counted under callgrind: what a busy machine does not change.

mod arguments;
mod callgrind;
mod figures;
mod program;

pub(crate) use arguments::Arguments;

use crate::error::TaskError;
use crate::tool::Tool;
use crate::workshop::Workshop;
use figures::{Figure, Figures};
use program::Program;
use std::process::ExitCode;

const VALGRIND: Tool = Tool::Program { name: "valgrind", packages: &["valgrind"] };
/// Growth over the reference that a check lets pass.
const MOST: f64 = 1.05;

/// Counts, prints the table, and checks or renews the reference if that is asked for.
pub(crate) fn run(arguments: &Arguments) -> ExitCode {
    match counted(arguments) {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        Err(error) => {
            eprintln!("{error}");
            ExitCode::FAILURE
        }
    }
}

/// Whether all is well.
fn counted(arguments: &Arguments) -> Result<bool, TaskError> {
    let workshop = Workshop::new()?;
    workshop.get(VALGRIND)?;
    let program = Program::build(&workshop)?;
    let mut reference = Figures::read(&workshop.root)?;
    let mut grown = Vec::new();
    let mut some = false;
    println!("{:<30}{:<14}{:>16}{:>16}{:>9}", "case", "unit", "instructions", "reference", "ratio");
    for case in program.cases()?.into_iter().filter(|case| arguments.takes(&case.name)) {
        some = true;
        let [once, twice] = [1, 2].map(|times| callgrind::instructions(&workshop, &program, &case, times));
        let instructions = (twice? - once?) / case.units();
        let known = reference.of(&case.name);
        let ratio = known.map(|known| instructions / known);
        let [was, by] = [known.map(|n| format!("{n:.1}")), ratio.map(|r| format!("{r:.3}"))];
        let [was, by] = [was, by].map(|cell| cell.unwrap_or_else(|| "-".to_owned()));
        println!("{:<30}{:<14}{instructions:>16.1}{was:>16}{by:>9}", case.name, case.unit);
        if ratio.is_none_or(|ratio| ratio > MOST) {
            grown.push(case.name.clone());
        }
        reference.put(Figure { name: case.name, unit: case.unit, instructions });
    }
    if !some {
        return Err(TaskError::Unfit {
            problem: "there is no such case; count --list of benches has them".to_owned(),
        });
    }
    if arguments.update {
        reference.write(&workshop.root)?;
    } else if arguments.check && !grown.is_empty() {
        eprintln!("over the reference by more than 5 %, or without one: {}", grown.join(", "));
        return Ok(false);
    }
    Ok(true)
}
