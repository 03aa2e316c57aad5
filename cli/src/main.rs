//! The `accuscene` command: simulate, sweep, analyse, check and validate accidents.
//!
//! Exit codes: 0 done; 1 a scene, file or result is not right (the reasons are on standard error); 2 wrong use of the
//! command; 3 a validation row or an oracle failed; 130 broken off.

#![forbid(unsafe_code)]

mod analyse;
mod analysis_table;
mod arguments;
mod backdrop;
mod check;
mod compare;
mod comparison_table;
mod failure;
mod figures;
mod formula_list;
mod input;
mod output;
mod progress;
mod reconstruct;
mod reconstruction_table;
mod schema;
mod shown;
mod simulate;
mod summary;
mod sweep;
mod sweep_parts;
mod sweep_table;
mod sweep_vary;
mod validate;
mod vehicle;
mod vehicle_files;

use arguments::{Arguments, Command};
use clap::Parser;
use std::process::ExitCode;

fn main() -> ExitCode {
    let done = match Arguments::parse().command {
        Command::Simulate(a) => simulate::run(&a),
        Command::Compare(a) => compare::run(&a),
        Command::Analyse(a) => analyse::run(&a),
        Command::Reconstruct(a) => reconstruct::run(&a),
        Command::Sweep(a) => sweep::run(&a),
        Command::Check(a) => check::run(&a),
        Command::Figures(a) => figures::run(&a),
        Command::Schema => schema::run(),
        Command::Vehicle(a) => vehicle::run(&a),
        Command::Validate(a) => validate::run(&a),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => failure.report(),
    }
}
