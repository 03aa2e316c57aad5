use thiserror::Error;

/// Why a crush cannot be computed.
#[derive(Clone, Copy, Debug, Error, PartialEq)]
#[non_exhaustive]
pub enum CrushError {
    /// An input is NaN or infinite.
    #[error("{path} is {value}; {hint}")]
    NotFinite {
        /// The input.
        path: &'static str,
        /// Its value.
        value: f64,
        /// How to mend it.
        hint: &'static str,
    },
    /// An input is out of range.
    #[error("{path} is {value} (limit: {limit}); {hint}")]
    Value {
        /// The input.
        path: &'static str,
        /// Its value.
        value: f64,
        /// What is allowed.
        limit: &'static str,
        /// How to mend it.
        hint: &'static str,
    },
    /// A profile or a fit has too few or too many points.
    #[error("{path} has {count} points (limit: {limit}); {hint}")]
    Points {
        /// The input.
        path: &'static str,
        /// How many.
        count: usize,
        /// What is allowed.
        limit: &'static str,
        /// How to mend it.
        hint: &'static str,
    },
    /// Tests do not determine a straight line that rises from 0 or more.
    #[error("the tests give {value} for {path} (limit: {limit}); {hint}")]
    Undetermined {
        /// What was fitted.
        path: &'static str,
        /// What it came to.
        value: f64,
        /// What is allowed.
        limit: &'static str,
        /// How to mend it.
        hint: &'static str,
    },
    /// The result left the range of finite numbers.
    #[error("the result is beyond the range of numbers; {hint}")]
    Overflow {
        /// How to mend it.
        hint: &'static str,
    },
}

impl CrushError {
    /// The stable number of this error in the registry of codes.
    #[must_use]
    pub fn code(&self) -> u32 {
        match self {
            Self::NotFinite { .. } => 2200,
            Self::Value { .. } => 2201,
            Self::Points { .. } => 2202,
            Self::Undetermined { .. } => 2203,
            Self::Overflow { .. } => 2204,
        }
    }

    /// True if another input can succeed.
    #[must_use]
    pub fn is_recoverable(&self) -> bool {
        true
    }

    /// How to mend the input.
    #[must_use]
    pub fn suggestion(&self) -> &'static str {
        match self {
            Self::NotFinite { hint, .. }
            | Self::Value { hint, .. }
            | Self::Points { hint, .. }
            | Self::Undetermined { hint, .. }
            | Self::Overflow { hint } => hint,
        }
    }
}
