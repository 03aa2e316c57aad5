//! Fits by damped least squares (Levenberg 1944, Marquardt 1963), several side by side.

use super::dense::{cholesky, dot, solve};
use super::error::InverseError;
use super::problem::Noise;
use super::runs::{Point, Runs};
use super::slope::Slope;
use accuscene_core::arith::Real;

/// What doubts every item as long as a fit is far off, so that one that contradicts the rest does not drag
/// it.
pub(super) const DOUBT: Noise = Noise::Student { freedom: 4 };
/// Promised decrease of the cost below which a fit has ended.
const ENOUGH: f64 = 0.02;
/// Damping beyond which a fit has stalled.
const STALLED: f64 = 100.0;
/// Longest step in any score.
const LEAP: f64 = 2.0;
/// Cost above the best one beyond which less than 1e-5 of its probability density is left.
pub(super) const DEPTH: f64 = 12.0;
/// Square of the distance, in deviations, within which a fit comes to where a better one is.
const FOLLOWS: f64 = 1.0;
/// Steps in a row on slopes that were corrected, not taken.
const CORRECTIONS: usize = 3;

/// A fit under way.
#[derive(Clone)]
pub(super) struct Fit {
    /// Where it began.
    pub(super) begun: Point,
    /// The best place so far.
    pub(super) at: Point,
    /// Slopes there.
    pub(super) slope: Slope,
    /// Whether it ended before its promised decrease was small.
    pub(super) stalled: bool,
    pub(super) damping: f64,
    robust: bool,
    want: Want,
    corrections: usize,
    idle: usize,
    pub(super) steps: usize,
}

#[derive(Clone, Copy, PartialEq)]
enum Want {
    Slope,
    Step,
    Nothing,
}

impl Fit {
    pub(super) fn new(at: Point, unknowns: usize, robust: bool) -> Self {
        let slope = Slope::new(unknowns, at.residuals.len());
        Self {
            begun: at.clone(),
            at,
            slope,
            stalled: false,
            damping: 0.01,
            robust,
            want: Want::Slope,
            corrections: 0,
            idle: 0,
            steps: 0,
        }
    }

    /// Half of misfit and squared scores, with doubt if the fit is at that.
    fn cost(&self, runs: &Runs<'_>, point: &Point) -> f64 {
        if self.robust && point.is_valid() { doubted(runs, point) } else { point.cost }
    }

    /// Where to step, and the decrease that is promised.
    fn aim(&self, runs: &Runs<'_>) -> Option<(Vec<f64>, f64)> {
        let n = self.at.scores.len();
        let noise = |i: usize| if self.robust { DOUBT } else { runs.task.noise[i] };
        let weights = runs.task.weights(&self.at.residuals, noise);
        let mut damped = self.slope.precision(n, &weights);
        let mut step: Vec<f64> = self.at.scores.iter().map(|z| -z).collect();
        for ((row, w), r) in self.slope.rows.chunks_exact(n).zip(&weights).zip(&self.at.residuals) {
            step.iter_mut().zip(row).for_each(|(s, j)| *s -= w * r * j);
        }
        let downhill = step.clone();
        for i in 0..n {
            damped[i * n + i] *= 1.0 + self.damping;
        }
        solve(&cholesky(&damped, n)?, &mut step);
        let promised = 0.5 * dot(&step, &downhill);
        let longest = step.iter().fold(0.0, |a, s| Real::max(a, s.abs()));
        let share = if longest > LEAP { LEAP / longest } else { 1.0 };
        let stepped = self.at.scores.iter().zip(&step).map(|(z, s)| z + share * s);
        let aim = stepped.zip(&runs.task.scales).map(|(z, scale)| {
            let [low, high] = scale.reach();
            Real::clamp(z, low, high)
        });
        Some((aim.collect(), promised))
    }

    /// Square of the distance of a place, in deviations by the slopes here.
    pub(super) fn square(&self, other: &Point) -> f64 {
        let gap: Vec<f64> = other.scores.iter().zip(&self.at.scores).map(|(a, b)| a - b).collect();
        let rows = self.slope.rows.chunks_exact(gap.len());
        rows.fold(dot(&gap, &gap), |sum, row| sum + dot(row, &gap).squared())
    }

    /// Whether it has not come to a clear end.
    pub(super) fn is_open(&self) -> bool {
        self.stalled || self.want != Want::Nothing
    }

    /// Ends doubting, or the fit.
    fn end(&mut self, stalled: bool) {
        self.damping = 0.01;
        if self.robust {
            self.robust = false;
            self.want = Want::Step;
        } else {
            self.stalled = stalled;
            self.want = Want::Nothing;
        }
    }

    /// Tries again with longer differences, or ends.
    fn longer_or_end(&mut self) {
        if self.slope.stretch() {
            self.damping = 0.01;
            self.want = Want::Slope;
        } else {
            self.end(true);
        }
    }

    fn take(&mut self, runs: &Runs<'_>, tried: Point, promised: f64) {
        let (old, new) = (self.cost(runs, &self.at), self.cost(runs, &tried));
        self.steps += 1;
        if new < old {
            let gain = (old - new) / promised;
            let may_correct = tried.scores.len() > 3 && gain > 0.5 && self.corrections < CORRECTIONS;
            if may_correct {
                self.slope.correct(&self.at, &tried);
                self.corrections += 1;
                self.want = Want::Step;
            } else {
                self.want = Want::Slope;
            }
            self.at = tried;
            // Two steps of no worth: what is left is noise.
            self.idle = if old - new < 2.0 * ENOUGH { self.idle + 1 } else { 0 };
            if self.idle == 2 {
                self.idle = 0;
                return self.longer_or_end();
            }
            self.damping = Real::max(1e-6, self.damping * if gain > 0.5 { 0.1 } else { 0.5 });
        } else if self.corrections > 0 {
            self.want = Want::Slope;
        } else {
            self.damping *= 8.0;
            if self.damping > STALLED {
                self.longer_or_end();
            }
        }
    }
}

/// Half of misfit and squared scores if every item is doubted.
pub(super) fn doubted(runs: &Runs<'_>, point: &Point) -> f64 {
    if !point.is_valid() {
        return f64::INFINITY;
    }
    0.5 * (runs.task.misfit(&point.residuals, |_| DOUBT) + dot(&point.scores, &point.scores))
}

/// Takes fits to their ends, or as far as this many runs allow.
pub(super) fn fit(runs: &mut Runs<'_>, fits: &mut Vec<Fit>, allowed: usize) -> Result<(), InverseError> {
    let n = runs.task.unknowns();
    let (first, begun) = (runs.made, fits.len());
    let last = first + allowed.min(runs.left());
    loop {
        let sloping = fits.iter().filter(|f| f.want == Want::Slope).count();
        let stepping = fits.iter().filter(|f| f.want != Want::Nothing).count();
        if stepping == 0 || runs.made + 2 * n * sloping + stepping > last {
            return Ok(());
        }
        let mut at: Vec<(&Point, &mut Slope)> = Vec::with_capacity(sloping);
        for f in fits.iter_mut().filter(|f| f.want == Want::Slope) {
            f.want = Want::Step;
            f.corrections = 0;
            at.push((&f.at, &mut f.slope));
        }
        Slope::take(runs, &mut at)?;
        let mut aims = Vec::with_capacity(stepping);
        for (k, f) in fits.iter_mut().enumerate().filter(|(_, f)| f.want == Want::Step) {
            match f.aim(runs) {
                Some((aim, promised)) if promised > ENOUGH => aims.push((k, aim, promised)),
                // Slopes that were corrected are not trusted with the end.
                Some(_) if f.corrections > 0 => f.want = Want::Slope,
                aim => f.end(aim.is_none()),
            }
        }
        let tried = runs.make(aims.iter().map(|a| a.1.clone()).collect())?;
        for ((k, _, promised), point) in aims.iter().zip(tried) {
            fits[*k].take(runs, point, *promised);
        }
        drop_followers(fits);
        let rest = (last - runs.made) as f64 / (last - first) as f64;
        drop_hopeless(fits, (begun as f64 * rest.squared()) as usize);
    }
}

/// Drops the worst fits until so many are left, but none whose end the posterior would know.
fn drop_hopeless(fits: &mut Vec<Fit>, keep: usize) {
    let best = fits.iter().fold(f64::INFINITY, |a, f| Real::min(a, f.at.cost));
    let mut costs: Vec<f64> = fits.iter().map(|f| f.at.cost).collect();
    costs.sort_by(f64::total_cmp);
    let limit = Real::max(best + DEPTH, costs.get(keep.max(2) - 1).copied().unwrap_or(f64::INFINITY));
    fits.retain(|f| f.at.cost <= limit);
}

/// Drops fits that come to where a better one is.
fn drop_followers(fits: &mut Vec<Fit>) {
    let is_follower = |k: usize| {
        fits.iter().enumerate().any(|(other, f)| {
            let better = f.at.cost < fits[k].at.cost || (f.at.cost == fits[k].at.cost && other < k);
            // One that no longer doubts is ahead of one that does.
            let may = other != k && better && f.steps > 1 && (fits[k].robust || !f.robust);
            may && f.square(&fits[k].at) < FOLLOWS
        })
    };
    let drops: Vec<bool> = (0..fits.len()).map(is_follower).collect();
    let mut drops = drops.into_iter();
    fits.retain(|_| !drops.next().unwrap_or(false));
}
