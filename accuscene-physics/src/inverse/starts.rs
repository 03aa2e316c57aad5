//! Where the search begins: points that fill the unit cube evenly.

use super::draws::Draws;
use crate::uncertainty::{Plan, Sampler};
use accuscene_core::arith::Real;

/// Points in the open unit cube, each of `dimensions` numbers: the first ones of a scrambled Sobol sequence.
pub(super) fn starts(count: usize, dimensions: usize, seed: u64, draws: &Draws) -> Vec<Vec<f64>> {
    let samples = (count as u64).next_power_of_two();
    // A sequence has a thousand dimensions; more unknowns are filled at random.
    let plan = Sampler::new(Plan::Sobol, seed, samples, dimensions).ok();
    let point = |k: usize| {
        let mut point: Vec<f64> = (0..dimensions).map(|j| draws.uniform(k, j)).collect();
        if let Some(plan) = &plan {
            plan.point(k as u64, &mut point);
        }
        point.into_iter().map(inside).collect()
    };
    (0..count).map(point).collect()
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
        let points = starts(200, 6, 5, &Draws::of(5, Use::Starts, 0));
        for j in 0..6 {
            for tenth in 0..10 {
                let count = points.iter().filter(|p| (10.0 * p[j]) as usize == tenth).count();
                assert!((13..=28).contains(&count), "axis {j}, tenth {tenth}: {count}");
            }
        }
    }

    #[test]
    fn more_dimensions_than_a_sequence_has_are_filled_too() {
        let points = starts(3, 1500, 5, &Draws::of(5, Use::Starts, 0));
        assert!(points.iter().flatten().all(|u| *u > 0.0 && *u < 1.0));
        assert_ne!(points[0], points[1]);
    }
}
