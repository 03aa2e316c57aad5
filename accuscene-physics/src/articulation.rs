//! Two coupled vehicles in the plane at one instant: accelerations and the force between them.

use accuscene_core::arith::{Vec2, sin_cos};

/// One vehicle of a combination.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Unit {
    /// Mass, kg, above zero.
    pub mass: f64,
    /// Moment of inertia about the vertical axis, kg m², above zero.
    pub yaw_inertia: f64,
    /// Place of the hitch on the body's x axis from the centre of gravity, m: negative behind it, as on a tractor.
    pub hitch: f64,
    /// Heading, rad.
    pub heading: f64,
    /// Yaw rate, rad/s.
    pub yaw_rate: f64,
    /// Force on it besides the hitch's, at the centre of gravity, world axes, N.
    pub force: Vec2,
    /// Moment on it besides the hitch's, N m.
    pub moment: f64,
}

/// How two coupled vehicles answer what acts on them.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Articulated {
    /// Accelerations of the centres of gravity, leader and trailer, world axes, m/s².
    pub acceleration: [Vec2; 2],
    /// Angular accelerations, leader and trailer, rad/s².
    pub angular_acceleration: [f64; 2],
    /// Force of the hitch on the leader, world axes, N; the trailer gets the opposite one.
    pub hitch_force: Vec2,
}

/// Accelerations of a leader and a trailer whose hitch points stay together.
///
/// Newton and Euler for both, and the equality of the accelerations at the hitch with its centripetal terms; the hitch force
/// follows from a symmetric positive definite system of two equations, so that there is an answer for every input in range.
///
/// ```
/// use accuscene_core::arith::Vec2;
/// use accuscene_physics::articulation::{Unit, articulated};
/// let leader =
///     Unit { mass: 1800.0, yaw_inertia: 3200.0, hitch: -2.3, force: Vec2::new(-5400.0, 0.0), ..Unit::default() };
/// let trailer = Unit { mass: 900.0, yaw_inertia: 1500.0, hitch: 3.0, ..Unit::default() };
/// // In a straight line the leader brakes both, and the trailer pushes.
/// let both = articulated(&leader, &trailer);
/// assert!((both.acceleration[1].x + 2.0).abs() < 1e-12);
/// assert!((both.hitch_force.x - 1800.0).abs() < 1e-9);
/// ```
#[must_use]
pub fn articulated(leader: &Unit, trailer: &Unit) -> Articulated {
    let units = [leader, trailer];
    let across = units.map(|u| {
        let (sin, cos) = sin_cos(u.heading);
        Vec2::new(-sin, cos)
    });
    // Acceleration of each hitch point without the hitch's force.
    let [free0, free1] = [0, 1].map(|k| {
        let u = units[k];
        let along = -across[k].perp();
        u.force * (1.0 / u.mass) + across[k] * (u.hitch * u.moment / u.yaw_inertia)
            - along * (u.hitch * u.yaw_rate * u.yaw_rate)
    });
    let gap = free1 - free0;
    // How the hitch points part under a unit force between them.
    let (mut xx, mut xy, mut yy) = (0.0, 0.0, 0.0);
    for (u, t) in units.iter().zip(across) {
        let turn = u.hitch * u.hitch / u.yaw_inertia;
        xx += 1.0 / u.mass + turn * t.x * t.x;
        xy += turn * t.x * t.y;
        yy += 1.0 / u.mass + turn * t.y * t.y;
    }
    let over = 1.0 / (xx * yy - xy * xy);
    let hitch_force = Vec2::new((gap.x * yy - gap.y * xy) * over, (gap.y * xx - gap.x * xy) * over);
    let on = [hitch_force, -hitch_force];
    Articulated {
        acceleration: [0, 1].map(|k| (units[k].force + on[k]) * (1.0 / units[k].mass)),
        angular_acceleration: [0, 1]
            .map(|k| (units[k].moment + units[k].hitch * across[k].dot(on[k])) / units[k].yaw_inertia),
        hitch_force,
    }
}
