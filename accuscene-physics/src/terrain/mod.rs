//! The ground: its height, its slope and its friction.

mod plane;
mod zone;

pub use plane::Plane;
pub use zone::Zone;

use crate::vehicle::Footing;
use accuscene_core::arith::Vec3;

/// A sloping plane with zones of other friction.
#[derive(Clone, Debug, PartialEq)]
pub struct Terrain {
    /// The plane.
    pub plane: Plane,
    /// Friction coefficient outside every zone.
    pub friction: f64,
    /// Zones; where they overlap the last one counts.
    pub zones: Vec<Zone>,
}

impl Terrain {
    /// The ground under a point in world axes.
    #[inline]
    #[must_use]
    pub fn footing(&self, at: Vec3) -> Footing<f64> {
        let friction = match self.zones.iter().rev().find(|z| z.contains(at.x, at.y)) {
            Some(zone) => zone.friction,
            None => self.friction,
        };
        Footing { normal: self.plane.normal, offset: 0.0, friction }
    }
}
