use thiserror::Error;

/// Why an uncertainty cannot be computed.
#[derive(Clone, Debug, Error, PartialEq)]
#[non_exhaustive]
pub enum UncertaintyError {
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
    /// An input is out of range.
    #[error("{path} is {value} (limit: {limit}); {hint}")]
    Value {
        /// The input.
        path: String,
        /// Its value.
        value: f64,
        /// What is allowed.
        limit: &'static str,
        /// How to mend it.
        hint: &'static str,
    },
    /// A distribution contradicts itself or its value.
    #[error("{path}: {rule}; {hint}")]
    Distribution {
        /// The variable.
        path: String,
        /// What has to hold.
        rule: String,
        /// How to mend it.
        hint: &'static str,
    },
    /// There is too much or too little of something.
    #[error("{path}: {count} (limit: {}); {hint}", span(*.least, *.most))]
    Count {
        /// What is counted.
        path: &'static str,
        /// How many there are.
        count: u64,
        /// The least.
        least: u64,
        /// The most; the greatest number where there is no limit.
        most: u64,
        /// How to mend it.
        hint: &'static str,
    },
    /// A Sobol plan has a number of samples that is no power of two.
    #[error("{samples} samples are no power of two; {hint} ({next})")]
    NotPowerOfTwo {
        /// How many were asked for.
        samples: u64,
        /// The next power of two.
        next: u64,
        /// How to mend it.
        hint: &'static str,
    },
    /// A pair of correlated variables is no pair, or is given twice.
    #[error("the correlation of variables {first} and {second}: {rule}; {hint}")]
    Pair {
        /// Index of one variable.
        first: usize,
        /// Index of the other.
        second: usize,
        /// What has to hold.
        rule: &'static str,
        /// How to mend it.
        hint: &'static str,
    },
    /// Correlations contradict each other, or leave a variable without any freedom.
    #[error(
        "the correlations contradict each other or leave a variable no freedom, that of {pair} ({correlation}) most; {hint}"
    )]
    NotPositiveDefinite {
        /// Index of one variable of the pair that stands against the others most.
        first: usize,
        /// Index of the other.
        second: usize,
        /// What the two are called: `variables 0 and 2`, if they have no names.
        pair: String,
        /// The correlation of their normal scores.
        correlation: f64,
        /// How to mend it.
        hint: &'static str,
    },
    /// The function has no result where it is needed.
    #[error("the function has no result at {path}; {hint}")]
    NoResult {
        /// Where.
        path: String,
        /// How to mend it.
        hint: &'static str,
    },
    /// The data do not determine what is asked.
    #[error("the data give {value} for {path} (limit: {limit}); {hint}")]
    Undetermined {
        /// What is asked.
        path: &'static str,
        /// What it came to.
        value: f64,
        /// What is allowed.
        limit: &'static str,
        /// How to mend it.
        hint: &'static str,
    },
    /// Two parts that belong together do not match.
    #[error("{path} is {found}, not {expected}; {hint}")]
    Mismatch {
        /// What does not match.
        path: &'static str,
        /// What there is.
        found: u64,
        /// What there should be.
        expected: u64,
        /// How to mend it.
        hint: &'static str,
    },
}

impl UncertaintyError {
    /// The stable number of this error in the registry of codes.
    #[must_use]
    pub fn code(&self) -> u32 {
        match self {
            Self::NotFinite { .. } => 2400,
            Self::Value { .. } => 2401,
            Self::Distribution { .. } => 2402,
            Self::Count { .. } => 2403,
            Self::NotPowerOfTwo { .. } => 2404,
            Self::Pair { .. } => 2405,
            Self::NotPositiveDefinite { .. } => 2406,
            Self::NoResult { .. } => 2407,
            Self::Undetermined { .. } => 2408,
            Self::Mismatch { .. } => 2409,
        }
    }

    /// The input that is to blame.
    #[must_use]
    pub fn path(&self) -> &str {
        match self {
            Self::NotFinite { path, .. }
            | Self::Value { path, .. }
            | Self::Distribution { path, .. }
            | Self::NoResult { path, .. } => path,
            Self::Count { path, .. } | Self::Undetermined { path, .. } | Self::Mismatch { path, .. } => path,
            Self::NotPowerOfTwo { .. } => "samples",
            Self::Pair { .. } | Self::NotPositiveDefinite { .. } => "correlations",
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
            | Self::Distribution { hint, .. }
            | Self::Count { hint, .. }
            | Self::NotPowerOfTwo { hint, .. }
            | Self::Pair { hint, .. }
            | Self::NotPositiveDefinite { hint, .. }
            | Self::NoResult { hint, .. }
            | Self::Undetermined { hint, .. }
            | Self::Mismatch { hint, .. } => hint,
        }
    }
}

fn span(least: u64, most: u64) -> String {
    if most == u64::MAX { format!("{least} or more") } else { format!("{least} to {most}") }
}
