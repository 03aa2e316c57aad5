//! Rows of the tables of vehicles and wheels, one a lane.

use crate::driver::DriverInput;
use crate::tyre::slip_angle;
use crate::vehicle::{BodyState, Footing, WheelForce, WheelState};
use accuscene_core::arith::{Real, atan2};

/// Values of a vehicle's row that every vehicle has.
pub(super) const OF_VEHICLE: usize = 22;
/// Values of a wheel's row.
pub(super) const OF_WHEEL: usize = 14;

/// How a vehicle stands, besides its place.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Pose<R> {
    pub(super) roll: R,
    pub(super) pitch: R,
    /// Heading without jumps, rad.
    pub(super) yaw: R,
    /// Path length, m.
    pub(super) distance: R,
}

/// What the driver asks for, as far as it is recorded.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Asked<R> {
    pub(super) steer: R,
    pub(super) brake: R,
    pub(super) throttle: R,
}

impl Asked<f64> {
    pub(super) fn of(input: &DriverInput) -> Self {
        Self { steer: input.steer, brake: input.brake, throttle: input.throttle }
    }
}

#[inline(always)]
pub(super) fn vehicle_row<R: Real>(
    t: R,
    b: &BodyState<R>,
    pose: Pose<R>,
    asked: Asked<R>,
) -> [R; OF_VEHICLE] {
    let (p, u, w, a) = (b.position, b.velocity, b.rate, b.acceleration);
    let moves = u.xy().norm().gt(R::splat(1e-6));
    let course = R::select(moves, atan2(u.y, u.x), pose.yaw);
    let Pose { roll, pitch, yaw, distance } = pose;
    let Asked { steer, brake, throttle } = asked;
    [
        t,
        p.x,
        p.y,
        p.z,
        roll,
        pitch,
        yaw,
        u.x,
        u.y,
        u.z,
        w.x,
        w.y,
        w.z,
        a.x,
        a.y,
        a.z, //
        u.norm(),
        course,
        distance,
        steer,
        brake,
        throttle,
    ]
}

#[inline(always)]
pub(super) fn wheel_row<R: Real>(
    t: R,
    f: &WheelForce<R>,
    w: &WheelState<R>,
    steer: R,
    footing: &Footing<R>,
) -> [R; OF_WHEEL] {
    let (zero, still) = (R::zero(), R::splat(1e-3));
    let ground = f.ground_velocity;
    let (forward, speed) = (ground.x.abs(), ground.norm());
    let slip_ratio = R::select(forward.gt(still), -f.sliding.x / forward, zero);
    let angle = R::select(speed.gt(still), slip_angle(ground.x, ground.y), zero);
    let friction = footing.wet_friction(speed);
    let (at, force) = (f.contact, f.force);
    [
        t,
        at.x,
        at.y,
        force.x,
        force.y,
        force.z,
        slip_ratio,
        angle,
        w.spin,
        steer, //
        f.sliding.norm(),
        f.utilisation,
        friction,
        w.travel,
    ]
}

/// A vehicle's row of ways.
#[inline(always)]
pub(super) fn way_of_vehicle<R: Real>(t: R, b: &BodyState<R>, yaw: R) -> [R; 9] {
    let (p, u) = (b.position, b.velocity);
    [t, p.x, p.y, yaw, u.x, u.y, b.rate.z, b.acceleration.x, u.norm()]
}

/// A wheel's row of ways.
#[inline(always)]
pub(super) fn way_of_wheel<R: Real>(t: R, f: &WheelForce<R>) -> [R; 3] {
    [t, f.contact.x, f.contact.y]
}
