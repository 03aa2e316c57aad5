//! Reconstruction: from what was found to what happened, and how well that is known.
//!
//! ```text
//! Scene with unknowns and evidence -> Case -> values -> Run -> what the run shows -> residuals
//! ```

mod case;
mod error;
mod evidence;
mod lack;
mod motion;
mod polyline;
mod solve;
mod unknown;

pub use case::Case;
pub use error::ReconstructionError;
pub use evidence::{Component, Piece};
pub use lack::{Lacks, Unseen};
pub use motion::{Motion, Pose};
pub use polyline::Polyline;
pub use solve::{Reconstruction, reconstruct};
pub use unknown::{Belief, SoughtValue};
