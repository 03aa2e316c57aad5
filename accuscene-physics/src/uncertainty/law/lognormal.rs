use super::LN_SQRT_TAU;
use super::logarithm::ln_1p;
use accuscene_core::arith::{exp, ln};

/// Lognormal by its median and the standard deviation of the quantity itself, both above 0.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Lognormal {
    median: f64,
    sigma: f64,
    /// Standard deviation of the logarithm.
    width: f64,
}

impl Lognormal {
    pub(crate) fn new(median: f64, sigma: f64) -> Self {
        // sigma^2 = median^2 w (w - 1) with w = exp(width^2); w - 1 without the difference.
        let ratio = sigma / median;
        let above = 2.0 * ratio * (ratio / (1.0 + (1.0 + 4.0 * ratio * ratio).sqrt()));
        Self { median, sigma, width: ln_1p(above).sqrt() }
    }

    /// False where the numbers leave the range of doubles.
    pub(crate) fn is_sound(&self) -> bool {
        self.width.is_finite() && self.width > 0.0 && self.moments()[0].is_finite()
    }

    pub(super) fn at(&self, z: f64) -> f64 {
        self.median * exp(self.width * z)
    }

    pub(super) fn score(&self, x: f64) -> f64 {
        if x <= 0.0 {
            return f64::NEG_INFINITY;
        }
        let beyond = (x - self.median) / self.median;
        let log = if beyond.abs() < 0.5 { ln_1p(beyond) } else { ln(x) - ln(self.median) };
        log / self.width
    }

    pub(super) fn ln_density(&self, x: f64) -> f64 {
        if x <= 0.0 {
            return f64::NEG_INFINITY;
        }
        let z = self.score(x);
        -0.5 * z * z - ln(self.width) - ln(x) - LN_SQRT_TAU
    }

    pub(super) fn moments(&self) -> [f64; 2] {
        [self.median * exp(0.5 * self.width * self.width), self.sigma]
    }
}
