//! Tyre models: the force that the road puts on a wheel, in ISO-W axes (x forward in the wheel plane, y left).

mod brush;
mod locked;

pub(crate) use brush::slip_angle;
pub use brush::{Brush, BrushForce, PatchInput, steady};
pub use locked::{LockedSkid, locked_skid};
