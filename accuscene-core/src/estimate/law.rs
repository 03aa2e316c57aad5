use super::Known;
use crate::arith::{Real, exp, ln};

/// A power law fitted to measured vehicles: `y = exp(intercept) x_1^e_1 x_2^e_2 ...`.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct PowerLaw<const N: usize> {
    /// Natural logarithm of the factor, SI units.
    pub intercept: f64,
    /// Exponents of the inputs.
    pub exponents: [f64; N],
    /// Smallest and largest value of each input among the measured vehicles, SI.
    pub range: [[f64; 2]; N],
    /// Relative error (RMS) on vehicles that were left out of the fit, whole models at a time.
    pub scatter: f64,
    /// Vehicles that it was fitted to.
    pub count: usize,
}

/// Share of its bounds by which an input may pass them.
const MARGIN: f64 = 0.1;

impl<const N: usize> PowerLaw<N> {
    /// The estimate for these inputs, with the scatter of the fit and what the inputs' own deviations add.
    ///
    /// None where an input lies more than 10 % outside what was measured.
    #[must_use]
    pub fn at(&self, inputs: [Known; N]) -> Option<Known> {
        let mut logarithm = self.intercept;
        let mut variance = self.scatter * self.scatter;
        for ((input, exponent), [low, high]) in inputs.iter().zip(self.exponents).zip(self.range) {
            if !(input.value >= low * (1.0 - MARGIN) && input.value <= high * (1.0 + MARGIN)) {
                return None;
            }
            logarithm += exponent * ln(input.value);
            let share = exponent * input.sigma / input.value;
            variance += share * share;
        }
        let value = exp(logarithm);
        Some(Known { value, sigma: value * variance.sqrt() })
    }

    /// The estimate for the nearest inputs that were measured, without a deviation.
    #[must_use]
    pub fn at_nearest(&self, inputs: [f64; N]) -> f64 {
        let mut logarithm = self.intercept;
        for ((input, exponent), [low, high]) in inputs.iter().zip(self.exponents).zip(self.range) {
            logarithm += exponent * ln(Real::clamp(*input, low, high));
        }
        exp(logarithm)
    }
}
