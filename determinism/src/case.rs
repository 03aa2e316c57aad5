use crate::drive::drive;
use crate::elementary::elementary;
use crate::lanes::lanes;
use crate::rig::{RIGS, Rig};
use crate::scenes::{Document, compile, documents};
use crate::{DeterminismError, Trace, recorded};
use accuscene_physics::{Model, simulation};
use core::ops::ControlFlow;
use serde_json::Value;

/// Something that must come to the same bits everywhere.
#[derive(Clone, Debug)]
pub struct Case {
    name: String,
    work: Work,
}

#[derive(Clone, Debug)]
enum Work {
    Scene(Value),
    /// All scenes side by side.
    Batch(Vec<Value>),
    Drive(Rig),
    Lanes(Rig),
    Elementary,
}

/// All cases in order of their names: `batch/scenes`, `drive/TYRE`, `elementary/functions`, `lanes/TYRE` and `scene/NAME[/VARIANT]`.
///
/// # Errors
/// [`DeterminismError`] if a validation scene cannot be read.
pub fn cases() -> Result<Vec<Case>, DeterminismError> {
    let named = |kind: &str, name: &str, work| Case { name: format!("{kind}/{name}"), work };
    let mut all = vec![named("elementary", "functions", Work::Elementary)];
    for rig in RIGS {
        all.push(named("drive", rig.tyre, Work::Drive(rig)));
        all.push(named("lanes", rig.tyre, Work::Lanes(rig)));
    }
    let documents = documents()?;
    let values = documents.iter().map(|document| document.value.clone()).collect();
    all.push(named("batch", "scenes", Work::Batch(values)));
    all.extend(
        documents.into_iter().map(|Document { name, value }| named("scene", &name, Work::Scene(value))),
    );
    all.sort_by(|a, b| a.name.cmp(&b.name));
    Ok(all)
}

impl Case {
    /// Name of the case, without spaces.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    /// Runs it and returns the hash of everything that it came to.
    ///
    /// # Errors
    /// [`DeterminismError`] if it does not run, and [`DeterminismError::Width`] where a width of lanes has other bits.
    pub fn hash(&self, mut trace: Trace<'_>) -> Result<String, DeterminismError> {
        let name = &self.name;
        match &self.work {
            Work::Scene(document) => {
                let model = compile(name, document)?;
                let run = simulation::run(&model, &mut |_, _| ControlFlow::Continue(()))
                    .map_err(|source| DeterminismError::Physics { case: name.clone(), source })?;
                recorded::run(&mut trace, &run);
            }
            Work::Batch(documents) => {
                let models: Result<Vec<Model>, DeterminismError> =
                    documents.iter().map(|document| compile(name, document)).collect();
                let models = models?;
                for run in simulation::run_all(&models.iter().collect::<Vec<_>>()) {
                    let run =
                        run.map_err(|source| DeterminismError::Physics { case: name.clone(), source })?;
                    recorded::run(&mut trace, &run);
                }
            }
            Work::Drive(rig) => drive(name, rig, &mut trace)?,
            Work::Lanes(rig) => lanes(name, rig, &mut trace)?,
            Work::Elementary => elementary(name, &mut trace)?,
        }
        trace.finish(name)
    }
}
