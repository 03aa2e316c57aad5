//! Drawings of how a figure spreads, shared by the reports that have them.

mod axis;
mod curve;
mod heat;
mod histogram;
mod measure;
mod plane;
mod scatter;

pub(super) use axis::Axis;
pub(super) use curve::curve;
pub(super) use heat::{HEAT_CLASSES, Heat, heat};
pub(super) use histogram::{Histogram, Tally, histogram};
pub(super) use measure::Measure;
pub(super) use scatter::{Scatter, scatter};
