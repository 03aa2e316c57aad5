//! Frames, signs and directions.
//!
//! World: X east or along the road, Y to its left, Z up. Body: origin at the CG, x forward, y left, z up (ISO
//! 8855:2011). Heading is counter-clockwise from X. With z up a positive pitch is nose down, a positive roll lowers the
//! right side, a positive yaw turns left.

mod euler;
mod heading;
mod interchange;
mod pdof;
mod recorder;
mod sae;

pub use euler::EulerAngles;
pub use heading::{compass_heading_deg, forward, heading_from_compass_deg, left};
pub use interchange::{Point3, Rotation, Vector3, rotate, rotate_back};
pub use pdof::{clock_direction, delta_v_from_pdof_deg, pdof_deg};
pub use recorder::{edr_lateral, sensor_delta_v};
pub use sae::{inertia_to_sae, iso_to_sae};
