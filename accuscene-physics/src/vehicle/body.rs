use super::Mobility;
use accuscene_core::arith::{Mat3, Quat, Real, Vec3};

/// What stays constant of a vehicle's body.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Body<R> {
    /// Mass of the whole vehicle, kg.
    pub mass: R,
    /// Inertia of the whole vehicle about its centre of gravity, body axes, kg m².
    pub inertia: Mat3<R>,
    /// Sprung mass, kg.
    pub sprung_mass: R,
    /// Centre of the sprung mass, body axes, m.
    pub sprung_centre: Vec3<R>,
    /// Inertia of the sprung mass about the origin of the body axes, kg m².
    pub sprung_inertia: Mat3<R>,
    /// How the body answers a force and a moment.
    pub mobility: Mobility<R>,
    /// Air drag: `rho C_d A / 2`, kg/m.
    pub drag: R,
    /// Air lift: `rho C_l A / 2`, kg/m; upwards along the body's z axis, at the centre of gravity.
    pub lift: R,
}

/// Pose and velocity of a body.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct BodyState<R: Real = f64> {
    /// Centre of gravity, world axes, m.
    pub position: Vec3<R>,
    /// Orientation, body axes to world axes.
    pub orientation: Quat<R>,
    /// Velocity of the centre of gravity, world axes, m/s.
    pub velocity: Vec3<R>,
    /// Angular velocity, body axes, rad/s.
    pub rate: Vec3<R>,
    /// Acceleration of the centre of gravity in the last step, body axes, m/s².
    pub acceleration: Vec3<R>,
}

impl BodyState {
    /// Angular velocity in world axes, rad/s.
    #[must_use]
    pub fn world_rate(&self) -> Vec3 {
        self.orientation.matrix().apply(self.rate)
    }

    /// True if every component is finite.
    #[must_use]
    pub fn is_finite(&self) -> bool {
        let q = self.orientation;
        self.position.is_finite()
            && self.velocity.is_finite()
            && self.rate.is_finite()
            && q.w.is_finite()
            && q.v.is_finite()
    }
}
