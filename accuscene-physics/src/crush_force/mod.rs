//! Forces of crushing structures over the time of a contact (after McHenry 1971, the Calspan SMAC).
//!
//! A vehicle's bodywork in plan view is a [`Border`]: four faces of columns, each with a [`Pressure`] law from crush
//! tests. Where the surfaces of two vehicles overlap, both give way until they press equally hard; friction acts along
//! the interface. What is crushed stays crushed: [`Depths`] is the memory of a border, and [`Border::damage`] reads
//! the permanent profile C1 to C6 from it. No point or plane of impact has to be chosen.
//!
//! Forces are equal and opposite at one point, so momentum and angular momentum are conserved by construction.
//! Validity: crush to about 1 m (beyond it A and B are extrapolated); bodies upright; the structures meet at height.

mod border;
mod damage;
mod depths;
mod face;
mod grip;
mod interface;
mod load_path;
mod party;
mod passage;
mod plough;
mod pressure;
mod rigid;
mod surface;

pub use border::{Border, Exit, FaceBorder, SPACING};
pub use damage::Damage;
pub use depths::{Dent, Depths};
pub use face::Face;
pub use grip::{Grip, SLIDING};
pub use interface::press;
pub use load_path::LoadPath;
pub use party::Party;
pub use pressure::{LEAST_RETURN, Pressure};
pub use rigid::press_rigid;
pub use surface::{PARTING, Surface};
