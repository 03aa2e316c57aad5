//! What residuals of runs that hardly differ do beyond what is smooth in the unknowns.

use super::dense::{cholesky, dot, solve};
use super::runs::{Point, Task};
use accuscene_core::arith::Real;

/// Scatter, in deviations of the evidence, that is none.
const NONE: f64 = 0.2;
/// Variances that a scatter adds: what happened was one of a run's neighbours, and a few runs tell it roughly.
const VARIANCES: f64 = 2.0;
/// How many times as far as the next nearest what lies apart is, at least, and in deviations of the evidence.
const GAP: f64 = 5.0;
const FAR: f64 = 3.0;
/// What a gap to the power of those before it has to come to: what chance makes of a normal scatter hardly ever does.
const CHANCE: f64 = 1e4;
/// Passes that make a line robust, and the residual, in its deviations, that counts half: 95 % efficient if normal.
const PASSES: usize = 20;
const HALF: f64 = 2.385;

/// Runs near a fit.
pub(super) struct Near<'a> {
    /// Residuals of the fit.
    at: &'a [f64],
    runs: Vec<&'a [f64]>,
    /// How far the unknowns of each run lie from the mean, by their lengths: what is linear in them is not in scores.
    steps: Vec<Vec<f64>>,
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
struct Branch {
    /// 1 for each run on the fit's own branch, 0 for others.
    own: Vec<f64>,
    /// What is not smooth; 0 for others.
    rest: Vec<f64>,
    deviation: f64,
    few: bool,
}

impl<'a> Near<'a> {
    pub(super) fn of(task: &Task, at: &'a Point, points: &'a [Point]) -> Self {
        let runs: Vec<&Point> = points.iter().filter(|p| p.is_valid()).collect();
        let mut steps: Vec<Vec<f64>> = runs.iter().map(|p| task.values(&p.scores)).collect();
        for i in 0..task.unknowns() {
            let mean = steps.iter().fold(0.0, |sum, x| sum + x[i]) / steps.len() as f64;
            steps.iter_mut().for_each(|x| x[i] -= mean);
            let length = steps.iter().fold(0.0, |sum, step| sum + step[i].squared()).sqrt();
            // What cannot move says nothing.
            steps.iter_mut().for_each(|step| step[i] = if length > 0.0 { step[i] / length } else { 0.0 });
        }
        Self { at: &at.residuals, runs: runs.iter().map(|p| p.residuals.as_slice()).collect(), steps }
    }

    /// None from too few runs.
    pub(super) fn scatter(&self) -> Option<Scatter> {
        if self.runs.len() < self.least() {
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
                *branch = self.judged(&self.values(c), own.clone());
            }
        }
        let together = self.together(&branches);
        Some(Scatter { deviations: branches.iter().map(|b| b.deviation).collect(), apart, together, few })
    }

    fn values(&self, c: usize) -> Vec<f64> {
        self.runs.iter().map(|residuals| residuals[c]).collect()
    }

    fn unknowns(&self) -> usize {
        self.steps[0].len()
    }

    /// The fewest runs that tell a scatter.
    fn least(&self) -> usize {
        2 * (self.unknowns() + 1)
    }

    fn branch(&self, c: usize) -> Branch {
        let (values, n) = (self.values(c), self.unknowns());
        let all = self.judged(&values, vec![1.0; values.len()]);
        if all.deviation == 0.0 && !all.few {
            return all;
        }
        // As they are, then about a line: a steep one hides what lies apart, and what lies apart bends a line.
        let mut own = vec![1.0; values.len()];
        let distances: Vec<f64> = values.iter().map(|r| (r - self.at[c]).abs()).collect();
        keep_near(&distances, &mut own, 0);
        let distances = self.robust(&values, &own);
        keep_near(&distances, &mut own, n + 2);
        self.judged(&values, own)
    }

    /// What is not smooth in these runs: neither linear nor bent along its slope.
    fn judged(&self, values: &[f64], own: Vec<f64>) -> Branch {
        let n = self.unknowns();
        let count = count(&own);
        let none = |few: bool| Branch { rest: vec![0.0; own.len()], deviation: 0.0, few, own: own.clone() };
        if count < self.least() as f64 {
            return none(true);
        }
        let Some((line, mut rest)) = self.line(values, &own) else { return none(true) };
        if let Some((_, bend)) = self.line(&line.iter().map(|l| l.squared()).collect::<Vec<f64>>(), &own) {
            let size = dot(&bend, &bend);
            let share = if size > 0.0 { dot(&rest, &bend) / size } else { 0.0 };
            rest.iter_mut().zip(&bend).for_each(|(r, b)| *r -= share * b);
        }
        let deviation = (dot(&rest, &rest) / (count - n as f64 - 2.0)).sqrt();
        if deviation <= NONE {
            none(false)
        } else {
            Branch { own, rest, deviation, few: !deviation.is_finite() }
        }
    }

    /// The linear part of values, less its mean, and what is left, by weights of runs; none where these do not tell it.
    fn line(&self, values: &[f64], weights: &[f64]) -> Option<(Vec<f64>, Vec<f64>)> {
        let n = self.unknowns();
        let all = weights.iter().fold(0.0, |sum, w| sum + w);
        let mean = |of: &dyn Fn(usize) -> f64| {
            weights.iter().enumerate().fold(0.0, |sum, (k, w)| sum + if *w > 0.0 { w * of(k) } else { 0.0 })
                / all
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
        Some((line, rest))
    }

    /// Distances from a line that few outliers do not bend (Huber 1981, "Robust Statistics": Cauchy's weights).
    fn robust(&self, values: &[f64], own: &[f64]) -> Vec<f64> {
        let count = count(own);
        let free = count - self.unknowns() as f64 - 1.0;
        let mut weights = own.to_vec();
        let mut distances = vec![0.0; values.len()];
        for _ in 0..PASSES {
            let Some((_, rest)) = self.line(values, &weights) else { return distances };
            distances.iter_mut().zip(&rest).for_each(|(d, r)| *d = r.abs());
            let mut sorted: Vec<f64> =
                distances.iter().zip(own).filter(|(_, w)| **w > 0.0).map(|(d, _)| *d).collect();
            sorted.sort_by(f64::total_cmp);
            let Some(median) = sorted.get(sorted.len() / 2).filter(|_| free > 0.0) else { return distances };
            // The median of a normal distribution's distances is 0.6745 of its deviation.
            let half = HALF * median / 0.674_489_75 * (count / free).sqrt();
            if half <= 0.0 {
                return distances;
            }
            let weight = |(d, w): (&f64, &f64)| w / (1.0 + (d / half).squared());
            weights = distances.iter().zip(own).map(weight).collect();
        }
        distances
    }

    /// For how many residuals one counts: how many there were if each jumped for itself, by how many there are.
    ///
    /// Source: mean squares of correlations less what so few runs make of none (Ledoit and Wolf 2004, unbiased form).
    fn together(&self, branches: &[Branch]) -> f64 {
        let rough: Vec<&Branch> = branches.iter().filter(|b| b.deviation > 0.0).collect();
        let n = self.unknowns() as f64;
        let fewest = rough.iter().fold(self.runs.len() as f64, |least, b| Real::min(least, count(&b.own)));
        let free = fewest - n - 2.0;
        if rough.len() < 2 || free < 2.0 {
            return 1.0;
        }
        // What a residual scatters in the deviation that it will count by.
        let share = |b: &Branch| 1.0 / (1.0 + VARIANCES * b.deviation.squared());
        let mut columns = vec![0.0; self.runs.len() * rough.len()];
        for (c, branch) in rough.iter().enumerate() {
            let scale = share(branch).sqrt();
            branch.rest.iter().enumerate().for_each(|(k, r)| columns[k * rough.len() + c] = scale * r);
        }
        let mut products = 0.0;
        let rows: Vec<&[f64]> = columns.chunks_exact(rough.len()).collect();
        for a in &rows {
            products += rows.iter().fold(0.0, |sum, b| sum + dot(a, b).squared());
        }
        let squares = |b: &&Branch| (b.deviation.squared() * share(b)).squared();
        let own = rough.iter().fold(0.0, |sum, b| sum + squares(b));
        let trace = rough.iter().fold(0.0, |sum, b| sum + b.deviation.squared() * share(b));
        // Squares of covariances among all; each of a residual with itself is known to a factor of 1 + 2 / free.
        let covariances = products / free.squared() - trace.squared() / free;
        let covariances = covariances * free.squared() / ((free - 1.0) * (free + 2.0));
        let together = covariances / (own * free / (free + 2.0));
        if together.is_finite() { Real::clamp(together, 1.0, rough.len() as f64) } else { 1.0 }
    }
}

fn count(own: &[f64]) -> f64 {
    own.iter().fold(0.0, |sum, w| sum + w)
}

/// Leaves out the runs that lie far beyond the others; `used` of the others say nothing of where they lie.
fn keep_near(distances: &[f64], own: &mut [f64], used: usize) {
    let mut order: Vec<usize> = (0..own.len()).filter(|k| own[*k] > 0.0).collect();
    order.sort_by(|a, b| distances[*a].total_cmp(&distances[*b]));
    for j in used + 2..order.len() {
        let (near, next) = (distances[order[j - 1]], distances[order[j]]);
        let gap = next / near;
        let is_chance = || (used..j).fold(1.0, |power, _| power * gap) < CHANCE;
        if next > FAR && gap > GAP && !is_chance() {
            order[j..].iter().for_each(|k| own[*k] = 0.0);
            return;
        }
    }
}
