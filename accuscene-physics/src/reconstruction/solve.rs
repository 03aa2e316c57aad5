use super::lack::Tally;
use super::{Belief, Case, Lacks, ReconstructionError, SoughtValue};
use crate::inverse::{self, Forward, InverseError, Item, Prior, Problem, Progress, Solution, Unknown};
use crate::uncertainty::Variable;
use accuscene_core::port::Executor;
use core::ops::ControlFlow;

/// What a case comes to.
#[derive(Clone, Debug, PartialEq)]
pub struct Reconstruction {
    /// What is known of the sought values after the evidence: one marginal a sought value, one fit a piece of evidence.
    pub solution: Solution,
    /// What the run at the best fit shows in place of each number of the evidence, piece after piece.
    pub predicted: Vec<f64>,
    /// The most probable values.
    pub best: Vec<f64>,
    /// Why runs did not show what was observed.
    pub lacks: Lacks,
}

/// Finds the values that explain the evidence, every distinct explanation, and how well the evidence determines them.
///
/// Starts all over what is believed, fits from the best of them, and draws samples of the posterior around every optimum;
/// see [`inverse`]. Runs go through the executor; the result does not depend on how many it runs at once.
///
/// # Errors
/// [`ReconstructionError::Inverse`] for a budget that is too small, or when `progress` breaks;
/// [`ReconstructionError::Unseen`] when no start shows what was observed.
pub fn reconstruct(
    case: &Case,
    options: &inverse::Options,
    executor: &dyn Executor,
    progress: &mut dyn FnMut(Progress) -> ControlFlow<()>,
) -> Result<Reconstruction, ReconstructionError> {
    let unknowns: Result<Vec<Unknown>, ReconstructionError> = case.unknowns().iter().map(unknown).collect();
    let problem = Problem {
        unknowns: unknowns?,
        items: case.pieces().iter().map(|piece| Item::new(piece.components.len())).collect(),
    };
    let tally = Tally::new(case.pieces().len());
    let found = inverse::solve(&problem, &Shown { case, tally: &tally }, options, executor, progress);
    let lacks = tally.lacks(case.pieces());
    let solution = found.map_err(|error| match error {
        InverseError::EveryStartFailed { count, hint } => {
            ReconstructionError::Unseen { count, lacks: Box::new(lacks.clone()), hint }
        }
        other => other.into(),
    })?;
    let best = solution.modes.first().map(|mode| mode.unknowns.clone()).unwrap_or_default();
    let mut predicted = vec![f64::NAN; case.components()];
    let run = case.run_at(&best)?;
    if !case.predict(&run, &mut predicted) {
        predicted.fill(f64::NAN);
    }
    Ok(Reconstruction { solution, predicted, best, lacks })
}

/// What runs of a case show.
struct Shown<'a> {
    case: &'a Case,
    tally: &'a Tally,
}

impl Forward for Shown<'_> {
    fn residuals(&self, unknowns: &[f64], residuals: &mut [f64]) -> bool {
        let mut own = vec![residuals.to_vec()];
        let done = self.residuals_of_all(&[unknowns.to_vec()], &mut own);
        residuals.copy_from_slice(&own[0]);
        done == [true]
    }

    fn residuals_of_all(&self, unknowns: &[Vec<f64>], residuals: &mut [Vec<f64>]) -> Vec<bool> {
        let shown = self.case.shown(unknowns, residuals);
        shown.into_iter().map(|one| one.map_err(|lack| self.tally.count(lack)).is_ok()).collect()
    }
}

fn unknown(sought: &SoughtValue) -> Result<Unknown, ReconstructionError> {
    let [low, high] = sought.bounds;
    let prior = match sought.prior {
        Belief::Uniform => Prior::Uniform,
        Belief::Around { value, sigma, dist } => {
            let variable = Variable::new(value, sigma, dist)?;
            Prior::density(move |x: f64| variable.ln_density(x))
        }
    };
    Ok(Unknown { low, high, prior })
}
