use super::LN_SQRT_TAU;
use accuscene_core::arith::{
    Real, exp, ln, normal_cumulative, normal_excess, normal_quantile, normal_quantile_of_excess,
};

/// Normal with a standard deviation above 0 that is cut off at two bounds around its centre.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Truncated {
    centre: f64,
    sigma: f64,
    low: f64,
    high: f64,
    /// The bounds as standard normal variates.
    alpha: f64,
    beta: f64,
    /// The share of the whole normal between the bounds.
    share: f64,
}

/// Tails are measured from their end, the rest from the centre.
const TAIL: f64 = 0.075;

impl Truncated {
    pub(crate) fn new(centre: f64, sigma: f64, low: f64, high: f64) -> Self {
        let (alpha, beta) = ((low - centre) / sigma, (high - centre) / sigma);
        let share = normal_excess(beta) - normal_excess(alpha);
        Self { centre, sigma, low, high, alpha, beta, share }
    }

    /// True where the bounds are so near that the density is the same everywhere to the last bit.
    pub(crate) fn is_flat(&self) -> bool {
        self.beta - self.alpha < 1e-9
    }

    pub(super) fn quantile(&self, p: f64, q: f64) -> f64 {
        let below = normal_cumulative(self.alpha) + p * self.share;
        let above = normal_cumulative(-self.beta) + q * self.share;
        let z = if below < TAIL {
            normal_quantile(below)
        } else if above < TAIL {
            -normal_quantile(above)
        } else if p <= q {
            normal_quantile_of_excess(normal_excess(self.alpha) + p * self.share)
        } else {
            normal_quantile_of_excess(normal_excess(self.beta) - q * self.share)
        };
        Real::clamp(self.centre + self.sigma * z, self.low, self.high)
    }

    pub(super) fn tails(&self, x: f64) -> [f64; 2] {
        let z = (Real::clamp(x, self.low, self.high) - self.centre) / self.sigma;
        let p = difference(self.alpha, z) / self.share;
        let q = difference(z, self.beta) / self.share;
        [Real::clamp(p, 0.0, 1.0), Real::clamp(q, 0.0, 1.0)]
    }

    pub(super) fn ln_density(&self, x: f64) -> f64 {
        if x < self.low || x > self.high {
            return f64::NEG_INFINITY;
        }
        let z = (x - self.centre) / self.sigma;
        -0.5 * z * z - ln(self.sigma) - LN_SQRT_TAU - ln(self.share)
    }

    /// Mean and standard deviation by the closed form, between near bounds by quadrature, where that would
    /// cancel.
    pub(super) fn moments(&self) -> [f64; 2] {
        let [mean, variance] =
            if self.beta - self.alpha < 3.0 { self.near_moments() } else { self.far_moments() };
        [self.centre + self.sigma * mean, self.sigma * variance.sqrt()]
    }

    fn far_moments(&self) -> [f64; 2] {
        let density = |z: f64| exp(-0.5 * z * z - LN_SQRT_TAU) / self.share;
        let (a, b) = (density(self.alpha), density(self.beta));
        let times = |z: f64, d: f64| if d > 0.0 { z * d } else { 0.0 };
        let mean = a - b;
        [mean, 1.0 + times(self.alpha, a) - times(self.beta, b) - mean * mean]
    }

    fn near_moments(&self) -> [f64; 2] {
        let middle = 0.5 * (self.alpha + self.beta);
        let half = 0.5 * (self.beta - self.alpha);
        let (mut sum, mut first, mut second) = (0.0, 0.0, 0.0);
        for (node, weight) in super::super::gauss::RULE {
            for t in [-node * half, node * half] {
                let z = middle + t;
                let w = weight * exp(-0.5 * z * z);
                sum += w;
                first += w * t;
                second += w * t * t;
            }
        }
        let mean = first / sum;
        [middle + mean, second / sum - mean * mean]
    }
}

/// The share of a standard normal between `a` and `b`, from the nearer end or from the centre.
fn difference(a: f64, b: f64) -> f64 {
    if b < -1.0 {
        normal_cumulative(b) - normal_cumulative(a)
    } else if a > 1.0 {
        normal_cumulative(-a) - normal_cumulative(-b)
    } else {
        normal_excess(b) - normal_excess(a)
    }
}
