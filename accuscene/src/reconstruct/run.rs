use super::draw::DrawnRun;
use super::figure::{self, PosteriorFigure};
use super::outcome::{FitOutcome, OUTCOME_SCHEMA, OpenDirection, ReconstructionOutcome};
use super::progress::{ReconstructProgress, ReconstructStage};
use super::{EvidenceFit, Explanation, PosteriorSamples, ReconstructOptions, UnknownOutcome, note};
use crate::error::EngineError;
use crate::note::Note;
use crate::outcome::{EngineInfo, Outcome};
use crate::simulate::{SimulateOptions, simulate};
use accuscene_core::port::Executor;
use accuscene_core::scene::Scene;
use accuscene_physics::inverse::{InverseError, InverseWarning, Solution};
use accuscene_physics::reconstruction::{self, Case, ReconstructionError};
use core::ops::ControlFlow;
use std::sync::OnceLock;

/// Drawn runs between two calls of the progress function.
const BATCH: usize = 16;

/// Finds the unknowns of a scene from its evidence, every explanation that fits, and how sure each is.
///
/// The values of `unknowns` are sought by starts all over what is believed, robust fits and samples of the posterior; runs
/// go through the executor, and `progress` ends the work by [`ControlFlow::Break`]. The same scene and options give the same
/// outcome to the last bit, however many runs the executor makes at once.
///
/// # Errors
/// [`EngineError::Reconstruction`] with every problem of the scene, its unknowns and its evidence; when nothing explains
/// the evidence; for a budget too small; after a break.
pub fn reconstruct(
    scene: &Scene,
    options: &ReconstructOptions,
    executor: &dyn Executor,
    progress: &mut dyn FnMut(ReconstructProgress) -> ControlFlow<()>,
) -> Result<ReconstructionOutcome, EngineError> {
    options.check().map_err(ReconstructionError::from)?;
    let case = Case::of(scene)?;
    let draws = u64::from(options.draws);
    let found = reconstruction::reconstruct(&case, &options.inverse(), executor, &mut |now| {
        progress(ReconstructProgress::of(now, draws))
    })?;
    let solution = &found.solution;
    let samples = PosteriorSamples::of(&solution.samples, case.unknowns().len());
    let mut explanations = Vec::with_capacity(solution.modes.len());
    let (mut models, mut best, mut vehicles) = (Vec::new(), Vec::new(), Vec::new());
    for (index, mode) in solution.modes.iter().enumerate() {
        let outcome = run(&case, &mode.unknowns)?;
        if index == 0 {
            models.clone_from(&outcome.models);
            best = figure::readings(&outcome);
            vehicles = outcome.vehicles.iter().map(|vehicle| vehicle.id.clone()).collect();
        }
        explanations.push(Explanation::of(mode, outcome));
    }
    let mut warnings = note::notes(&case, &found);
    let replay = Replay { case: &case, samples: &samples, executor };
    let after = solution.runs as u64;
    let (draws, readings) = replay.all(options.draws as usize, after, progress, &mut warnings)?;
    Ok(ReconstructionOutcome {
        schema: OUTCOME_SCHEMA.to_owned(),
        engine: EngineInfo::current(),
        scene_hash: scene.hash(),
        options: options.clone(),
        echo: scene.resolve().into_scene(),
        models,
        unknowns: unknowns(&case, solution, &found.best, &samples),
        correlation: solution.correlation.chunks(case.unknowns().len()).map(<[f64]>::to_vec).collect(),
        explanations,
        evidence: evidence(&case, solution, &found.predicted),
        fit: FitOutcome::of(solution),
        open: open(solution),
        figures: PosteriorFigure::all(&vehicles, &best, &readings, options.level),
        samples,
        draws,
        warnings,
    })
}

fn run(case: &Case, values: &[f64]) -> Result<Outcome, EngineError> {
    let scene = case.scene_at(values)?;
    simulate(&scene, &SimulateOptions::default(), &mut |_| ControlFlow::Continue(()))
}

fn unknowns(
    case: &Case,
    solution: &Solution,
    best: &[f64],
    samples: &PosteriorSamples,
) -> Vec<UnknownOutcome> {
    let each = case.unknowns().iter().zip(&solution.unknowns).zip(best).zip(&samples.values);
    each.map(|(((sought, marginal), best), column)| {
        UnknownOutcome::of(sought, marginal, *best, column, samples, solution.effective)
    })
    .collect()
}

fn evidence(case: &Case, solution: &Solution, predicted: &[f64]) -> Vec<EvidenceFit> {
    let mut rest = predicted;
    let each = case.pieces().iter().zip(&solution.items);
    each.map(|(piece, fit)| {
        let (own, others) = rest.split_at(piece.components.len().min(rest.len()));
        rest = others;
        EvidenceFit::of(piece, fit, own)
    })
    .collect()
}

fn open(solution: &Solution) -> Vec<OpenDirection> {
    let open = solution.directions.iter().filter(|direction| direction.ratio > InverseWarning::UNDETERMINED);
    open.map(|direction| OpenDirection { shares: direction.components.clone(), ratio: direction.ratio })
        .collect()
}

/// What one drawn run gives: how often it was drawn, and its figures.
type Reading = (u32, Vec<Option<f64>>);

/// Whoever runs draws of the posterior again.
struct Replay<'a> {
    case: &'a Case,
    samples: &'a PosteriorSamples,
    executor: &'a dyn Executor,
}

impl Replay<'_> {
    fn all(
        &self,
        count: usize,
        after: u64,
        progress: &mut dyn FnMut(ReconstructProgress) -> ControlFlow<()>,
        warnings: &mut Vec<Note>,
    ) -> Result<(Vec<DrawnRun>, Vec<Reading>), EngineError> {
        let drawn = self.samples.drawn(count);
        let (mut runs, mut readings) = (Vec::new(), Vec::new());
        for (batch, places) in drawn.chunks(BATCH).enumerate() {
            let made = (batch * BATCH) as u64;
            let total = after + drawn.len() as u64;
            let now = ReconstructProgress { stage: ReconstructStage::Replaying, done: after + made, total };
            if progress(now).is_break() {
                let runs = usize::try_from(after + made).unwrap_or(usize::MAX);
                return Err(ReconstructionError::from(InverseError::Cancelled { runs }).into());
            }
            let slots: Vec<OnceLock<Option<(DrawnRun, Reading)>>> =
                places.iter().map(|_| OnceLock::new()).collect();
            self.executor.for_each(places.len(), &|k| {
                slots[k].get_or_init(|| self.one(places[k]));
            });
            for (run, reading) in slots.into_iter().filter_map(|slot| slot.into_inner().flatten()) {
                runs.push(run);
                readings.push(reading);
            }
        }
        if runs.len() < drawn.len() {
            warnings.push(note::lost(drawn.len() - runs.len(), drawn.len()));
        }
        Ok((runs, readings))
    }

    fn one(&self, (sample, times): (usize, u32)) -> Option<(DrawnRun, Reading)> {
        let outcome = run(self.case, &self.samples.row(sample)).ok()?;
        let readings = figure::readings(&outcome);
        Some((DrawnRun::of(sample, times, &outcome), (times, readings)))
    }
}
