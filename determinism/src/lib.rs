//! Results that must have the same bits whatever the processor, its registers, the profile and the width of the lanes.
//!
//! [`cases()`] lists them: every validation scene with its variants, drives of a minute with random inputs, the vehicle
//! kernel in every width, the elementary functions. The program of this crate prints a hash for each; `cargo xtask
//! determinism` builds it in every way, runs it everywhere and compares with `golden.txt` (docs/determinism.md).

#![forbid(unsafe_code)]

mod case;
mod drive;
mod elementary;
mod error;
mod lanes;
mod random;
mod recorded;
mod registers;
mod rig;
mod scenes;
mod trace;
// The one way in which a variant changes a scene.
#[path = "../../validation/src/variant.rs"]
mod variant;
mod width;

pub use case::{Case, cases};
pub use error::DeterminismError;
pub use registers::{Registers, registers};
pub use trace::Trace;
