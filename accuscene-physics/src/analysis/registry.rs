use super::{
    Analysable, Avoidability, BarrierEquivalentSpeed, BarrierStiffness, BodySegments, BrakingEfficiency,
    CombinedSpeed, Crash3, CriticalSpeed, CrushEnergy, DeltaVFromEnergy, Ees, FatalityJoksch, ForceBalance,
    Formula, FormulaAbout, HanBrach, HanBrachSpeed, InjuryMalliaris, InjuryNhtsa, LeanAngle, LowSpeed,
    Momentum, MotorcycleSlide, PedestrianFatality, PitchDive, PrasadStiffness, Recorder, Searle, Slide,
    SpeedsFromDeltaV, SpinOut, SpinOutSpeeds, StiffnessFit, Stopping, TimeDistance, Toor, Vault,
};
use accuscene_core::document::DocumentType;
use accuscene_core::error::CoreError;
use serde_json::Value;

/// A formula as such: what it is and how its inputs are read.
#[derive(Clone, Copy, Debug)]
pub struct FormulaEntry {
    /// What it is.
    pub about: &'static FormulaAbout,
    document_type: fn() -> Result<&'static DocumentType, CoreError>,
    read: fn(Value) -> Result<Box<dyn Analysable>, CoreError>,
}

impl FormulaEntry {
    const fn of<F: Formula>() -> Self {
        Self { about: F::ABOUT, document_type: F::document_type, read: read::<F> }
    }

    /// The JSON Schema of its inputs; a quantity names its dimension and unit.
    ///
    /// # Errors
    /// [`CoreError::Schema`] if the schema of the inputs cannot be checked.
    pub fn schema(&self) -> Result<&'static Value, CoreError> {
        Ok((self.document_type)()?.schema())
    }

    /// Reads its inputs from a document.
    ///
    /// # Errors
    /// [`CoreError::Document`] with every problem of form.
    pub fn read(&self, inputs: Value) -> Result<Box<dyn Analysable>, CoreError> {
        (self.read)(inputs)
    }
}

/// Every formula, in the order of a handbook.
#[must_use]
pub fn formulas() -> &'static [FormulaEntry] {
    FORMULAS
}

/// The formula of this name.
#[must_use]
pub fn formula(name: &str) -> Option<&'static FormulaEntry> {
    FORMULAS.iter().find(|entry| entry.about.name == name)
}

const FORMULAS: &[FormulaEntry] = &[
    // Motion on the road.
    FormulaEntry::of::<Slide>(),
    FormulaEntry::of::<CombinedSpeed>(),
    FormulaEntry::of::<CriticalSpeed>(),
    FormulaEntry::of::<SpinOut>(),
    FormulaEntry::of::<SpinOutSpeeds>(),
    FormulaEntry::of::<Vault>(),
    FormulaEntry::of::<BrakingEfficiency>(),
    FormulaEntry::of::<PitchDive>(),
    // Collisions.
    FormulaEntry::of::<Momentum>(),
    FormulaEntry::of::<SpeedsFromDeltaV>(),
    FormulaEntry::of::<LowSpeed>(),
    // Crush.
    FormulaEntry::of::<BarrierStiffness>(),
    FormulaEntry::of::<PrasadStiffness>(),
    FormulaEntry::of::<StiffnessFit>(),
    FormulaEntry::of::<CrushEnergy>(),
    FormulaEntry::of::<Crash3>(),
    FormulaEntry::of::<DeltaVFromEnergy>(),
    FormulaEntry::of::<ForceBalance>(),
    FormulaEntry::of::<Ees>(),
    FormulaEntry::of::<BarrierEquivalentSpeed>(),
    // Pedestrians and two-wheelers.
    FormulaEntry::of::<Searle>(),
    FormulaEntry::of::<HanBrach>(),
    FormulaEntry::of::<HanBrachSpeed>(),
    FormulaEntry::of::<Toor>(),
    FormulaEntry::of::<MotorcycleSlide>(),
    FormulaEntry::of::<LeanAngle>(),
    // Time and way.
    FormulaEntry::of::<TimeDistance>(),
    FormulaEntry::of::<Stopping>(),
    FormulaEntry::of::<Avoidability>(),
    // Recorders.
    FormulaEntry::of::<Recorder>(),
    // Injuries and bodies.
    FormulaEntry::of::<InjuryNhtsa>(),
    FormulaEntry::of::<InjuryMalliaris>(),
    FormulaEntry::of::<FatalityJoksch>(),
    FormulaEntry::of::<PedestrianFatality>(),
    FormulaEntry::of::<BodySegments>(),
];

fn read<F: Formula>(inputs: Value) -> Result<Box<dyn Analysable>, CoreError> {
    Ok(Box::new(F::document_type()?.read::<F>(inputs)?))
}
