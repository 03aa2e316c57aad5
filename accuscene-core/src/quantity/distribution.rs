use super::QuantityError;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// The shape of the uncertainty of a quantity; numbers are in SI once read.
///
/// The value of the quantity is the centre (normal, truncated, Student), the median (lognormal) or the mode
/// (triangular, PERT). `sigma` belongs to the quantity and gives the width where `low` and `high` do not.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(tag = "kind", rename_all = "kebab-case", deny_unknown_fields)]
#[non_exhaustive]
pub enum Distribution {
    /// Normal with standard deviation `sigma`.
    Normal,
    /// Normal with standard deviation `sigma` before it is cut off at `low` and `high`.
    Truncated {
        /// Least possible value.
        low: f64,
        /// Greatest possible value.
        high: f64,
    },
    /// Lognormal with the value as its median, above 0, and standard deviation `sigma` (of the quantity, not of its
    /// logarithm).
    Lognormal,
    /// Triangular between `low` and `high`, highest at the value.
    Triangular {
        /// Least possible value.
        low: f64,
        /// Greatest possible value.
        high: f64,
    },
    /// Uniform between `low` and `high`.
    Uniform {
        /// Least possible value.
        low: f64,
        /// Greatest possible value.
        high: f64,
    },
    /// Student's t, scaled by `sigma`.
    Student {
        /// Degrees of freedom, above 0.
        dof: f64,
    },
    /// PERT (beta with shape 4) between `low` and `high`, highest at the value.
    Pert {
        /// Least possible value.
        low: f64,
        /// Greatest possible value.
        high: f64,
    },
}

impl Distribution {
    /// The names of the kinds, as written in a document.
    pub const KINDS: &'static [&'static str] =
        &["normal", "truncated", "lognormal", "triangular", "uniform", "student", "pert"];

    /// The name of the kind, as written in a document.
    #[must_use]
    pub fn kind(&self) -> &'static str {
        match self {
            Self::Normal => "normal",
            Self::Truncated { .. } => "truncated",
            Self::Lognormal => "lognormal",
            Self::Triangular { .. } => "triangular",
            Self::Uniform { .. } => "uniform",
            Self::Student { .. } => "student",
            Self::Pert { .. } => "pert",
        }
    }

    /// The least and greatest possible value, where the kind has them.
    #[must_use]
    pub fn bounds(&self) -> Option<(f64, f64)> {
        match *self {
            Self::Truncated { low, high }
            | Self::Triangular { low, high }
            | Self::Uniform { low, high }
            | Self::Pert { low, high } => Some((low, high)),
            Self::Normal | Self::Lognormal | Self::Student { .. } => None,
        }
    }

    /// True if the width comes from `sigma`; the other kinds must not have one.
    #[must_use]
    pub fn takes_sigma(&self) -> bool {
        matches!(self, Self::Normal | Self::Truncated { .. } | Self::Lognormal | Self::Student { .. })
    }
}

/// Everything wrong with an uncertainty, each with its path inside the quantity.
pub(super) fn check_uncertainty(
    value: f64,
    sigma: Option<f64>,
    dist: Option<&Distribution>,
) -> Vec<(String, QuantityError)> {
    let mut faults = Vec::new();
    let mut refuse = |path: &str, value: Option<f64>, rule: &str| {
        faults.push((path.to_owned(), QuantityError::Distribution { value, rule: rule.to_owned() }));
    };
    if let Some(sigma) = sigma
        && !(sigma.is_finite() && sigma >= 0.0)
    {
        refuse("sigma", Some(sigma), "sigma must be finite and not negative");
    }
    let Some(dist) = dist else { return faults };
    let kind = dist.kind();
    match sigma {
        None if dist.takes_sigma() => refuse("sigma", None, &format!("{kind} needs a sigma")),
        Some(s) if !dist.takes_sigma() => {
            refuse("sigma", Some(s), &format!("{kind} takes its width from low and high: leave sigma out"));
        }
        _ => {}
    }
    if let Some((low, high)) = dist.bounds() {
        if !low.is_finite() || !high.is_finite() {
            refuse("dist", None, "low and high must be finite");
        } else if low >= high {
            refuse("dist.low", Some(low), "low must be below high");
        } else if value < low || value > high {
            refuse("dist", Some(value), "the value must lie between low and high");
        }
    }
    match *dist {
        Distribution::Student { dof } if !(dof.is_finite() && dof > 0.0) => {
            refuse("dist.dof", Some(dof), "dof must be finite and above 0");
        }
        Distribution::Lognormal if value <= 0.0 => {
            refuse("value", Some(value), "the median of a lognormal must be above 0");
        }
        _ => {}
    }
    faults
}
