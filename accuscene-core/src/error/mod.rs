//! The error of this crate and the registry of all codes.

mod core_error;
mod registry;

pub use core_error::{CoreError, LimitKind};
pub use registry::{CodeEntry, code_entry, registry};
