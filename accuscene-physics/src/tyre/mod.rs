//! Tyre models: the force that the road puts on a wheel, in ISO-W axes (x forward in the wheel plane, y left).
//!
//! [`Tyre`] is what a wheel has: the [`Brush`], or a [`Steady`] model behind a [`Transient`] contact patch. Sources of
//! the models: Pacejka 2012 (brush, Magic Formula), Fiala 1954, Rill 2012 (TMeasy), Steffan and Moser SAE 960886
//! (linear), Brach SAE 2009-01-0102 (Nicolas-Comstock-Brach), TU Munich (CommonRoad).

mod brush;
mod comstock;
mod fiala;
mod linear;
mod locked;
pub mod magic;
mod model;
mod patch;
mod relaxation;
mod splat;
mod steady;
pub mod tmeasy;
mod together;
mod transient;

pub(crate) use brush::slip_angle;
pub use brush::{Brush, steady};
pub use comstock::{Comstock, ComstockForce, PureCurve};
pub use fiala::{Fiala, FialaForce};
pub use linear::{CircleForce, Linear, friction_circle};
pub use locked::{LockedSkid, locked_skid};
pub use model::Tyre;
pub use patch::{Grip, PatchForce, PatchInput};
pub use relaxation::{Lag, relax};
pub use steady::{Slip, Steady, SteadyForce};
pub use tmeasy::{Tmeasy, TmeasyForce};
pub use transient::Transient;
