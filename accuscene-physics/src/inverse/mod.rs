//! Inverse problems: which values of a few unknowns explain what was observed, and how well that determines
//! them.
//!
//! ```text
//! Problem, Forward -> solve -> Solution (marginals, modes, items, directions, samples, warnings)
//! ```
//! A model may be slow, have kinks and jumps and fail; there may be several explanations. Every unknown has
//! bounds and a prior, every piece of evidence residuals in standard deviations. The solver starts all over
//! the prior, fits from the best starts, joins the optima that are one, and draws posterior samples around
//! them, until the posterior is known or a budget of forward runs is spent.
//!
//! It works in standard scores: numbers of mean 0 and deviation 1 under the prior, so that bounds need no
//! care and an unknown of which the evidence says nothing is as easy as one that it determines. An optimum is
//! one of the posterior density of the scores.
//!
//! ```
//! use accuscene_core::memory::SerialExecutor;
//! use accuscene_physics::inverse::{Item, Options, Problem, Unknown, solve};
//! use std::ops::ControlFlow;
//!
//! // A car slid 40 m (sd 1 m) to its stop, on a road of friction 0.7 (sd 0.05): how fast was it?
//! let problem = Problem {
//!     unknowns: vec![Unknown::uniform(5.0, 50.0), Unknown::normal(0.3, 1.1, 0.7, 0.05)],
//!     items: vec![Item::new(1)],
//! };
//! let model = |x: &[f64], residuals: &mut [f64]| {
//!     residuals[0] = x[0] * x[0] / (2.0 * 9.81 * x[1]) - 40.0;
//!     true
//! };
//! let options = Options { budget: 1000, ..Options::default() };
//! let solution = solve(&problem, &model, &options, &SerialExecutor, &mut |_| ControlFlow::Continue(()))?;
//! let speed = &solution.unknowns[0];
//! assert!((speed.mean - 23.4).abs() < 0.1 && (speed.sd - 0.89).abs() < 0.1);
//! # Ok::<(), accuscene_physics::inverse::InverseError>(())
//! ```

mod caution;
mod check;
mod dense;
mod distribution;
mod draws;
mod error;
mod fit;
mod influence;
mod known;
mod mixture;
mod mode;
mod options;
mod polish;
mod prior;
mod problem;
mod progress;
mod regression;
mod roughness;
mod runs;
mod sampling;
mod scale;
mod scatter;
mod slope;
mod solution;
mod solver;
mod starts;
mod summary;
mod tail;
mod together;
mod warning;
mod widening;

pub use error::InverseError;
pub use options::Options;
pub use prior::{LnDensity, Prior};
pub use problem::{Forward, Item, Noise, Problem, Unknown};
pub use progress::{Progress, Stage};
pub use solution::{Direction, FitQuality, ItemFit, Marginal, Mode, Sample, Solution};
pub use solver::solve;
pub use warning::InverseWarning;
