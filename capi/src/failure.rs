//! What went wrong in a call, before it becomes an error object.

use std::error::Error;

use accuscene_core::document::{Problem, Severity};
use accuscene_core::error::CoreError;
use engine::{EngineError, PhysicsError};

use crate::status::{self, acs_status};

/// Everything that an error object tells.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Failure {
    pub(crate) status: acs_status,
    pub(crate) recoverable: bool,
    pub(crate) message: String,
    /// Of the argument or of the first problem; empty when there is none.
    pub(crate) path: String,
    pub(crate) causes: Vec<String>,
    pub(crate) problems: Vec<Problem>,
}

impl Failure {
    /// A failure of the C ABI itself.
    pub(crate) fn own(status: acs_status, message: impl Into<String>) -> Self {
        let recoverable = status::own(status).is_some_and(|entry| entry.recoverable);
        Self {
            status,
            recoverable,
            message: message.into(),
            path: String::new(),
            causes: Vec::new(),
            problems: Vec::new(),
        }
    }

    /// A failure of the C ABI that an argument caused.
    pub(crate) fn argument(status: acs_status, argument: &str, message: impl Into<String>) -> Self {
        Self { path: argument.to_owned(), ..Self::own(status, message) }
    }

    fn shared(code: u32, recoverable: bool, error: &dyn Error, problems: &[Problem]) -> Self {
        let mut causes = Vec::new();
        let mut cause = error.source();
        while let Some(inner) = cause {
            causes.push(inner.to_string());
            cause = inner.source();
        }
        let first = problems.iter().find(|problem| problem.severity == Severity::Error);
        Self {
            // Codes of the registry have four digits.
            status: acs_status::try_from(code).unwrap_or(status::PANIC),
            recoverable,
            message: error.to_string(),
            path: first.map(|problem| problem.path.clone()).unwrap_or_default(),
            causes,
            problems: problems.to_vec(),
        }
    }
}

impl From<CoreError> for Failure {
    fn from(error: CoreError) -> Self {
        Self::shared(error.code(), error.is_recoverable(), &error, error.problems())
    }
}

impl From<EngineError> for Failure {
    fn from(error: EngineError) -> Self {
        let (path, problems) = (error.path(), error.problems());
        Self { path, ..Self::shared(error.code(), error.is_recoverable(), &error, &problems) }
    }
}

impl From<PhysicsError> for Failure {
    fn from(error: PhysicsError) -> Self {
        EngineError::from(error).into()
    }
}
