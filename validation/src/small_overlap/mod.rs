//! Cars against a barrier that overlaps a corner of the front: planar impact mechanics, one set of parameters for all.
//!
//! 16 small-overlap tests of the IIHS. Point and normal of the contact are those listed; against something fixed the mass
//! cancels, so that of the car only the radius of gyration is asked for. Each test that slid along the barrier is predicted
//! with the restitution and the impulse ratio that fit the others best; the two that snagged are predicted with those that
//! fit all that slid, and are not part of any fit.
//!
//! Radius of gyration where it is not known: `k²` is the mean `Izz/m` of the four-door saloons that NHTSA measured. That is
//! a rule, not a fit.

mod fit;
mod own;
mod row;
mod text;

pub(crate) use fit::median;
pub use fit::{Parameters, Predicted, SmallOverlap, small_overlap};
pub use own::{OwnFit, own_fits};
pub use row::OverlapTest;
pub use text::text;
