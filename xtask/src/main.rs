//! Work on the repository that is more than one command of cargo: `cargo xtask determinism`, `cargo xtask browser`,
//! `cargo xtask count`.
//!
//! Exit codes: 0 done; 1 something is not as it must be; 2 wrong use.

#![forbid(unsafe_code)]

mod browser;
mod count;
mod determinism;
mod error;
mod process;
mod tool;
mod workshop;

use std::process::ExitCode;

const USAGE: &str = "usage: cargo xtask determinism [--leg NAME]... [--list] [--update]\n       \
                     cargo xtask browser [--check]\n       \
                     cargo xtask count [--case NAME]... [--check | --update]";

fn main() -> ExitCode {
    let mut words = std::env::args().skip(1);
    let problem = match words.next().as_deref() {
        Some("determinism") => match determinism::Arguments::read(words) {
            Ok(arguments) => return determinism::run(&arguments),
            Err(problem) => problem,
        },
        Some("browser") => match browser::Arguments::read(words) {
            Ok(arguments) => return browser::run(&arguments),
            Err(problem) => problem,
        },
        Some("count") => match count::Arguments::read(words) {
            Ok(arguments) => return count::run(&arguments),
            Err(problem) => problem,
        },
        Some(other) => format!("there is no command {other}"),
        None => "a command is missing".to_owned(),
    };
    eprintln!("{problem}\n{USAGE}");
    ExitCode::from(2)
}
