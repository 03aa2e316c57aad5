use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// Bodies that lean on each other after an impact: small impulses that are no impacts of their own, in one.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct PushEvent {
    /// Ids of the bodies.
    pub bodies: [String; 2],
    /// First impulse, s.
    pub time: f64,
    /// Last impulse, s.
    pub end: f64,
    /// Number of impulses; where the bodies are held from each other there is one a step.
    pub impulses: u32,
    /// Sum of the magnitudes of each body's changes of velocity, m/s; 0 for what does not move.
    pub delta_v: [f64; 2],
    /// Deepest overlap of the outlines at any of its impulses, m.
    #[serde(default)]
    pub penetration: f64,
    /// Kinetic energy lost, J.
    pub energy_loss: f64,
}
