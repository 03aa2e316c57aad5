//! Pile-ups of many vehicles: whether all come to rest, and whether what lies in each other is what was crushed.
//!
//! A road of parallel lanes on which everybody brakes late. How far two bodies may lie in each other at the end depends on the
//! model: under crush-force as far as both were crushed, with an impulse as deep as they were engaged when it acted.

mod depth;
mod outcome;
mod scene;
mod text;
mod watch;

pub use outcome::{Lying, PileUpOutcome};
pub use scene::PileUp;
pub use text::text;
