//! Error figures that existing programs and methods publish, and ours beside them.
//!
//! Ours come from the formulas of `accuscene_physics::analysis`, from planar impact mechanics fitted by the inverse solver,
//! from scenes of this crate and from reconstructions. Only figures of the same data as the mark's are judged; what stands
//! on other data is printed, and a mark without data says so.

mod cherokee;
mod mark;
mod small_overlap;
mod table;
mod text;

pub use mark::{Mark, Published, Verdict};
pub use table::{marks, reconstructed};
pub use text::text;
