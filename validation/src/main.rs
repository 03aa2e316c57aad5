//! The `accuscene-validation` command: scenes with measured outcomes, and oracle figures of single models.
//!
//! Exit codes: 0 all within their limits; 1 a file cannot be read or a scene does not run; 2 wrong use of the command;
//! 3 a row, a case or a pile-up failed.

#![forbid(unsafe_code)]

use accuscene::Threads;
use accuscene_validation::pile_up::{self, PileUp};
use accuscene_validation::twins::{self, TwinFigures, TwinStudy};
use accuscene_validation::{
    Suite, ValidationError, barriers, estimators, marks, oracle, render, small_overlap,
};
use clap::{Parser, Subcommand};
use std::io::Write;
use std::path::PathBuf;
use std::process::ExitCode;

/// Compares the engine with measured tests and with figures of single models.
#[derive(Parser)]
#[command(
    name = "accuscene-validation",
    version,
    after_help = "Exit codes: 0 all within their limits, 1 a file or scene is not right, 2 wrong use, 3 a row, case or pile-up failed."
)]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Run scenes with measured outcomes; print predicted beside measured.
    Scenes {
        /// Folder of NAME.toml with NAME.measured.toml; without it the scenes built into this program.
        dir: Option<PathBuf>,
        /// Print JSON instead of a table.
        #[arg(long)]
        json: bool,
    },
    /// Run every case of every JSON file of oracle figures against the library's functions.
    Oracles {
        /// Folder of the files.
        dir: PathBuf,
        /// Print JSON instead of a table.
        #[arg(long)]
        json: bool,
    },
    /// Fit the estimators of inertia and CG height anew to measured vehicles; print their errors.
    Estimators {
        /// Print the numbers of the laws too.
        #[arg(long)]
        laws: bool,
    },
    /// Predict barrier tests from one test, from a series and from a table; print the errors.
    Barriers {
        /// Print the numbers of the laws too.
        #[arg(long)]
        laws: bool,
    },
    /// Predict small-overlap barrier tests from each other by planar impact mechanics; print every one.
    SmallOverlap,
    /// Print the error figures that other programs publish, and ours beside them.
    Marks,
    /// Reconstruct accidents of which the truth is known from blurred evidence; print truth, median and interval.
    Twins {
        /// Seed of the cases.
        #[arg(long, default_value_t = 1)]
        seed: u64,
        /// Number of cases; every second one has another tyre in truth than the reconstruction takes.
        #[arg(long, default_value_t = 12)]
        cases: u64,
        /// Number of the first case.
        #[arg(long, default_value_t = 0)]
        first: u64,
        /// Simulations that each case may take.
        #[arg(long, default_value_t = 1000, value_parser = clap::value_parser!(u32).range(300..))]
        budget: u32,
        /// Independent samples at which each case ends before that.
        #[arg(long, default_value_t = 120, value_parser = clap::value_parser!(u32).range(20..))]
        effective: u32,
        /// Fail unless the intervals of known tyres hold 85 to 95 % of the speeds and half of the errors are below 4 %.
        #[arg(long)]
        judge: bool,
    },
    /// Run a pile-up to rest; print how far vehicles lie in each other against what is allowed.
    PileUp {
        /// Number of vehicles.
        #[arg(long, default_value_t = 100, value_parser = clap::value_parser!(u16).range(2..))]
        vehicles: u16,
        /// Impact model, as a scene names it.
        #[arg(long, default_value = "crush-force")]
        model: String,
        /// Seed of places, speeds and masses.
        #[arg(long, default_value_t = 1)]
        seed: u64,
    },
}

fn main() -> ExitCode {
    match run(Arguments::parse().command) {
        Ok((text, failed)) => {
            // A closed pipe is the reader's choice, not a failure.
            let _ = std::io::stdout().write_all(text.as_bytes());
            if failed == 0 { ExitCode::SUCCESS } else { ExitCode::from(3) }
        }
        Err(error) => {
            eprintln!("error {}: {error}", error.code());
            ExitCode::from(1)
        }
    }
}

/// What to print, and how many rows or cases failed.
fn run(command: Command) -> Result<(String, usize), ValidationError> {
    match command {
        Command::Scenes { dir, json } => {
            let suite = dir.as_deref().map_or_else(Suite::built_in, Suite::from_dir)?;
            let results = suite.run()?;
            let text = if json { render::json(&results) } else { render::text(&results) };
            Ok((text, results.failed()))
        }
        Command::Oracles { dir, json } => {
            let report = oracle::run(&dir)?;
            let text = if json { oracle::json(&report) } else { oracle::text(&report) };
            Ok((text, report.total.failed))
        }
        Command::Estimators { laws } => Ok((estimators::text(&estimators::comparisons()?, laws), 0)),
        Command::Barriers { laws } => Ok((barriers::text(&barriers::study()?, laws), 0)),
        Command::SmallOverlap => Ok((small_overlap::text(&small_overlap::small_overlap()?), 0)),
        Command::Marks => {
            let mut all = marks::marks()?;
            all.extend(marks::reconstructed(&Threads::available())?);
            Ok((marks::text(&all), 0))
        }
        Command::Twins { seed, cases, first, budget, effective, judge } => {
            let (budget, effective) = (budget as usize, effective as usize);
            twins(TwinStudy { seed, first, cases, budget, effective }, judge)
        }
        Command::PileUp { vehicles, model, seed } => {
            pile_up(PileUp { vehicles: usize::from(vehicles), model, seed })
        }
    }
}

/// Each twin as it is done, and what all come to with the time they took.
#[expect(clippy::disallowed_methods, reason = "the time a case takes is part of what is asked for")]
fn twins(study: TwinStudy, judge: bool) -> Result<(String, usize), ValidationError> {
    let begin = std::time::Instant::now();
    let (mut last, mut longest) = (begin, 0.0);
    let results = study.run(&Threads::available(), &mut |result| {
        let took = last.elapsed().as_secs_f64();
        println!("{} {took:5.1} s", twins::line(result).trim_end());
        longest = if took > longest { took } else { longest };
        last = std::time::Instant::now();
    })?;
    let each = begin.elapsed().as_secs_f64() / results.len() as f64;
    let missed = judge && !TwinFigures::of(&results, true).is_some_and(|figures| figures.holds());
    let text = format!("{}{each:.1} s a case, the longest {longest:.1} s\n", twins::summary(&results));
    Ok((text, usize::from(missed)))
}

/// The outcome of a pile-up and the time it took.
#[expect(clippy::disallowed_methods, reason = "the time a run takes is what is asked for")]
fn pile_up(scene: PileUp) -> Result<(String, usize), ValidationError> {
    let begin = std::time::Instant::now();
    let outcome = scene.run()?;
    let took = begin.elapsed().as_secs_f64();
    Ok((format!("{}{took:.1} s of computing\n", pile_up::text(&outcome)), usize::from(!outcome.holds())))
}
