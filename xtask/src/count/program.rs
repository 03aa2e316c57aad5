use crate::error::TaskError;
use crate::process::output;
use crate::workshop::Workshop;
use serde_json::Value;
use std::path::PathBuf;
use std::process::Command;

/// The program that does the work of a case: the example `count` of `benches/`.
pub(super) struct Program {
    path: PathBuf,
}

/// A case as the program lists it.
pub(super) struct Case {
    pub(super) name: String,
    pub(super) unit: String,
    /// Units of a repetition.
    each: u64,
    /// Repetitions of the shorter run.
    pub(super) repetitions: u64,
}

impl Program {
    /// Builds it, optimised.
    pub(super) fn build(workshop: &Workshop) -> Result<Self, TaskError> {
        let mut cargo = workshop.command("cargo");
        cargo.args([
            "build",
            "--release",
            "--message-format=json",
            "-p",
            "accuscene-benches",
            "--example",
            "count",
        ]);
        let (told, _) = output(&mut cargo)?;
        let executable = |line: &str| {
            let message: Value = serde_json::from_str(line).ok()?;
            let named = message["target"]["name"] == "count";
            message["executable"].as_str().filter(|_| named).map(PathBuf::from)
        };
        let path = told.lines().find_map(executable);
        let problem =
            || TaskError::Unfit { problem: "cargo names no program of the example count".to_owned() };
        path.map(|path| Self { path }).ok_or_else(problem)
    }

    /// What there is to count.
    pub(super) fn cases(&self) -> Result<Vec<Case>, TaskError> {
        let (told, _) = output(Command::new(&self.path).arg("--list"))?;
        let case = |line: &str| {
            Case::read(line).ok_or_else(|| TaskError::Unfit { problem: format!("{line:?} is no case") })
        };
        told.lines().map(case).collect()
    }

    /// The words that run so many repetitions of a case.
    pub(super) fn words(&self, case: &Case, repetitions: u64) -> [String; 3] {
        [self.path.display().to_string(), case.name.clone(), repetitions.to_string()]
    }
}

impl Case {
    fn read(line: &str) -> Option<Self> {
        let [name, unit, each, repetitions] = line.split('\t').collect::<Vec<_>>()[..] else { return None };
        let (each, repetitions) = (each.parse().ok()?, repetitions.parse().ok()?);
        Some(Self { name: name.to_owned(), unit: unit.to_owned(), each, repetitions })
    }

    /// Units of the shorter run.
    pub(super) fn units(&self) -> f64 {
        (self.each * self.repetitions) as f64
    }
}
