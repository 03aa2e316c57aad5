use crate::error::TaskError;
use std::process::{Command, Output, Stdio};
use std::time::Instant;

/// Lines that a failure repeats of what a program told.
const TOLD: usize = 12;

/// The clock, for the times in the table.
#[expect(clippy::disallowed_methods, reason = "no result comes from it")]
pub(crate) fn now() -> Instant {
    Instant::now()
}

/// What a program wrote to its two outputs, if it ended well.
pub(crate) fn output(command: &mut Command) -> Result<(String, String), TaskError> {
    let program = name(command);
    let ran = command.stdin(Stdio::null()).output();
    let Output { status, stdout, stderr } =
        ran.map_err(|source| TaskError::Start { program: program.clone(), source })?;
    let (stdout, stderr) = (String::from_utf8_lossy(&stdout), String::from_utf8_lossy(&stderr));
    if status.success() {
        return Ok((stdout.into_owned(), stderr.into_owned()));
    }
    let lines: Vec<&str> = stderr.lines().collect();
    let told = lines[lines.len().saturating_sub(TOLD)..].join("\n");
    Err(TaskError::Failed { program, status: status.to_string(), told })
}

/// A command as one would type it.
pub(crate) fn name(command: &Command) -> String {
    let words = std::iter::once(command.get_program()).chain(command.get_args());
    words.map(|word| word.to_string_lossy()).collect::<Vec<_>>().join(" ")
}
