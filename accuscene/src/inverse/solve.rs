use super::outcome::INVERSE_OUTCOME_SCHEMA;
use super::{DirectionOutcome, InverseCase, InverseOptions, InverseOutcome, ItemOutcome, ModeOutcome};
use crate::error::EngineError;
use crate::outcome::EngineInfo;
use crate::reconstruct::{FitOutcome, Named, PosteriorSamples, UnknownOutcome};
use accuscene_core::port::Executor;
use accuscene_physics::inverse::{self, Forward, Progress, Solution};
use core::ops::ControlFlow;

impl InverseCase {
    /// Finds the unknowns by the evidence, every optimum, and how sure each is.
    ///
    /// The model runs through the executor; `progress` ends the work by [`ControlFlow::Break`]. The same problem,
    /// options and model give the same outcome to the last bit, however many runs the executor makes at once.
    ///
    /// # Errors
    /// [`EngineError::Inverse`] where the model fails at every start or a belief has no probability between the
    /// bounds, for a budget too small or too large, after a break.
    pub fn solve(
        &self,
        forward: &dyn Forward,
        options: &InverseOptions,
        executor: &dyn Executor,
        progress: &mut dyn FnMut(Progress) -> ControlFlow<()>,
    ) -> Result<InverseOutcome, EngineError> {
        options.check(self.components().saturating_add(self.unknowns.len()))?;
        let solution = inverse::solve(&self.problem()?, forward, &options.physics(), executor, progress)?;
        Ok(self.outcome(options, &solution))
    }

    fn outcome(&self, options: &InverseOptions, solution: &Solution) -> InverseOutcome {
        let samples = PosteriorSamples::of(&solution.samples, self.unknowns.len());
        let names: Vec<&str> = self.items.iter().map(|one| one.name.as_str()).collect();
        let finite = |value: f64| if value.is_finite() { Some(value) } else { None };
        InverseOutcome {
            schema: INVERSE_OUTCOME_SCHEMA.to_owned(),
            engine: EngineInfo::current(),
            problem_hash: self.hash(),
            options: options.clone(),
            echo: self.to_value(),
            unknowns: self.found(solution, &samples),
            correlation: solution.correlation.chunks(self.unknowns.len()).map(<[f64]>::to_vec).collect(),
            modes: solution.modes.iter().map(ModeOutcome::of).collect(),
            items: self
                .items
                .iter()
                .zip(&solution.items)
                .map(|(i, fit)| ItemOutcome::of(&i.name, fit))
                .collect(),
            fit: FitOutcome::of(solution),
            condition: finite(solution.fit.condition),
            tail: finite(solution.tail),
            directions: solution.directions.iter().map(DirectionOutcome::of).collect(),
            samples,
            warnings: Named { unknowns: &self.unknowns, items: &names, solution, lacks: None }.notes(),
        }
    }

    fn found(&self, solution: &Solution, samples: &PosteriorSamples) -> Vec<UnknownOutcome> {
        let best = |at: usize| solution.modes.first().and_then(|mode| mode.unknowns.get(at).copied());
        let each = self.unknowns.iter().zip(&solution.unknowns).zip(&samples.values).enumerate();
        each.map(|(at, ((sought, marginal), column))| {
            let best = best(at).unwrap_or(marginal.median);
            UnknownOutcome::of(sought, marginal, best, column, samples, solution.effective)
        })
        .collect()
    }
}
