//! The same bits everywhere: builds the cases of `determinism/` in every way, runs them everywhere, compares the hashes.

mod arguments;
mod build;
mod difference;
mod first_number;
mod golden;
mod leg;
mod legs;
mod listing;
mod matrix;
mod outcome;
mod table;

pub(crate) use arguments::Arguments;

use crate::error::TaskError;
use crate::workshop::Workshop;
use leg::Leg;
use std::process::ExitCode;

/// Runs the legs that are asked for and tells what became of them.
pub(crate) fn run(arguments: &Arguments) -> ExitCode {
    let legs: Vec<Leg> = legs::all().into_iter().filter(|leg| arguments.takes(leg.name)).collect();
    if arguments.list {
        print!("{}", table::of_legs(&legs));
        return ExitCode::SUCCESS;
    }
    match ran(&legs, arguments.update) {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        Err(error) => {
            eprintln!("{error}");
            ExitCode::FAILURE
        }
    }
}

/// Whether all is well.
fn ran(legs: &[Leg], update: bool) -> Result<bool, TaskError> {
    let workshop = Workshop::new()?;
    let started = crate::process::now();
    let rows = matrix::run(&workshop, legs);
    let mut golden = golden::read(&workshop.root)?;
    if update {
        golden = golden::renewed(&golden, &rows)?;
        golden::write(&workshop.root, &golden)?;
    }
    let judged: Vec<_> = rows.iter().map(|row| row.judge(&golden)).collect();
    for (row, verdict) in rows.iter().zip(&judged) {
        for difference in verdict.differences() {
            eprintln!("{}: {difference}", row.leg.name);
        }
        if let Some(case) = verdict.first_case() {
            eprintln!("{}: {}", row.leg.name, first_number::tell(&workshop, row.leg, case));
        }
    }
    print!("{}", table::of_rows(&rows, &judged));
    println!("all legs: {:.0} s", started.elapsed().as_secs_f64());
    Ok(judged.iter().all(outcome::Verdict::is_well))
}
