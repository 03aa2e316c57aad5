//! What samples and optima say.

use super::dense::eigen;
use super::distribution::ln_gamma_half;
use super::influence::items;
use super::mode::{Optimum, nearest};
use super::options::Options;
use super::problem::Noise;
use super::runs::{Runs, Task};
use super::sampling::Samples;
use super::solution::{Direction, FitQuality, Marginal, Mode, Sample, Solution};
use super::{caution, distribution::chi2_above};
use accuscene_core::arith::{PI, Real, ln};

/// The solution of a problem.
pub(super) fn solution(runs: &Runs<'_>, optima: &[Optimum], drawn: Samples, options: &Options) -> Solution {
    let task = runs.task;
    let effective = drawn.effective;
    let mut samples = samples(task, optima, &drawn);
    let (modes, first) = modes(task, optima, &mut samples);
    let unknowns: Vec<Marginal> =
        (0..task.unknowns()).map(|j| marginal(task, &samples, j, options.level)).collect();
    let mut solution = Solution {
        correlation: correlation(&samples, &unknowns),
        unknowns,
        modes,
        items: Vec::new(),
        directions: Vec::new(),
        fit: FitQuality {
            chi2: 0.0,
            components: task.components,
            probability: 1.0,
            widened: task.widened,
            condition: 1.0,
        },
        effective,
        tail: drawn.tail,
        ln_evidence: drawn.ln_evidence + ln_constant(task),
        samples,
        warnings: Vec::new(),
        runs: runs.made,
        failed: runs.failed,
    };
    if let Some(best) = first.map(|k| &optima[k]) {
        (solution.directions, solution.fit.condition) = directions(task, best);
        solution.fit.chi2 = task.objective(&best.at);
        solution.fit.probability = chi2_above(solution.fit.chi2, task.components);
        solution.items = items(task, &best.as_told(task));
    }
    solution.warnings = caution::warnings(task, &solution);
    solution
}

fn samples(task: &Task, optima: &[Optimum], drawn: &Samples) -> Vec<Sample> {
    let kept = drawn.points.iter().zip(&drawn.weights).filter(|(_, w)| **w > 0.0);
    kept.map(|(point, weight)| Sample {
        unknowns: task.values(&point.scores),
        weight: *weight,
        mode: nearest(optima, &point.scores),
        misfit: task.told_misfit(&point.residuals),
    })
    .collect()
}

fn marginal(task: &Task, samples: &[Sample], j: usize, level: f64) -> Marginal {
    let mean = samples.iter().fold(0.0, |sum, s| sum + s.weight * s.unknowns[j]);
    let variance = samples.iter().fold(0.0, |sum, s| sum + s.weight * (s.unknowns[j] - mean).squared());
    let mut order: Vec<(f64, f64)> = samples.iter().map(|s| (s.unknowns[j], s.weight)).collect();
    order.sort_by(|a, b| a.0.total_cmp(&b.0));
    let tail = 0.5 * (1.0 - level);
    let [low, median, high] = [tail, 0.5, 1.0 - tail].map(|p| quantile(&order, p));
    let (prior_mean, prior_sd) = (task.scales[j].mean, task.scales[j].sd);
    let sd = variance.sqrt();
    Marginal { median, mean, sd, interval: [low, high], prior_mean, prior_sd, ratio: sd / prior_sd }
}

/// The quantile of sorted values with weights, straight between the middles of the weights.
fn quantile(order: &[(f64, f64)], p: f64) -> f64 {
    let mut below = 0.0;
    let mut last: Option<(f64, f64)> = None;
    for (value, weight) in order {
        let middle = below + 0.5 * weight;
        if middle >= p {
            return last.map_or(*value, |(v, m)| v + (value - v) * (p - m) / (middle - m));
        }
        last = Some((*value, middle));
        below += weight;
    }
    last.map_or(f64::NAN, |l| l.0)
}

fn correlation(samples: &[Sample], unknowns: &[Marginal]) -> Vec<f64> {
    let n = unknowns.len();
    let mut out = vec![0.0; n * n];
    for i in 0..n {
        for j in 0..i {
            let (a, b) = (&unknowns[i], &unknowns[j]);
            let product = samples
                .iter()
                .fold(0.0, |sum, s| sum + s.weight * (s.unknowns[i] - a.mean) * (s.unknowns[j] - b.mean));
            let scale = a.sd * b.sd;
            let r = if scale > 0.0 { Real::clamp(product / scale, -1.0, 1.0) } else { 0.0 };
            out[i * n + j] = r;
            out[j * n + i] = r;
        }
        out[i * n + i] = 1.0;
    }
    out
}

/// Modes, the heaviest first, and which optimum that is; samples' numbers of modes are changed to that order.
fn modes(task: &Task, optima: &[Optimum], samples: &mut [Sample]) -> (Vec<Mode>, Option<usize>) {
    let mut weights = vec![0.0; optima.len()];
    samples.iter().for_each(|s| weights[s.mode] += s.weight);
    let mut order: Vec<usize> = (0..optima.len()).collect();
    order.sort_by(|&a, &b| weights[b].total_cmp(&weights[a]).then(a.cmp(&b)));
    let mut rank = vec![0; optima.len()];
    order.iter().enumerate().for_each(|(r, k)| rank[*k] = r);
    samples.iter_mut().for_each(|s| s.mode = rank[s.mode]);
    let modes = order.iter().map(|&k| mode(task, &optima[k], weights[k])).collect();
    (modes, order.first().copied())
}

fn mode(task: &Task, optimum: &Optimum, weight: f64) -> Mode {
    let n = task.unknowns();
    let scores = &optimum.at.scores;
    let slopes: Vec<f64> = task.scales.iter().zip(scores).map(|(s, z)| s.slope(*z)).collect();
    let covariance = (0..n * n).map(|e| slopes[e / n] * optimum.covariance[e] * slopes[e % n]).collect();
    let misfit = task.told_misfit(&optimum.at.residuals);
    Mode { unknowns: task.values(scores), weight, misfit, objective: task.objective(&optimum.at), covariance }
}

/// Directions by what the evidence says along them, and the condition of its information.
fn directions(task: &Task, best: &Optimum) -> (Vec<Direction>, f64) {
    let n = task.unknowns();
    let weights = task.weights(&best.at.residuals, |i| task.noise[i]);
    let mut information = best.slope.precision(n, &weights);
    for i in 0..n {
        information[i * n + i] -= 1.0;
    }
    let (values, vectors) = eigen(information, n);
    let ratio = |e: &f64| 1.0 / (1.0 + Real::max(*e, 0.0)).sqrt();
    let all = values.iter().zip(vectors).map(|(e, components)| Direction { components, ratio: ratio(e) });
    let (least, most) = (values[0], values[n - 1]);
    let condition = if least > 1e-12 * most { most / least } else { f64::INFINITY };
    (all.collect(), condition)
}

/// Logarithm of the constant of the likelihood: what makes the density of the residuals integrate to one.
fn ln_constant(task: &Task) -> f64 {
    let wider = (0..task.components).fold(0.0, |sum, c| sum + ln(task.divisor(c)));
    task.items.iter().zip(&task.noise).fold(-wider, |sum, (range, noise)| {
        let d = range.len();
        sum + match noise {
            Noise::Normal => -0.5 * d as f64 * ln(2.0 * PI),
            Noise::Student { freedom } => {
                let f = *freedom as usize;
                ln_gamma_half(f + d) - ln_gamma_half(f) - 0.5 * d as f64 * ln(f as f64 * PI)
            }
        }
    })
}
