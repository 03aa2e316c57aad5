use core::fmt;

/// What an expert should know about a crush that was computed all the same.
#[derive(Clone, Copy, Debug, PartialEq)]
#[non_exhaustive]
pub enum CrushWarning {
    /// The force stands further than 45 degrees off the face; the energy is that of 45 degrees.
    PdofClipped {
        /// Angle from the normal of the face, rad.
        angle: f64,
    },
    /// The force stands further than 30 degrees off the face: the correction is uncertain.
    PdofUncertain {
        /// Angle from the normal of the face, rad.
        angle: f64,
    },
    /// A depth is beyond what A and B were measured for.
    DeepCrush {
        /// The depth, m.
        depth: f64,
    },
    /// What a face met covers only a part of the heights at which it is stiff: energy read from its crush with all of A
    /// and B is too high.
    BesideLoadPath {
        /// The face.
        face: &'static str,
        /// Share of A and B that acted, in the mean by force.
        share: f64,
    },
    /// Columns have taken less than the energy that crushed the vehicle: none was reached, or they are at their end.
    Untold {
        /// Energy that crushed the vehicle, J.
        energy: f64,
        /// What of it the damage tells, J.
        told: f64,
    },
}

impl CrushWarning {
    /// Depth to which A and B hold, m.
    pub const DEEPEST: f64 = 1.0;
    /// Share of A and B that acted below which a reader is told.
    pub const WHOLE: f64 = 0.95;

    /// The stable number of this warning in the registry of codes.
    #[must_use]
    pub fn code(&self) -> u32 {
        match self {
            Self::PdofClipped { .. } => 2240,
            Self::PdofUncertain { .. } => 2241,
            Self::DeepCrush { .. } => 2242,
            Self::BesideLoadPath { .. } => 2243,
            Self::Untold { .. } => 2244,
        }
    }
}

impl fmt::Display for CrushWarning {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let degrees = |angle: &f64| angle.abs() / accuscene_core::arith::DEG;
        match self {
            Self::PdofClipped { angle } => {
                write!(f, "the force stands {:.0}° off the face; the energy is that of 45°", degrees(angle))
            }
            Self::PdofUncertain { angle } => {
                write!(
                    f,
                    "the force stands {:.0}° off the face; above 30° the energy is uncertain",
                    degrees(angle)
                )
            }
            Self::DeepCrush { depth } => {
                write!(f, "a crush of {depth:.2} m is beyond what stiffnesses are measured for")
            }
            Self::BesideLoadPath { face, share } => write!(
                f,
                "the {face} was met beside the heights at which it is stiff: {:.0} % of A and B acted, and its crush tells \
                 of less energy than usual",
                100.0 * share
            ),
            Self::Untold { energy, told } => write!(
                f,
                "the damage tells of {:.1} of the {:.1} kJ that crushed the vehicle: no column of its faces could take the rest",
                1e-3 * told,
                1e-3 * energy
            ),
        }
    }
}
