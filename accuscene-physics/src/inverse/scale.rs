//! Standard scores: numbers that are normally distributed with mean 0 and deviation 1 if the prior is all
//! that is known.

use super::distribution::normal_below;
use super::prior::Prior;
use super::problem::Unknown;
use accuscene_core::arith::{Real, exp, ln, normal_quantile};

/// Cells of a tabulated density.
const CELLS: usize = 1024;
/// What is less probable than the most probable value by this factor's logarithm is left out.
const DEPTH: f64 = 40.0;
/// Scores beyond this one are cut off, but for a normal prior, which goes on to the bounds.
const FARTHEST: f64 = 8.0;

/// The way from a score to the value of an unknown, and what the prior says of it.
#[derive(Clone)]
pub(super) struct Scale {
    low: f64,
    high: f64,
    map: Map,
    /// Mean of the prior.
    pub(super) mean: f64,
    /// Standard deviation of the prior.
    pub(super) sd: f64,
}

#[derive(Clone)]
enum Map {
    /// Even between the bounds.
    Even,
    /// Mean and deviation, bounds beyond reach.
    Normal(f64, f64),
    /// Any other.
    Table(Table),
}

/// Corners of a density that is straight between them, and the probability below and above each.
#[derive(Clone)]
struct Table {
    corners: Vec<f64>,
    heights: Vec<f64>,
    below: Vec<f64>,
    above: Vec<f64>,
}

impl Scale {
    /// Of an unknown whose numbers have been checked; `None` if its prior has no probability between its
    /// bounds.
    pub(super) fn of(unknown: &Unknown) -> Option<Self> {
        let (low, high) = (unknown.low, unknown.high);
        let map = match &unknown.prior {
            Prior::Uniform => Map::Even,
            Prior::Normal { mean, sd } if low <= mean - FARTHEST * sd && high >= mean + FARTHEST * sd => {
                Map::Normal(*mean, *sd)
            }
            Prior::Normal { mean, sd } => {
                Map::Table(Table::of(low, high, |x| -0.5 * ((x - mean) / sd).squared())?)
            }
            Prior::Density(density) => Map::Table(Table::of(low, high, |x| density.ln_density(x))?),
        };
        let mut scale = Self { low, high, map, mean: 0.0, sd: 0.0 };
        let parts: Vec<f64> =
            (0..CELLS).map(|k| scale.value(normal_quantile((k as f64 + 0.5) / CELLS as f64))).collect();
        scale.mean = parts.iter().sum::<f64>() / CELLS as f64;
        let squares: f64 = parts.iter().map(|x| (x - scale.mean).squared()).sum();
        scale.sd = (squares / CELLS as f64).sqrt();
        Some(scale)
    }

    /// As if hardly anything were believed: normal about the same mean, far wider, as far as either bound.
    pub(super) fn freed(&self) -> Self {
        let sd = Real::max(FARTHEST * self.sd, (self.high - self.low) / FARTHEST);
        Self { map: Map::Normal(self.mean, sd), sd, ..self.clone() }
    }

    /// The score that a value has under a normal prior.
    pub(super) fn score(&self, value: f64) -> f64 {
        (value - self.mean) / self.sd
    }

    /// The scores between which a fit seeks: to the bounds, or one short of where scores are cut off.
    pub(super) fn reach(&self) -> [f64; 2] {
        match &self.map {
            Map::Normal(mean, sd) => [(self.low - mean) / sd, (self.high - mean) / sd],
            Map::Even | Map::Table(_) => [1.0 - FARTHEST, FARTHEST - 1.0],
        }
    }

    /// The value that has this score.
    pub(super) fn value(&self, score: f64) -> f64 {
        let z = score.clamp_to(FARTHEST);
        let value = match &self.map {
            Map::Even if z < 0.0 => self.low + (self.high - self.low) * normal_below(z),
            Map::Even => self.high - (self.high - self.low) * normal_below(-z),
            Map::Normal(mean, sd) => mean + sd * score,
            Map::Table(table) => table.value(z),
        };
        Real::clamp(value, self.low, self.high)
    }

    /// How much less probable than its most probable value the prior takes a value to be: twice the logarithm of the ratio
    /// of densities, so the square of the score of a normal one and 0 for an even one.
    pub(super) fn deviance(&self, score: f64) -> f64 {
        match &self.map {
            Map::Even => 0.0,
            Map::Normal(..) => score.squared(),
            Map::Table(table) => {
                let most = table.heights.iter().fold(0.0, |a, h| Real::max(a, *h));
                let height = table.height(table.value(score.clamp_to(FARTHEST)));
                -2.0 * ln(positive(height) / most)
            }
        }
    }

    /// How much the value changes with the score there.
    pub(super) fn slope(&self, score: f64) -> f64 {
        const STEP: f64 = 1e-4;
        (self.value(score + STEP) - self.value(score - STEP)) / (2.0 * STEP)
    }

    /// The bounds.
    pub(super) fn bounds(&self) -> [f64; 2] {
        [self.low, self.high]
    }
}

/// Keeps a number between a limit and its negative.
trait Limited {
    fn clamp_to(self, limit: f64) -> f64;
}

impl Limited for f64 {
    fn clamp_to(self, limit: f64) -> f64 {
        Real::clamp(self, -limit, limit)
    }
}

impl Table {
    fn of(low: f64, high: f64, ln_density: impl Fn(f64) -> f64) -> Option<Self> {
        let (mut from, mut to) = (low, high);
        let mut logs;
        let mut corners: Vec<f64>;
        let mut passes = 0;
        let most = loop {
            let width = to - from;
            corners = (0..=CELLS).map(|k| from + width * (k as f64 / CELLS as f64)).collect();
            logs = corners.iter().map(|&x| ln_density(x)).collect::<Vec<f64>>();
            let most = logs
                .iter()
                .copied()
                .filter(|l| !l.is_nan())
                .fold(f64::NEG_INFINITY, |a, b| if b > a { b } else { a });
            if !most.is_finite() {
                return None;
            }
            let deep = |l: &f64| *l > most - DEPTH;
            let first = logs.iter().position(deep)?.saturating_sub(1);
            let last = (logs.iter().rposition(deep)? + 1).min(CELLS);
            passes += 1;
            // Narrow until the table is spent on what is probable.
            if 2 * (last - first) > CELLS || passes == 60 || to - from <= 1e-12 * (high - low) {
                break most;
            }
            (from, to) = (corners[first], corners[last]);
        };
        let heights: Vec<f64> =
            logs.iter().map(|&l| if l > most - 700.0 { exp(l - most) } else { 0.0 }).collect();
        let area = |k: usize| 0.5 * (heights[k] + heights[k + 1]) * (corners[k + 1] - corners[k]);
        let mut below = vec![0.0; CELLS + 1];
        let mut above = vec![0.0; CELLS + 1];
        for k in 0..CELLS {
            below[k + 1] = below[k] + area(k);
            above[CELLS - 1 - k] = above[CELLS - k] + area(CELLS - 1 - k);
        }
        let total = below[CELLS];
        if total <= 0.0 || !total.is_finite() {
            return None;
        }
        below.iter_mut().for_each(|v| *v /= total);
        above.iter_mut().for_each(|v| *v /= total);
        Some(Self { corners, heights, below, above })
    }

    fn value(&self, score: f64) -> f64 {
        let n = self.corners.len() - 1;
        if score < 0.0 {
            let p = normal_below(score);
            let k = self.below.partition_point(|b| *b <= p).clamp(1, n) - 1;
            let share = (p - self.below[k]) / positive(self.below[k + 1] - self.below[k]);
            self.within(k, share)
        } else {
            let q = normal_below(-score);
            let k = self.above.partition_point(|a| *a > q).clamp(1, n) - 1;
            let share = (self.above[k] - q) / positive(self.above[k] - self.above[k + 1]);
            self.within(k, share)
        }
    }

    fn height(&self, value: f64) -> f64 {
        let n = self.corners.len() - 1;
        let k = self.corners.partition_point(|c| *c <= value).clamp(1, n) - 1;
        let (a, b) = (self.corners[k], self.corners[k + 1]);
        let share = Real::clamp((value - a) / positive(b - a), 0.0, 1.0);
        self.heights[k] + share * (self.heights[k + 1] - self.heights[k])
    }

    /// Where in a cell this share of its probability is below.
    fn within(&self, cell: usize, share: f64) -> f64 {
        let (a, b) = (self.heights[cell], self.heights[cell + 1]);
        let s = Real::clamp(share, 0.0, 1.0);
        // a t + (b - a) t^2 / 2 = s (a + b) / 2, in the form that does not cancel.
        let root = (a * a + (b - a) * (a + b) * s).sqrt();
        let t = s * (a + b) / positive(a + root);
        self.corners[cell] + (self.corners[cell + 1] - self.corners[cell]) * Real::clamp(t, 0.0, 1.0)
    }
}

/// A divisor that may be zero where its dividend is.
fn positive(x: f64) -> f64 {
    if x > 0.0 { x } else { f64::MIN_POSITIVE }
}

#[cfg(test)]
mod tests {
    use super::Scale;
    use crate::inverse::{Prior, Unknown};

    #[test]
    fn a_table_gives_the_quantiles_of_a_normal_distribution() {
        for sd in [0.05, 1e-7] {
            let plain = move |x: f64| -0.5 * ((x - 0.7) / sd) * ((x - 0.7) / sd);
            let unknown = Unknown { low: -5.0, high: 9.0, prior: Prior::density(plain) };
            let scale = Scale::of(&unknown).unwrap();
            for z in [-6.0, -3.0, -0.5, 0.0, 1.0, 4.0] {
                assert!(((scale.value(z) - 0.7) / sd - z).abs() < 2e-3, "{sd} {z}");
            }
            assert!((scale.sd / sd - 1.0).abs() < 2e-3 && ((scale.mean - 0.7) / sd).abs() < 1e-3);
        }
    }

    #[test]
    fn an_even_prior_has_its_moments_and_bounds() {
        let scale = Scale::of(&Unknown::uniform(2.0, 5.0)).unwrap();
        assert!((scale.mean - 3.5).abs() < 1e-12 && (scale.sd - 3.0 / 12f64.sqrt()).abs() < 1e-5);
        assert!(scale.value(-9.0) >= 2.0 && scale.value(9.0) <= 5.0);
        assert!((scale.slope(0.0) - 3.0 * 0.398_942_28).abs() < 1e-6);
    }

    #[test]
    fn a_cut_normal_prior_stays_within_its_bounds() {
        let scale = Scale::of(&Unknown::normal(0.0, 1.0, 0.9, 0.1)).unwrap();
        assert!(scale.value(8.0) <= 1.0 && scale.value(8.0) > 0.9999);
        // Half of the probability below the bound: median at the quantile of 0.8413447 / 2.
        assert!((scale.value(0.0) - (0.9 - 0.1 * 0.199_793)).abs() < 1e-4, "{}", scale.value(0.0));
    }
}
