//! How far runs that hardly differ lie apart: what the model itself cannot tell of the evidence.

use super::dense::{cholesky, dot, solve};
use super::draws::{Draws, Use};
use super::error::InverseError;
use super::fit::{Fit, fit};
use super::runs::{Point, Runs, Task};
use accuscene_core::arith::Real;

/// Runs about the best fit, for each unknown and one.
const RUNS: usize = 3;
/// How far they lie from it, scores: what evidence hardly ever tells apart, and where what is smooth is straight.
const NEAR: f64 = 0.01;
/// Scatter, in deviations of the evidence, that is none.
const NONE: f64 = 0.2;
/// Variances that a scatter adds: what happened was one of a run's neighbours, and a few runs at one place tell it roughly.
const VARIANCES: f64 = 2.0;
/// Fits that are begun again, and the share of the budget that they may take.
const AGAIN: usize = 2;
const SHARE: f64 = 0.08;

/// The problem with deviations that count how far runs about the best fit scatter; none where the model is smooth there.
///
/// A second impact that happens or does not, a wheel that catches: rest positions then jump by more than their deviations
/// from run to run, and a place where all residuals happen to be small is a needle in that scatter, not an explanation. The
/// places are drawn around the fit, not chosen by their cost, and what is smooth in the unknowns is taken off.
pub(super) fn roughened(runs: &mut Runs<'_>, fits: &[Fit], seed: u64) -> Result<Option<Task>, InverseError> {
    let best = fits.iter().reduce(|a, b| if b.at.cost < a.at.cost { b } else { a });
    let count = RUNS * (runs.task.unknowns() + 1);
    let Some(best) = best.filter(|best| best.at.is_valid() && runs.spare() > count) else { return Ok(None) };
    let draws = Draws::of(seed, Use::Roughness, 0);
    let place = |k: usize| -> Vec<f64> {
        best.at.scores.iter().enumerate().map(|(j, z)| z + NEAR * draws.normal(k, j)).collect()
    };
    let points = runs.make((0..count).map(place).collect())?;
    let near: Vec<Near<'_>> =
        points.iter().filter(|p| p.is_valid()).map(|p| Near::of(runs.task, p)).collect();
    let Some(scatter) = scatter(&near, runs.task) else { return Ok(None) };
    if scatter.iter().all(|s| *s <= NONE) {
        return Ok(None);
    }
    let wider = |s: &f64| if *s > NONE { (1.0 + VARIANCES * s.squared()).sqrt() } else { 1.0 };
    Ok(Some(Task { rough: scatter.iter().map(wider).collect(), ..runs.task.clone() }))
}

/// The scatter that made deviations so much wider.
pub(super) fn scatter_of(factor: f64) -> f64 {
    ((factor.squared() - 1.0) / VARIANCES).sqrt()
}

/// A run near a fit.
struct Near<'a> {
    /// Its unknowns: what is linear in them is not in their scores.
    values: Vec<f64>,
    residuals: &'a [f64],
}

impl<'a> Near<'a> {
    fn of(task: &Task, point: &'a Point) -> Self {
        Self { values: task.values(&point.scores), residuals: &point.residuals }
    }
}

/// Standard deviations of residuals about what is smooth in the unknowns: linear, and bent along its slope. None from too few
/// runs.
fn scatter(near: &[Near<'_>], task: &Task) -> Option<Vec<f64>> {
    let (n, all) = (task.unknowns(), near.len() as f64);
    if near.len() < 2 * (n + 1) {
        return None;
    }
    let mean: Vec<f64> = (0..n).map(|i| near.iter().fold(0.0, |sum, p| sum + p.values[i]) / all).collect();
    let mut steps: Vec<Vec<f64>> =
        near.iter().map(|p| p.values.iter().zip(&mean).map(|(x, m)| x - m).collect()).collect();
    for i in 0..n {
        let length = steps.iter().fold(0.0, |sum, step| sum + step[i].squared()).sqrt();
        // What cannot move says nothing.
        steps.iter_mut().for_each(|step| step[i] = if length > 0.0 { step[i] / length } else { 0.0 });
    }
    let mut spread = vec![0.0; n * n];
    for step in &steps {
        spread.iter_mut().enumerate().for_each(|(k, sum)| *sum += step[k / n] * step[k % n]);
    }
    (0..n).for_each(|i| spread[i * n + i] += 1e-9);
    let factor = cholesky(&spread, n)?;
    let straight = |of: &dyn Fn(usize) -> f64| -> (Vec<f64>, Vec<f64>) {
        let middle = (0..near.len()).fold(0.0, |sum, k| sum + of(k)) / all;
        let mut slope = vec![0.0; n];
        for (k, step) in steps.iter().enumerate() {
            slope.iter_mut().zip(step).for_each(|(s, x)| *s += (of(k) - middle) * x);
        }
        solve(&factor, &mut slope);
        let line: Vec<f64> = steps.iter().map(|step| dot(&slope, step)).collect();
        let rest = line.iter().enumerate().map(|(k, line)| of(k) - middle - line).collect();
        (line, rest)
    };
    let freedom = all - n as f64 - 2.0;
    let of = |c: usize| {
        let (line, rest) = straight(&|k| near[k].residuals[c]);
        let (_, bend) = straight(&|k| line[k].squared());
        let (share, size) = (dot(&rest, &bend), dot(&bend, &bend));
        let bent = if size > 0.0 { share.squared() / size } else { 0.0 };
        (Real::max(dot(&rest, &rest) - bent, 0.0) / freedom).sqrt()
    };
    Some((0..task.components).map(of).collect())
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
