use crate::analysis::formula::row;
use crate::analysis::inputs::choices;
use crate::analysis::{AnalysisError, AnalysisWarning, Input, Inputs, Trail};
use crate::crush::CrushStiffness;
use accuscene_core::estimate::Crash3Class;
use accuscene_core::quantity::{CrushStiffnessA, CrushStiffnessB, Dimension, Quantity, Ratio};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

row! {
    /// Stiffness of a face that is known.
    FaceStiffness {
        required {
            /// A of CRASH3: the force for a metre of width where damage begins.
            a: Quantity<CrushStiffnessA> [0.0, 1e7],
            /// B of CRASH3: the rise of that force with depth.
            b: Quantity<CrushStiffnessB> [1e3, 1e8],
        }
        optional {}
    }
}

row! {
    /// Stiffness of a face by the CRASH3 table of generic vehicles of the 1970s and 1980s.
    ///
    /// G is A²/(2 B) and not the rounded figure of the table, which differs by up to 2 %.
    Crash3Stiffness {
        required {
            /// Class of the vehicle.
            class: Crash3Size,
            /// The damaged face; the table has no sides of vans and pickups.
            face: CrushFace,
        }
        optional {
            /// What A and B of the table are multiplied by; 1 with a standard deviation of 0.3 by default.
            factor: Crash3Factor [0.01, 10.0],
        }
    }
}

/// A class of the CRASH3 table.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Crash3Size {
    /// Class 1, wheelbases of 2.05 to 2.41 m.
    Mini,
    /// Class 2, 2.41 to 2.58 m.
    Subcompact,
    /// Class 3, 2.58 to 2.80 m.
    Compact,
    /// Class 4, 2.80 to 2.98 m.
    Intermediate,
    /// Class 5, 2.98 to 3.13 m.
    Full,
    /// Class 6, 3.13 to 3.81 m.
    Large,
    /// Class 7, vans.
    Van,
    /// Class 8, pickups.
    Pickup,
}

/// A face of a vehicle.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum CrushFace {
    /// The front.
    Front,
    /// The rear.
    Rear,
    /// A side.
    Side,
}

choices!(Crash3Size, CrushFace);

/// Factor on A and B of the CRASH3 table, by default 1 with the standard deviation of the table.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(transparent)]
pub struct Crash3Factor(pub Quantity<Ratio>);

const TABLE: &str = "CRASH3 class table (NHTSA 1981-82), good to 30 %";

impl Default for Crash3Factor {
    fn default() -> Self {
        Self(Quantity::defaulted(1.0, TABLE).with_sigma(Crash3Class::DEVIATION))
    }
}

impl Inputs for Crash3Factor {
    fn read(&self, trail: &mut Trail, range: Option<[f64; 2]>, visit: &mut dyn FnMut(&Trail, &Input)) {
        self.0.read(trail, range, visit);
    }

    fn write(&mut self, visit: &mut dyn FnMut(&mut f64)) {
        self.0.write(visit);
    }
}

/// The one stiffness of a face, known or by the table; that of the table is told under these two names.
pub(super) fn stiffness(
    known: Option<&FaceStiffness>,
    class: Option<&Crash3Stiffness>,
    [a, b]: [&'static str; 2],
    warnings: &mut Vec<AnalysisWarning>,
) -> Result<CrushStiffness, AnalysisError> {
    match (known, class) {
        (Some(known), None) => Ok(CrushStiffness::new(known.a.value, known.b.value)?),
        (None, Some(class)) => {
            let law = class.stiffness()?;
            let told =
                |term, value, dimension| AnalysisWarning::Assumed { term, value, dimension, source: TABLE };
            warnings.push(told(a, law.a, &CrushStiffnessA::ENTRY));
            warnings.push(told(b, law.b, &CrushStiffnessB::ENTRY));
            Ok(law)
        }
        (known, _) => Err(AnalysisError::Undetermined {
            figure: "energy",
            reason: if known.is_some() { "the stiffness is given twice" } else { "no stiffness is given" },
            hint: "give either `stiffness` or `class_stiffness` of the face",
        }),
    }
}

impl Crash3Stiffness {
    fn stiffness(&self) -> Result<CrushStiffness, AnalysisError> {
        let row = &Crash3Class::ALL[self.class as usize];
        let face = match self.face {
            CrushFace::Front => row.front,
            CrushFace::Rear => row.rear,
            CrushFace::Side => row.side.ok_or(AnalysisError::Undetermined {
                figure: "energy",
                reason: "the CRASH3 table has no side of vans and pickups",
                hint: "give `stiffness`, or a class of cars as the nearest",
            })?,
        };
        let factor = self.factor.0.value;
        Ok(CrushStiffness::new(face.a * factor, face.b * factor)?)
    }
}
