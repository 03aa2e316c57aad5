use super::put;
use crate::reconstruction::Motion;

/// The energy equivalent speed that a measured crush and the stiffness of its face tell (CRASH3).
///
/// A run shows it by the energy that its first impact left in the vehicle: an impulse model has no profile of its own to
/// compare with, and the crush-force model's stiffness is the same.
#[derive(Clone, Debug, PartialEq)]
pub(in crate::reconstruction) struct CrushEes;

impl CrushEes {
    pub(super) fn predict(&self, subject: &str, motion: &Motion<'_>, out: &mut [f64]) -> Option<()> {
        put(out, [motion.impact(subject, 1)?.1.ees?])
    }
}
