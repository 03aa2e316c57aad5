use super::steady::{Slip, SteadyForce};
use accuscene_core::arith::{Real, Vec2, atan};

/// Linear tyre with a friction circle: stiffnesses up to `mu F_z`, longitudinal force first.
///
/// Source: the model family of Steffan and Moser, SAE 960886.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Linear<R> {
    /// Slip stiffness at the nominal load (x: N per unit slip, y: N/rad), proportional to the load.
    pub stiffness: Vec2<R>,
    /// That load, N.
    pub nominal_load: R,
}

/// Force of a tyre whose brake force is given.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct CircleForce<R: Real> {
    /// Force, ISO-W axes, N.
    pub force: Vec2<R>,
    /// Whether the brake locks the wheel.
    pub locked: R::Mask,
}

impl<R: Real> Linear<R> {
    /// Stiffness at this load (N).
    #[inline(always)]
    pub fn stiffness_at(&self, load: R) -> Vec2<R> {
        self.stiffness * (load / self.nominal_load)
    }

    /// Steady force at this slip; `mu` is the friction coefficient.
    #[inline(always)]
    pub fn steady(&self, slip: &Slip<R>, load: R, mu: R) -> SteadyForce<R> {
        let limit = mu * load;
        let stiffness = self.stiffness_at(load);
        let x = (stiffness.x * slip.kappa).clamp(-limit, limit);
        let y = -(stiffness.y * atan(slip.tangent)).clamp(-limit, limit);
        SteadyForce { force: circle(x, y, limit), aligning: R::zero() }
    }
}

/// Force of a wheel that moves with `velocity` (m/s, ISO-W axes) while its brake takes `brake_force` (N, from 0).
///
/// `alpha_max` is the slip angle of the full side force, rad (8 to 12 degrees on a dry road, in proportion to `mu`).
#[inline(always)]
pub fn friction_circle<R: Real>(
    velocity: Vec2<R>,
    load: R,
    mu: R,
    alpha_max: R,
    brake_force: R,
) -> CircleForce<R> {
    let limit = mu * load;
    let alpha = super::slip_angle(velocity.x, velocity.y);
    let y = -(limit * (alpha / alpha_max).clamp(-R::one(), R::one()));
    let locked = brake_force.ge(limit) & limit.gt(R::zero());
    let speed = velocity.norm();
    let still = speed.le(R::zero());
    let slide = -velocity * (limit / R::select(still, R::one(), speed));
    let roll = circle(-(velocity.x.signum0() * brake_force), y, limit);
    CircleForce { force: Vec2::select(locked, slide, roll), locked }
}

/// Keeps `x` and takes from `y` what leaves the circle.
#[inline(always)]
fn circle<R: Real>(x: R, y: R, limit: R) -> Vec2<R> {
    let over = (x * x + y * y).gt(limit * limit);
    let room = (limit * limit - x * x).max(R::zero()).sqrt();
    Vec2::new(x, R::select(over, y.signum0() * room, y))
}
