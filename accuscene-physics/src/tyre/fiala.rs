use super::steady::{Slip, SteadyForce};
use accuscene_core::arith::{Real, Vec2, atan};

/// Fiala tyre (1954) in the form of ADAMS.
///
/// Longitudinal and lateral force are coupled through the friction alone: their resultant may reach `sqrt 2` times
/// the limit, so the force of a locked wheel is not taken from it.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Fiala<R> {
    /// Slip stiffness (x: N per unit slip, y: N/rad), at any load.
    pub stiffness: Vec2<R>,
    /// Width of the tyre, m; the lever arm of the aligning moment.
    pub width: R,
    /// Friction at full slip as a share of that at none, 0 to 1.
    pub sliding_share: R,
}

/// What the Fiala tyre does.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct FialaForce<R> {
    /// Force, ISO-W axes, N.
    pub force: Vec2<R>,
    /// Aligning moment, N m.
    pub aligning: R,
    /// Friction coefficient at this slip.
    pub friction: R,
    /// Slip at which the longitudinal force leaves its straight line.
    pub critical_slip: R,
    /// Slip angle of full sliding, rad.
    pub critical_angle: R,
}

impl<R: Real> Fiala<R> {
    /// Force at slip `kappa` (braking negative) and slip angle of tangent `tangent`; `load` N above zero.
    ///
    /// `most` is the friction coefficient at no slip, `least` the one at full slip.
    #[inline(always)]
    pub fn force(&self, kappa: R, tangent: R, load: R, most: R, least: R) -> FialaForce<R> {
        let one = R::one();
        let total = (kappa * kappa + tangent * tangent).sqrt().min(one);
        let friction = most - (most - least) * total;
        let limit = friction * load;
        let critical_slip = limit / (self.stiffness.x * 2.0);
        let size = kappa.abs();
        let slides = size.ge(critical_slip);
        let bent = limit - limit * limit / (R::select(slides, size, one) * self.stiffness.x * 4.0);
        let x = R::select(slides, kappa.signum0() * bent, self.stiffness.x * kappa);

        let full = limit * 3.0;
        let critical_angle = atan(full / self.stiffness.y);
        let rest = (one - self.stiffness.y * tangent.abs() / full).max(R::zero());
        let cube = rest * rest * rest;
        let side = tangent.signum0() * limit;
        let aligning = side * self.width * (one - rest) * cube;
        FialaForce {
            force: Vec2::new(x, -(side * (one - cube))),
            aligning,
            friction,
            critical_slip,
            critical_angle,
        }
    }

    /// Steady force at this slip; `mu` is the friction coefficient at no slip.
    #[inline(always)]
    pub fn steady(&self, slip: &Slip<R>, load: R, mu: R) -> SteadyForce<R> {
        let f = self.force(slip.kappa, slip.tangent, load, mu, mu * self.sliding_share);
        SteadyForce { force: f.force, aligning: f.aligning }
    }
}
