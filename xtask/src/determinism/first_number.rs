use super::leg::{Leg, Scope};
use super::legs;
use crate::error::TaskError;
use crate::process::name;
use crate::workshop::Workshop;
use std::io::{BufRead, BufReader};
use std::process::{Child, Command, Stdio};

/// Says where in a case a leg first differs from the release.
pub(super) fn tell(workshop: &Workshop, leg: &Leg, case: &str) -> String {
    let Some(reference) = legs::all().into_iter().find(|leg| leg.name == "release") else {
        return "there is no release to compare with".to_owned();
    };
    if leg.scope == Scope::Sweeps {
        return "a sweep is not written out number by number".to_owned();
    }
    let written = |leg: &Leg| {
        let mut command = workshop.program(leg);
        command.args(["--write", case]);
        command
    };
    let found = workshop.prepare(&reference).and_then(|()| first(written(&reference), written(leg)));
    match found {
        Ok(Some([wanted, got])) => {
            format!("the first difference in {case}\n  release {wanted}\n  {} {got}", leg.name)
        }
        Ok(None) => format!("{case} has the same numbers as the release: both differ from the golden file"),
        Err(error) => format!("the first difference in {case} was not found: {error}"),
    }
}

/// The first line that two programs do not both write.
fn first(one: Command, other: Command) -> Result<Option<[String; 2]>, TaskError> {
    let (mut one, mut other) = (Reader::start(one)?, Reader::start(other)?);
    loop {
        match (one.line()?, other.line()?) {
            (None, None) => return Ok(None),
            (a, b) if a != b => return Ok(Some([a, b].map(|l| l.unwrap_or_else(|| "nothing".to_owned())))),
            _ => {}
        }
    }
}

/// A program whose lines are read while it runs.
struct Reader {
    child: Child,
    lines: Box<dyn BufRead>,
    program: String,
}

impl Reader {
    fn start(mut command: Command) -> Result<Self, TaskError> {
        let program = name(&command);
        let failed = |source| TaskError::Start { program: program.clone(), source };
        let streams = command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::null());
        let mut child = streams.spawn().map_err(failed)?;
        let lines: Box<dyn BufRead> = match child.stdout.take() {
            Some(stdout) => Box::new(BufReader::new(stdout)),
            None => Box::new(std::io::empty()),
        };
        Ok(Self { child, lines, program })
    }

    fn line(&mut self) -> Result<Option<String>, TaskError> {
        let mut line = String::new();
        let read = self.lines.read_line(&mut line);
        let length = read.map_err(|source| TaskError::Start { program: self.program.clone(), source })?;
        Ok((length > 0).then(|| line.trim_end().to_owned()))
    }
}

impl Drop for Reader {
    fn drop(&mut self) {
        // It may be waiting for somebody to read the rest; if it has ended already, that is as good.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

#[cfg(test)]
mod tests {
    use super::first;
    use std::process::Command;

    fn echo(text: &str) -> Command {
        let mut command = Command::new("printf");
        command.arg(text);
        command
    }

    #[test]
    fn the_first_line_that_differs_is_told() {
        assert_eq!(first(echo("a\\nb\\n"), echo("a\\nb\\n")).unwrap(), None);
        let found = first(echo("a\\nb\\nc\\n"), echo("a\\nx\\ny\\n")).unwrap();
        assert_eq!(found, Some(["b".to_owned(), "x".to_owned()]));
        assert_eq!(first(echo("a\\n"), echo("a\\nb\\n")).unwrap().unwrap()[0], "nothing");
    }
}
