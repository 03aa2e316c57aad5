use thiserror::Error;

/// Why a shard cannot be run, or parts cannot be joined.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
#[non_exhaustive]
pub enum SweepError {
    /// A shard or a part is one of another sweep.
    #[error("{path} is {found}, not {expected}; {hint}")]
    Other {
        /// What does not match.
        path: &'static str,
        /// What there is.
        found: String,
        /// What there should be.
        expected: String,
        /// How to mend it.
        hint: &'static str,
    },
    /// The sweep has no such samples.
    #[error("samples {first} to {} (limit: below {samples}); {hint}", last(*first, *count))]
    Range {
        /// The first one.
        first: u64,
        /// How many.
        count: u64,
        /// How many the sweep has.
        samples: u64,
        /// How to mend it.
        hint: &'static str,
    },
    /// A part is none: a text that does not say what it should, or says it wrongly.
    #[error("{path}: {found} (limit: {limit}); {hint}")]
    Part {
        /// Where in the part.
        path: &'static str,
        /// What there is.
        found: String,
        /// What is allowed.
        limit: String,
        /// How to mend it.
        hint: &'static str,
    },
    /// No part has these samples.
    #[error("samples {first} to {} are in no part; {hint}", last(*first, *count))]
    Gap {
        /// The first one.
        first: u64,
        /// How many.
        count: u64,
        /// How to mend it.
        hint: &'static str,
    },
    /// Two parts have these samples.
    #[error("samples {first} to {} are in two parts; {hint}", last(*first, *count))]
    Overlap {
        /// The first one.
        first: u64,
        /// How many.
        count: u64,
        /// How to mend it.
        hint: &'static str,
    },
    /// More numbers than are kept at once.
    #[error("{count} numbers of parameters and outputs (limit: {most}); {hint}")]
    TooMany {
        /// How many.
        count: u64,
        /// The most.
        most: u64,
        /// How to mend it.
        hint: &'static str,
    },
}

impl SweepError {
    /// The stable number of this error in the registry of codes.
    #[must_use]
    pub fn code(&self) -> u32 {
        match self {
            Self::Other { .. } => 5026,
            Self::Range { .. } => 5027,
            Self::Part { .. } => 5028,
            Self::Gap { .. } => 5029,
            Self::Overlap { .. } => 5030,
            Self::TooMany { .. } => 5031,
        }
    }

    /// True if another input can succeed.
    #[must_use]
    pub fn is_recoverable(&self) -> bool {
        true
    }

    /// How to mend it.
    #[must_use]
    pub fn suggestion(&self) -> &'static str {
        match self {
            Self::Other { hint, .. }
            | Self::Range { hint, .. }
            | Self::Part { hint, .. }
            | Self::Gap { hint, .. }
            | Self::Overlap { hint, .. }
            | Self::TooMany { hint, .. } => hint,
        }
    }
}

/// The last of so many numbers from a first one on.
fn last(first: u64, count: u64) -> u64 {
    first.saturating_add(count.saturating_sub(1))
}
