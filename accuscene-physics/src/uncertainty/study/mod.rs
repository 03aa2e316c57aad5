//! Studies: a function at the samples of a plan.

mod plan_study;
mod samples;

pub use plan_study::Study;
pub(super) use plan_study::check_range;
pub use samples::Samples;
pub(super) use samples::check_cells;
