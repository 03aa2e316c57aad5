use crate::contact::Outline;

/// A layer of a body that can strike other bodies: an upright prism.
#[derive(Clone, Debug, PartialEq)]
pub struct Zone {
    /// Outline in the body's axes, of an obstacle in world axes, m.
    pub outline: Outline,
    /// Height range: of a vehicle over the ground, standing; of an obstacle in world axes, m.
    pub heights: [f64; 2],
}
