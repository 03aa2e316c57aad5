//! Sample sizes, weighted fits and the posterior of a skid against what is known of them.

#![allow(
    clippy::expect_used,
    clippy::panic,
    clippy::unwrap_used,
    reason = "a failed expectation is a failed test"
)]

use accuscene_core::arith::Vec2;
use accuscene_physics::uncertainty::{
    MomentumEvidence, Sides, SkidEvidence, UncertaintyWarning, WeightedLeastSquares, momentum_fit,
    skid_posterior, skid_speed, wilks_sample_size,
};
use proptest::prelude::*;

#[test]
fn wilks_sizes_are_known() {
    for (coverage, confidence, one, two) in
        [(0.95, 0.95, 59, 93), (0.9, 0.95, 29, 46), (0.99, 0.99, 459, 662), (0.5, 0.5, 1, 3)]
    {
        assert_eq!(wilks_sample_size(coverage, confidence, Sides::One), Ok(one));
        assert_eq!(wilks_sample_size(coverage, confidence, Sides::Two), Ok(two));
    }
    assert_eq!(wilks_sample_size(1.0, 0.95, Sides::One).unwrap_err().code(), 2401);
    assert_eq!(wilks_sample_size(0.95, f64::NAN, Sides::One).unwrap_err().code(), 2400);
    assert!(wilks_sample_size(1.0 - 1e-9, 0.999, Sides::Two).unwrap() > 6_000_000_000);
    assert_eq!(wilks_sample_size(1.0 - 1e-16, 0.95, Sides::One).unwrap_err().code(), 2403);
}

proptest! {
    #[test]
    fn a_fit_solves_its_normal_equations(rows in prop::collection::vec(prop::array::uniform4(-2.0..2.0), 4..12)) {
        // Three unknowns; the fourth number is the right side.
        let flat: Vec<f64> = rows.iter().flat_map(|r| r[..3].to_vec()).collect();
        let right: Vec<f64> = rows.iter().map(|r| r[3]).collect();
        let sds: Vec<f64> = (0..rows.len()).map(|k| 0.5 + 0.1 * k as f64).collect();
        let fit = match WeightedLeastSquares::solve(&flat, &right, &sds, 3) {
            Ok(fit) if fit.condition() < 1e4 => fit,
            _ => return Ok(()),
        };
        let x = fit.unknowns();
        let mut chi = 0.0;
        let mut slope = [0.0; 3];
        let mut weight = [[0.0; 3]; 3];
        for (r, sd) in rows.iter().zip(&sds) {
            let residual = (r[3] - r[0] * x[0] - r[1] * x[1] - r[2] * x[2]) / sd;
            chi += residual * residual;
            for i in 0..3 {
                slope[i] += residual * r[i] / sd;
                for j in 0..3 {
                    weight[i][j] += r[i] * r[j] / sd / sd;
                }
            }
        }
        prop_assert!(slope.iter().all(|s| s.abs() < 1e-7), "{slope:?}");
        prop_assert!((fit.chi_square() - chi).abs() < 1e-7 * (1.0 + chi));
        for (i, row) in weight.iter().enumerate() {
            for j in 0..3 {
                let product: f64 = (0..3).map(|k| row[k] * fit.covariance(k, j)).sum();
                prop_assert!((product - f64::from(u8::from(i == j))).abs() < 1e-6, "{product}");
            }
        }
        prop_assert_eq!(fit.freedom(), rows.len() - 3);
    }
}

#[test]
fn fits_refuse_what_does_not_tell() {
    let code = |rows: &[f64], right: &[f64], sds: &[f64], n| {
        WeightedLeastSquares::solve(rows, right, sds, n).unwrap_err().code()
    };
    assert_eq!(code(&[1.0, 2.0, 2.0, 4.0], &[1.0, 2.0], &[1.0, 1.0], 2), 2408);
    assert_eq!(code(&[1.0, 0.0, 2.0, 0.0], &[1.0, 2.0], &[1.0, 1.0], 2), 2408);
    assert_eq!(code(&[1.0], &[1.0], &[0.0], 1), 2401);
    assert_eq!(code(&[f64::NAN], &[1.0], &[1.0], 1), 2400);
    assert_eq!(code(&[1.0, 2.0], &[1.0], &[1.0], 2), 2403);
    assert_eq!(code(&[1.0], &[1.0, 2.0], &[1.0, 1.0], 1), 2409);
    assert_eq!(code(&[], &[], &[], 0), 2403);
    assert_eq!(code(&[], &[], &[], usize::MAX), 2403);
    let near =
        WeightedLeastSquares::solve(&[1.0, 1.0, 1.0, 1.0 + 1e-8], &[1.0, 2.0], &[1.0, 1.0], 2).unwrap();
    assert!(matches!(near.warning(), Some(UncertaintyWarning::IllConditioned { .. })));
    assert_eq!(near.correlated(0.9).len(), 1);
    let parallel = MomentumEvidence {
        masses: [1000.0, 1000.0],
        after: [Vec2::new(5.0, 0.0); 2],
        approach: [0.3, 0.3],
        momentum_deviation: 0.3,
        across_deviation: 0.2,
    };
    assert_eq!(momentum_fit(&parallel).unwrap_err().code(), 2408);
    assert_eq!(momentum_fit(&MomentumEvidence { masses: [0.0, 1.0], ..parallel }).unwrap_err().code(), 2401);
    let after = [Vec2::new(5.0, 0.0), Vec2::new(0.0, f64::NAN)];
    assert_eq!(momentum_fit(&MomentumEvidence { after, ..parallel }).unwrap_err().path(), "after[1]");
}

#[test]
fn a_posterior_goes_with_its_evidence() {
    let mark = SkidEvidence {
        friction: 0.7,
        friction_deviation: 0.05,
        distance: 30.0,
        distance_deviation: 0.5,
        slowest: 10.0,
        fastest: 30.0,
    };
    let broad = skid_posterior(&mark).unwrap();
    // Twice the range of speeds beforehand is half the evidence and the same posterior.
    let wider = skid_posterior(&SkidEvidence { slowest: 5.0, fastest: 45.0, ..mark }).unwrap();
    assert!((wider.mean - broad.mean).abs() < 1e-9 && (wider.evidence - 0.5 * broad.evidence).abs() < 1e-12);
    // Sharp knowledge gives the closed form, whatever is narrower.
    for (friction_deviation, distance_deviation) in [(1e-6, 1e-6), (1e-9, 1e-3), (1e-3, 1e-9)] {
        let sharp = skid_posterior(&SkidEvidence { friction_deviation, distance_deviation, ..mark }).unwrap();
        let v = skid_speed(0.7, 30.0);
        let sd = 0.5 * v * (square(friction_deviation / 0.7) + square(distance_deviation / 30.0)).sqrt();
        assert!((sharp.mean - v).abs() < 1e-5 * v);
        assert!((sharp.standard_deviation / sd - 1.0).abs() < 1e-3, "{} {sd}", sharp.standard_deviation);
    }
    // A bound of the speed cuts the posterior off; what lies beyond it is none.
    let cut = skid_posterior(&SkidEvidence { slowest: 10.0, fastest: 20.0, ..mark }).unwrap();
    assert!(
        cut.mean < 20.0
            && cut.standard_deviation < broad.standard_deviation
            && cut.evidence < 2.0 * broad.evidence
    );
    let code = |evidence| skid_posterior(&evidence).unwrap_err().code();
    assert_eq!(code(SkidEvidence { slowest: 80.0, fastest: 90.0, friction_deviation: 1e-3, ..mark }), 2408);
    assert_eq!(code(SkidEvidence { slowest: 30.0, fastest: 10.0, ..mark }), 2401);
    assert_eq!(code(SkidEvidence { friction: f64::NAN, ..mark }), 2400);
    assert_eq!(code(SkidEvidence { distance_deviation: 0.0, ..mark }), 2401);
}

fn square(x: f64) -> f64 {
    x * x
}
