//! Vocabulary and ports of AccuScene, the embeddable engine of traffic-accident reconstruction.

// Everywhere but in `arith::registers`.
#![deny(unsafe_code)]

pub mod arith;
#[cfg(feature = "conformance")]
pub mod conformance;
pub mod document;
pub mod error;
pub mod estimate;
pub mod event;
pub mod frame;
pub mod identity;
#[cfg(feature = "memory")]
pub mod memory;
pub mod polygon;
pub mod port;
pub mod quantity;
pub mod scene;
pub mod table;
pub mod vehicle_file;
