use crate::arith::{exp, ln};

/// A value with its standard deviation, SI.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Known {
    /// The value.
    pub value: f64,
    /// Its standard deviation; 0 for one that is exact.
    pub sigma: f64,
}

impl Known {
    /// A value without a deviation.
    #[must_use]
    pub const fn exact(value: f64) -> Self {
        Self { value, sigma: 0.0 }
    }

    /// The mean of two positive estimates of one thing, weighted on the logarithms by their relative deviations.
    ///
    /// The deviation is the smaller of the two: what they have in common is not known.
    #[must_use]
    pub fn joined(self, other: Self) -> Self {
        let weight = |k: &Self| (k.value / k.sigma) * (k.value / k.sigma);
        let (own, others) = (weight(&self), weight(&other));
        let share = own / (own + others);
        if !share.is_finite() {
            return if own >= others { self } else { other };
        }
        let value = exp(ln(self.value) * share + ln(other.value) * (1.0 - share));
        let deviation = if own >= others { self } else { other };
        Self { value, sigma: value * (deviation.sigma / deviation.value) }
    }
}
