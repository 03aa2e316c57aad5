use super::{PlanKind, SweepOutcome, SweepPlan, SweepProgress, sweep};
use crate::error::EngineError;
use accuscene_core::identity::Seed;
use accuscene_core::port::Executor;
use accuscene_core::scene::Scene;
use core::ops::ControlFlow;

/// Options of [`monte_carlo`].
#[derive(Clone, Copy, Debug, PartialEq)]
#[non_exhaustive]
pub struct MonteCarloOptions {
    /// Number of draws.
    pub samples: u64,
    /// Seed of the draws.
    pub seed: Seed,
    /// Level of the intervals, 0.5 to 0.999.
    pub level: f64,
}

impl Default for MonteCarloOptions {
    fn default() -> Self {
        Self { samples: SweepPlan::SAMPLES, seed: Seed(0), level: SweepPlan::LEVEL }
    }
}

/// Draws every value of a scene that has an uncertainty of its own, independently, and runs the scene with each draw: a
/// [`sweep`] under the plan monte-carlo without parameters.
///
/// # Errors
/// As [`sweep`]; a scene in which nothing is uncertain is refused.
pub fn monte_carlo(
    scene: &Scene,
    options: &MonteCarloOptions,
    executor: &dyn Executor,
    progress: &mut dyn FnMut(SweepProgress) -> ControlFlow<()>,
) -> Result<SweepOutcome, EngineError> {
    let mut plan = SweepPlan::of(PlanKind::MonteCarlo).with_samples(options.samples);
    (plan.seed, plan.level) = (options.seed, Some(options.level));
    sweep(scene, &plan, executor, progress)
}
