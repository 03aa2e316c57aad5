use accuscene::EngineError;
use accuscene_core::error::CoreError;
use std::io;
use std::path::Path;

/// Why a validation could not be run; a row out of its limit is a result, not an error.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum ValidationError {
    /// A file or folder could not be read.
    #[error("{path}: {source}")]
    File {
        /// The file or folder.
        path: String,
        /// What the system said.
        source: io::Error,
    },
    /// A folder has nothing to run.
    #[error("{path}: no {wanted} here")]
    Empty {
        /// The folder.
        path: String,
        /// What was looked for.
        wanted: &'static str,
    },
    /// A file does not have the form that is asked of it.
    #[error("{path}: {problem}; {hint}")]
    Form {
        /// The file.
        path: String,
        /// What is wrong.
        problem: String,
        /// What to do.
        hint: &'static str,
    },
    /// A scene has problems.
    #[error("{scene}: {source}")]
    Scene {
        /// Name of the scene, and of the variant.
        scene: String,
        /// The problems.
        source: CoreError,
    },
    /// A scene did not run.
    #[error("{scene}: {source}")]
    Engine {
        /// Name of the scene, and of the variant.
        scene: String,
        /// Why.
        source: EngineError,
    },
}

impl ValidationError {
    /// The stable number of this error.
    #[must_use]
    pub fn code(&self) -> u32 {
        match self {
            Self::File { .. } => 6900,
            Self::Empty { .. } => 6901,
            Self::Form { .. } => 6902,
            Self::Scene { source, .. } => source.code(),
            Self::Engine { source, .. } => source.code(),
        }
    }

    /// Whether the same call can succeed after the caller changed its input or tried again.
    #[must_use]
    pub fn is_recoverable(&self) -> bool {
        match self {
            Self::File { .. } | Self::Empty { .. } | Self::Form { .. } => true,
            Self::Scene { source, .. } => source.is_recoverable(),
            Self::Engine { source, .. } => source.is_recoverable(),
        }
    }

    pub(crate) fn file(path: &Path, source: io::Error) -> Self {
        Self::File { path: path.display().to_string(), source }
    }
}
