//! How far runs that hardly differ lie apart: what the model itself cannot tell of the evidence.

use super::draws::{Draws, Use};
use super::error::InverseError;
use super::fit::{Fit, fit};
use super::runs::{Point, Runs, Task};
use super::scatter::{Near, Scatter};
use core::ops::Range;

/// Runs about the best fit, for each unknown and one, and at least.
const RUNS: usize = 3;
const LEAST: usize = 12;
/// Times that so many are drawn, if too few lie on the fit's own branch.
const TIMES: usize = 2;
/// How far they lie from it, scores: what evidence hardly ever tells apart, and where what is smooth is straight.
const NEAR: f64 = 0.01;
/// Fits that are begun again, and the share of the budget that they may take.
const AGAIN: usize = 2;
const SHARE: f64 = 0.08;

/// What the model does from run to run.
#[derive(Clone)]
pub(super) struct Roughness {
    /// What each residual is divided by: more than one where runs that hardly differ scatter.
    pub(super) factors: Vec<f64>,
    /// How far they scatter.
    pub(super) scatter: Vec<f64>,
    /// The share of them that lie apart from the best fit's branch.
    pub(super) apart: Vec<f64>,
}

impl Roughness {
    pub(super) fn none(components: usize) -> Self {
        Self { factors: vec![1.0; components], scatter: vec![0.0; components], apart: vec![0.0; components] }
    }

    pub(super) fn is_smooth(&self) -> bool {
        self.factors.iter().all(|factor| *factor == 1.0)
    }
}

/// How many runs roughness takes at first.
pub(super) fn runs_taken(unknowns: usize) -> usize {
    (RUNS * (unknowns + 1)).max(LEAST)
}

/// The problem with deviations that count how far runs about the best fit scatter; none where all runs there go the same way.
///
/// A second impact that happens or does not, a wheel that catches: rest positions then jump by more than their deviations
/// from run to run, and a place where all residuals happen to be small is a needle in that scatter, not an explanation. The
/// places are drawn around the fit, not chosen by their cost, and what is smooth in the unknowns is taken off. What lies
/// apart by far is another branch, which the posterior reaches or does not by its own misfit: it is no scatter of this one.
pub(super) fn roughened(
    runs: &mut Runs<'_>,
    screened: &[Point],
    fits: &[Fit],
    seed: u64,
) -> Result<Option<Task>, InverseError> {
    let best = fits.iter().reduce(|a, b| if b.at.cost < a.at.cost { b } else { a });
    let count = runs_taken(runs.task.unknowns());
    let Some(best) = best.filter(|best| best.at.is_valid()) else { return Ok(None) };
    let wide = Near::by_scores(&best.at, screened);
    let mut points = Vec::with_capacity(count);
    let mut found: Option<Scatter> = None;
    for _ in 0..TIMES {
        let is_enough = found.as_ref().is_some_and(|scatter| !scatter.few);
        if is_enough || runs.spare() < count {
            break;
        }
        points.extend(about(runs, &best.at, seed, points.len()..points.len() + count)?);
        found = Near::of(runs.task, &best.at, &points).scatter(&wide);
    }
    let Some(scatter) = found.filter(Scatter::is_told) else { return Ok(None) };
    let factors = scatter.factors();
    let rough = Roughness { factors, scatter: scatter.deviations, apart: scatter.apart };
    Ok(Some(Task { rough, ..runs.task.clone() }))
}

/// Runs with these numbers about a place.
fn about(
    runs: &mut Runs<'_>,
    at: &Point,
    seed: u64,
    numbers: Range<usize>,
) -> Result<Vec<Point>, InverseError> {
    let draws = Draws::of(seed, Use::Roughness, 0);
    let place = |k: usize| -> Vec<f64> {
        at.scores.iter().enumerate().map(|(j, z)| z + NEAR * draws.normal(k, j)).collect()
    };
    runs.make(numbers.map(place).collect())
}

/// Fits once more from the best places: the needle that was found may be none of the best any more.
pub(super) fn again(
    runs: &mut Runs<'_>,
    screened: &[Point],
    fits: &mut Vec<Fit>,
) -> Result<(), InverseError> {
    let n = runs.task.unknowns();
    let mut order: Vec<&Point> =
        screened.iter().chain(fits.iter().map(|f| &f.at)).filter(|p| p.is_valid()).collect();
    order.sort_by(|a, b| a.cost.total_cmp(&b.cost));
    let mut begun: Vec<Fit> =
        order.into_iter().take(AGAIN).map(|point| Fit::new(point.clone(), n, false)).collect();
    let allowed = (SHARE * runs.budget as f64) as usize;
    fit(runs, &mut begun, allowed.min(runs.spare()))?;
    fits.extend(begun);
    Ok(())
}
