use super::LN_SQRT_TAU;
use accuscene_core::arith::ln;

/// Normal with a standard deviation above 0.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Normal {
    mean: f64,
    sigma: f64,
}

impl Normal {
    pub(crate) fn new(mean: f64, sigma: f64) -> Self {
        Self { mean, sigma }
    }

    pub(super) fn at(&self, z: f64) -> f64 {
        self.mean + self.sigma * z
    }

    pub(super) fn score(&self, x: f64) -> f64 {
        (x - self.mean) / self.sigma
    }

    pub(super) fn ln_density(&self, x: f64) -> f64 {
        let z = self.score(x);
        -0.5 * z * z - ln(self.sigma) - LN_SQRT_TAU
    }

    pub(super) fn moments(&self) -> [f64; 2] {
        [self.mean, self.sigma]
    }
}
