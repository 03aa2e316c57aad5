//! Uncertainty of any function of a vector: variables, sampling plans, first order, summaries, sensitivity
//! and evidence.
//!
//! ```text
//! Variable + Copula -> Study (Plan, seed) -> Samples -> Summary, Convergence, rank_correlation
//!                   -> first_order, Tornado, SobolIndices
//! evidence          -> wilks_sample_size, WeightedLeastSquares, momentum_fit, skid_posterior
//! ```
//! Every sample depends on its index and the seed alone, so that results do not depend on how work is shared
//! out. Report the median, an interval and the number of samples: "given the stated inputs and their ranges,
//! 90 % of the simulations gave 54 to 63 km/h", never "the speed was 58 with a certainty of 90 %" unless a
//! prior is declared. Spread of measurements, spread of models and ranges of inputs are different things:
//! keep them apart.
//!
//! ```
//! use accuscene_physics::uncertainty::{Copula, Pair, Plan, Study, Summary, Variable, skid_speed};
//!
//! // Two cars skid on the same road: their frictions go together.
//! let friction = Variable::new(0.7, Some(0.07), None)?;
//! let copula = Copula::new(2, &[Pair { first: 0, second: 1, correlation: 0.9 }])?;
//! let study = Study::new(vec![friction; 2], copula, Plan::Sobol, 512, 7)?;
//! let samples = study.run(0..512, 1, &mut |x, y| {
//!     y[0] = skid_speed(x[0], 20.0) - skid_speed(x[1], 25.0);
//!     true
//! })?;
//! let difference = Summary::new(samples.output(0), Summary::LEVEL)?;
//! assert!((difference.median + 1.95).abs() < 0.05 && difference.standard_deviation < 0.5);
//! # Ok::<(), accuscene_physics::uncertainty::UncertaintyError>(())
//! ```

mod check;
mod correlation;
mod error;
mod evidence;
mod first_order;
mod gauss;
mod law;
mod plan;
mod sensitivity;
mod stencil;
mod study;
mod summary;
mod variable;
mod warning;

pub use correlation::{Copula, Correlation, Pair};
pub use error::UncertaintyError;
pub use evidence::{
    MomentumEvidence, MomentumFit, Sides, SkidEvidence, SkidPosterior, WeightedLeastSquares, momentum_fit,
    skid_posterior, skid_speed, wilks_sample_size,
};
pub use first_order::{FirstOrder, first_order};
pub use plan::{Plan, Sampler, SobolSequence};
pub use sensitivity::{Bar, Index, Ishigami, Saltelli, SobolIndices, Tornado};
pub use study::{Samples, Study};
pub use summary::{Convergence, End, Errors, Histogram, Interval, Stage, Summary, rank_correlation};
pub use variable::Variable;
pub use warning::UncertaintyWarning;
