use std::io;

/// Why something could not be done.
#[derive(Debug, thiserror::Error)]
pub(crate) enum TaskError {
    /// A program could not be started, or its output not be read.
    #[error("{program} cannot be run: {source}")]
    Start {
        /// The program.
        program: String,
        /// What the system said.
        source: io::Error,
    },
    /// A program ended with an error.
    #[error("{program} failed ({status}): {told}")]
    Failed {
        /// The program with its arguments.
        program: String,
        /// How it ended.
        status: String,
        /// The last lines that it wrote about it.
        told: String,
    },
    /// What a leg is there to prove cannot be proven here.
    #[error("{problem}")]
    Unfit {
        /// What is missing.
        problem: String,
    },
    /// A line is not the name and the hash of a case.
    #[error("{source_name}, line {line}: {text:?} is not a name and a hash, each name once")]
    Line {
        /// What was read.
        source_name: String,
        /// Number of the line.
        line: usize,
        /// The line.
        text: String,
    },
    /// A file could not be read or written.
    #[error("{path}: {source}")]
    File {
        /// The file.
        path: String,
        /// What the system said.
        source: io::Error,
    },
    /// The golden file must not take over what is not agreed on.
    #[error("the golden file stays as it is: {problem}")]
    NoAgreement {
        /// Who differs, or did not run.
        problem: String,
    },
}
