//! Impact models: what an impulse does to two bodies, in closed form.
//!
//! The impulse acts on body 2, the opposite on body 1. The unit normal points from body 1 to body 2, the tangent is it
//! turned by +90°; u is the velocity of body 2 relative to body 1 at the point of impact, and the bodies approach
//! while its normal component is below 0. World axes are ISO 8855: x forward, y left, z up.
//!
//! | model | plane | space |
//! |---|---|---|
//! | [`kudlich_slibar`] | [`kudlich_slibar::planar`] | [`kudlich_slibar::spatial`] |
//! | [`brach`] | [`brach::planar`] | |
//! | [`routh_stronge`] | [`routh_stronge::planar`] | [`routh_stronge::spatial`] |
//! | [`collinear`], [`chain`] | a line | |
//! | [`simultaneous`]: several contacts at once | | any |
//!
//! [`crush_pulse`] (closed forms of a crush). Every outcome has an [`ImpactAudit`] and [`ImpactWarning`]s.
//!
//! A world mirrored in the x or y axis gives the mirrored outcome to the last bit, and so does a swap of the bodies
//! with the normal turned round.

mod audit;
mod body;
pub mod brach;
pub mod chain;
mod check;
pub mod collinear;
pub mod crush_pulse;
pub mod ees;
mod error;
mod frame;
pub mod kudlich_slibar;
mod planar;
pub mod restitution;
pub mod routh_stronge;
mod simultaneous;
mod spatial;
pub mod trip;
mod warning;

pub(crate) use audit::Books;
pub use audit::ImpactAudit;
pub use body::{PlanarBody, SpatialBody};
pub use error::ImpactError;
pub use frame::{ContactFrame2, ContactFrame3};
pub use planar::{ContactVelocity, InverseMass, PlanarOutcome};
pub use simultaneous::{SharedContact, SharedImpulse, SimultaneousOutcome, simultaneous};
pub use spatial::SpatialOutcome;
pub use warning::ImpactWarning;
