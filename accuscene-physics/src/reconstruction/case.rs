use super::evidence::{self, Piece};
use super::lack::Lack;
use super::unknown::{self, SoughtValue};
use super::{Motion, ReconstructionError};
use crate::Model;
use crate::simulation::{self, Run};
use accuscene_core::document::{Problem, Severity};
use accuscene_core::scene::Scene;
use core::ops::ControlFlow;

/// Code of a case without anything to find or to find it by.
const EMPTY: u32 = 2512;

/// A scene with unknowns and evidence, ready to be reconstructed.
#[derive(Clone, Debug)]
pub struct Case {
    scene: Scene,
    unknowns: Vec<SoughtValue>,
    pieces: Vec<Piece>,
}

impl Case {
    /// Reads unknowns and evidence of a scene.
    ///
    /// # Errors
    /// [`ReconstructionError::Problems`] with every problem of the scene, its unknowns and its evidence;
    /// [`ReconstructionError::Physics`] if the scene cannot be run at the values that are written.
    pub fn of(scene: &Scene) -> Result<Self, ReconstructionError> {
        let mut problems = scene.validate();
        if problems.iter().any(|problem| problem.severity == Severity::Error) {
            return Err(ReconstructionError::Problems { problems });
        }
        problems.clear();
        let resolved = scene.resolve();
        let model = Model::compile(&resolved)?;
        let unknowns = unknown::read(scene, resolved.scene(), &mut problems);
        let pieces = evidence::read(resolved.scene(), &model, &mut problems);
        for (is_empty, path, what, hint) in [
            (
                scene.unknowns.is_empty(),
                "unknowns",
                "nothing is sought",
                "name what is to be found, with its bounds",
            ),
            (
                scene.evidence.is_empty(),
                "evidence",
                "there is no evidence",
                "give rest positions, marks, damage or recordings",
            ),
        ] {
            if is_empty {
                let problem = Problem::new(EMPTY, path, what);
                problems.push(problem.with_limit("one or more").with_hint(hint));
            }
        }
        if !problems.is_empty() {
            return Err(ReconstructionError::Problems { problems });
        }
        let mut scene = scene.clone();
        scene.evidence.clear();
        scene.unknowns.clear();
        problems.extend(unknown::beyond(&scene, &unknowns));
        if !problems.is_empty() {
            return Err(ReconstructionError::Problems { problems });
        }
        Ok(Self { scene, unknowns, pieces })
    }

    /// What is sought.
    #[must_use]
    pub fn unknowns(&self) -> &[SoughtValue] {
        &self.unknowns
    }

    /// The evidence.
    #[must_use]
    pub fn pieces(&self) -> &[Piece] {
        &self.pieces
    }

    /// Numbers of all evidence together.
    #[must_use]
    pub fn components(&self) -> usize {
        self.pieces.iter().map(|piece| piece.components.len()).sum()
    }

    /// The scene with these values in place of what is sought, without unknowns and evidence.
    ///
    /// # Errors
    /// [`ReconstructionError::Problems`] if a value cannot stand there, or the scene is none with these values.
    pub fn scene_at(&self, values: &[f64]) -> Result<Scene, ReconstructionError> {
        let mut scene = self.scene.clone();
        let paths: Vec<(&str, f64)> = self
            .unknowns
            .iter()
            .zip(values)
            .map(|(unknown, value)| (unknown.path.as_str(), *value))
            .collect();
        scene
            .set_quantities(&paths)
            .map_err(|error| ReconstructionError::Problems { problems: error.problems().to_vec() })?;
        // What no scene may be, such as a car shorter than its wheelbase, did not happen.
        let problems = scene.validate();
        if problems.iter().any(|problem| problem.severity == Severity::Error) {
            return Err(ReconstructionError::Problems { problems });
        }
        Ok(scene)
    }

    /// What happens with these values.
    ///
    /// # Errors
    /// As [`scene_at`](Self::scene_at); [`ReconstructionError::Physics`] if the scene cannot be run with them.
    pub fn run_at(&self, values: &[f64]) -> Result<Run, ReconstructionError> {
        let scene = self.scene_at(values)?;
        let model = Model::compile(&scene.resolve())?;
        Ok(simulation::run(&model, &mut |_, _| ControlFlow::Continue(()))?)
    }

    /// Writes what a run shows in place of each number of the evidence; false if it does not show all of it.
    pub fn predict(&self, run: &Run, predicted: &mut [f64]) -> bool {
        self.seen(run, predicted).is_ok()
    }

    fn seen(&self, run: &Run, predicted: &mut [f64]) -> Result<(), Lack> {
        let motion = Motion::of(run);
        let mut rest = predicted;
        for (index, piece) in self.pieces.iter().enumerate() {
            let lack = Lack::Piece(index);
            let (own, others) = rest.split_at_mut_checked(piece.components.len()).ok_or(lack)?;
            if !piece.predict(&motion, own) {
                return Err(lack);
            }
            rest = others;
        }
        Ok(())
    }

    /// Turns what a run shows into residuals, in standard deviations, in place.
    pub fn to_residuals(&self, predicted: &mut [f64]) {
        let mut rest = predicted;
        for piece in &self.pieces {
            let Some((own, others)) = rest.split_at_mut_checked(piece.components.len()) else { return };
            piece.to_residuals(own);
            rest = others;
        }
    }

    /// Writes the residuals with these values, in standard deviations; false if the scene cannot be run with them or does
    /// not show what was observed. Records only what the evidence asks for.
    pub fn residuals(&self, values: &[f64], residuals: &mut [f64]) -> bool {
        let mut own = vec![residuals.to_vec()];
        let shown = self.shown(&[values.to_vec()], &mut own);
        residuals.copy_from_slice(&own[0]);
        shown.iter().all(Result::is_ok)
    }

    /// As [`residuals`](Self::residuals) with several values at once, and with the reason where there are none.
    pub(super) fn shown(&self, values: &[Vec<f64>], residuals: &mut [Vec<f64>]) -> Vec<Result<(), Lack>> {
        let models: Vec<Option<Model>> = values.iter().map(|values| self.model_at(values)).collect();
        let wanted = |table: &str| self.pieces.iter().any(|piece| piece.reads(table));
        let mut runs =
            simulation::run_ways(&models.iter().flatten().collect::<Vec<_>>(), &wanted).into_iter();
        let seen = |(model, residuals): (&Option<Model>, &mut Vec<f64>)| {
            let run = model.as_ref().and_then(|_| runs.next()).ok_or(Lack::Scene)?;
            self.seen(&run.map_err(|_| Lack::Run)?, residuals)?;
            self.to_residuals(residuals);
            Ok(())
        };
        models.iter().zip(residuals).map(seen).collect()
    }

    /// The model with these values; none if the scene is none.
    fn model_at(&self, values: &[f64]) -> Option<Model> {
        Model::compile(&self.scene_at(values).ok()?.resolve()).ok()
    }
}
