use super::draws::{Draws, Use};
use super::error::InverseError;
use super::fit::{Fit, doubted, fit};
use super::mode::{Optimum, optima};
use super::options::Options;
use super::polish::polish;
use super::problem::{Forward, Problem};
use super::progress::{Progress, Stage};
use super::runs::{Point, Runs, Task};
use super::sampling::sample;
use super::slope::Slope;
use super::solution::Solution;
use super::starts::starts;
use super::{check, summary};
use accuscene_core::arith::{Real, normal_quantile};
use accuscene_core::port::Executor;
use core::ops::ControlFlow;

/// Share of the budget for starts, and for fits.
const SHARES: [f64; 2] = [0.12, 0.3];
/// Fits that are begun at most.
const FITS: usize = 16;

/// Finds the optima and the posterior of an inverse problem.
///
/// The result depends on the problem, the options and the forward model alone, not on the executor's width or
/// order.
///
/// # Errors
/// [`InverseError`] if the problem contradicts itself, every start fails or the caller asks to end.
pub fn solve(
    problem: &Problem,
    forward: &dyn Forward,
    options: &Options,
    executor: &dyn Executor,
    progress: &mut dyn FnMut(Progress) -> ControlFlow<()>,
) -> Result<Solution, InverseError> {
    let task = Task::of(problem, check::scales(problem, options)?);
    let mut runs = Runs {
        task: &task,
        forward,
        executor,
        progress,
        budget: options.budget,
        made: 0,
        failed: 0,
        best: f64::INFINITY,
        stage: Stage::Screening,
    };
    let screened = screen(&mut runs, options)?;
    runs.stage = Stage::Fitting;
    let mut fits = search(&mut runs, &screened)?;
    runs.stage = Stage::Polishing;
    polish(&mut runs, &mut fits, options.seed)?;
    runs.stage = Stage::Joining;
    let mut optima: Vec<Optimum> = optima(&mut runs, fits)?;
    runs.stage = Stage::Sampling;
    let mut samples = sample(&mut runs, screened, &optima, options)?;
    for (optimum, told) in optima.iter_mut().zip(samples.neighbourhoods.drain(..)) {
        // Slopes over all samples, where differences of a few runs told roughness as slopes.
        let rough = told.filter(|told| told.component.is_wider(&optimum.factor));
        let slope = rough.map(|told| Slope::known(task.unknowns(), told.rows));
        if let Some(better) = slope.and_then(|slope| Optimum::of(&runs, optimum.at.clone(), slope)) {
            *optimum = better;
        }
    }
    Ok(summary::solution(&runs, &optima, samples, options))
}

/// Starts all over the prior.
fn screen(runs: &mut Runs<'_>, options: &Options) -> Result<Vec<Point>, InverseError> {
    let n = runs.task.unknowns();
    let count = (SHARES[0] * options.budget as f64) as usize;
    let draws = Draws::of(options.seed, Use::Starts, 0);
    let places = starts(count, n, options.seed, &draws).into_iter();
    let points = runs.make(places.map(|p| p.into_iter().map(normal_quantile).collect()).collect())?;
    if points.iter().all(|p| !p.is_valid()) {
        return Err(InverseError::EveryStartFailed {
            count,
            hint: "widen the bounds, or see why the model fails or the event does not happen",
        });
    }
    Ok(points)
}

/// Fits from the best starts that lie apart.
fn search(runs: &mut Runs<'_>, screened: &[Point]) -> Result<Vec<Fit>, InverseError> {
    let n = runs.task.unknowns();
    let allowed = (SHARES[1] * runs.budget as f64) as usize;
    let count = (allowed / (4 * (n + 2))).clamp(2, FITS);
    let mut order: Vec<(f64, &Point)> =
        screened.iter().filter(|p| p.is_valid()).map(|p| (doubted(runs, p), p)).collect();
    order.sort_by(|a, b| a.0.total_cmp(&b.0));
    // Half of what neighbours of an even filling have between them.
    let mut apart = 0.5 * (n as f64).sqrt();
    let mut chosen: Vec<&Point> = Vec::with_capacity(count);
    while chosen.len() < count.min(order.len()) && apart > 1e-3 {
        for (_, point) in &order {
            let is_far = chosen.iter().all(|c| {
                let gap = c.scores.iter().zip(&point.scores).fold(0.0, |s, (a, b)| s + (a - b).squared());
                gap.sqrt() >= apart
            });
            if is_far && chosen.len() < count {
                chosen.push(point);
            }
        }
        apart *= 0.5;
    }
    let mut fits: Vec<Fit> = chosen.into_iter().map(|p| Fit::new(p.clone(), n, true)).collect();
    fit(runs, &mut fits, allowed)?;
    Ok(fits)
}
