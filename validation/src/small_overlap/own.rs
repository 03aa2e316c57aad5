use super::OverlapTest;
use super::fit::{Parameters, off, predict};
use super::row::{saloons, tests};
use crate::ValidationError;
use accuscene::EngineError;
use accuscene_core::memory::SerialExecutor;
use accuscene_physics::inverse::{self, Item, Options, Problem, Unknown};
use accuscene_physics::reconstruction::ReconstructionError;
use core::ops::ControlFlow;

/// Restitution and impulse ratio that explain a test best.
#[derive(Clone, Debug, PartialEq)]
pub struct OwnFit {
    /// The test.
    pub test: OverlapTest,
    /// What explains it best.
    pub parameters: Parameters,
    /// Combined error that is left, mph, as that of a prediction.
    pub error: f64,
}

/// Standard deviation of each part of the combined error, mph: so small that what is believed beforehand does not pull.
const SIGMA: f64 = 0.01;

/// Least restitution that is tried: a car that slides along and off the barrier parts before its normal velocity is used up.
const LEAST: f64 = -0.99;

/// Every test explained by its own restitution, -0.99 (the law refuses -1) to `most`, and impulse ratio, 0 to 100 %.
///
/// # Errors
/// [`ValidationError`] if a table cannot be read or a test has no explanation.
pub fn own_fits(most: f64) -> Result<Vec<OwnFit>, ValidationError> {
    let gyration = saloons()?.0;
    tests()?.into_iter().map(|test| own(test, most, gyration)).collect()
}

fn own(test: OverlapTest, most: f64, gyration: f64) -> Result<OwnFit, ValidationError> {
    let problem = Problem {
        unknowns: vec![Unknown::uniform(LEAST, most), Unknown::uniform(0.0, 100.0)],
        items: vec![Item::new(3)],
    };
    let left = |x: &[f64]| {
        off(&test, predict(&test, &Parameters { restitution: x[0], ratio_percent: x[1] }, gyration))
    };
    let forward = |x: &[f64], residuals: &mut [f64]| {
        for (residual, off) in residuals.iter_mut().zip(left(x)) {
            *residual = off / SIGMA;
        }
        true
    };
    let options = Options { budget: 400, effective: 20, ..Options::default() };
    let go = &mut |_| ControlFlow::Continue(());
    let refused = |error| ValidationError::Engine {
        scene: test.name.clone(),
        source: EngineError::from(ReconstructionError::from(error)),
    };
    let solution = inverse::solve(&problem, &forward, &options, &SerialExecutor, go).map_err(refused)?;
    let best = solution.modes.first().map_or(&[f64::NAN; 2][..], |mode| &mode.unknowns);
    let error = left(best).iter().map(|x| x * x).sum::<f64>().sqrt();
    let parameters = Parameters { restitution: best[0], ratio_percent: best[1] };
    Ok(OwnFit { test, parameters, error })
}
