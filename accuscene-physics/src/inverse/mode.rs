//! Distinct optima: which of the places where fits ended are one.

use super::dense::{cholesky, distance2, dot, inverse, solve};
use super::error::InverseError;
use super::fit::{DEPTH, Fit};
use super::runs::{Point, Runs, Task};
use super::slope::Slope;
use accuscene_core::arith::{Real, ln};

/// Rise of the cost on the way between two optima up to which they are one.
const RISE: f64 = 2.0;
/// Optima that are looked at.
const MOST: usize = 6;

/// An optimum of the posterior and its neighbourhood.
#[derive(Clone)]
pub(super) struct Optimum {
    pub(super) at: Point,
    pub(super) slope: Slope,
    /// Covariance of the scores, linearised, by rows.
    pub(super) covariance: Vec<f64>,
    /// Its lower factor.
    pub(super) factor: Vec<f64>,
}

impl Optimum {
    pub(super) fn of(task: &Task, at: Point, slope: Slope) -> Option<Self> {
        let n = at.scores.len();
        let weights = task.weights(&at.residuals, |i| task.noise[i]);
        let covariance = inverse(&cholesky(&slope.precision(n, &weights), n)?, n);
        let factor = cholesky(&covariance, n)?;
        Some(Self { at, slope, covariance, factor })
    }

    /// Logarithm of its share of the probability, up to a constant (Laplace).
    pub(super) fn ln_mass(&self) -> f64 {
        let n = self.at.scores.len();
        (0..n).fold(-self.at.cost, |sum, i| sum + ln(self.factor[i * n + i]))
    }
}

/// The distinct optima among fits, the best first, with slopes over as much as is left uncertain.
pub(super) fn optima(runs: &mut Runs<'_>, mut fits: Vec<Fit>) -> Result<Vec<Optimum>, InverseError> {
    let n = runs.task.unknowns();
    fits.sort_by(|a, b| a.at.cost.total_cmp(&b.at.cost));
    let best = fits.first().map_or(0.0, |f| f.at.cost);
    fits.retain(|f| f.at.cost <= best + DEPTH);
    fits.truncate(MOST);
    let affordable = (runs.left() / 4 / (2 * n)).max(1);
    fits.truncate(affordable);
    let mut at: Vec<(&Point, &mut Slope)> = fits.iter_mut().map(|f| (&f.at, &mut f.slope)).collect();
    Slope::wide(runs, &mut at)?;
    let mut kept: Vec<Optimum> = Vec::new();
    for f in fits {
        // Slopes beyond the range of numbers tell nothing: the prior takes their place.
        let flat = Slope::new(n, f.at.residuals.len());
        let taken = Optimum::of(runs.task, f.at.clone(), f.slope);
        let Some(optimum) = taken.or_else(|| Optimum::of(runs.task, f.at, flat)) else { continue };
        let mut is_new = true;
        for other in &kept {
            if is_same(runs, other, &optimum)? {
                is_new = false;
                break;
            }
        }
        if is_new {
            kept.push(optimum);
        }
    }
    Ok(kept)
}

/// The optimum whose neighbourhood gives a place the largest density.
pub(super) fn nearest(optima: &[Optimum], scores: &[f64]) -> usize {
    let reach = |o: &Optimum| -2.0 * o.at.cost - distance2(scores, &o.at.scores, &o.factor);
    let all = optima.iter().enumerate().map(|(k, o)| (k, reach(o)));
    all.reduce(|a, b| if b.1 > a.1 { b } else { a }).map_or(0, |a| a.0)
}

/// Whether a way between two optima, straight or with one bend, hardly rises.
fn is_same(runs: &mut Runs<'_>, a: &Optimum, b: &Optimum) -> Result<bool, InverseError> {
    let (from, to) = (&a.at.scores, &b.at.scores);
    let apart = Real::min(distance2(to, from, &a.factor), distance2(from, to, &b.factor)).sqrt();
    if apart < 0.5 {
        return Ok(true);
    }
    let limit = Real::max(a.at.cost, b.at.cost) + RISE;
    let count = Real::clamp(0.5 * apart, 3.0, 7.0) as usize;
    let way = |from: &[f64], to: &[f64], count: usize| -> Vec<Vec<f64>> {
        let share = |k: usize| k as f64 / (count + 1) as f64;
        let place = |s: f64| from.iter().zip(to).map(|(x, y)| x + s * (y - x)).collect();
        (1..=count).map(|k| place(share(k))).collect()
    };
    if runs.left() < 4 * count {
        return Ok(false);
    }
    let straight = runs.make(way(from, to, count))?;
    if straight.iter().all(|p| p.cost <= limit) {
        return Ok(true);
    }
    let mut bend = straight[count / 2].clone();
    for _ in 0..2 {
        if bend.cost <= limit || !bend.is_valid() {
            break;
        }
        let Some(aim) = across(runs, a, b, &bend) else { break };
        let Some(moved) = runs.make(vec![aim])?.pop() else { break };
        if moved.cost >= bend.cost {
            break;
        }
        bend = moved;
    }
    if bend.cost > limit {
        return Ok(false);
    }
    let mut legs = way(from, &bend.scores, 2);
    legs.extend(way(&bend.scores, to, 2));
    Ok(runs.make(legs)?.iter().all(|p| p.cost <= limit))
}

/// The step from a bend to lower cost, across the way between the optima, by the mean of their slopes.
fn across(runs: &Runs<'_>, a: &Optimum, b: &Optimum, bend: &Point) -> Option<Vec<f64>> {
    let n = bend.scores.len();
    let mut mean = a.slope.clone();
    mean.rows.iter_mut().zip(&b.slope.rows).for_each(|(x, y)| *x = 0.5 * (*x + y));
    let weights = runs.task.weights(&bend.residuals, |i| runs.task.noise[i]);
    let l = cholesky(&mean.precision(n, &weights), n)?;
    let mut step: Vec<f64> = bend.scores.iter().map(|z| -z).collect();
    for ((row, w), r) in mean.rows.chunks_exact(n).zip(&weights).zip(&bend.residuals) {
        step.iter_mut().zip(row).for_each(|(s, j)| *s -= w * r * j);
    }
    solve(&l, &mut step);
    let along: Vec<f64> = b.at.scores.iter().zip(&a.at.scores).map(|(y, x)| y - x).collect();
    let share = dot(&step, &along) / dot(&along, &along);
    Some((0..n).map(|i| bend.scores[i] + step[i] - share * along[i]).collect())
}
