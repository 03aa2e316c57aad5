use accuscene_core::arith::{Real, Vec2};

/// What the wheel and the road do to the contact patch in one step.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct PatchInput<R> {
    /// Velocity of the tread over the road, ISO-W axes, m/s.
    pub sliding: Vec2<R>,
    /// Rolling speed, m/s.
    pub rolling: R,
    /// Wheel load, N, not negative.
    pub load: R,
    /// Friction coefficient of the road.
    pub road: R,
    /// Inclination of the wheel, rad; positive leans its top to the right.
    pub inclination: R,
    /// Bound on the damping along the wheel, N s/m: a wheel that is free to turn has little inertia to damp.
    pub longitudinal_damping: R,
}

/// What the contact patch does in one step.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct PatchForce<R> {
    /// Force on the wheel in ISO-W axes, N.
    pub force: Vec2<R>,
    /// Moment on the wheel about the normal of the road, N m.
    pub aligning: R,
    /// Moment on the wheel about its longitudinal axis, N m; positive turns its top to the right.
    pub overturning: R,
    /// Deflection of the patch after the step, m.
    pub deflection: Vec2<R>,
    /// Friction limit `mu F_z`, N.
    pub limit: R,
    /// Used share of the limit, 0 to 1.
    pub utilisation: R,
}

/// What decides the friction between a tyre and its road.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Grip<R> {
    /// Factor on the road's friction coefficient.
    pub friction: R,
    /// Loss of friction per unit of load above the nominal load (1 = all of it at twice the load).
    pub load_sensitivity: R,
    /// Loss of friction per m/s of sliding speed.
    pub speed_sensitivity: R,
    /// Load at which `friction` holds, N.
    pub nominal_load: R,
}

/// Below this sliding speed the patch turns the force gradually into the sliding direction, m/s.
const TURNING: (f64, f64) = (0.1, 0.5);

/// How far the patch has turned its force into the sliding direction at this speed (m/s), 0 to 1.
#[inline(always)]
pub(super) fn turning<R: Real>(speed: R) -> R {
    smooth((speed - TURNING.0) * (1.0 / (TURNING.1 - TURNING.0)))
}

/// Direction of the force of a full slide: opposite to the sliding velocity, reached through the elastic direction, that of
/// the pull, while it is slow. `size` and `speed` are those of pull and velocity, `turned` tells how far it has turned.
#[inline(always)]
pub(super) fn slide_direction<R: Real>(
    pull: Vec2<R>,
    size: R,
    sliding: Vec2<R>,
    speed: R,
    turned: R,
) -> Vec2<R> {
    let (one, tiny) = (R::one(), R::splat(1e-12));
    let along = pull * (one / size.max(tiny));
    let against = -sliding * (one / speed.max(tiny));
    let mixed = along * (one - turned) + against * turned;
    let mixed_size = mixed.norm();
    Vec2::select(mixed_size.gt(R::splat(1e-6)), mixed * (one / mixed_size.max(tiny)), along)
}

/// From this rolling speed on the wheel counts as rolling, m/s.
const ROLLS: f64 = 0.5;

/// How far a wheel of this rolling speed (m/s) counts as rolling, 0 to 1.
#[inline(always)]
pub(super) fn rolling_share<R: Real>(rolling: R) -> R {
    (rolling.abs() / ROLLS).min(R::one()).squared()
}

/// From 0 at 0 to 1 at 1, level at both ends.
#[inline(always)]
pub(super) fn smooth<R: Real>(x: R) -> R {
    let w = x.clamp(R::zero(), R::one());
    w * w * (R::splat(3.0) - w * 2.0)
}
