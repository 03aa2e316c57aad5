//! The neighbourhood of an optimum by regression of residuals on scores over many runs: differences between two runs
//! tell roughness as slopes, and make what the evidence leaves open look known.

use super::dense::{cholesky, dot, eigen, inverse, solve};
use super::mixture::Component;
use super::runs::{Point, Task};
use accuscene_core::arith::Real;

/// What is linear in the residuals of many runs.
pub(super) struct Neighbourhood {
    /// Where the posterior lies by it.
    pub(super) component: Component,
    /// Slopes of the residuals, a row each, less what is scatter.
    pub(super) rows: Vec<f64>,
}

/// Sums of a regression over all residuals.
struct Sums {
    /// Products of slopes, less what scatter adds, and as they are.
    told: Vec<f64>,
    raw: Vec<f64>,
    downhill: Vec<f64>,
    rows: Vec<f64>,
}

impl Neighbourhood {
    /// By weighted runs; none from too few.
    ///
    /// Residuals that scatter about the regression count less by their variance, and what that scatter adds to the squares
    /// of slopes is taken off again (Fuller 1987, "Measurement Error Models"): a direction in which the runs do not tell
    /// slopes from scatter is as wide as the prior.
    pub(super) fn of(task: &Task, points: &[&Point], weights: &[f64]) -> Option<Self> {
        let n = task.unknowns();
        let (sum, squares) = weights.iter().fold((0.0, 0.0), |(s, q), w| (s + w, q + w * w));
        let effective = sum * sum / squares;
        let free = effective - n as f64 - 1.0;
        if free.is_nan() || free < 1.0 {
            return None;
        }
        let runs: Vec<(&Point, f64)> =
            points.iter().zip(weights).filter(|(_, w)| **w > 0.0).map(|(p, w)| (*p, *w / sum)).collect();
        let mean = |of: &dyn Fn(&Point) -> f64| runs.iter().fold(0.0, |sum, (p, w)| sum + w * of(p));
        let centre: Vec<f64> = (0..n).map(|i| mean(&|p| p.scores[i])).collect();
        let middle: Vec<f64> = (0..task.components).map(|c| mean(&|p| p.residuals[c])).collect();
        let spread: Vec<f64> = (0..n * n)
            .map(|k| mean(&|p| (p.scores[k / n] - centre[k / n]) * (p.scores[k % n] - centre[k % n])))
            .collect();
        let factor = cholesky(&spread, n)?;
        let back = inverse(&factor, n);
        let doubt = task.weights(&middle, |i| task.noise[i]);
        let empty = || vec![0.0; n * n];
        let mut sums = Sums { told: empty(), raw: empty(), downhill: vec![0.0; n], rows: Vec::new() };
        for c in 0..task.components {
            let mut slope = vec![0.0; n];
            for (p, w) in &runs {
                let r = w * (p.residuals[c] - middle[c]);
                slope.iter_mut().enumerate().for_each(|(i, s)| *s += r * (p.scores[i] - centre[i]));
            }
            solve(&factor, &mut slope);
            let scatter = mean(&|p| {
                let line = (0..n).fold(middle[c], |r, i| r + slope[i] * (p.scores[i] - centre[i]));
                (p.residuals[c] - line).squared()
            });
            let scatter = scatter * effective / free;
            let weight = doubt[c] / (1.0 + scatter);
            for i in 0..n {
                sums.downhill[i] -= weight * middle[c] * slope[i];
                for j in 0..n {
                    let product = weight * slope[i] * slope[j];
                    sums.raw[i * n + j] += product;
                    sums.told[i * n + j] += product - weight * scatter * back[i * n + j] / effective;
                }
            }
            sums.rows.extend(slope);
        }
        sums.combined(&centre, n)
    }
}

impl Sums {
    /// Prior and information together: the place of the least cost, and the width there.
    fn combined(mut self, centre: &[f64], n: usize) -> Option<Neighbourhood> {
        let (values, vectors) = eigen(self.told, n);
        let mut mean = centre.to_vec();
        let (mut covariance, mut shrink) = (vec![0.0; n * n], vec![0.0; n * n]);
        for (value, v) in values.iter().zip(&vectors) {
            let value = Real::max(*value, 0.0);
            let all = (0..n * n).fold(0.0, |sum, k| sum + v[k / n] * self.raw[k] * v[k % n]);
            // What of the slopes is no scatter.
            let share = if all > 0.0 { Real::min(value / all, 1.0) } else { 0.0 };
            let pull = (0..n).fold(0.0, |sum, i| sum + v[i] * (share * self.downhill[i] - centre[i]));
            let variance = 1.0 / (1.0 + value);
            for i in 0..n {
                mean[i] += variance * pull * v[i];
                for j in 0..n {
                    covariance[i * n + j] += variance * v[i] * v[j];
                    shrink[i * n + j] += share.sqrt() * v[i] * v[j];
                }
            }
        }
        for row in self.rows.chunks_exact_mut(n) {
            let old = row.to_vec();
            row.iter_mut().enumerate().for_each(|(i, r)| *r = dot(&shrink[i * n..(i + 1) * n], &old));
        }
        let component = Component { weight: 1.0, mean, factor: cholesky(&covariance, n)? };
        Some(Neighbourhood { component, rows: self.rows })
    }
}
