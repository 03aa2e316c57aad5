//! For how many residuals one counts that jumps with others.

use super::dense::{cholesky, dot, forward};
use super::scatter::{Branch, Near, VARIANCES};
use accuscene_core::arith::Real;

/// The factor on the variance of all jumps: as many as jump together, but no more than jumps move what is sought; at least 1.
///
/// `wide` are runs all over the prior, which tell how residuals go with the unknowns where a few runs at one place tell jumps.
pub(super) fn together(branches: &[Branch], wide: &Near<'_>) -> f64 {
    let rough: Vec<(usize, &Branch)> =
        branches.iter().enumerate().filter(|(_, b)| b.deviation > 0.0).collect();
    let n = wide.unknowns();
    let free = rough.iter().fold(f64::INFINITY, |least, (_, b)| Real::min(least, b.free(n)));
    if rough.len() < 2 || free < 2.0 || !wide.is_enough() {
        return 1.0;
    }
    let most = rough.len() as f64;
    let shared = shared(&rough, free);
    let moved = moved(&rough, wide, free);
    if shared.is_finite() && moved.is_finite() {
        Real::clamp(Real::min(shared, moved), 1.0, most)
    } else {
        1.0
    }
}

/// Squares of covariances of the scatter among all residuals, each in the deviation that it counts by, over those of each
/// with itself, less what so few runs make of none (Ledoit and Wolf 2004, unbiased form).
fn shared(rough: &[(usize, &Branch)], free: f64) -> f64 {
    let share = |b: &Branch| weight(b) * b.deviation.squared();
    let runs = rough[0].1.rest.len();
    let mut rows = vec![vec![0.0; rough.len()]; runs];
    for (c, (_, branch)) in rough.iter().enumerate() {
        let scale = weight(branch).sqrt();
        rows.iter_mut().zip(&branch.rest).for_each(|(row, r)| row[c] = scale * r);
    }
    let mut products = 0.0;
    for a in &rows {
        products += rows.iter().fold(0.0, |sum, b| sum + dot(a, b).squared());
    }
    let own = rough.iter().fold(0.0, |sum, (_, b)| sum + share(b).squared());
    let trace = rough.iter().fold(0.0, |sum, (_, b)| sum + share(b));
    let covariances = products / free.squared() - trace.squared() / free;
    // Each of a residual with itself is known to a factor of 1 + 2 / free.
    covariances * free.squared() / ((free - 1.0) * (free + 2.0)) / (own * free / (free + 2.0))
}

/// How far jumps move the unknowns that the residuals tell, in squares, by how far they would if each residual jumped for
/// itself (design effect, Kish 1965).
fn moved(rough: &[(usize, &Branch)], wide: &Near<'_>, free: f64) -> f64 {
    let n = wide.unknowns();
    let slopes: Vec<Vec<f64>> = rough.iter().map(|(c, _)| wide.slope(*c)).collect();
    let mut precision: Vec<f64> = (0..n * n).map(|k| if k / n == k % n { 1.0 } else { 0.0 }).collect();
    for ((_, branch), slope) in rough.iter().zip(&slopes) {
        let told = |k: usize| weight(branch) * slope[k / n] * slope[k % n];
        precision.iter_mut().enumerate().for_each(|(k, sum)| *sum += told(k));
    }
    let Some(factor) = cholesky(&precision, n) else { return 1.0 };
    let square = |mut pull: Vec<f64>| {
        forward(&factor, &mut pull);
        dot(&pull, &pull)
    };
    let pull_of_run = |k: usize| {
        let mut pull = vec![0.0; n];
        for ((_, branch), slope) in rough.iter().zip(&slopes) {
            let jump = weight(branch) * branch.rest[k];
            pull.iter_mut().zip(slope).for_each(|(sum, s)| *sum += jump * s);
        }
        pull
    };
    let runs = rough[0].1.rest.len();
    let all = (0..runs).fold(0.0, |sum, k| sum + square(pull_of_run(k)));
    let alone = rough.iter().zip(&slopes).fold(0.0, |sum, ((_, branch), slope)| {
        let jump = weight(branch) * branch.deviation;
        sum + square(slope.iter().map(|s| jump * s).collect())
    });
    if alone > 0.0 { all / (free * alone) } else { 1.0 }
}

/// What a residual counts for that scatters so.
fn weight(branch: &Branch) -> f64 {
    1.0 / (1.0 + VARIANCES * branch.deviation.squared())
}
