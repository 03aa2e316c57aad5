//! Prints a hash for every case, one a line: `NAME SHA256`.
//!
//! `accuscene-determinism [--only PREFIX]... [--flip CASE[:NUMBER] | --write CASE | --list]`. Exit codes: 0 done; 1 a case gave no hash; 2 wrong use.

#![forbid(unsafe_code)]

mod arguments;

use accuscene_determinism::{DeterminismError, Trace, cases, registers};
use arguments::Arguments;
use std::io::{BufWriter, Write, stdout};
use std::process::ExitCode;

fn main() -> ExitCode {
    let arguments = match Arguments::read(std::env::args().skip(1)) {
        Ok(arguments) => arguments,
        Err(problem) => {
            eprintln!("{problem}\n{}", arguments::USAGE);
            return ExitCode::from(2);
        }
    };
    eprintln!("{} {}", std::env::consts::ARCH, registers());
    match run(&arguments) {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => {
            eprintln!("there is no such case; --list names them");
            ExitCode::from(2)
        }
        Err(error) => {
            eprintln!("{error}");
            ExitCode::FAILURE
        }
    }
}

/// Whether there was a case of each name.
fn run(arguments: &Arguments) -> Result<bool, DeterminismError> {
    let all = cases()?;
    let known = |name: &str| all.iter().any(|case| case.name() == name);
    let mut named = arguments.flip.as_ref().map(|(name, _)| name).into_iter().chain(&arguments.write);
    let begins = |prefix: &String| all.iter().any(|case| case.name().starts_with(prefix.as_str()));
    if !(named.all(|name| known(name)) && arguments.only.iter().all(begins)) {
        return Ok(false);
    }
    let mut out = BufWriter::new(stdout().lock());
    for case in all.iter().filter(|case| arguments.takes(case.name())) {
        if arguments.list {
            print(&mut out, case.name(), case.name())?;
        } else if arguments.write.is_some() {
            case.hash(Trace::written(&mut out))?;
        } else {
            let trace = match &arguments.flip {
                Some((name, number)) if name == case.name() => Trace::flipped(*number),
                _ => Trace::default(),
            };
            let hash = case.hash(trace)?;
            print(&mut out, case.name(), &format!("{} {hash}", case.name()))?;
        }
    }
    Ok(true)
}

fn print(out: &mut impl Write, case: &str, line: &str) -> Result<(), DeterminismError> {
    let done = writeln!(out, "{line}").and_then(|()| out.flush());
    done.map_err(|source| DeterminismError::Write { case: case.to_owned(), source })
}
