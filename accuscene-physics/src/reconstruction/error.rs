use super::Lacks;
use crate::PhysicsError;
use crate::inverse::InverseError;
use crate::uncertainty::UncertaintyError;
use accuscene_core::document::Problem;
use core::fmt::Write;
use thiserror::Error;

/// Code where every start failed, as that of an inverse problem.
const EVERY_START_FAILED: u32 = 2507;

/// Why a case cannot be reconstructed.
#[derive(Clone, Debug, Error, PartialEq)]
#[non_exhaustive]
pub enum ReconstructionError {
    /// The scene, its unknowns or its evidence have problems; all of them are listed.
    #[error("{}", list(.problems))]
    Problems {
        /// Each with path, value, limit and hint.
        problems: Vec<Problem>,
    },
    /// The scene cannot be run.
    #[error(transparent)]
    Physics(Box<PhysicsError>),
    /// No start shows what was observed.
    #[error("none of {count} starts shows what was observed: {lacks}; {hint}")]
    Unseen {
        /// How many were tried.
        count: usize,
        /// What they lack.
        lacks: Box<Lacks>,
        /// How to mend it.
        hint: &'static str,
    },
    /// Values cannot be searched for.
    #[error(transparent)]
    Inverse(#[from] InverseError),
    /// What is believed of a value is no distribution.
    #[error(transparent)]
    Belief(#[from] UncertaintyError),
}

impl ReconstructionError {
    /// The stable number of this error in the registry of codes.
    #[must_use]
    pub fn code(&self) -> u32 {
        match self {
            Self::Problems { .. } => 2511,
            Self::Physics(error) => error.code(),
            Self::Unseen { .. } => EVERY_START_FAILED,
            Self::Inverse(error) => error.code(),
            Self::Belief(error) => error.code(),
        }
    }

    /// True if another input can succeed.
    #[must_use]
    pub fn is_recoverable(&self) -> bool {
        match self {
            Self::Problems { .. } | Self::Unseen { .. } => true,
            Self::Physics(error) => error.is_recoverable(),
            Self::Inverse(error) => error.is_recoverable(),
            Self::Belief(error) => error.is_recoverable(),
        }
    }

    /// The error as problems of the scene, each with its path, value, limit and hint.
    #[must_use]
    pub fn problems(&self) -> Vec<Problem> {
        match self {
            Self::Problems { problems } => problems.clone(),
            Self::Physics(error) => error.problems(),
            Self::Unseen { .. } | Self::Inverse(_) | Self::Belief(_) => Vec::new(),
        }
    }
}

impl From<PhysicsError> for ReconstructionError {
    fn from(error: PhysicsError) -> Self {
        Self::Physics(Box::new(error))
    }
}

fn list(problems: &[Problem]) -> String {
    let mut text = String::new();
    for (index, problem) in problems.iter().enumerate() {
        // Writing to a String cannot fail.
        let _ = write!(text, "{}{problem}", if index > 0 { "\n" } else { "" });
    }
    text
}
