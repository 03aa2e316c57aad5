//! Where nothing that was found explains the evidence, deviations are widened until it does.

use super::distribution::chi2_above;
use super::fit::Fit;
use super::mode::Optimum;
use super::runs::{Point, Task};
use super::warning::InverseWarning;

/// The problem with deviations that make the best fit as good as the mean of fits; none where that is probable as it is.
///
/// A posterior about a fit that is out of the question is far too narrow: what is wrong with the evidence, the model or the
/// search moves the truth by more than such deviations say. Source: Birge 1932; Particle Data Group, "Review of Particle
/// Physics", section 5.2.2.
pub(super) fn widened(task: &Task, fits: &[Fit]) -> Option<Task> {
    let best = fits.iter().reduce(|a, b| if b.at.cost < a.at.cost { b } else { a })?;
    // Of the evidence alone: what a prior is off says nothing of the deviations of evidence.
    let chi2 = task.misfit(&best.at.residuals, |i| task.noise[i]);
    let is_improbable = best.at.is_valid() && chi2_above(chi2, task.components) < InverseWarning::IMPROBABLE;
    is_improbable.then(|| Task { widened: (chi2 / task.components as f64).sqrt(), ..task.clone() })
}

impl Point {
    /// The same under a problem whose deviations were those of the evidence before.
    pub(super) fn widen(&mut self, wider: &Task) {
        if self.is_valid() {
            let residuals = self.residuals.iter().map(|r| r / wider.widened).collect();
            *self = Self::of(wider, core::mem::take(&mut self.scores), residuals);
        }
    }
}

impl Fit {
    /// The same under a problem whose deviations were those of the evidence before.
    pub(super) fn widen(&mut self, wider: &Task) {
        self.begun.widen(wider);
        self.at.widen(wider);
        self.slope.rows.iter_mut().for_each(|j| *j /= wider.widened);
    }
}

impl Optimum {
    /// The same by the deviations that the evidence came with.
    pub(super) fn as_told(&self, wider: &Task) -> Option<Self> {
        let task = Task { widened: 1.0, ..wider.clone() };
        let residuals = self.at.residuals.iter().map(|r| wider.widened * r).collect();
        let mut slope = self.slope.clone();
        slope.rows.iter_mut().for_each(|j| *j *= wider.widened);
        Self::of(&task, Point::of(&task, self.at.scores.clone(), residuals), slope)
    }
}
