use accuscene_core::arith::Real;

/// How well an impact keeps the laws of mechanics.
///
/// Each residual is the imbalance over the sum of the magnitudes that balance, so it has no unit; rounding alone leaves
/// about 1e-16. What an immovable body takes is the impulse, moment and work that act on it.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct ImpactAudit {
    /// Change of the momentum of both bodies together.
    pub momentum_residual: f64,
    /// Change of their angular momentum about the point of impact.
    pub angular_momentum_residual: f64,
    /// Loss of kinetic energy less the loss -p.(u + u')/2 that the impulse accounts for.
    pub energy_residual: f64,
}

impl ImpactAudit {
    /// Largest allowed residual of momentum.
    pub const MOMENTUM_LIMIT: f64 = 1e-12;
    /// Largest allowed residual of angular momentum.
    pub const ANGULAR_MOMENTUM_LIMIT: f64 = 1e-12;
    /// Largest allowed residual of energy.
    pub const ENERGY_LIMIT: f64 = 1e-9;

    /// True if every residual is within its limit.
    #[must_use]
    pub fn holds(&self) -> bool {
        self.momentum_residual <= Self::MOMENTUM_LIMIT
            && self.angular_momentum_residual <= Self::ANGULAR_MOMENTUM_LIMIT
            && self.energy_residual <= Self::ENERGY_LIMIT
    }
}

/// One balance: contributions that should cancel, and how large they are.
#[derive(Clone, Copy, Default)]
pub(crate) struct Balance {
    /// What is left over.
    pub(crate) rest: f64,
    /// Sum of magnitudes.
    pub(crate) scale: f64,
}

impl Balance {
    pub(crate) fn residual(self) -> f64 {
        // A sum of nothing balances; the bound keeps 0/0 and 0/tiny out.
        self.rest.abs() / Real::max(self.scale, f64::MIN_POSITIVE)
    }
}
