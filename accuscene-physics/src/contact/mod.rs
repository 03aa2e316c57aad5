//! Contact geometry in the plane: where, when and how two bodies meet.
//!
//! Outlines are simple polygons, counter-clockwise, 3 to 1000 vertices ([`Outline`], checked, in body axes). The functions
//! take a [`Shape`] in world axes: a [`PlacedOutline`], or the vertices of a convex one; what is concave is cut into convex
//! parts once. [`separation`] is the gap by separating axes, [`overlap`] the common
//! area with its centre and crossing points, [`engagement`] the point and plane of an impulse, [`time_of_impact`] the
//! first contact of moving bodies, [`BroadPhase`] finds who is near, [`HeightRange`] the under-ride check. [`Obb`]
//! is the rectangle alone.
//!
//! Sums do not depend on the order of vertices, so mirrored outlines give mirrored results to the last bit where no
//! choice between equals is made.

mod boxes;
mod broad_phase;
mod clip;
mod driven_into;
mod engagement;
mod error;
mod escape;
mod gauge;
mod heights;
mod obb;
mod outline;
mod overlap;
mod pose;
mod separation;
mod shape;
pub mod time_of_impact;

pub use broad_phase::{Aabb, BroadPhase};
pub(crate) use driven_into::JOINT;
pub use driven_into::driven_into;
pub use engagement::{
    ENGAGEMENT_TIME, Engagement, PlaneFound, PlaneRule, engagement, engagement_delay, engagement_of,
};
pub use error::ContactError;
pub(crate) use gauge::Gauge;
pub use heights::HeightRange;
pub use obb::{Obb, ObbOverlap};
pub use outline::{Outline, PlacedOutline};
pub use overlap::{LEAST_AREA, Overlap, area_centroid, area_centroid_of_overlap, crossings, overlap};
pub use pose::{Motion2, Pose2};
pub use separation::{Separation, separation};
pub(crate) use separation::{are_apart, nearest};
pub use shape::Shape;
pub use time_of_impact::Touch;
