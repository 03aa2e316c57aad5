//! Impulse with restitution and friction at one point (Kudlich 1966; Slibar 1966; in PC-Crash and Virtual CRASH).
//!
//! The compression impulse first stops both components of the relative velocity. If friction can carry its tangential
//! part the impact is full, else it slides along the direction of that part with the friction limit. Restitution
//! multiplies both components (Poisson), so a full impact turns the tangential velocity round as well.
//!
//! With that sliding direction n.K(n + mu t) is positive whenever the bodies approach, so jamming can come from
//! rounding only; and the energy loss is never negative for -1 < e <= 1.

mod planar;
mod spatial;

pub use planar::planar;
pub(crate) use spatial::Compression;
pub use spatial::spatial;

use super::{ImpactError, check};

/// How much the bodies spring apart.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Restitution {
    /// Restitution over compression impulse, above -1 and up to 1; below 0 the bodies keep some of the approach
    /// velocity, as when one snags in the other or passes through.
    Coefficient(f64),
    /// Normal velocity with which the bodies part, m/s; below 0 they go on approaching.
    SeparationSpeed(f64),
}

impl Restitution {
    /// The coefficient for this normal velocity (below 0), checked.
    pub(crate) fn coefficient(self, normal_velocity: f64) -> Result<f64, ImpactError> {
        let e = match self {
            Self::Coefficient(e) => e,
            Self::SeparationSpeed(v) => v / normal_velocity.abs(),
        };
        check::restitution(e)?;
        Ok(e)
    }
}
