use core::fmt;

/// What an expert should know about an uncertainty that was computed all the same.
#[derive(Clone, Copy, Debug, PartialEq)]
#[non_exhaustive]
pub enum UncertaintyWarning {
    /// The function bends too much over the width of its variables: first order does not do.
    Bent {
        /// Shift of the mean by second order as a share of the standard deviation.
        share: f64,
    },
    /// Samples have no result; what is said holds for the others.
    Failed {
        /// How many.
        failed: u64,
        /// Of how many.
        samples: u64,
    },
    /// An end of the interval is known too badly for the number of samples.
    Unsettled {
        /// Standard error of the end as a share of the width of the interval.
        share: f64,
    },
    /// A fit hardly tells its unknowns apart.
    IllConditioned {
        /// Condition number of the scaled rows.
        condition: f64,
    },
    /// Correlations contradicted each other and were made smaller.
    Shrunk {
        /// The share of every correlation that was taken away.
        share: f64,
    },
}

impl UncertaintyWarning {
    /// Shift of the mean by second order, as a share of the standard deviation, from which first order does
    /// not do.
    pub const MOST_BENT: f64 = 0.1;
    /// Standard error of an end of an interval, as a share of its width, above which a reader is told.
    pub const MOST_UNSETTLED: f64 = 0.05;
    /// Condition number above which a fit hardly tells its unknowns apart.
    pub const MOST_CONDITION: f64 = 1e6;

    /// The stable number of this warning in the registry of codes.
    #[must_use]
    pub fn code(&self) -> u32 {
        match self {
            Self::Bent { .. } => 2440,
            Self::Failed { .. } => 2441,
            Self::Unsettled { .. } => 2442,
            Self::IllConditioned { .. } => 2443,
            Self::Shrunk { .. } => 2444,
        }
    }
}

impl fmt::Display for UncertaintyWarning {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Bent { share } => write!(
                f,
                "second order shifts the mean by {:.0} % of the standard deviation: draw samples instead",
                100.0 * share
            ),
            Self::Failed { failed, samples } => {
                write!(f, "{failed} of {samples} samples have no result; what is said holds for the others")
            }
            Self::Unsettled { share } => write!(
                f,
                "an end of the interval is uncertain by {:.0} % of its width: draw more samples",
                100.0 * share
            ),
            Self::IllConditioned { condition } => {
                write!(
                    f,
                    "the fit hardly tells its unknowns apart (condition number {condition:.1e}): add evidence"
                )
            }
            Self::Shrunk { share } => write!(
                f,
                "the correlations contradict each other; each was made smaller by {:.2} %",
                100.0 * share
            ),
        }
    }
}
