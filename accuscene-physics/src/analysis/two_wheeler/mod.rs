//! Two-wheelers that slide and lean.

mod lean_angle;
mod motorcycle_phase;
mod motorcycle_slide;

pub use lean_angle::{LeanAngle, LeanAngleFound};
pub use motorcycle_phase::{MotorcyclePhase, MotorcyclePhaseKind};
pub use motorcycle_slide::{MotorcycleSlide, MotorcycleSlideFound};
