use crate::crush::CrushError;
use crate::impact::ImpactError;
use thiserror::Error;

/// Why a formula has no answer.
#[derive(Clone, Debug, Error, PartialEq)]
#[non_exhaustive]
pub enum AnalysisError {
    /// An input is out of range.
    #[error("{path} is {value} (limit: {limit}); {hint}")]
    Value {
        /// The input.
        path: String,
        /// Its value, SI.
        value: f64,
        /// What is allowed.
        limit: String,
        /// How to mend it.
        hint: &'static str,
    },
    /// An input is NaN or infinite.
    #[error("{path} is {value}; {hint}")]
    NotFinite {
        /// The input.
        path: String,
        /// Its value.
        value: f64,
        /// How to mend it.
        hint: &'static str,
    },
    /// The inputs do not determine the answer.
    #[error("the inputs do not determine {figure}: {reason}; {hint}")]
    Undetermined {
        /// What cannot be told.
        figure: &'static str,
        /// Why.
        reason: &'static str,
        /// How to mend it.
        hint: &'static str,
    },
    /// The inputs contradict each other: no motion has them all.
    #[error("no motion has these inputs: {term} is {value} (limit: {limit}); {hint}")]
    Impossible {
        /// What would have to be otherwise.
        term: &'static str,
        /// What it comes to, SI.
        value: f64,
        /// What it would have to be.
        limit: &'static str,
        /// How to mend it.
        hint: &'static str,
    },
    /// A list has too few or too many items, or not as many as another.
    #[error("{path} has {count} items (limit: {limit}); {hint}")]
    Items {
        /// The input.
        path: &'static str,
        /// How many.
        count: usize,
        /// What is allowed.
        limit: String,
        /// How to mend it.
        hint: &'static str,
    },
    /// The result left the range of finite numbers.
    #[error("the result is beyond the range of numbers; {hint}")]
    Overflow {
        /// How to mend it.
        hint: &'static str,
    },
    /// The laws of measured crush refuse the inputs.
    #[error(transparent)]
    Crush(#[from] CrushError),
    /// The laws of impact refuse the inputs.
    #[error(transparent)]
    Impact(#[from] ImpactError),
}

impl AnalysisError {
    /// The stable number of this error in the registry of codes.
    #[must_use]
    pub fn code(&self) -> u32 {
        match self {
            Self::Value { .. } => 2300,
            Self::NotFinite { .. } => 2301,
            Self::Undetermined { .. } => 2302,
            Self::Impossible { .. } => 2303,
            Self::Items { .. } => 2304,
            Self::Overflow { .. } => 2305,
            Self::Crush(error) => error.code(),
            Self::Impact(error) => error.code(),
        }
    }

    /// True if another input can succeed.
    #[must_use]
    pub fn is_recoverable(&self) -> bool {
        true
    }

    /// The input that is to blame, as far as one is.
    #[must_use]
    pub fn path(&self) -> &str {
        match self {
            Self::Value { path, .. } | Self::NotFinite { path, .. } => path,
            Self::Items { path, .. } => path,
            _ => "",
        }
    }

    /// How to mend the input.
    #[must_use]
    pub fn suggestion(&self) -> &'static str {
        match self {
            Self::Value { hint, .. }
            | Self::NotFinite { hint, .. }
            | Self::Undetermined { hint, .. }
            | Self::Impossible { hint, .. }
            | Self::Items { hint, .. }
            | Self::Overflow { hint } => hint,
            Self::Crush(error) => error.suggestion(),
            Self::Impact(error) => error.suggestion(),
        }
    }
}
