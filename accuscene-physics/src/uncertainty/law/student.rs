use super::beta::{fraction, half_step};
use super::logarithm::ln_1p;
use super::root::positive_root;
use accuscene_core::arith::{PI, exp, ln, normal_quantile};

/// Student's t with any degrees of freedom above 0, scaled by a sigma above 0.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Student {
    centre: f64,
    sigma: f64,
    dof: f64,
    /// The density at the centre of the unscaled distribution.
    peak: f64,
}

/// From here on the series around the normal distribution takes over from the continued fraction.
const MANY: f64 = 1500.0;

/// Beyond it `exp(-square/2)` is 0.
const NOTHING: f64 = 1500.0;

impl Student {
    pub(crate) fn new(centre: f64, sigma: f64, dof: f64) -> Self {
        Self { centre, sigma, dof, peak: half_step(0.5 * dof) / (dof.sqrt() * PI.sqrt()) }
    }

    pub(super) fn quantile(&self, p: f64, q: f64) -> f64 {
        let tail = if p <= q { p } else { q };
        // An excess from the probability that was given: 0.5 - q has digits that 0.5 - p may have lost.
        let t = if tail <= 0.0 { f64::INFINITY } else { self.root(tail, 0.5 - tail) };
        if p <= q { self.centre - self.sigma * t } else { self.centre + self.sigma * t }
    }

    pub(super) fn tails(&self, x: f64) -> [f64; 2] {
        let t = (x - self.centre) / self.sigma;
        let [centre, tail] = self.shares(t.abs());
        if t < 0.0 { [tail, 0.5 + centre] } else { [0.5 + centre, tail] }
    }

    pub(super) fn ln_density(&self, x: f64) -> f64 {
        let t = (x - self.centre) / self.sigma;
        ln(self.peak) - ln(self.sigma) - 0.5 * (self.dof + 1.0) * self.ln_spread(t.abs())
    }

    pub(super) fn moments(&self) -> [Option<f64>; 2] {
        let sd = self.sigma * (self.dof / (self.dof - 2.0)).sqrt();
        [Some(self.centre).filter(|_| self.dof > 1.0), Some(sd).filter(|_| self.dof > 2.0)]
    }

    /// The logarithm of `1 + t^2/dof`, wherever it is.
    fn ln_spread(&self, t: f64) -> f64 {
        let root = t / self.dof.sqrt();
        if root < 1e8 { ln_1p(root * root) } else { 2.0 * ln(t) - ln(self.dof) }
    }

    /// The shares from 0 to `t` and beyond it.
    fn shares(&self, t: f64) -> [f64; 2] {
        if t == 0.0 {
            return [0.0, 0.5];
        }
        if t.is_infinite() {
            return [0.5, 0.0];
        }
        if self.dof >= MANY {
            return self.shares_of_many(t);
        }
        let (a, b) = (0.5 * self.dof, 0.5);
        let root = t / self.dof.sqrt();
        let ratio = root * root;
        // x = 1/(1 + ratio), y = ratio/(1 + ratio).
        let (x, y) = if ratio < 1.0 {
            (1.0 / (1.0 + ratio), ratio / (1.0 + ratio))
        } else {
            let inverse = 1.0 / ratio;
            (inverse / (1.0 + inverse), 1.0 / (1.0 + inverse))
        };
        // x^a y^b / B(a, b), with B = Gamma(a) Gamma(1/2) / Gamma(a + 1/2).
        let front = exp(-a * self.ln_spread(t)) * y.sqrt() * (half_step(a) / PI.sqrt());
        if x * (a + b + 2.0) <= a + 1.0 {
            let tail = 0.5 * front / a * fraction(a, b, x);
            [0.5 - tail, tail]
        } else {
            let centre = 0.5 * front / b * fraction(b, a, y);
            [centre, 0.5 - centre]
        }
    }

    /// With `w^2 = dof ln(1 + t^2/dof)` the density is `peak exp(-w^2/2) h(w^2/dof) dw`, `h(z) = sqrt(z/(1 -
    /// exp(-z)))`: a sum of moments of the normal distribution.
    fn shares_of_many(&self, t: f64) -> [f64; 2] {
        let square = self.dof * self.ln_spread(t);
        if square > NOTHING {
            return [0.5, 0.0];
        }
        let w = square.sqrt();
        let scale = exp(-0.5 * square);
        if w < 1.0 {
            let centre = self.peak * self.centre_of_many(w);
            return [centre, 0.5 - centre];
        }
        // Moments from w on: M_k = w^(2k-1) exp(-w^2/2) + (2k - 1) M_(k-1).
        let mut moment = accuscene_core::arith::normal_cumulative(-w) * (2.0 * PI).sqrt();
        let (mut power, mut weight, mut sum) = (w * scale, 1.0, moment);
        for (k, h) in (1_u32..).zip(&BEND[1..]) {
            moment = power + f64::from(2 * k - 1) * moment;
            power *= square;
            weight /= self.dof;
            sum += h * weight * moment;
        }
        let tail = self.peak * sum;
        [0.5 - tail, tail]
    }

    /// The integral of `exp(-v^2/2) h(v^2/dof)` from 0 to `w`, `w` below 1, term by term of `exp`.
    fn centre_of_many(&self, w: f64) -> f64 {
        let mut total = 0.0;
        for (node, weight) in super::super::gauss::RULE {
            for t in [0.5 - 0.5 * node, 0.5 + 0.5 * node] {
                let square = (w * t) * (w * t);
                let h = BEND[..8].iter().rev().fold(0.0, |sum, c| sum * (square / self.dof) + c);
                total += 0.5 * weight * exp(-0.5 * square) * h;
            }
        }
        w * total
    }

    /// The `t` above 0 beyond which lies `tail`, `excess` being what lies between 0 and `t`.
    fn root(&self, tail: f64, excess: f64) -> f64 {
        if excess <= 0.0 {
            return 0.0;
        }
        let density = |t: f64| self.peak * exp(-0.5 * (self.dof + 1.0) * self.ln_spread(t));
        if excess < 0.25 {
            let target = ln(excess);
            return positive_root(excess / self.peak, f64::MAX, |t| {
                let [centre, _] = self.shares(t);
                [ln(centre) - target, t * density(t) / centre]
            });
        }
        let target = ln(tail);
        // Far out the tail is peak dof^((dof - 1)/2) t^-dof; near the centre that of the normal distribution.
        let log = (ln(self.peak) - target + 0.5 * (self.dof - 1.0) * ln(self.dof)) / self.dof;
        let start = if self.dof > 30.0 { -normal_quantile(tail) } else { exp(log) };
        if !start.is_finite() {
            return f64::INFINITY;
        }
        positive_root(start, f64::MAX, |t| {
            let [_, beyond] = self.shares(t);
            if beyond == 0.0 {
                return [-700.0, -self.dof];
            }
            [ln(beyond) - target, -t * density(t) / beyond]
        })
    }
}

/// Coefficients of `h(z) = sqrt(z/(1 - exp(-z)))`, from Bernoulli's numbers.
const BEND: [f64; 24] = [
    1.0,
    0.25,
    0.010416666666666666,
    -0.0026041666666666665,
    -0.00009765625,
    0.00005154079861111111,
    1.2756024718915343e-6,
    -1.110097088780291e-6,
    -1.967058400418182e-8,
    2.4836319884715676e-8,
    3.3966619960386743e-10,
    -5.690071833942188e-10,
    -6.33723015566713e-12,
    1.3251315158789036e-11,
    1.2468358960996803e-13,
    -3.122999378063189e-13,
    -2.546988626356897e-15,
    7.426702350918158e-15,
    5.348885890032737e-17,
    -1.778579261088922e-16,
    -1.1473989542270476e-18,
    4.283476654726128e-18,
    2.503033743518024e-20,
    -1.0363862910759544e-19,
];
