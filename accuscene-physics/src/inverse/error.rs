use thiserror::Error;

/// Why an inverse problem cannot be solved.
#[derive(Clone, Debug, Error, PartialEq)]
#[non_exhaustive]
pub enum InverseError {
    /// Nothing is sought.
    #[error("the problem has no unknowns; {hint}")]
    NoUnknowns {
        /// How to mend it.
        hint: &'static str,
    },
    /// Nothing is known.
    #[error("the problem has no evidence; {hint}")]
    NoEvidence {
        /// How to mend it.
        hint: &'static str,
    },
    /// The bounds of an unknown leave nothing between them.
    #[error("{path} runs from {low} to {high}; {hint}")]
    Bounds {
        /// The unknown.
        path: String,
        /// Lower bound.
        low: f64,
        /// Upper bound.
        high: f64,
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
    /// An input is out of range: a standard deviation of zero, say.
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
    /// A prior has no probability between the bounds.
    #[error("{path} has no probability between its bounds; {hint}")]
    Prior {
        /// The prior.
        path: String,
        /// How to mend it.
        hint: &'static str,
    },
    /// There are more unknowns than the budget of runs allows.
    #[error("{unknowns} unknowns need {limit} runs or more, the budget is {budget}; {hint}")]
    Budget {
        /// How many are sought.
        unknowns: usize,
        /// Runs that may be made.
        budget: usize,
        /// Runs that are needed.
        limit: usize,
        /// How to mend it.
        hint: &'static str,
    },
    /// The forward model failed wherever it was tried.
    #[error("all of {count} starts failed; {hint}")]
    EveryStartFailed {
        /// How many were tried.
        count: usize,
        /// How to mend it.
        hint: &'static str,
    },
    /// The caller asked to end.
    #[error("cancelled after {runs} runs")]
    Cancelled {
        /// Runs that were made.
        runs: usize,
    },
}

impl InverseError {
    /// The stable number of this error in the registry of codes.
    #[must_use]
    pub fn code(&self) -> u32 {
        match self {
            Self::NoUnknowns { .. } => 2500,
            Self::NoEvidence { .. } => 2501,
            Self::Bounds { .. } => 2502,
            Self::NotFinite { .. } => 2503,
            Self::Value { .. } => 2504,
            Self::Prior { .. } => 2505,
            Self::Budget { .. } => 2506,
            Self::EveryStartFailed { .. } => 2507,
            Self::Cancelled { .. } => 2508,
        }
    }

    /// The input that is to blame, as far as one is.
    #[must_use]
    pub fn path(&self) -> &str {
        match self {
            Self::NoUnknowns { .. } => "unknowns",
            Self::NoEvidence { .. } => "items",
            Self::Bounds { path, .. }
            | Self::NotFinite { path, .. }
            | Self::Value { path, .. }
            | Self::Prior { path, .. } => path,
            Self::Budget { .. } => "budget",
            Self::EveryStartFailed { .. } | Self::Cancelled { .. } => "",
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
            Self::NoUnknowns { hint }
            | Self::NoEvidence { hint }
            | Self::Bounds { hint, .. }
            | Self::NotFinite { hint, .. }
            | Self::Value { hint, .. }
            | Self::Prior { hint, .. }
            | Self::Budget { hint, .. }
            | Self::EveryStartFailed { hint, .. } => hint,
            Self::Cancelled { .. } => "start again and let it run to its end",
        }
    }
}
