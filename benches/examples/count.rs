//! Does the work of one case so many times, for whoever counts its instructions: `cargo xtask count`.
//!
//! `count --list` names the cases that are counted, with their unit, units of a repetition and repetitions;
//! `count NAME REPETITIONS` does them.

use std::process::ExitCode;

fn main() -> ExitCode {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let cases = accuscene_benches::all();
    let problem = match &words[..] {
        [list] if list == "--list" => {
            for case in &cases {
                if let Some(repetitions) = case.counted {
                    println!("{}\t{}\t{}\t{repetitions}", case.name, case.unit, case.units);
                }
            }
            return ExitCode::SUCCESS;
        }
        [name, repetitions] => match (cases.iter().find(|case| case.name == *name), repetitions.parse()) {
            (Some(case), Ok(repetitions)) => {
                case.work()(repetitions);
                return ExitCode::SUCCESS;
            }
            (None, _) => format!("there is no case {name}"),
            (_, Err(_)) => format!("{repetitions} is not a number"),
        },
        _ => "usage: count --list | count NAME REPETITIONS".to_owned(),
    };
    eprintln!("{problem}");
    ExitCode::from(2)
}
