//! Contact geometry in the plane: where, when and how two bodies meet.
//!
//! Outlines are convex, counter-clockwise, 3 to 32 vertices ([`ConvexPolygon`], checked, in body axes; the functions
//! take slices of its vertices in world axes). [`separation`] is the gap by separating axes, [`overlap`] the common
//! area with its centre and crossing points, [`engagement`] the point and plane of an impulse, [`time_of_impact`] the
//! first contact of moving bodies, [`BroadPhase`] finds who is near, [`HeightRange`] the under-ride check. [`Obb`]
//! is the rectangle alone.
//!
//! Sums do not depend on the order of vertices, so mirrored outlines give mirrored results to the last bit where no
//! choice between equals is made.

mod broad_phase;
mod clip;
mod engagement;
mod error;
mod heights;
mod obb;
mod overlap;
mod polygon;
mod pose;
mod separation;
pub mod time_of_impact;

pub use broad_phase::{Aabb, BroadPhase};
pub use engagement::{ENGAGEMENT_TIME, Engagement, PlaneFound, PlaneRule, engagement, engagement_delay};
pub use error::ContactError;
pub use heights::HeightRange;
pub use obb::{Obb, ObbOverlap};
pub use overlap::{LEAST_AREA, Overlap, area_centroid, area_centroid_of_overlap, crossings, overlap};
pub use polygon::ConvexPolygon;
pub use pose::{Motion2, Pose2};
pub use separation::{Separation, separation};
pub use time_of_impact::Touch;
