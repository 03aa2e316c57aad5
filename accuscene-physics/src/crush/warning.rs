use core::fmt;

/// What an expert should know about a figure of crush that was computed all the same.
#[derive(Clone, Copy, Debug, PartialEq)]
#[non_exhaustive]
pub enum CrushWarning {
    /// The principal direction of force lies more than 45 degrees off the normal of the face; 45 degrees were taken.
    DirectionClipped {
        /// The angle that was given, rad.
        angle: f64,
    },
    /// The principal direction of force lies more than 30 degrees off the normal: the correction is uncertain.
    DirectionUncertain {
        /// The angle that was given, rad.
        angle: f64,
    },
    /// The crush is deeper than 1 m: beyond the barrier tests that stiffnesses come from.
    DepthExtrapolated {
        /// The greatest depth, m.
        depth: f64,
    },
}

impl CrushWarning {
    /// The stable number of this warning in the registry of codes.
    #[must_use]
    pub fn code(&self) -> u32 {
        match self {
            Self::DirectionClipped { .. } => 2240,
            Self::DirectionUncertain { .. } => 2241,
            Self::DepthExtrapolated { .. } => 2242,
        }
    }
}

impl fmt::Display for CrushWarning {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::DirectionClipped { angle } => {
                write!(f, "the force is {angle:.3} rad off the normal of the face; 45 deg were taken")
            }
            Self::DirectionUncertain { angle } => {
                write!(
                    f,
                    "the force is {angle:.3} rad off the normal of the face; above 30 deg the energy is uncertain"
                )
            }
            Self::DepthExtrapolated { depth } => {
                write!(f, "the crush of {depth:.2} m is deeper than barrier tests reach")
            }
        }
    }
}
