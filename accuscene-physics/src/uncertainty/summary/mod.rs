//! What a column of results says.

mod convergence;
mod figures;
mod histogram;
mod order;
mod rank;

pub use convergence::{Convergence, Errors, Stage};
pub use figures::{End, Interval, Summary};
pub use histogram::Histogram;
pub use rank::rank_correlation;
