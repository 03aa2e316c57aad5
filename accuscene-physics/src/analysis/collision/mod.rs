//! Speeds and changes of velocity of collisions by momentum.

mod directions;
mod low_speed;
mod low_speed_contact;
mod momentum;
mod speeds_from_delta_v;

pub use low_speed::{LowSpeed, LowSpeedFound};
pub use momentum::{CrossingVehicle, Momentum, MomentumFound};
pub use speeds_from_delta_v::{SpeedsFromDeltaV, SpeedsFromDeltaVFound};
