//! Impact followed through its impulse, with energetic restitution (Routh 1877; Keller 1986; Stronge 1990).
//!
//! In the plane the relative velocity is piecewise linear in the normal impulse, so the solution is exact; in space the
//! slip turns and is integrated. Neither makes energy, and slip may stop, stick or turn round within the impact.

mod planar;
mod spatial;

pub use planar::planar;
pub use spatial::spatial;

use super::{PlanarOutcome, SpatialOutcome};
use core::fmt;

/// One stretch of an impact in which neither the slip direction nor the sense of the normal velocity changes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ImpactPhase {
    /// The bodies approach and slide.
    CompressionSlip,
    /// The bodies approach without sliding.
    CompressionStick,
    /// The bodies part and slide.
    RestitutionSlip,
    /// The bodies part without sliding.
    RestitutionStick,
}

impl fmt::Display for ImpactPhase {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::CompressionSlip => "compression/slip",
            Self::CompressionStick => "compression/stick",
            Self::RestitutionSlip => "restitution/slip",
            Self::RestitutionStick => "restitution/stick",
        })
    }
}

/// What an impact does in the model of Routh and Stronge.
#[derive(Clone, Debug, PartialEq)]
pub struct RouthStrongeOutcome {
    /// The impact; `full_impact` says that it ends without sliding.
    pub outcome: PlanarOutcome,
    /// Its phases in order.
    pub phases: Vec<ImpactPhase>,
    /// Normal velocity afterwards over before with its sign turned (Newton's restitution).
    pub kinematic_restitution: f64,
}

/// What an impact in space does in the model of Routh and Stronge.
#[derive(Clone, Debug, PartialEq)]
pub struct SpatialRouthStrongeOutcome {
    /// The impact; `full_impact` says that it ends without sliding.
    pub outcome: SpatialOutcome,
    /// Normal velocity afterwards over before with its sign turned (Newton's restitution).
    pub kinematic_restitution: f64,
}
