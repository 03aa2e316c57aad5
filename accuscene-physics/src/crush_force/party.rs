use super::{Border, Depths};
use crate::contact::Pose2;
use accuscene_core::arith::{Vec2, sin_cos};

/// A vehicle as the crush-force model sees it at one instant.
#[derive(Clone, Copy, Debug)]
pub struct Party<'a> {
    /// Its undamaged bodywork.
    pub border: &'a Border,
    /// How deep it has been crushed so far.
    pub depths: &'a Depths,
    /// Place and heading.
    pub pose: Pose2,
    /// Velocity of the centre of gravity, world axes, m/s.
    pub velocity: Vec2,
    /// Yaw rate, rad/s.
    pub yaw_rate: f64,
    /// Share of A and B of each face that acts, 0 to 1: less than 1 where what it meets does not cover the heights at
    /// which it is stiff.
    pub acting: [f64; 4],
}

/// A heading as cosine and sine.
pub(super) struct Frame {
    cos: f64,
    sin: f64,
}

impl Frame {
    pub(super) fn of(party: &Party<'_>) -> Self {
        let (sin, cos) = sin_cos(party.pose.heading);
        Self { cos, sin }
    }

    /// From body axes to world axes.
    pub(super) fn out(&self, v: Vec2) -> Vec2 {
        v.rotate(self.cos, self.sin)
    }

    /// From world axes to body axes.
    pub(super) fn into(&self, v: Vec2) -> Vec2 {
        v.rotate(self.cos, -self.sin)
    }
}

impl Party<'_> {
    /// Velocity of the point of the body that is at `point`, world axes, m/s.
    pub(super) fn at(&self, point: Vec2) -> Vec2 {
        self.velocity + (point - self.pose.position).perp() * self.yaw_rate
    }
}
