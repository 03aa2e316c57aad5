use super::beta::fraction;
use super::root::positive_root;
use accuscene_core::arith::{PI, Real, ln, pow, sin};

/// PERT: the beta distribution of shape 4 between two bounds, highest at the mode.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Pert {
    low: f64,
    high: f64,
    /// The exponents, from 1 to 5 with sum 6.
    a: f64,
    b: f64,
    /// The beta function of the exponents.
    beta: f64,
}

impl Pert {
    pub(crate) fn new(low: f64, mode: f64, high: f64) -> Self {
        let width = high - low;
        let (a, b) = (1.0 + 4.0 * ((mode - low) / width), 1.0 + 4.0 * ((high - mode) / width));
        Self { low, high, a, b, beta: beta_of_six(a) }
    }

    pub(super) fn quantile(&self, p: f64, q: f64) -> f64 {
        let width = self.high - self.low;
        let x = if p <= q {
            self.low + width * self.root(self.a, self.b, p)
        } else {
            self.high - width * self.root(self.b, self.a, q)
        };
        Real::clamp(x, self.low, self.high)
    }

    pub(super) fn tails(&self, x: f64) -> [f64; 2] {
        let x = Real::clamp(x, self.low, self.high);
        let width = self.high - self.low;
        self.shares(self.a, self.b, (x - self.low) / width, (self.high - x) / width)
    }

    pub(super) fn ln_density(&self, x: f64) -> f64 {
        if x < self.low || x > self.high {
            return f64::NEG_INFINITY;
        }
        let width = self.high - self.low;
        let part = |exponent: f64, share: f64| if exponent == 0.0 { 0.0 } else { exponent * ln(share) };
        part(self.a - 1.0, (x - self.low) / width) + part(self.b - 1.0, (self.high - x) / width)
            - ln(self.beta)
            - ln(width)
    }

    pub(super) fn moments(&self) -> [f64; 2] {
        let width = self.high - self.low;
        let share = self.a / 6.0;
        let mean = if share <= 0.5 { self.low + width * share } else { self.high - width * (self.b / 6.0) };
        [mean, width * (self.a * self.b / 252.0).sqrt()]
    }

    /// `I_x(a, b)` and its complement, `x + y = 1`.
    fn shares(&self, a: f64, b: f64, x: f64, y: f64) -> [f64; 2] {
        let power = |base: f64, exponent: f64| if base > 0.0 { pow(base, exponent) } else { 0.0 };
        if x * (a + b + 2.0) <= a + 1.0 {
            let p = Real::min(power(x, a) * power(y, b) / (a * self.beta) * fraction(a, b, x), 1.0);
            [p, 1.0 - p]
        } else {
            let [q, p] = self.shares(b, a, y, x);
            [p, q]
        }
    }

    /// The `x` with `I_x(a, b) = p`, `p` at most one half.
    fn root(&self, a: f64, b: f64, p: f64) -> f64 {
        if p <= 0.0 {
            return 0.0;
        }
        let target = ln(p);
        let start = pow(p * a * self.beta, 1.0 / a);
        positive_root(start, 1.0, |x| {
            let [share, _] = self.shares(a, b, x, 1.0 - x);
            let power = |base: f64, exponent: f64| if base > 0.0 { pow(base, exponent) } else { 0.0 };
            [ln(share) - target, power(x, a) * power(1.0 - x, b - 1.0) / (self.beta * share)]
        })
    }
}

/// The beta function of `a` and `6 - a`, `a` from 1 to 5: `Gamma(a) Gamma(6 - a) / 5!` by reflection.
fn beta_of_six(a: f64) -> f64 {
    let t = a - 1.0;
    // Gamma(1 + t) Gamma(5 - t) = (1 - t)(2 - t)(3 - t)(4 - t) pi t / sin(pi t); the factor that vanishes
    // with the sine goes into their quotient.
    let nearest = (t + 0.5).floor();
    let rest = PI * (t - nearest);
    let mut product = if rest == 0.0 { 1.0 } else { rest / sin(rest) };
    for k in 0..=4 {
        let k = f64::from(k);
        if k != nearest {
            product *= (k - t).abs();
        }
    }
    product / 120.0
}
