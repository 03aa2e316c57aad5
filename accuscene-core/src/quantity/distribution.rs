use super::QuantityError;
use crate::arith::{Real, exp};
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

    /// Its standard deviation around a quantity of this value and `sigma`; none where it has none.
    pub(super) fn standard_deviation(&self, value: f64, sigma: Option<f64>) -> Option<f64> {
        match *self {
            Self::Normal | Self::Lognormal => sigma,
            Self::Truncated { low, high } => sigma
                .map(|s| if s > 0.0 { s * truncated((low - value) / s, (high - value) / s) } else { 0.0 }),
            Self::Student { dof } => sigma.filter(|_| dof > 2.0).map(|s| s * (dof / (dof - 2.0)).sqrt()),
            Self::Uniform { low, high } => Some((high - low) / 12.0_f64.sqrt()),
            Self::Triangular { low, high } => {
                let (down, up) = (value - low, high - value);
                Some(((down * down + down * up + up * up) / 18.0).sqrt())
            }
            Self::Pert { low, high } => {
                // Beta of shape 4: (mean - low)(high - mean)/7.
                let mean = (low + 4.0 * value + high) / 6.0;
                Some(((mean - low) * (high - mean) / 7.0).sqrt())
            }
        }
    }

    /// True if the width comes from `sigma`; the other kinds must not have one.
    #[must_use]
    pub fn takes_sigma(&self) -> bool {
        matches!(self, Self::Normal | Self::Truncated { .. } | Self::Lognormal | Self::Student { .. })
    }
}

/// Standard deviation of the standard normal between two bounds that enclose 0, by Simpson's rule.
fn truncated(low: f64, high: f64) -> f64 {
    /// Beyond it there is nothing that a double would notice.
    const FAR: f64 = 9.0;
    const HALVES: u32 = 128;
    let (low, high) = (Real::max(low, -FAR), Real::min(high, FAR));
    let step = (high - low) / f64::from(2 * HALVES);
    let (mut sum, mut first, mut second) = (0.0, 0.0, 0.0);
    for k in 0..=2 * HALVES {
        let z = low + step * f64::from(k);
        let weight = match k {
            0 => 1.0,
            k if k == 2 * HALVES => 1.0,
            k if k % 2 == 1 => 4.0,
            _ => 2.0,
        };
        let density = weight * exp(-0.5 * z * z);
        sum += density;
        first += density * z;
        second += density * z * z;
    }
    let mean = first / sum;
    (second / sum - mean * mean).sqrt()
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
