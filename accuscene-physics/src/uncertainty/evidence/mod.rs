//! What evidence says of unknowns: sample sizes, weighted fits and a posterior.

mod least_squares;
mod momentum;
mod skid;
mod wilks;

pub use least_squares::WeightedLeastSquares;
pub use momentum::{MomentumEvidence, MomentumFit, momentum_fit};
pub use skid::{SkidEvidence, SkidPosterior, skid_posterior, skid_speed};
pub use wilks::{Sides, wilks_sample_size};
