//! Where nothing that was found explains the evidence, deviations are widened until it does.

use super::dense::{dot, eigen};
use super::distribution::chi2_above;
use super::error::InverseError;
use super::fit::{Fit, fit};
use super::mode::Optimum;
use super::problem::Noise;
use super::runs::{Point, Runs, Task};
use super::scale::Scale;
use super::warning::InverseWarning;
use accuscene_core::arith::Real;
use core::ops::Range;

/// Share of the budget in which evidence is fitted without regard to priors.
const SHARE: f64 = 0.1;

/// The problem with deviations that make the best fit as good as the mean of fits; none where evidence is probable as it is.
///
/// A posterior about a fit that is out of the question is far too narrow: what is wrong with the evidence, the model or the
/// search moves the truth by more than such deviations say. What priors contradict is not that: the evidence is fitted once more
/// with priors that hardly count, and only what it misfits then widens it. Items that doubt themselves are left out. Source:
/// Birge 1932; Particle Data Group, "Review of Particle Physics", section 5.2.2.
pub(super) fn widened(runs: &mut Runs<'_>, fits: &[Fit]) -> Result<Option<Task>, InverseError> {
    let task = runs.task;
    let best = fits.iter().reduce(|a, b| if b.at.cost < a.at.cost { b } else { a });
    let Some(best) = best.filter(|fit| fit.at.is_valid() && is_improbable(task, &fit.at, 0.0)) else {
        return Ok(None);
    };
    let free = Task { scales: task.scales.iter().map(Scale::freed).collect(), ..task.clone() };
    let fit = fitted(runs, &free, &best.at)?;
    let used = determined(&free, &fit);
    if !is_improbable(&free, &fit.at, used) {
        return Ok(None);
    }
    let (chi2, left) = misfit(&free, &fit.at, used);
    Ok(Some(Task { widened: (chi2 / left as f64).sqrt(), ..task.clone() }))
}

/// A fit from a place under another view of the same problem.
fn fitted(runs: &mut Runs<'_>, free: &Task, from: &Point) -> Result<Fit, InverseError> {
    let values = runs.task.values(&from.scores);
    let scores = free.scales.iter().zip(values).map(|(scale, value)| scale.score(value)).collect();
    let point = Point::of(free, scores, from.residuals.clone());
    let begun = Fit::new(point, free.unknowns(), false);
    let mut own = Runs {
        task: free,
        forward: runs.forward,
        executor: runs.executor,
        progress: &mut *runs.progress,
        ..*runs
    };
    let mut fits = vec![begun.clone()];
    let allowed = (SHARE * own.budget as f64) as usize;
    let allowed = allowed.min(own.spare());
    fit(&mut own, &mut fits, allowed)?;
    (runs.made, runs.failed, runs.best) = (own.made, own.failed, own.best);
    Ok(fits.pop().unwrap_or(begun))
}

/// Numbers that normal evidence determines at the end of a fit.
fn determined(task: &Task, fit: &Fit) -> f64 {
    let n = task.unknowns();
    let mut weights = vec![0.0; task.components];
    normal(task).for_each(|range| weights[range.clone()].fill(1.0));
    let (values, _) = eigen(fit.slope.precision(n, &weights), n);
    // One of each eigenvalue is the prior's.
    values.iter().fold(0.0, |sum, e| sum + Real::max(e - 1.0, 0.0) / e)
}

fn is_improbable(task: &Task, at: &Point, used: f64) -> bool {
    let (chi2, left) = misfit(task, at, used);
    chi2_above(chi2, left) < InverseWarning::IMPROBABLE
}

/// Squares of the residuals of normal evidence, and how many are left where so many numbers are fitted.
fn misfit(task: &Task, at: &Point, used: f64) -> (f64, usize) {
    let chi2 = normal(task)
        .fold(0.0, |sum, range| sum + dot(&at.residuals[range.clone()], &at.residuals[range.clone()]));
    let count = normal(task).map(Range::len).sum::<usize>();
    (chi2, Real::max((count as f64 - used).round(), 1.0) as usize)
}

fn normal(task: &Task) -> impl Iterator<Item = &Range<usize>> {
    task.items.iter().zip(&task.noise).filter(|(_, noise)| **noise == Noise::Normal).map(|(range, _)| range)
}

impl Point {
    /// The same under the same problem with other deviations.
    pub(super) fn retold(&mut self, before: &Task, after: &Task) {
        if self.is_valid() {
            let told = |(c, r): (usize, &f64)| r * (before.divisor(c) / after.divisor(c));
            let residuals = self.residuals.iter().enumerate().map(told).collect();
            *self = Self::of(after, core::mem::take(&mut self.scores), residuals);
        }
    }
}

impl Fit {
    /// The same under the same problem with other deviations.
    pub(super) fn retold(&mut self, before: &Task, after: &Task) {
        self.begun.retold(before, after);
        self.at.retold(before, after);
        for (c, row) in self.slope.rows.chunks_exact_mut(self.at.scores.len()).enumerate() {
            row.iter_mut().for_each(|j| *j *= before.divisor(c) / after.divisor(c));
        }
    }
}

impl Optimum {
    /// The same by deviations that are not widened; as it is where these leave it no neighbourhood.
    pub(super) fn as_told(&self, wider: &Task) -> Self {
        let task = Task { widened: 1.0, ..wider.clone() };
        let residuals = self.at.residuals.iter().map(|r| wider.widened * r).collect();
        let mut slope = self.slope.clone();
        slope.rows.iter_mut().for_each(|j| *j *= wider.widened);
        let told = Self::of(&task, Point::of(&task, self.at.scores.clone(), residuals), slope);
        told.unwrap_or_else(|| self.clone())
    }
}
