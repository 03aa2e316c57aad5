use super::{Footing, Wheel, WheelControl, WheelState};
use crate::tyre::{PatchForce, PatchInput};
use accuscene_core::arith::{Mask, Real, Vec2};

/// Share of its spin that the damping of the patch may take from a free wheel in a step.
const FREE_DAMPING: f64 = 0.25;

/// Time in which steering gear and links follow the side force that bends them, s: some 10 Hz of a front axle.
const STEER_LAG: f64 = 0.02;

/// How a wheel stands on its ground in a step.
pub(super) struct Contact<R: Real> {
    /// Velocity of the wheel over the ground, ISO-W axes, m/s; spin not included.
    pub(super) ground: Vec2<R>,
    /// Wheel load, N, not negative.
    pub(super) load: R,
    /// Loaded radius, m.
    pub(super) loaded: R,
    /// Inclination of the wheel, rad; positive leans its top to the right.
    pub(super) inclination: R,
    /// Whether its brake holds it still, so that its little inertia takes no part.
    pub(super) held: R::Mask,
}

/// What a wheel made of a step.
pub(super) struct Rolled<R> {
    /// Velocity of the tread over the ground, ISO-W axes, m/s.
    pub(super) sliding: Vec2<R>,
    /// What the patch did.
    pub(super) patch: PatchForce<R>,
    /// Change of the spin, rad/s.
    pub(super) spun: R,
}

impl<R: Real> Wheel<R> {
    /// Lets the side force of the axle (N) turn the wheel against its links over a step of `dt`.
    #[inline(always)]
    pub(super) fn bend(&self, s: &mut WheelState<R>, side: R, dt: R) {
        let yielded = -(self.steer_compliance * side);
        s.yielding += (yielded - s.yielding) * (dt / (dt + STEER_LAG));
    }

    /// Spin and patch of the wheel over a step of `dt`.
    #[inline(always)]
    pub(super) fn roll(
        &self,
        s: &mut WheelState<R>,
        g: &Footing<R>,
        c: &WheelControl<R>,
        on: &Contact<R>,
        dt: R,
    ) -> Rolled<R> {
        let zero = R::zero();
        let Contact { ground, load, loaded, inclination, held } = *on;
        let rolling = s.spin * loaded;
        let sliding = Vec2::new(ground.x - rolling, ground.y);

        let locked = c.lock.ge(R::splat(0.5));
        let still = locked | held;
        let mut longitudinal_damping = self.tyre.damping();
        if !still.all() {
            let free = self.spin_inertia * FREE_DAMPING / (loaded * loaded * dt);
            longitudinal_damping = R::select(still, longitudinal_damping, free);
        }
        let road = if g.is_dry() { g.friction } else { g.wet_friction(ground.norm()) };
        let input = PatchInput { sliding, rolling, load, road, inclination, longitudinal_damping };
        let patch = self.tyre.advance(s.deflection, &input, dt);
        s.deflection = patch.deflection;

        // Spin: brakes and rolling resistance are friction torques that can stop the wheel, not turn it.
        let (spin_before, turn) = (s.spin, dt / self.spin_inertia);
        let free = s.spin + (c.drive - loaded * patch.force.x + g.push.torque) * turn;
        let hold = c.brake + (c.grip * patch.limit + (self.rolling_resistance + g.drag) * load) * loaded;
        let hold = hold * turn;
        let braked = free.signum0() * (free.abs() - hold).max(zero);
        s.spin = R::select(locked, zero, braked);
        Rolled { sliding, patch, spun: s.spin - spin_before }
    }
}
