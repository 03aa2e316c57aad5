use crate::vehicle::LoadTransfer;
use accuscene_core::arith::{Vec2, sin_cos};

/// A rigid car on four wheels in the plane.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct FourWheels {
    /// Moment of inertia about the vertical axis, kg m², above zero.
    pub yaw_inertia: f64,
    /// Mass, places of the wheels, and how their loads follow the accelerations.
    pub loads: LoadTransfer,
}

/// Place and motion of a car in the plane.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct PlanarMotion {
    /// Centre of gravity, world axes, m.
    pub position: Vec2,
    /// Heading, rad.
    pub heading: f64,
    /// Velocity of the centre of gravity, body axes, m/s.
    pub velocity: Vec2,
    /// Yaw rate, rad/s.
    pub yaw_rate: f64,
}

impl PlanarMotion {
    /// x, y, heading, forward velocity, lateral velocity, yaw rate.
    #[must_use]
    pub fn to_array(self) -> [f64; 6] {
        let Self { position, heading, velocity, yaw_rate } = self;
        [position.x, position.y, heading, velocity.x, velocity.y, yaw_rate]
    }

    /// The motion of an array in the order of [`to_array`](Self::to_array).
    #[must_use]
    pub fn from_array([x, y, heading, vx, vy, yaw_rate]: [f64; 6]) -> Self {
        Self { position: Vec2::new(x, y), heading, velocity: Vec2::new(vx, vy), yaw_rate }
    }
}

impl FourWheels {
    /// Velocity of wheel `place` (body axes, m), body axes, m/s.
    pub(super) fn wheel_velocity(y: &[f64; 6], place: Vec2) -> Vec2 {
        Vec2::new(y[3] - y[5] * place.y, y[4] + y[5] * place.x)
    }

    /// Rates of the state from the acceleration of the centre of gravity (body axes, m/s²) and the yaw moment (N m).
    pub(super) fn rates(&self, y: &[f64; 6], acceleration: Vec2, moment: f64) -> [f64; 6] {
        let (sin, cos) = sin_cos(y[2]);
        [
            y[3] * cos - y[4] * sin,
            y[3] * sin + y[4] * cos,
            y[5],
            acceleration.x + y[5] * y[4],
            acceleration.y - y[5] * y[3],
            moment / self.yaw_inertia,
        ]
    }
}
