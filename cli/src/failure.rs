use crate::summary::plain;
use accuscene::EngineError;
use accuscene_core::document::Problem;
use accuscene_core::error::CoreError;
use std::io;
use std::path::Path;
use std::process::ExitCode;

/// Why the command did not do what it was asked.
pub(crate) enum Failure {
    /// A file could not be read or written.
    File { path: String, source: io::Error },
    /// The scene has problems.
    Scene { path: String, problems: Vec<Problem> },
    /// The engine refused or failed.
    Engine(EngineError),
    /// A validation row or an oracle failed.
    Validation { failed: usize },
    /// Something else that a sentence tells.
    Other(String),
}

impl Failure {
    pub(crate) fn file(path: &Path, source: io::Error) -> Self {
        Self::File { path: path.display().to_string(), source }
    }

    /// A scene's error, with every problem if it has a list of them.
    pub(crate) fn scene(path: &Path, error: CoreError) -> Self {
        Self::engine(path, error.into())
    }

    /// An engine's error, with every problem of the scene if it has a list of them.
    pub(crate) fn engine(path: &Path, error: EngineError) -> Self {
        match error.problems() {
            problems if problems.is_empty() => {
                Self::Other(format!("{}: error {}: {error}", path.display(), error.code()))
            }
            problems => Self::Scene { path: path.display().to_string(), problems },
        }
    }

    /// Tells standard error and gives the exit code.
    pub(crate) fn report(self) -> ExitCode {
        match self {
            Self::File { path, source } => {
                eprintln!("error: {path}: {source}{}", hint(source.kind()));
                ExitCode::from(1)
            }
            Self::Scene { path, problems } => {
                for p in &problems {
                    tell(p);
                }
                let many = if problems.len() == 1 { "problem" } else { "problems" };
                eprintln!("{path}: {} {many}", problems.len());
                ExitCode::from(1)
            }
            Self::Engine(error) => {
                eprintln!("error {}: {error}", error.code());
                ExitCode::from(1)
            }
            Self::Validation { failed } => {
                eprintln!("{failed} failed");
                ExitCode::from(3)
            }
            Self::Other(text) => {
                eprintln!("error: {text}");
                ExitCode::from(1)
            }
        }
    }
}

/// One problem: where, what, what is allowed, how to mend it.
fn tell(p: &Problem) {
    eprintln!(
        "{} {}: {}",
        p.severity_name(),
        plain(if p.path.is_empty() { "scene" } else { &p.path }),
        plain(&p.message)
    );
    if let Some(value) = &p.value {
        eprintln!("    value: {}", plain(value));
    }
    if let Some(limit) = &p.limit {
        eprintln!("    limit: {}", plain(limit));
    }
    if let Some(hint) = &p.hint {
        eprintln!("    hint:  {}", plain(hint));
    }
}

/// How to mend what the system says of a file.
fn hint(kind: io::ErrorKind) -> &'static str {
    match kind {
        io::ErrorKind::AlreadyExists | io::ErrorKind::NotADirectory => {
            "; a file stands where a folder is wanted: name another place"
        }
        io::ErrorKind::IsADirectory => "; a folder stands where a file is wanted: name a file",
        io::ErrorKind::NotFound => "; see whether the name is spelt right",
        io::ErrorKind::PermissionDenied | io::ErrorKind::ReadOnlyFilesystem => {
            "; take a place that you may use, or change its rights"
        }
        _ => "",
    }
}
