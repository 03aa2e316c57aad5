//! Search without slopes where fits have not come to an end that explains the evidence.

use super::dense::{carried, cholesky, dot, forward};
use super::draws::{Draws, Use};
use super::error::InverseError;
use super::fit::{DEPTH, Fit, fit};
use super::mode::Optimum;
use super::runs::{Point, Runs};
use accuscene_core::arith::{Real, exp, ln};

/// Share of the budget, of which the fits that follow may take a third as much again.
const SHARE: f64 = 0.12;
/// Fits that are polished at most.
const MOST: usize = 2;
/// Step, by the covariance of a fit, below which a search has ended.
const FINEST: f64 = 0.05;

/// Polishes the best fits if they are open and their misfit is improbable.
pub(super) fn polish(runs: &mut Runs<'_>, fits: &mut [Fit], seed: u64) -> Result<(), InverseError> {
    fits.sort_by(|a, b| a.at.cost.total_cmp(&b.at.cost));
    let best = fits.first().map_or(f64::INFINITY, |f| f.at.cost);
    let limit = runs.task.improbable();
    let is_wanted = |f: &Fit| f.is_open() && f.at.cost > limit && f.at.cost <= best + DEPTH;
    let wanted: Vec<usize> = (0..fits.len()).filter(|k| is_wanted(&fits[*k])).take(MOST).collect();
    // Of what is left to search, fits that follow take a third as much again.
    let share = Real::min(SHARE * runs.budget as f64, 0.75 * runs.spare() as f64);
    let allowed = share as usize / wanted.len().max(1);
    if best <= limit {
        return Ok(());
    }
    for k in wanted {
        let f = &fits[k];
        let Some(around) = Optimum::of(runs.task, f.at.clone(), f.slope.clone()) else { continue };
        let point = descend(runs, &around, allowed, seed, k)?;
        if point.cost < f.at.cost {
            let mut again = vec![Fit::new(point, runs.task.unknowns(), false)];
            fit(runs, &mut again, allowed / 3)?;
            if let Some(end) = again.pop() {
                fits[k] = end;
            }
        }
    }
    Ok(())
}

/// Numbers that a search goes by; they follow from its dimension alone.
struct Plan {
    /// Places in a generation.
    places: usize,
    /// Weights of the best half.
    weights: Vec<f64>,
    /// Places that the weights are worth.
    worth: f64,
    /// Rates of both paths, and of the covariance by one path and by the best half.
    rates: [f64; 4],
    /// Damping of the step.
    damping: f64,
    /// Mean length of a standard normal vector.
    length: f64,
}

impl Plan {
    fn of(dimension: usize) -> Self {
        let n = dimension as f64;
        let places = 6 + (3.0 * ln(n)) as usize;
        let half = places / 2;
        let raw: Vec<f64> = (1..=half).map(|i| ln(half as f64 + 0.5) - ln(i as f64)).collect();
        let sum = raw.iter().sum::<f64>();
        let weights: Vec<f64> = raw.iter().map(|w| w / sum).collect();
        let worth = 1.0 / dot(&weights, &weights);
        let step_rate = (worth + 2.0) / (n + worth + 5.0);
        let path_rate = (4.0 + worth / n) / (n + 4.0 + 2.0 * worth / n);
        let one = 2.0 / ((n + 1.3).squared() + worth);
        let many = Real::min(1.0 - one, 2.0 * (worth - 2.0 + 1.0 / worth) / ((n + 2.0).squared() + worth));
        let damping = 1.0 + step_rate + 2.0 * Real::max(0.0, ((worth - 1.0) / (n + 1.0)).sqrt() - 1.0);
        let length = n.sqrt() * (1.0 - 1.0 / (4.0 * n) + 1.0 / (21.0 * n * n));
        Self { places, weights, worth, rates: [step_rate, path_rate, one, many], damping, length }
    }
}

/// The best place of a search by an evolving normal distribution, which starts as the neighbourhood of a fit.
///
/// Source: Hansen 2016, "The CMA Evolution Strategy: A Tutorial".
fn descend(
    runs: &mut Runs<'_>,
    start: &Optimum,
    allowed: usize,
    seed: u64,
    which: usize,
) -> Result<Point, InverseError> {
    let n = start.at.scores.len();
    let plan = Plan::of(n);
    let [step_rate, path_rate, one, many] = plan.rates;
    let excess = (2.0 * start.at.cost / runs.task.components as f64).sqrt();
    let mut step = Real::clamp(excess, 1.0, 5.0) / (n as f64).sqrt();
    let mut mean = vec![0.0; n];
    let mut covariance: Vec<f64> = (0..n * n).map(|k| f64::from(u8::from(k / n == k % n))).collect();
    let (mut step_path, mut path) = (vec![0.0; n], vec![0.0; n]);
    let mut best = start.at.clone();
    let last = runs.made + allowed.min(runs.left());
    let mut generation = 0;
    while runs.made + plan.places <= last && step > FINEST {
        let Some(l) = cholesky(&covariance, n) else { break };
        let draws = Draws::of(seed, Use::Polish, which * 100_000 + generation);
        generation += 1;
        let zero = vec![0.0; n];
        let ways: Vec<Vec<f64>> = (0..plan.places)
            .map(|i| carried(&zero, &l, &(0..n).map(|j| draws.normal(i, j)).collect::<Vec<f64>>()))
            .collect();
        let place = |way: &Vec<f64>| {
            let local: Vec<f64> = mean.iter().zip(way).map(|(m, y)| m + step * y).collect();
            carried(&start.at.scores, &start.factor, &local)
        };
        let points = runs.make(ways.iter().map(place).collect())?;
        let mut order: Vec<usize> = (0..plan.places).collect();
        order.sort_by(|&a, &b| points[a].cost.total_cmp(&points[b].cost).then(a.cmp(&b)));
        if points[order[0]].cost < best.cost {
            best = points[order[0]].clone();
        }
        let chosen: Vec<&Vec<f64>> = order.iter().take(plan.weights.len()).map(|k| &ways[*k]).collect();
        let sum = |j: usize| plan.weights.iter().zip(&chosen).fold(0.0, |s, (w, y)| s + w * y[j]);
        let way: Vec<f64> = (0..n).map(sum).collect();
        let mut plain = way.clone();
        forward(&l, &mut plain);
        let grow = |p: &mut Vec<f64>, rate: f64, by: &[f64], share: f64| {
            let scale = share * (rate * (2.0 - rate) * plan.worth).sqrt();
            p.iter_mut().zip(by).for_each(|(p, y)| *p = (1.0 - rate) * *p + scale * y);
        };
        grow(&mut step_path, step_rate, &plain, 1.0);
        let stretch = dot(&step_path, &step_path).sqrt() / plan.length;
        let is_short = stretch < 1.4 + 2.0 / (n as f64 + 1.0);
        grow(&mut path, path_rate, &way, if is_short { 1.0 } else { 0.0 });
        mean.iter_mut().zip(&way).for_each(|(m, y)| *m += step * y);
        for i in 0..n {
            for j in 0..n {
                let spread = plan.weights.iter().zip(&chosen).fold(0.0, |s, (w, y)| s + w * y[i] * y[j]);
                let c = &mut covariance[i * n + j];
                *c = (1.0 - one - many) * *c + one * path[i] * path[j] + many * spread;
            }
        }
        step *= exp(Real::min(1.0, step_rate / plan.damping * (stretch - 1.0)));
    }
    Ok(best)
}
