//! What each item does to the best fit, and which ones the rest contradicts.

use super::dense::{cholesky, dot, inverse, solve};
use super::distribution::chi2_above;
use super::mode::Optimum;
use super::runs::Task;
use super::solution::ItemFit;
use super::warning::InverseWarning;
use accuscene_core::arith::{Real, normal_quantile};
use core::ops::Range;

/// Difference of squared distances within which two items are as suspect: a factor of e^2 in likelihood.
pub(super) const AS_SUSPECT: f64 = 4.0;

/// A linear problem about the best fit.
struct Linear {
    n: usize,
    /// Slopes of residuals, by rows, and residuals; both by the square root of their weight.
    rows: Vec<f64>,
    residuals: Vec<f64>,
    covariance: Vec<f64>,
}

/// Items at the best fit, each against the rest.
///
/// Source: Cook and Weisberg 1982, "Residuals and Influence in Regression": deletion formulae, with known
/// deviations.
pub(super) fn items(task: &Task, best: &Optimum) -> Vec<ItemFit> {
    let n = best.at.scores.len();
    let weights = task.weights(&best.at.residuals, |i| task.noise[i]);
    let mut linear = Linear {
        n,
        rows: best.slope.rows.clone(),
        residuals: best.at.residuals.clone(),
        covariance: best.covariance.clone(),
    };
    for ((row, r), w) in linear.rows.chunks_exact_mut(n).zip(&mut linear.residuals).zip(&weights) {
        let root = w.sqrt();
        row.iter_mut().for_each(|j| *j *= root);
        *r *= root;
    }
    let mut out: Vec<ItemFit> = Vec::with_capacity(task.items.len());
    for range in &task.items {
        let (deleted, spread) = linear.deleted(range);
        let pull = (0..n).map(|i| {
            let moved = deleted.iter().zip(&spread).fold(0.0, |sum, (d, s)| sum + s[i] * d);
            moved / linear.covariance[i * n + i].sqrt()
        });
        // Told in the deviations that the evidence came with, judged by those that count the scatter of runs too.
        let factors = &task.rough.factors[range.clone()];
        let residuals: Vec<f64> =
            best.at.residuals[range.clone()].iter().zip(factors).map(|(r, f)| r * f).collect();
        out.push(ItemFit {
            chi2: dot(&residuals, &residuals),
            distance: linear.distance(range, &deleted),
            pull: pull.collect(),
            residuals,
            scatter: task.rough.scatter[range.clone()].to_vec(),
            apart: task.rough.apart[range.clone()].iter().fold(0.0, |most, share| Real::max(most, *share)),
            contradicted: false,
        });
    }
    suspect(task, linear, &mut out);
    out
}

/// Marks the items that the rest contradicts, the worst first: each is left out before the next is looked
/// for, for one that is wrong makes others look wrong too.
fn suspect(task: &Task, mut linear: Linear, out: &mut [ItemFit]) {
    for _ in 0..task.items.len() / 2 {
        let square = |k: usize| {
            let (deleted, _) = linear.deleted(&task.items[k]);
            linear.distance(&task.items[k], &deleted).squared()
        };
        let kept: Vec<(usize, f64)> =
            (0..out.len()).filter(|k| !out[*k].contradicted).map(|k| (k, square(k))).collect();
        let worst = kept.iter().fold(0.0, |a, k| Real::max(a, k.1));
        if worst.sqrt() <= InverseWarning::FAR {
            return;
        }
        let far: Vec<usize> = kept
            .iter()
            .filter(|(_, d)| d.sqrt() > InverseWarning::FAR && *d > worst - AS_SUSPECT)
            .map(|k| k.0)
            .collect();
        far.iter().for_each(|k| out[*k].contradicted = true);
        let [culprit] = far[..] else { return };
        if !linear.leave_out(&task.items[culprit]) {
            return;
        }
    }
}

impl Linear {
    /// Residuals of an item if the others alone were fitted, and the covariance times its slopes.
    fn deleted(&self, range: &Range<usize>) -> (Vec<f64>, Vec<Vec<f64>>) {
        let (n, d) = (self.n, range.len());
        let row = |k: usize| &self.rows[k * n..(k + 1) * n];
        let times = |k| (0..n).map(|i| dot(&self.covariance[i * n..(i + 1) * n], row(k))).collect();
        let spread: Vec<Vec<f64>> = range.clone().map(times).collect();
        let mut rest = vec![0.0; d * d];
        for (a, k) in range.clone().enumerate() {
            for (b, s) in spread.iter().enumerate() {
                // Kept from singular: an item that alone determines something has no rest to be compared
                // with.
                let one = if a == b { 1.0 + 1e-9 } else { 0.0 };
                rest[a * d + b] = one - dot(row(k), s);
            }
        }
        let mut deleted = self.residuals[range.clone()].to_vec();
        if let Some(l) = cholesky(&rest, d) {
            solve(&l, &mut deleted);
        }
        (deleted, spread)
    }

    /// The distance of an item from what the rest tells: of a normal value that is as improbable.
    fn distance(&self, range: &Range<usize>, deleted: &[f64]) -> f64 {
        let square = Real::max(dot(&self.residuals[range.clone()], deleted), 0.0);
        if range.len() == 1 {
            return square.sqrt();
        }
        let beyond = chi2_above(square, range.len());
        // Where a probability is too small for a number, one component's distance is as good.
        if beyond > 1e-300 { -normal_quantile(0.5 * beyond) } else { square.sqrt() }
    }

    /// Fits again without an item; false if that cannot be solved.
    fn leave_out(&mut self, range: &Range<usize>) -> bool {
        let n = self.n;
        let (deleted, spread) = self.deleted(range);
        let step: Vec<f64> =
            (0..n).map(|i| deleted.iter().zip(&spread).fold(0.0, |sum, (d, s)| sum + s[i] * d)).collect();
        self.rows[range.start * n..range.end * n].fill(0.0);
        self.residuals[range.clone()].fill(0.0);
        for (row, r) in self.rows.chunks_exact(n).zip(&mut self.residuals) {
            *r += dot(row, &step);
        }
        let mut precision = vec![0.0; n * n];
        for row in self.rows.chunks_exact(n) {
            for i in 0..n {
                for j in 0..n {
                    precision[i * n + j] += row[i] * row[j];
                }
            }
        }
        (0..n).for_each(|i| precision[i * n + i] += 1.0);
        let Some(l) = cholesky(&precision, n) else { return false };
        self.covariance = inverse(&l, n);
        true
    }
}
