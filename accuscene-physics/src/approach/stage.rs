use super::bend;
use accuscene_core::arith::Real;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// One stage of the way to the start, told at its begin.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[non_exhaustive]
pub struct Stage {
    /// What the scene calls it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub label: Option<String>,
    /// Instant of its begin, s from the start of the scene, 0 or before.
    pub time: f64,
    /// Centre of gravity in the world, m.
    pub position: [f64; 2],
    /// Yaw angle, rad.
    pub heading: f64,
    /// Direction of travel, rad.
    pub course: f64,
    /// Speed along the course, m/s.
    pub speed: f64,
    /// Way to the start of the scene, m.
    pub distance: f64,
    /// Acceleration along the course during it, m/s², negative brakes.
    pub acceleration: f64,
    /// Radius of its bend, m, left positive; none on a straight.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub radius: Option<f64>,
    /// How long it lasts, s.
    pub duration: f64,
    /// Its way, m.
    pub length: f64,
    /// Points of its way in the world from its begin to its end, m: both ends, and on a bend one at least every metre where
    /// all stages together need no more than 500.
    pub points: Vec<[f64; 2]>,
}

impl Stage {
    /// What it is called: its label, or what the vehicle does.
    #[must_use]
    pub fn name(&self) -> &str {
        match &self.label {
            Some(label) => label,
            None if self.acceleration < 0.0 => "braking",
            None if self.acceleration > 0.0 => "accelerating",
            None if self.speed == 0.0 => "standing",
            None => "steady speed",
        }
    }

    /// Position, course (rad) and speed (m/s) after a way from its begin, m, 0 to its length.
    #[must_use]
    pub fn after(&self, way: f64) -> ([f64; 2], f64, f64) {
        let (position, course) = bend::place(self.position, self.course, self.radius, way);
        let square = self.speed * self.speed + 2.0 * self.acceleration * way;
        (position, course, Real::max(square, 0.0).sqrt())
    }

    /// Points from its begin to its end, at most `spacing` (m) apart on a bend.
    pub(super) fn way(&self, end: [f64; 2], spacing: f64) -> Vec<[f64; 2]> {
        let parts = if self.radius.is_some() { Real::max((self.length / spacing).ceil(), 1.0) } else { 1.0 };
        let inner = (1..parts as usize).map(|k| self.after(self.length * k as f64 / parts).0);
        core::iter::once(self.position).chain(inner).chain([end]).collect()
    }
}
