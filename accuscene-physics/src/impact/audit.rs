use super::SpatialBody;
use accuscene_core::arith::{Real, Vec3};

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

    /// From momentum, angular momentum and energy: what is left over, and the sum of magnitudes.
    pub(crate) fn of(balances: [(f64, f64); 3]) -> Self {
        let [momentum_residual, angular_momentum_residual, energy_residual] =
            balances.map(|(rest, scale)| Balance { rest, scale }.residual());
        Self { momentum_residual, angular_momentum_residual, energy_residual }
    }

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

/// The books of an impact in space: what bodies had before and have after, about one fixed point.
#[derive(Clone, Copy, Default)]
pub(crate) struct Books {
    drift: Vec3,
    linear: f64,
    twist: Vec3,
    angular: f64,
    pub(crate) energy: Balance,
}

impl Books {
    /// Adds a body that moves with this velocity and angular velocity afterwards; `about` is the fixed point.
    pub(crate) fn body(&mut self, b: &SpatialBody, velocity: Vec3, rate: Vec3, about: Vec3) {
        let r = b.position - about;
        let (before, now) = (b.velocity * b.mass, velocity * b.mass);
        self.drift += now - before;
        self.linear += before.norm() + now.norm();
        let (spin, spun) = (b.inertia.apply(b.angular_velocity), b.inertia.apply(rate));
        self.twist += (r.cross(now) - r.cross(before)) + (spun - spin);
        self.angular += r.norm() * (before.norm() + now.norm()) + (spin.norm() + spun.norm());
        let kb = 0.5 * (before.dot(b.velocity) + spin.dot(b.angular_velocity));
        let ka = 0.5 * (now.dot(velocity) + spun.dot(rate));
        self.energy.rest += kb - ka;
        self.energy.scale += kb + ka;
    }

    /// Adds what something immovable takes: an impulse and its moment about the fixed point, with the sum of magnitudes in
    /// that.
    pub(crate) fn fixed(&mut self, impulse: Vec3, moment: Vec3, size: f64) {
        self.drift += impulse;
        self.linear += impulse.norm();
        self.twist += moment;
        self.angular += size;
    }

    /// Momentum, angular momentum, energy: what is left over, and the sum of magnitudes.
    pub(crate) fn balances(&self) -> [(f64, f64); 3] {
        let energy = (self.energy.rest.abs(), self.energy.scale);
        [(self.drift.norm(), self.linear), (self.twist.norm(), self.angular), energy]
    }

    pub(crate) fn audit(&self) -> ImpactAudit {
        ImpactAudit::of(self.balances())
    }
}
