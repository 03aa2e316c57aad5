use thiserror::Error;

/// Why a figure of crush cannot be computed.
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
    /// A list has too few or too many items.
    #[error("{path} has {count} items (limit: {limit}); {hint}")]
    Count {
        /// The list.
        path: &'static str,
        /// Its items.
        count: usize,
        /// What is allowed.
        limit: &'static str,
        /// How to mend it.
        hint: &'static str,
    },
    /// Barrier tests do not determine a line.
    #[error("the tests do not determine a stiffness: {path} is {value} (limit: {limit}); {hint}")]
    Undetermined {
        /// What decides.
        path: &'static str,
        /// Its value.
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
            Self::Count { .. } => 2202,
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
            | Self::Count { hint, .. }
            | Self::Undetermined { hint, .. }
            | Self::Overflow { hint } => hint,
        }
    }
}
