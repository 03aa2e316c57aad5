//! Forward runs: counted, made in batches of fixed size, and written down by number.

use super::dense::dot;
use super::error::InverseError;
use super::problem::{Forward, Noise, Problem};
use super::progress::{Progress, Stage};
use super::roughness::Roughness;
use super::scale::Scale;
use accuscene_core::arith::{Real, ln};
use accuscene_core::port::Executor;
use core::ops::{ControlFlow, Range};
use std::sync::OnceLock;

/// Runs between two calls of the progress function.
const BATCH: usize = 64;
/// Most runs of a task.
const TOGETHER: usize = 8;

/// A problem that has been checked.
#[derive(Clone)]
pub(super) struct Task {
    /// One an unknown.
    pub(super) scales: Vec<Scale>,
    /// The residuals of each item.
    pub(super) items: Vec<Range<usize>>,
    /// Their noise.
    pub(super) noise: Vec<Noise>,
    /// Number of residuals.
    pub(super) components: usize,
    /// What all residuals are divided by: more than one where nothing explains the evidence.
    pub(super) widened: f64,
    /// What each residual is divided by besides, and why.
    pub(super) rough: Roughness,
}

impl Task {
    pub(super) fn of(problem: &Problem, scales: Vec<Scale>) -> Self {
        let mut items = Vec::with_capacity(problem.items.len());
        let mut components = 0;
        for item in &problem.items {
            items.push(components..components + item.components);
            components += item.components;
        }
        Self {
            scales,
            items,
            noise: problem.items.iter().map(|i| i.noise).collect(),
            components,
            widened: 1.0,
            rough: Roughness::none(components),
        }
    }

    pub(super) fn unknowns(&self) -> usize {
        self.scales.len()
    }

    /// What a residual is divided by.
    pub(super) fn divisor(&self, component: usize) -> f64 {
        self.widened * self.rough.factors[component]
    }

    /// Cost above which a fit is improbable: four deviations of chi squared above its mean.
    pub(super) fn improbable(&self) -> f64 {
        let m = self.components as f64;
        0.5 * (m + 4.0 * (2.0 * m).sqrt())
    }

    /// The values that have these scores.
    pub(super) fn values(&self, scores: &[f64]) -> Vec<f64> {
        self.scales.iter().zip(scores).map(|(s, z)| s.value(*z)).collect()
    }

    /// Twice the negative logarithm of the likelihood of residuals, less its constant.
    pub(super) fn misfit(&self, residuals: &[f64], noise: impl Fn(usize) -> Noise) -> f64 {
        self.misfit_times(1.0, residuals, noise)
    }

    /// The misfit of residuals by deviations that are not widened.
    pub(super) fn told_misfit(&self, residuals: &[f64]) -> f64 {
        self.misfit_times(self.widened.squared(), residuals, |i| self.noise[i])
    }

    /// The misfit of residuals whose squares are so many times as large.
    fn misfit_times(&self, factor: f64, residuals: &[f64], noise: impl Fn(usize) -> Noise) -> f64 {
        self.items.iter().enumerate().fold(0.0, |sum, (i, range)| {
            let square = factor * dot(&residuals[range.clone()], &residuals[range.clone()]);
            sum + match noise(i) {
                Noise::Normal => square,
                Noise::Student { freedom } => {
                    let f = f64::from(freedom);
                    (f + range.len() as f64) * ln(1.0 + square / f)
                }
            }
        })
    }

    /// Misfit by deviations that are not widened, and what the priors make of the unknowns there.
    pub(super) fn objective(&self, point: &Point) -> f64 {
        let priors = self.scales.iter().zip(&point.scores).map(|(scale, z)| scale.deviance(*z));
        priors.fold(self.told_misfit(&point.residuals), |sum, d| sum + d)
    }

    /// What each item counts in least squares that make the same step as the likelihood.
    pub(super) fn weights(&self, residuals: &[f64], noise: impl Fn(usize) -> Noise) -> Vec<f64> {
        let mut out = vec![1.0; residuals.len()];
        for (i, range) in self.items.iter().enumerate() {
            if let Noise::Student { freedom } = noise(i) {
                let square = dot(&residuals[range.clone()], &residuals[range.clone()]);
                let weight = (f64::from(freedom) + range.len() as f64) / (f64::from(freedom) + square);
                out[range.clone()].fill(weight);
            }
        }
        out
    }
}

/// A place where the forward model was run.
#[derive(Clone, Debug)]
pub(super) struct Point {
    /// Standard scores of the unknowns.
    pub(super) scores: Vec<f64>,
    /// Residuals; none if the model failed.
    pub(super) residuals: Vec<f64>,
    /// Half of misfit and squared scores: the negative logarithm of the posterior; infinite if the model
    /// failed.
    pub(super) cost: f64,
}

impl Point {
    pub(super) fn of(task: &Task, scores: Vec<f64>, residuals: Vec<f64>) -> Self {
        let misfit = task.misfit(&residuals, |i| task.noise[i]);
        let cost = 0.5 * (misfit + dot(&scores, &scores));
        Self { scores, residuals, cost }
    }

    pub(super) fn is_valid(&self) -> bool {
        self.cost < f64::INFINITY
    }
}

/// Whoever makes the runs.
pub(super) struct Runs<'a> {
    pub(super) task: &'a Task,
    pub(super) forward: &'a dyn Forward,
    pub(super) executor: &'a dyn Executor,
    pub(super) progress: &'a mut dyn FnMut(Progress) -> ControlFlow<()>,
    pub(super) budget: usize,
    pub(super) made: usize,
    pub(super) failed: usize,
    pub(super) best: f64,
    pub(super) stage: Stage,
}

impl Runs<'_> {
    /// Runs that may still be made.
    pub(super) fn left(&self) -> usize {
        self.budget.saturating_sub(self.made)
    }

    /// Runs that a search may make: the last quarter of the budget is for samples.
    pub(super) fn spare(&self) -> usize {
        self.left().saturating_sub(self.budget / 4)
    }

    /// Runs the model at every place.
    pub(super) fn make(&mut self, places: Vec<Vec<f64>>) -> Result<Vec<Point>, InverseError> {
        let mut points = Vec::with_capacity(places.len());
        let mut places = places.into_iter();
        loop {
            let batch: Vec<Vec<f64>> = places.by_ref().take(BATCH).collect();
            if batch.is_empty() {
                return Ok(points);
            }
            let (task, forward) = (self.task, self.forward);
            let each = batch.len().div_ceil(self.executor.width().max(1)).clamp(1, TOGETHER);
            let tasks: Vec<&[Vec<f64>]> = batch.chunks(each).collect();
            let slots: Vec<OnceLock<Vec<Option<Vec<f64>>>>> = tasks.iter().map(|_| OnceLock::new()).collect();
            self.executor.for_each(tasks.len(), &|k| {
                slots[k].get_or_init(|| run(task, forward, tasks[k]));
            });
            // What an executor has left out counts as failed.
            let found = slots.into_iter().zip(&tasks).flat_map(|(slot, task)| {
                slot.into_inner().unwrap_or_else(|| task.iter().map(|_| None).collect())
            });
            let found: Vec<Option<Vec<f64>>> = found.collect();
            for (scores, residuals) in batch.into_iter().zip(found) {
                let point = self.point(scores, residuals);
                points.push(point);
            }
            let progress =
                Progress { stage: self.stage, runs: self.made, budget: self.budget, misfit: self.best };
            if (self.progress)(progress).is_break() {
                return Err(InverseError::Cancelled { runs: self.made });
            }
        }
    }

    fn point(&mut self, scores: Vec<f64>, residuals: Option<Vec<f64>>) -> Point {
        self.made += 1;
        let Some(residuals) = residuals else {
            self.failed += 1;
            return Point { scores, residuals: Vec::new(), cost: f64::INFINITY };
        };
        let point = Point::of(self.task, scores, residuals);
        let misfit = self.task.told_misfit(&point.residuals);
        if misfit < self.best {
            self.best = misfit;
        }
        point
    }
}

/// The residuals at places that are run together.
fn run(task: &Task, forward: &dyn Forward, places: &[Vec<f64>]) -> Vec<Option<Vec<f64>>> {
    // Squares of what is larger leave the range of numbers.
    const LARGEST: f64 = 1e100;
    let values: Vec<Vec<f64>> = places.iter().map(|scores| task.values(scores)).collect();
    let mut all = vec![vec![0.0; task.components]; places.len()];
    let done = forward.residuals_of_all(&values, &mut all);
    let checked = |(mut residuals, done): (Vec<f64>, bool)| {
        let is_valid = done && residuals.iter().all(|r| r.abs() < LARGEST);
        residuals.iter_mut().enumerate().for_each(|(c, r)| *r /= task.divisor(c));
        is_valid.then_some(residuals)
    };
    all.into_iter().zip(done.into_iter().chain(core::iter::repeat(false))).map(checked).collect()
}
