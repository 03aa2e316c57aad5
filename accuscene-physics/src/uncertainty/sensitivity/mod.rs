//! Which variable makes how much of the spread of a function.

mod indices;
mod ishigami;
mod saltelli;
mod tornado;

pub use indices::{Index, SobolIndices};
pub use ishigami::Ishigami;
pub use saltelli::Saltelli;
pub use tornado::{Bar, Tornado};
