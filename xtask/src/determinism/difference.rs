use core::fmt;

/// How a case is not what the golden file says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Difference {
    /// It did not run.
    Missing { case: String },
    /// The golden file does not know it.
    Added { case: String },
    /// It has other bits.
    Changed { case: String, wanted: String, got: String },
}

impl Difference {
    /// The case.
    pub(super) fn case(&self) -> &str {
        match self {
            Self::Missing { case } | Self::Added { case } | Self::Changed { case, .. } => case,
        }
    }
}

impl fmt::Display for Difference {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Missing { case } => write!(f, "{case} is missing"),
            Self::Added { case } => write!(f, "{case} is not in the golden file"),
            Self::Changed { case, wanted, got } => {
                write!(f, "{case} has other bits\n  golden {wanted}\n  got    {got}")
            }
        }
    }
}
