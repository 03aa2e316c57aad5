//! What residuals of runs that hardly differ do beyond what is smooth in the unknowns.

use super::dense::{cholesky, dot, solve};
use super::runs::{Point, Task};
use super::together::together;
use accuscene_core::arith::Real;

/// Scatter, in deviations of the evidence, that is none.
const NONE: f64 = 0.2;
/// Variances that a scatter adds: what happened was one of a run's neighbours, and a few runs tell it roughly.
pub(super) const VARIANCES: f64 = 2.0;
/// How many times as far as the next nearest what lies apart is, at least, and in deviations of the evidence.
const GAP: f64 = 5.0;
const FAR: f64 = 1.0;
/// What a gap to the power of those before it has to come to: what chance makes of a normal scatter hardly ever does.
const CHANCE: f64 = 1e3;
/// How far, in scatters, the fit lies from runs about it that are of its branch: no fit finds a rarer needle.
const NEEDLE: f64 = 4.0;
/// Scatter, as a share of what scatters, that is rounding.
const ROUNDING: f64 = 1e-9;
/// Passes that make a line robust, and the residual, in its deviations, that counts half: 95 % efficient if normal.
const PASSES: usize = 20;
const HALF: f64 = 2.385;

/// Runs near a fit.
pub(super) struct Near<'a> {
    /// Residuals of the fit.
    at: &'a [f64],
    runs: Vec<&'a [f64]>,
    /// How far each run lies from the mean, in lengths.
    steps: Vec<Vec<f64>>,
    /// How far the fit does.
    home: Vec<f64>,
    /// Root sums of squares of the distances from the mean.
    lengths: Vec<f64>,
}

/// A line through residuals.
struct Line {
    middle: f64,
    /// Where its middle is, and its slope, by lengths.
    centre: Vec<f64>,
    slope: Vec<f64>,
    /// What is linear of each run, less the middle, and what is left; 0 without weight.
    line: Vec<f64>,
    rest: Vec<f64>,
}

/// How residuals of runs near a fit scatter.
pub(super) struct Scatter {
    /// Standard deviations about what is smooth, of the runs on the fit's own branch; 0 where they hardly scatter.
    pub(super) deviations: Vec<f64>,
    /// Shares of runs that lie apart from that branch.
    pub(super) apart: Vec<f64>,
    /// For how many residuals one counts, since they jump together.
    pub(super) together: f64,
    /// Whether some residual has too few runs on its branch to tell.
    pub(super) few: bool,
}

impl Scatter {
    /// Whether runs do not all go the same way.
    pub(super) fn is_told(&self) -> bool {
        self.deviations.iter().chain(&self.apart).any(|s| *s > 0.0)
    }

    /// How many times as wide deviations are that hold it.
    pub(super) fn factors(&self) -> Vec<f64> {
        let variances = VARIANCES * self.together;
        self.deviations.iter().map(|s| (1.0 + variances * s.squared()).sqrt()).collect()
    }
}

/// One residual of all runs.
pub(super) struct Branch {
    /// 1 for each run on the fit's own branch, 0 for others.
    own: Vec<f64>,
    /// What is not smooth; 0 for others.
    pub(super) rest: Vec<f64>,
    pub(super) deviation: f64,
    few: bool,
}

impl<'a> Near<'a> {
    /// Runs by their unknowns: what is linear in them is not in scores.
    pub(super) fn of(task: &Task, at: &'a Point, points: &'a [Point]) -> Self {
        Self::by(at, points, |scores| task.values(scores))
    }

    /// Runs by their scores.
    pub(super) fn by_scores(at: &'a Point, points: &'a [Point]) -> Self {
        Self::by(at, points, <[f64]>::to_vec)
    }

    fn by(at: &'a Point, points: &'a [Point], place: impl Fn(&[f64]) -> Vec<f64>) -> Self {
        let runs: Vec<&Point> = points.iter().filter(|p| p.is_valid()).collect();
        let mut steps: Vec<Vec<f64>> = runs.iter().map(|p| place(&p.scores)).collect();
        let mut home = place(&at.scores);
        let mut lengths = vec![0.0; home.len()];
        for i in 0..home.len() {
            let mean = steps.iter().fold(0.0, |sum, x| sum + x[i]) / Real::max(steps.len() as f64, 1.0);
            let length = steps.iter().fold(0.0, |sum, x| sum + (x[i] - mean).squared()).sqrt();
            // What cannot move says nothing.
            let step = |x: f64| if length > 0.0 { (x - mean) / length } else { 0.0 };
            steps.iter_mut().for_each(|x| x[i] = step(x[i]));
            home[i] = step(home[i]);
            lengths[i] = length;
        }
        let runs = runs.iter().map(|p| p.residuals.as_slice()).collect();
        Self { at: &at.residuals, runs, steps, home, lengths }
    }

    /// Whether these runs are enough to tell a scatter.
    pub(super) fn is_enough(&self) -> bool {
        self.runs.len() >= self.least()
    }

    /// None from too few runs.
    ///
    /// `wide` are runs all over the prior: how residuals change from there tells which jumps move the unknowns.
    pub(super) fn scatter(&self, wide: &Near<'_>) -> Option<Scatter> {
        if !self.is_enough() {
            return None;
        }
        let mut branches: Vec<Branch> = (0..self.at.len()).map(|c| self.branch(c)).collect();
        let all = self.runs.len() as f64;
        let apart = branches.iter().map(|branch| 1.0 - count(&branch.own) / all).collect();
        let few = branches.iter().any(|branch| branch.few);
        // A run that goes another way does so in all that it shows, if more in some than in others.
        let both = |k: usize| branches.iter().fold(1.0, |own, branch| own * branch.own[k]);
        let own: Vec<f64> = (0..self.runs.len()).map(both).collect();
        if count(&own) >= self.least() as f64 {
            for (c, branch) in branches.iter_mut().enumerate().filter(|(_, branch)| branch.deviation > 0.0) {
                *branch = self.judged(c, &self.values(c), own.clone());
            }
        }
        let together = together(&branches, wide);
        Some(Scatter { deviations: branches.iter().map(|b| b.deviation).collect(), apart, together, few })
    }

    fn values(&self, c: usize) -> Vec<f64> {
        self.runs.iter().map(|residuals| residuals[c]).collect()
    }

    pub(super) fn unknowns(&self) -> usize {
        self.home.len()
    }

    /// The fewest runs that tell a scatter.
    fn least(&self) -> usize {
        2 * (self.unknowns() + 1)
    }

    fn branch(&self, c: usize) -> Branch {
        let (values, n) = (self.values(c), self.unknowns());
        let all = self.judged(c, &values, vec![1.0; values.len()]);
        if all.deviation == 0.0 && !all.few {
            return all;
        }
        // As they are, then about a line: a steep one hides what lies apart, and what lies apart bends a line.
        let mut own = vec![1.0; values.len()];
        let distances: Vec<f64> = values.iter().map(|r| (r - self.at[c]).abs()).collect();
        keep_near(&distances, &mut own, 0);
        let distances = self.robust(&values, &own);
        keep_near(&distances, &mut own, n + 2);
        self.judged(c, &values, own)
    }

    /// What is not smooth in these runs: neither linear nor bent along its slope.
    fn judged(&self, c: usize, values: &[f64], own: Vec<f64>) -> Branch {
        let (n, runs) = (self.unknowns(), count(&own));
        let rest = vec![0.0; own.len()];
        let Some(found) = self.line(values, &own).filter(|_| runs >= self.least() as f64) else {
            return Branch { own, rest, deviation: 0.0, few: true };
        };
        let told =
            found.middle + (0..n).fold(0.0, |sum, i| sum + found.slope[i] * (self.home[i] - found.centre[i]));
        let mut rest = found.rest;
        let squares: Vec<f64> = found.line.iter().map(|l| l.squared()).collect();
        if let Some(Line { rest: bend, .. }) = self.line(&squares, &own) {
            let size = dot(&bend, &bend);
            let share = if size > 0.0 { dot(&rest, &bend) / size } else { 0.0 };
            rest.iter_mut().zip(&bend).for_each(|(r, b)| *r -= share * b);
        }
        let deviation = (dot(&rest, &rest) / (runs - n as f64 - 2.0)).sqrt();
        let rounding = ROUNDING * values.iter().fold(0.0, |most, r| Real::max(most, r.abs()));
        let off = (self.at[c] - told).abs();
        if !deviation.is_finite() || off > Real::max(NEEDLE * Real::max(deviation, rounding), FAR) {
            // None of these runs is of the fit's branch.
            return Branch { own: vec![0.0; own.len()], rest, deviation: 0.0, few: true };
        }
        let is_rough = deviation > Real::max(NONE, rounding);
        Branch { own, rest, deviation: if is_rough { deviation } else { 0.0 }, few: false }
    }

    /// The line through values by weights of runs; none where these do not tell it.
    fn line(&self, values: &[f64], weights: &[f64]) -> Option<Line> {
        let n = self.unknowns();
        let all = weights.iter().fold(0.0, |sum, w| sum + w);
        let mean = |of: &dyn Fn(usize) -> f64| {
            let told = |(k, w): (usize, &f64)| if *w > 0.0 { w * of(k) } else { 0.0 };
            weights.iter().enumerate().map(told).fold(0.0, |sum, v| sum + v) / all
        };
        let middle = mean(&|k| values[k]);
        let centre: Vec<f64> = (0..n).map(|i| mean(&|k| self.steps[k][i])).collect();
        let (mut spread, mut slope) = (vec![0.0; n * n], vec![0.0; n]);
        let away = |k: usize| -> Vec<f64> { self.steps[k].iter().zip(&centre).map(|(x, m)| x - m).collect() };
        for (k, w) in weights.iter().enumerate().filter(|(_, w)| **w > 0.0) {
            let step = away(k);
            spread.iter_mut().enumerate().for_each(|(at, sum)| *sum += w * step[at / n] * step[at % n]);
            slope.iter_mut().zip(&step).for_each(|(s, x)| *s += w * (values[k] - middle) * x);
        }
        (0..n).for_each(|i| spread[i * n + i] += 1e-9);
        solve(&cholesky(&spread, n)?, &mut slope);
        let told = |k: usize| if weights[k] > 0.0 { dot(&slope, &away(k)) } else { 0.0 };
        let line: Vec<f64> = (0..values.len()).map(told).collect();
        let rest = |k: usize| if weights[k] > 0.0 { values[k] - middle - line[k] } else { 0.0 };
        let rest = (0..values.len()).map(rest).collect();
        Some(Line { middle, centre, slope, line, rest })
    }

    /// Distances from a line that few outliers do not bend.
    fn robust(&self, values: &[f64], own: &[f64]) -> Vec<f64> {
        self.robust_line(values, own)
            .map_or_else(|| vec![0.0; values.len()], |found| found.rest.iter().map(|r| r.abs()).collect())
    }

    /// Slope of a residual in each score; zero where these runs do not tell it.
    pub(super) fn slope(&self, c: usize) -> Vec<f64> {
        let values = self.values(c);
        let Some(found) = self.robust_line(&values, &vec![1.0; values.len()]) else {
            return vec![0.0; self.unknowns()];
        };
        found.slope.iter().zip(&self.lengths).map(|(s, l)| if *l > 0.0 { s / l } else { 0.0 }).collect()
    }

    /// A line by Cauchy's weights (Huber 1981, "Robust Statistics").
    fn robust_line(&self, values: &[f64], own: &[f64]) -> Option<Line> {
        let runs = count(own);
        let free = runs - self.unknowns() as f64 - 1.0;
        let mut found = self.line(values, own).filter(|_| free > 0.0)?;
        for _ in 0..PASSES {
            let mut sorted: Vec<f64> =
                found.rest.iter().zip(own).filter(|(_, w)| **w > 0.0).map(|(r, _)| r.abs()).collect();
            sorted.sort_by(f64::total_cmp);
            // The median of a normal distribution's distances is 0.6745 of its deviation.
            let half = HALF * sorted[sorted.len() / 2] / 0.674_489_75 * (runs / free).sqrt();
            if half <= 0.0 || !half.is_finite() {
                break;
            }
            let weight = |(r, w): (&f64, &f64)| w / (1.0 + (r / half).squared());
            let weights: Vec<f64> = found.rest.iter().zip(own).map(weight).collect();
            match self.line(values, &weights) {
                Some(next) => found = next,
                None => break,
            }
        }
        Some(found)
    }
}

impl Branch {
    /// Runs on it that tell a scatter, less the numbers that what is smooth takes.
    pub(super) fn free(&self, unknowns: usize) -> f64 {
        count(&self.own) - unknowns as f64 - 2.0
    }
}

fn count(own: &[f64]) -> f64 {
    own.iter().fold(0.0, |sum, w| sum + w)
}

/// Leaves out the runs that lie far beyond the others; `used` of the others say nothing of where they lie.
fn keep_near(distances: &[f64], own: &mut [f64], used: usize) {
    let mut order: Vec<usize> = (0..own.len()).filter(|k| own[*k] > 0.0).collect();
    order.sort_by(|a, b| distances[*a].total_cmp(&distances[*b]));
    for j in used + 1..order.len() {
        let (near, next) = (distances[order[j - 1]], distances[order[j]]);
        let gap = next / near;
        let is_chance = || (used..j).fold(1.0, |power, _| power * gap) < CHANCE;
        if next > FAR && gap > GAP && !is_chance() {
            order[j..].iter().for_each(|k| own[*k] = 0.0);
            return;
        }
    }
}
