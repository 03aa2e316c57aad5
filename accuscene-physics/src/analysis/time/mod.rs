//! Time and way: response, braking, and whether a collision could have been avoided.

mod avoidability;
mod braking;
mod crossing;
mod phase;
mod stopping;
mod time_distance;

pub use avoidability::{Avoidability, AvoidabilityFound};
pub use crossing::CrossingPartner;
pub use phase::MotionPhase;
pub use stopping::{Stopping, StoppingFound};
pub use time_distance::{TimeDistance, TimeDistanceFound};
