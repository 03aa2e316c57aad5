//! The driver: time tables, followed paths and speeds, phase by phase, and how they reach the wheels.

mod actuation;
mod antilock;
mod buildup;
mod engine;
mod following;
mod input;
mod path;
mod profile;
mod program;
mod speed;
mod stability;
mod state;

pub use actuation::{Actuation, AxleActuation, BrakeMode};
pub use antilock::AntiLock;
pub use buildup::BrakeBuildUp;
pub use engine::Engine;
pub use following::Senses;
pub use input::{DriverInput, WheelInput};
pub use path::Path;
pub use profile::Profile;
pub use program::{Begins, Phase, Program, Trigger, WheelProfile};
pub use speed::SpeedKeeper;
pub use stability::StabilityControl;
pub use state::DriverState;
