use super::border::THROUGH;
use accuscene_core::arith::Real;

/// A structure that has given back its share pushes no faster than this, m/s: so two that lean on each other come to
/// rest, and 1,500 kg take 0.3 J from it.
pub const PARTING: f64 = 0.02;

/// How two surfaces act on each other.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Surface {
    /// Share of the stored energy that unloading gives back: the square of the restitution.
    pub returned: f64,
    /// Coefficient of friction.
    pub friction: f64,
    /// Speed at which surfaces that part no longer push, m/s: infinite while they may spring apart, [`PARTING`] once they
    /// have given back their share, 0 where a contact has no energy left to give, so that no path through the dents
    /// makes any.
    pub release: f64,
    /// Length of the step in which the forces act, s: columns against a flank give way no faster than they are pushed.
    pub step: f64,
}

impl Surface {
    /// How far surfaces that have been this deep together (m) overlap where they rest, at most, m.
    pub(super) fn overlaps(&self, deepest: f64) -> f64 {
        THROUGH + self.returned * deepest
    }

    /// Share of its force that a column keeps while it parts at this speed, m/s.
    pub(super) fn kept(&self, parting: f64) -> f64 {
        if parting > 0.0 { Real::max(1.0 - parting / self.release, 0.0) } else { 1.0 }
    }
}
