//! The driver: time tables of steer and pedals, phase by phase, and how they reach the wheels.

mod actuation;
mod input;
mod profile;
mod program;

pub use actuation::{Actuation, AxleActuation, BrakeMode};
pub use input::{DriverInput, WheelInput};
pub use profile::Profile;
pub use program::{Phase, Program, Trigger, WheelProfile};
