//! The estimators of `accuscene_core::estimate`, fitted anew to the measured vehicles and compared with published rules.
//!
//! The error of a law is that on vehicles left out of its fit, whole models at a time; the published rules are taken as
//! printed, on vehicles that they were fitted to.

mod compare;
pub(crate) mod fit;
mod mean;
mod sample;
mod text;

pub use compare::{Comparison, comparisons};
pub use mean::{Mean, cg_share, dynamic_index};
pub use text::text;
