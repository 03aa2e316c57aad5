//! Correlated variables: plain correlations for first order, a Gaussian copula for samples.

mod cholesky;
mod copula;
mod matrix;

pub(super) use cholesky::Cholesky;
pub use copula::Copula;
pub use matrix::{Correlation, Pair};
