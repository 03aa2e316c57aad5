//! The embeddable engine of traffic-accident reconstruction.
//!
//! A scene goes in, a checked outcome comes out, and from it a report and files.

#![forbid(unsafe_code)]

mod error;
pub mod export;
pub mod outcome;
pub mod report;
mod series;
mod simulate;

pub use accuscene_core::scene::Scene;
pub use error::EngineError;
pub use outcome::Outcome;
pub use simulate::{Progress, SimulateOptions, compile, simulate};
