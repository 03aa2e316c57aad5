//! Stiffness fitted to tests: lines, their errors, single tests, and what is refused.
#![allow(
    clippy::expect_used,
    clippy::panic,
    clippy::unwrap_used,
    reason = "a failed expectation is a failed test"
)]

use accuscene_core::quantity::Quantity;
use accuscene_physics::analysis::{
    AnalysisError, BarrierStiffness, CrushFace, Formula, PrasadStiffness, StiffnessFit, WallTest,
};
use proptest::prelude::*;

fn q<D>(value: f64) -> Quantity<D> {
    Quantity::new(value)
}

fn near(one: f64, other: f64) -> bool {
    (one - other).abs() <= 1e-9 * (one.abs() + other.abs()) + 1e-12
}

fn refused<F: Formula>(formula: &F) -> AnalysisError
where
    F::Found: core::fmt::Debug,
{
    let error = formula.solve().expect_err("refused");
    assert!(!error.suggestion().is_empty() && error.is_recoverable());
    error
}

fn codes<F: Formula>(formula: &F) -> Vec<u32> {
    formula.solve().unwrap().warnings.iter().map(|warning| warning.code()).collect()
}

proptest! {
    /// Prasad's line of barrier tests is the same face.
    #[test]
    fn the_line_of_prasad_is_that_of_barrier_tests(
        b0 in 0.5..4.0, b1 in 10.0..50.0, mass in 700.0..3000.0, width in 1.2..2.0,
    ) {
        let wall = BarrierStiffness::new(q(b0), q(b1), q(mass), q(width)).solve().unwrap().found;
        let line = PrasadStiffness::new(q(wall.d0), q(wall.d1)).solve().unwrap().found;
        prop_assert!(near(line.a, wall.a) && near(line.b, wall.b) && near(line.g, wall.g));
        prop_assert!(near(line.onset, b0 / b1));
    }

    /// Tests on a line give the line back, with no residuals and no error.
    #[test]
    fn tests_on_a_line_are_fitted_by_it(
        b0 in 0.5..4.0, b1 in 10.0..50.0, mass in 700.0..3000.0, width in 1.2..2.0, e in 0.0..0.3,
        depths in prop::collection::btree_set(1u32..100, 2..8),
    ) {
        let keep = f64::sqrt(1.0 - e * e);
        let tests: Vec<_> = depths
            .iter()
            .map(|depth| 0.01 * f64::from(*depth))
            .map(|depth| {
                let speed = q((b0 + b1 * depth) / keep);
                WallTest { restitution: Some(q(e)), ..WallTest::new(speed, q(depth)) }
            })
            .collect();
        let line = BarrierStiffness::new(q(b0), q(b1), q(mass), q(width)).solve().unwrap().found;
        let free = StiffnessFit::new(q(mass), q(width), tests.clone());
        let through = StiffnessFit { no_damage_speed: Some(q(b0)), ..free.clone() };
        let near = |one: f64, other: f64| (one - other).abs() <= 1e-6 * other.abs();
        for fit in [free, through] {
            let found = fit.solve().unwrap().found;
            prop_assert!(near(found.a, line.a) && near(found.b, line.b));
            prop_assert!(near(found.b0, b0) && near(found.b1, b1));
            prop_assert!(found.residuals.iter().all(|residual| residual.abs() < 1e-9));
            prop_assert_eq!(found.scatter.is_some(), tests.len() > 2);
            prop_assert!(found.a_error.is_none_or(|error| error < 1e-6 * line.a));
            prop_assert!(found.determination.is_none_or(|share| share > 1.0 - 1e-9));
        }
    }
}

/// Errors of a straight line by the textbook, worked out apart: y = 1, 2, 2 over x = 0, 1, 2 in these units.
#[test]
fn the_errors_of_a_fit_are_those_of_a_straight_line() {
    let test = |speed, depth| WallTest::new(q(speed), q(depth));
    let fit = StiffnessFit::new(q(1500.0), q(1.5), vec![test(1.0, 0.0), test(2.0, 1.0), test(2.0, 2.0)]);
    let found = fit.solve().unwrap().found;
    // Slope 1/2, intercept 7/6, residuals -1/6, 1/3, -1/6: scatter sqrt(1/6).
    let scatter = f64::sqrt(1.0 / 6.0);
    assert!(near(found.b1, 0.5) && near(found.b0, 7.0 / 6.0) && near(found.scatter.unwrap(), scatter));
    assert!(near(found.residuals[1], 1.0 / 3.0));
    // var b1 = s²/2, var b0 = s² 5/6, cov = -s²/2.
    let var_a: f64 = (0.25 * 5.0 / 6.0 + 49.0 / 36.0 * 0.5 - 2.0 * 7.0 / 12.0 * 0.5) / 6.0;
    assert!(near(found.a_error.unwrap(), 1000.0 * var_a.sqrt()));
    assert!(near(found.b_error.unwrap(), 1000.0 * 2.0 * 0.5 * scatter * f64::sqrt(0.5)));
    assert!(near(found.determination.unwrap(), 0.75));
}

#[test]
fn what_an_expert_should_know_is_told() {
    let test = |speed, depth| WallTest::new(q(speed), q(depth));
    let poor = vec![test(15.0, 0.5), test(15.5, 0.4), test(15.6, 0.6), test(15.4, 0.55)];
    let found = StiffnessFit::new(q(1500.0), q(1.5), poor);
    assert_eq!(codes(&found), [2345]);
    let single = StiffnessFit::new(q(1500.0), q(1.5), vec![test(15.0, 0.5)]);
    for (face, b0) in [(CrushFace::Front, 2.24), (CrushFace::Rear, 2.24), (CrushFace::Side, 0.9)] {
        let fit = StiffnessFit { face: Some(face), ..single.clone() };
        assert_eq!(codes(&fit), [2346]);
        let found = fit.solve().unwrap().found;
        assert!(near(found.b1, (15.0 - b0) / 0.5) && found.scatter.is_none());
        let told = fit.solve().unwrap().warnings[0].to_string();
        assert!(
            told.starts_with(&format!("no_damage_speed was not given and taken as {b0} m/s (")),
            "{told}"
        );
    }
}

#[test]
fn what_has_no_answer_is_refused() {
    let test = |speed, depth| WallTest::new(q(speed), q(depth));
    let fit = |tests| StiffnessFit::new(q(1500.0), q(1.5), tests);
    assert_eq!(refused(&fit(vec![])).code(), 2304);
    assert_eq!(refused(&fit(vec![test(15.0, 0.5)])).code(), 2302);
    assert_eq!(refused(&fit(vec![test(15.0, 0.5), test(10.0, 0.6)])).code(), 2203);
    let slow = StiffnessFit { face: Some(CrushFace::Front), ..fit(vec![test(2.0, 0.1)]) };
    assert_eq!(refused(&slow).code(), 2303);
    let whole = StiffnessFit { face: Some(CrushFace::Front), ..fit(vec![test(5.0, 0.0)]) };
    assert_eq!(refused(&whole).code(), 2302);
}
