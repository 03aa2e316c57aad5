//! Where the search begins: points that fill the unit cube evenly.

use super::draws::Draws;
use accuscene_core::arith::Real;

/// Points in the open unit cube, each of `dimensions` numbers: an additive recurrence, shifted by random
/// numbers.
///
/// Source: Roberts 2018, "The unreasonable effectiveness of quasirandom sequences" (R-sequence).
pub(super) fn starts(count: usize, dimensions: usize, draws: &Draws) -> Vec<Vec<f64>> {
    let ratio = 1.0 / root(dimensions);
    let mut steps = Vec::with_capacity(dimensions);
    let mut step = 1.0;
    for _ in 0..dimensions {
        step *= ratio;
        steps.push(step);
    }
    let shifts: Vec<f64> = (0..dimensions).map(|j| draws.uniform(0, j)).collect();
    let place = |k: usize, j: usize| {
        let x = shifts[j] + (k as f64 + 1.0) * steps[j];
        inside(x - x.floor())
    };
    (0..count).map(|k| (0..dimensions).map(|j| place(k, j)).collect()).collect()
}

/// The positive root of `x^(d + 1) = x + 1`: the golden ratio for one dimension.
fn root(dimensions: usize) -> f64 {
    let mut x = 1.5;
    for _ in 0..60 {
        let power = (0..dimensions).fold(1.0, |p, _| p * x);
        x -= (power * x - x - 1.0) / ((dimensions as f64 + 1.0) * power - 1.0);
    }
    x
}

/// Keeps a quantile finite.
fn inside(u: f64) -> f64 {
    const EDGE: f64 = 1e-9;
    Real::clamp(u, EDGE, 1.0 - EDGE)
}

#[cfg(test)]
mod tests {
    use super::starts;
    use crate::inverse::draws::{Draws, Use};

    #[test]
    fn every_tenth_of_every_axis_has_its_share() {
        let points = starts(200, 6, &Draws::of(5, Use::Starts, 0));
        for j in 0..6 {
            for tenth in 0..10 {
                let count = points.iter().filter(|p| (10.0 * p[j]) as usize == tenth).count();
                assert!((13..=28).contains(&count), "axis {j}, tenth {tenth}: {count}");
            }
        }
    }
}
