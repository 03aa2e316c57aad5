//! Drawings of how a figure spreads, shared by the reports that have them.

mod axis;
mod histogram;
mod measure;
mod scatter;

pub(super) use axis::Axis;
pub(super) use histogram::{Histogram, Tally, histogram};
pub(super) use measure::Measure;
pub(super) use scatter::{Dot, Scatter, scatter};
