use accuscene_core::arith::{Vec2, sin_cos};

/// Place and heading of a body in the plane.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Pose2 {
    /// Where the origin of the body is, world axes, m.
    pub position: Vec2,
    /// Direction of its x axis, counter-clockwise from world x, rad.
    pub heading: f64,
}

impl Pose2 {
    /// A point of the body in world axes.
    #[must_use]
    pub fn apply(&self, point: Vec2) -> Vec2 {
        let (sin, cos) = sin_cos(self.heading);
        self.position + point.rotate(cos, sin)
    }

    pub(crate) fn is_finite(&self) -> bool {
        self.position.x.is_finite() && self.position.y.is_finite() && self.heading.is_finite()
    }
}

/// A pose that moves with constant velocity and yaw rate.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Motion2 {
    /// Pose at time 0.
    pub start: Pose2,
    /// Velocity of the origin of the body, world axes, m/s.
    pub velocity: Vec2,
    /// Yaw rate, rad/s.
    pub yaw_rate: f64,
}

impl Motion2 {
    /// A body that stays where it is.
    #[must_use]
    pub fn at_rest(start: Pose2) -> Self {
        Self { start, ..Self::default() }
    }

    /// The pose at a time, s; the heading is not wrapped.
    #[must_use]
    pub fn at(&self, time: f64) -> Pose2 {
        Pose2 {
            position: self.start.position + self.velocity * time,
            heading: self.start.heading + self.yaw_rate * time,
        }
    }

    pub(crate) fn is_finite(&self) -> bool {
        self.start.is_finite()
            && self.velocity.x.is_finite()
            && self.velocity.y.is_finite()
            && self.yaw_rate.is_finite()
    }
}
