//! Sampling plans: which shares of each variable a sample takes.

mod latin;
mod owen;
mod sampler;
mod sobol;

pub use sampler::{Plan, Sampler};
pub use sobol::SobolSequence;
