//! Mixtures of Student-t distributions, from which posterior samples are drawn.

use super::dense::{carried, cholesky, distance2, dot};
use super::distribution::ln_gamma_half;
use super::draws::Draws;
use accuscene_core::arith::{PI, Real, exp, ln};

/// Degrees of freedom of the components: heavier tails than the posterior's, but not so heavy that most draws
/// of many unknowns are lost in them.
fn freedom(unknowns: usize) -> usize {
    4 + unknowns
}

/// Share of samples that come from the prior, whatever the components say.
const PRIOR_SHARE: f64 = 0.05;
/// Components lighter than this are dropped.
const LEAST: f64 = 2e-3;

/// One component.
#[derive(Clone)]
pub(super) struct Component {
    pub(super) weight: f64,
    pub(super) mean: Vec<f64>,
    /// Lower factor of its scale matrix.
    pub(super) factor: Vec<f64>,
}

/// Components and the prior.
#[derive(Clone)]
pub(super) struct Mixture {
    pub(super) components: Vec<Component>,
}

impl Component {
    fn ln_density(&self, x: &[f64]) -> f64 {
        let n = x.len();
        let square = distance2(x, &self.mean, &self.factor);
        let (f, d) = (freedom(n) as f64, n as f64);
        let constant = ln_gamma_half(freedom(n) + n) - ln_gamma_half(freedom(n)) - 0.5 * d * ln(f * PI);
        let volume = (0..n).fold(0.0, |sum, i| sum + ln(self.factor[i * n + i]));
        constant - volume - 0.5 * (f + d) * ln(1.0 + square / f)
    }
}

/// Mean square of a scale by another from which on it is wider.
const WIDER: f64 = 2.0;

impl Component {
    /// Whether it is clearly wider than a neighbourhood with this lower factor.
    pub(super) fn is_wider(&self, factor: &[f64]) -> bool {
        let n = self.mean.len();
        let column = |j: usize| -> Vec<f64> { (0..n).map(|i| self.factor[i * n + j]).collect() };
        let origin = vec![0.0; n];
        let sum = (0..n).fold(0.0, |sum, j| sum + distance2(&column(j), &origin, factor));
        sum > WIDER * n as f64
    }
}

/// Logarithm of the density of the prior of scores.
pub(super) fn ln_prior(x: &[f64]) -> f64 {
    -0.5 * (dot(x, x) + x.len() as f64 * ln(2.0 * PI))
}

/// Logarithm of the sum of two numbers given by theirs.
pub(super) fn ln_add(a: f64, b: f64) -> f64 {
    let (low, high) = if a < b { (a, b) } else { (b, a) };
    if low == f64::NEG_INFINITY || high - low > 700.0 { high } else { high + ln(1.0 + exp(low - high)) }
}

impl Mixture {
    pub(super) fn new(components: Vec<Component>) -> Self {
        let mut out = Self { components };
        out.balance();
        out
    }

    /// Drops what is too light and makes weights add up to one.
    fn balance(&mut self) {
        let total = self.components.iter().fold(0.0, |sum, c| sum + c.weight);
        self.components.iter_mut().for_each(|c| c.weight /= total);
        self.components.retain(|c| c.weight >= LEAST);
        let total = self.components.iter().fold(0.0, |sum, c| sum + c.weight);
        self.components.iter_mut().for_each(|c| c.weight /= total);
    }

    /// Adds components that get this share of the weight together.
    pub(super) fn add(&mut self, new: Vec<Component>, share: f64) {
        let each = share / new.len().max(1) as f64;
        if !new.is_empty() {
            self.components.iter_mut().for_each(|c| c.weight *= 1.0 - share);
        }
        self.components.extend(new.into_iter().map(|c| Component { weight: each, ..c }));
        self.balance();
    }

    /// The same with a share of every component wider: where it is too narrow, samples beyond it are not to be rare.
    pub(super) fn widened(&self, share: f64, by: f64) -> Self {
        let narrow =
            self.components.iter().map(|c| Component { weight: (1.0 - share) * c.weight, ..c.clone() });
        let wide = self.components.iter().map(|c| Component {
            weight: share * c.weight,
            mean: c.mean.clone(),
            factor: c.factor.iter().map(|l| by * l).collect(),
        });
        Self { components: narrow.chain(wide).collect() }
    }

    pub(super) fn ln_density(&self, x: &[f64]) -> f64 {
        let mut sum = ln(PRIOR_SHARE) + ln_prior(x);
        for c in &self.components {
            sum = ln_add(sum, ln((1.0 - PRIOR_SHARE) * c.weight) + c.ln_density(x));
        }
        sum
    }

    /// Draws `count` places; each component has its share of them, as even as can be.
    pub(super) fn draw(&self, count: usize, draws: &Draws) -> Vec<Vec<f64>> {
        let first = draws.uniform(count, 0);
        (0..count).map(|k| self.one((k as f64 + first) / count as f64, k, draws)).collect()
    }

    fn one(&self, share: f64, index: usize, draws: &Draws) -> Vec<f64> {
        let n = self.components.first().map_or(0, |c| c.mean.len());
        let normal: Vec<f64> = (0..n).map(|j| draws.normal(index, j)).collect();
        let mut rest = (share - PRIOR_SHARE) / (1.0 - PRIOR_SHARE);
        if rest < 0.0 {
            return normal;
        }
        let mut chosen = None;
        for c in &self.components {
            chosen = Some(c);
            if rest < c.weight {
                break;
            }
            rest -= c.weight;
        }
        let Some(c) = chosen else { return normal };
        let squares = (0..freedom(n)).fold(0.0, |sum, j| sum + draws.normal(index, n + j).squared());
        let stretch = (freedom(n) as f64 / squares).sqrt();
        let scaled: Vec<f64> = normal.iter().map(|x| stretch * x).collect();
        carried(&c.mean, &c.factor, &scaled)
    }

    /// One pass of expectation and maximisation over weighted places (Cappe et al. 2008).
    pub(super) fn adapt(&mut self, places: &[&[f64]], weights: &[f64]) {
        let n = places.first().map_or(0, |p| p.len());
        let shares: Vec<Vec<f64>> = places.iter().map(|x| self.shares(x)).collect();
        let f = freedom(n) as f64;
        for (k, c) in self.components.iter_mut().enumerate() {
            let own: Vec<f64> = shares.iter().zip(weights).map(|(s, w)| w * s[k]).collect();
            let mass = own.iter().sum::<f64>();
            let squares = dot(&own, &own);
            c.weight = Real::max(mass, 1e-12);
            if squares <= 0.0 {
                continue;
            }
            let effective = mass * mass / squares;
            let pull: Vec<f64> = places
                .iter()
                .zip(&own)
                .map(|(x, o)| o * (f + n as f64) / (f + distance2(x, &c.mean, &c.factor)))
                .collect();
            let total = pull.iter().sum::<f64>();
            // A few samples do not undo what was known: as many as there are numbers in a column and its
            // mean.
            let trust = effective / (effective + 4.0 * n as f64);
            let mean: Vec<f64> = (0..n)
                .map(|i| {
                    let m = places.iter().zip(&pull).fold(0.0, |sum, (x, p)| sum + p * x[i]) / total;
                    c.mean[i] + trust * (m - c.mean[i])
                })
                .collect();
            let mut scale = vec![0.0; n * n];
            let mut gap = vec![0.0; n];
            for (x, p) in places.iter().zip(&pull) {
                if *p > 0.0 {
                    (0..n).for_each(|i| gap[i] = x[i] - mean[i]);
                    for i in 0..n {
                        for j in 0..=i {
                            scale[i * n + j] += p * gap[i] * gap[j];
                        }
                    }
                }
            }
            for i in 0..n {
                for j in 0..=i {
                    let old = (0..=j).fold(0.0, |s, k| s + c.factor[i * n + k] * c.factor[j * n + k]);
                    let new = trust * scale[i * n + j] / mass + (1.0 - trust) * old;
                    scale[i * n + j] = new;
                    scale[j * n + i] = new;
                }
            }
            if let Some(factor) = cholesky(&scale, n) {
                c.mean = mean;
                c.factor = factor;
            }
        }
        self.balance();
    }

    /// The probability that a place comes from each component.
    fn shares(&self, x: &[f64]) -> Vec<f64> {
        let logs: Vec<f64> = self.components.iter().map(|c| ln(c.weight) + c.ln_density(x)).collect();
        let total = logs.iter().fold(ln(PRIOR_SHARE) + ln_prior(x), |sum, l| ln_add(sum, *l));
        logs.iter().map(|l| if l - total > -700.0 { exp(l - total) } else { 0.0 }).collect()
    }
}
