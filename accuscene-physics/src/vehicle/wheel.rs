use crate::tyre::Brush;
use accuscene_core::arith::{Vec2, Vec3};

/// What stays constant of a wheel.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Wheel<R> {
    /// Hub in body axes at the static design position, m.
    pub hub: Vec3<R>,
    /// Unsprung mass of this wheel, kg.
    pub mass: R,
    /// Moment of inertia about the axle, kg m².
    pub spin_inertia: R,
    /// Unloaded tyre radius, m.
    pub radius: R,
    /// Vertical stiffness of the tyre, N/m.
    pub vertical_stiffness: R,
    /// Vertical damping of the tyre, N s/m.
    pub vertical_damping: R,
    /// Rolling resistance coefficient.
    pub rolling_resistance: R,
    /// Suspension between hub and body.
    pub suspension: Suspension<R>,
    /// Grip of the tyre.
    pub tyre: Brush<R>,
}

/// Spring, damper, stops and linkage of one wheel; forces along the body's z axis.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Suspension<R> {
    /// Force at the static design position, N.
    pub preload: R,
    /// Spring rate at the wheel, N/m.
    pub stiffness: R,
    /// Damping in compression, N s/m.
    pub bump_damping: R,
    /// Damping in extension, N s/m.
    pub rebound_damping: R,
    /// Travel up to the stops from the static design position, m, both ways.
    pub travel: R,
    /// Stiffness of the stops, N/m.
    pub stop_stiffness: R,
    /// Anti-roll rate: force per difference of travel across the axle, N/m.
    pub anti_roll: R,
    /// Slope of the lateral links, `roll centre height / (track / 2)` with the sign of -y: lifts the body by
    /// `jacking * F_y`.
    pub jacking: R,
}

/// What changes of a wheel.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct WheelState<R = f64> {
    /// Travel of the hub along the body's z from the static design position, m; up is compression.
    pub travel: R,
    /// Its rate, m/s.
    pub travel_rate: R,
    /// Spin about the axle, rad/s; rolling forward is positive.
    pub spin: R,
    /// Deflection of the contact patch, ISO-W axes, m.
    pub deflection: Vec2<R>,
}

/// What the driver, or damage, does to a wheel in a step.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct WheelControl<R = f64> {
    /// Steer angle of the wheel, rad, left positive.
    pub steer: R,
    /// Drive torque, N m.
    pub drive: R,
    /// Brake torque, N m, not negative.
    pub brake: R,
    /// Brake torque as a share of the friction limit, 0 to 1.
    pub grip: R,
    /// 1 locks the wheel, below 1/2 does not.
    pub lock: R,
}

/// The ground under a wheel: a plane and its friction.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Footing<R> {
    /// Unit normal, world axes.
    pub normal: Vec3<R>,
    /// `normal . x` for points of the plane, m.
    pub offset: R,
    /// Friction coefficient.
    pub friction: R,
}

/// What a wheel did in the last step; recorded, and used by the kernel as its scratch space.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct WheelForce<R = f64> {
    /// Tyre force in ISO-W axes, N; z is the wheel load.
    pub force: Vec3<R>,
    /// Tyre force in world axes, N.
    pub world: Vec3<R>,
    /// Contact point, world axes, m.
    pub contact: Vec3<R>,
    /// Velocity of the wheel over the ground at the contact, ISO-W axes, m/s; spin not included.
    pub ground_velocity: Vec2<R>,
    /// Velocity of the tread over the ground, ISO-W axes, m/s.
    pub sliding: Vec2<R>,
    /// Used share of the friction limit, 0 to 1.
    pub utilisation: R,
    /// Friction limit, N.
    pub limit: R,
    /// Loaded radius, m.
    pub loaded_radius: R,
    /// Acceleration of the travel, m/s².
    pub travel_acceleration: R,
}
