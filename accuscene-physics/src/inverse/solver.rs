use super::draws::{Draws, Use};
use super::error::InverseError;
use super::fit::{DEPTH, Fit, doubted, fit};
use super::mode::{Optimum, optima};
use super::options::Options;
use super::polish::polish;
use super::problem::{Forward, Problem};
use super::progress::{Progress, Stage};
use super::roughness::{again, roughened, runs_taken};
use super::runs::{Point, Runs, Task};
use super::sampling::sample;
use super::slope::Slope;
use super::solution::Solution;
use super::starts::starts;
use super::widening::widened;
use super::{check, summary};
use accuscene_core::arith::{Real, normal_quantile};
use accuscene_core::port::Executor;
use core::ops::ControlFlow;

/// Share of the budget for starts, and for fits.
const SHARES: [f64; 2] = [0.12, 0.3];
/// Fits that are begun at most, and at first.
const FITS: usize = 16;
const FIRST_FITS: usize = 4;
/// Starts at first, for each unknown and two.
const FIRST: usize = 10;
/// Square of the distance, in standard deviations, within which two ends of fits are one optimum.
const SAME: f64 = 4.0;

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
    let (mut rough, mut wide) = (None, None);
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
    let (mut screened, mut fits) = explore(&mut runs, options)?;
    runs.stage = Stage::Polishing;
    if options.widen
        && let Some(rougher) = roughened(&mut runs, &screened, &fits, options.seed)?
    {
        retell(&mut screened, &mut fits, &task, &rougher);
        runs.task = rough.insert(rougher);
        if !runs.task.rough.is_smooth() {
            again(&mut runs, &screened, &mut fits)?;
        }
    }
    polish(&mut runs, &mut fits, options.seed)?;
    if options.widen
        && let Some(wider) = widened(&mut runs, &fits)?
    {
        retell(&mut screened, &mut fits, runs.task, &wider);
        runs.task = wide.insert(wider);
    }
    runs.stage = Stage::Joining;
    let mut optima: Vec<Optimum> = optima(&mut runs, fits)?;
    runs.stage = Stage::Sampling;
    let mut samples = sample(&mut runs, screened, &optima, options)?;
    for (optimum, told) in optima.iter_mut().zip(samples.neighbourhoods.drain(..)) {
        // Slopes over all samples, where differences of a few runs told roughness as slopes.
        let rough = told.filter(|told| told.component.is_wider(&optimum.factor));
        let slope = rough.map(|told| Slope::known(task.unknowns(), told.rows));
        if let Some(better) = slope.and_then(|slope| Optimum::of(runs.task, optimum.at.clone(), slope)) {
            *optimum = better;
        }
    }
    Ok(summary::solution(&runs, &optima, samples, options))
}

/// Everything that was found, under other deviations.
fn retell(screened: &mut [Point], fits: &mut [Fit], before: &Task, after: &Task) {
    screened.iter_mut().for_each(|point| point.retold(before, after));
    fits.iter_mut().for_each(|fit| fit.retold(before, after));
}

/// Starts all over the prior and fits from the best; more of both unless the first few tell one probable optimum.
fn explore(runs: &mut Runs<'_>, options: &Options) -> Result<(Vec<Point>, Vec<Fit>), InverseError> {
    let n = runs.task.unknowns();
    let count = (SHARES[0] * options.budget as f64) as usize;
    let draws = Draws::of(options.seed, Use::Starts, 0);
    let places = starts(count, n, options.seed, &draws).into_iter();
    let mut places: Vec<Vec<f64>> = places.map(|p| p.into_iter().map(normal_quantile).collect()).collect();
    let rest = places.split_off(count.min(FIRST * (n + 2)));
    let mut points = runs.make(places)?;
    let allowed = (SHARES[1] * options.budget as f64) as usize;
    let most = (allowed / (4 * (n + 2))).clamp(2, FITS);
    runs.stage = Stage::Fitting;
    let few = most.min(FIRST_FITS);
    let mut fits = search(runs, &points, &[], few, allowed)?;
    if is_settled(runs, &fits) {
        return Ok((points, fits));
    }
    points.extend(runs.make(rest)?);
    if points.iter().all(|p| !p.is_valid()) {
        return Err(InverseError::EveryStartFailed {
            count,
            hint: "widen the bounds, or see why the model fails or the event does not happen",
        });
    }
    let known: Vec<Point> = fits.iter().map(|f| f.begun.clone()).collect();
    // Without the optimum samples are worth nothing: what the first fits took is not missed here, but what roughness takes is.
    let kept = runs.spare().saturating_sub(runs_taken(n));
    let allowed = if options.widen { allowed.min(kept) } else { allowed };
    fits.extend(search(runs, &points, &known, most, allowed)?);
    Ok((points, fits))
}

/// Whether fits tell one optimum that explains the evidence; one that has not ended tells of no other.
fn is_settled(runs: &Runs<'_>, fits: &[Fit]) -> bool {
    let Some(best) = fits.iter().reduce(|a, b| if b.at.cost < a.at.cost { b } else { a }) else {
        return false;
    };
    let other = |f: &Fit| !f.is_open() && f.at.cost <= best.at.cost + DEPTH && best.square(&f.at) >= SAME;
    best.at.cost <= runs.task.improbable() && !fits.iter().any(other)
}

/// Fits from the best starts that lie apart from each other and from those of earlier fits.
fn search(
    runs: &mut Runs<'_>,
    screened: &[Point],
    known: &[Point],
    count: usize,
    allowed: usize,
) -> Result<Vec<Fit>, InverseError> {
    let n = runs.task.unknowns();
    let mut order: Vec<(f64, &Point)> =
        screened.iter().filter(|p| p.is_valid()).map(|p| (doubted(runs, p), p)).collect();
    order.sort_by(|a, b| a.0.total_cmp(&b.0));
    // Half of what neighbours of an even filling have between them.
    let mut apart = 0.5 * (n as f64).sqrt();
    let mut chosen: Vec<&Point> = Vec::with_capacity(count);
    while chosen.len() < count.min(order.len()) && apart > 1e-3 {
        for (_, point) in &order {
            let is_far = chosen.iter().copied().chain(known).all(|c| {
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
