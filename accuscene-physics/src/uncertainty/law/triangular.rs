use accuscene_core::arith::{Real, ln};

/// Triangular between two bounds, highest at the mode.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Triangular {
    low: f64,
    mode: f64,
    high: f64,
}

impl Triangular {
    pub(crate) fn new(low: f64, mode: f64, high: f64) -> Self {
        Self { low, mode, high }
    }

    pub(super) fn quantile(&self, p: f64, q: f64) -> f64 {
        let (width, below, above) = (self.high - self.low, self.mode - self.low, self.high - self.mode);
        // Each side by the share that is counted from its own end.
        if p * width <= below {
            Real::clamp(self.low + (p * width * below).sqrt(), self.low, self.mode)
        } else {
            Real::clamp(self.high - (q * width * above).sqrt(), self.mode, self.high)
        }
    }

    pub(super) fn tails(&self, x: f64) -> [f64; 2] {
        let x = Real::clamp(x, self.low, self.high);
        let (width, below, above) = (self.high - self.low, self.mode - self.low, self.high - self.mode);
        if x < self.mode {
            let p = (x - self.low) / width * ((x - self.low) / below);
            [p, 1.0 - p]
        } else if above > 0.0 {
            let q = (self.high - x) / width * ((self.high - x) / above);
            [1.0 - q, q]
        } else {
            [1.0, 0.0]
        }
    }

    pub(super) fn ln_density(&self, x: f64) -> f64 {
        if x < self.low || x > self.high {
            return f64::NEG_INFINITY;
        }
        let share = if x < self.mode {
            (x - self.low) / (self.mode - self.low)
        } else if x > self.mode {
            (self.high - x) / (self.high - self.mode)
        } else {
            1.0
        };
        ln(2.0 * share) - ln(self.high - self.low)
    }

    pub(super) fn moments(&self) -> [f64; 2] {
        let (down, up) = (self.mode - self.low, self.high - self.mode);
        [self.mode + (up - down) / 3.0, ((down * down + down * up + up * up) / 18.0).sqrt()]
    }
}
