//! Drawings of how a figure spreads, shared by the reports that have them.

mod axis;
mod histogram;
mod measure;

pub(super) use axis::Axis;
pub(super) use histogram::{Histogram, Tally, histogram};
pub(super) use measure::Measure;
