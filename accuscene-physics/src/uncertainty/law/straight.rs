use accuscene_core::arith::{Real, ln};

/// Uniform between two bounds.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Straight {
    low: f64,
    high: f64,
}

impl Straight {
    pub(crate) fn new(low: f64, high: f64) -> Self {
        Self { low, high }
    }

    pub(super) fn quantile(&self, p: f64, q: f64) -> f64 {
        let width = self.high - self.low;
        let x = if p <= q { self.low + width * p } else { self.high - width * q };
        Real::clamp(x, self.low, self.high)
    }

    pub(super) fn tails(&self, x: f64) -> [f64; 2] {
        let width = self.high - self.low;
        let x = Real::clamp(x, self.low, self.high);
        [(x - self.low) / width, (self.high - x) / width]
    }

    pub(super) fn ln_density(&self, x: f64) -> f64 {
        if x < self.low || x > self.high { f64::NEG_INFINITY } else { -ln(self.high - self.low) }
    }

    pub(super) fn moments(&self) -> [f64; 2] {
        [0.5 * self.low + 0.5 * self.high, (self.high - self.low) / 12.0_f64.sqrt()]
    }
}
