//! Errors of the engine.

use accuscene_core::document::{Problem, Severity};
use accuscene_core::error::CoreError;
use accuscene_physics::PhysicsError;
use accuscene_physics::analysis::AnalysisError;
use accuscene_physics::inverse::InverseError;
use accuscene_physics::reconstruction::ReconstructionError;
use accuscene_physics::uncertainty::UncertaintyError;

use crate::sweep::SweepError;

/// What can go wrong between a scene and its outcome; errors of the scene and of the physics pass through unchanged.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum EngineError {
    /// The scene is not valid, or a core function failed.
    #[error(transparent)]
    Core(#[from] CoreError),
    /// The model cannot be built from the scene, or the run diverged.
    #[error(transparent)]
    Physics(#[from] PhysicsError),
    /// A case cannot be reconstructed.
    #[error(transparent)]
    Reconstruction(#[from] ReconstructionError),
    /// A formula has no answer with its inputs.
    #[error(transparent)]
    Analysis(#[from] AnalysisError),
    /// The uncertainty of an analysis cannot be worked out.
    #[error(transparent)]
    Uncertainty(#[from] UncertaintyError),
    /// An inverse problem cannot be solved.
    #[error(transparent)]
    Inverse(#[from] InverseError),
    /// A shard of a sweep cannot be run, or parts cannot be joined.
    #[error(transparent)]
    Sweep(#[from] SweepError),
    /// An outcome could not be written.
    #[error("the outcome could not be written: {source}")]
    Encode {
        /// What the writer said.
        source: serde_json::Error,
    },
    /// A text is not an outcome.
    #[error("the text is not an outcome of this engine: {source}")]
    Decode {
        /// What the reader said.
        source: serde_json::Error,
    },
    /// A text is not a log of live controls.
    #[error("the text is not a log of live controls: {source}")]
    Log {
        /// What the reader said.
        source: serde_json::Error,
    },
}

impl EngineError {
    /// The stable number of this error in the registry.
    #[must_use]
    pub fn code(&self) -> u32 {
        match self {
            Self::Core(error) => error.code(),
            Self::Physics(error) => error.code(),
            Self::Reconstruction(error) => error.code(),
            Self::Analysis(error) => error.code(),
            Self::Uncertainty(error) => error.code(),
            Self::Inverse(error) => error.code(),
            Self::Sweep(error) => error.code(),
            Self::Encode { .. } => 5000,
            Self::Decode { .. } => 5001,
            Self::Log { .. } => 5002,
        }
    }

    /// The error as problems of the scene, each with its path, value, limit and hint; none where the scene is not to blame.
    #[must_use]
    pub fn problems(&self) -> Vec<Problem> {
        match self {
            Self::Core(error) => error.problems().to_vec(),
            Self::Physics(error) => error.problems(),
            Self::Reconstruction(error) => error.problems(),
            Self::Analysis(_)
            | Self::Uncertainty(_)
            | Self::Inverse(_)
            | Self::Sweep(_)
            | Self::Encode { .. }
            | Self::Decode { .. }
            | Self::Log { .. } => Vec::new(),
        }
    }

    /// The place in a document or the input that is to blame, as far as one is.
    #[must_use]
    pub fn path(&self) -> String {
        match self {
            Self::Analysis(error) => error.path().to_owned(),
            Self::Uncertainty(error) | Self::Reconstruction(ReconstructionError::Belief(error)) => {
                error.path().to_owned()
            }
            Self::Inverse(error) | Self::Reconstruction(ReconstructionError::Inverse(error)) => {
                error.path().to_owned()
            }
            _ => {
                let problems = self.problems();
                let first = problems.into_iter().find(|problem| problem.severity == Severity::Error);
                first.map(|problem| problem.path).unwrap_or_default()
            }
        }
    }

    /// Whether the same call can succeed after the caller changed its input or tried again.
    #[must_use]
    pub fn is_recoverable(&self) -> bool {
        match self {
            Self::Core(error) => error.is_recoverable(),
            Self::Physics(error) => error.is_recoverable(),
            Self::Reconstruction(error) => error.is_recoverable(),
            Self::Analysis(error) => error.is_recoverable(),
            Self::Uncertainty(error) => error.is_recoverable(),
            Self::Inverse(error) => error.is_recoverable(),
            Self::Sweep(error) => error.is_recoverable(),
            Self::Decode { .. } | Self::Log { .. } => true,
            Self::Encode { .. } => false,
        }
    }
}
