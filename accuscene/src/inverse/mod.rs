//! Inverse problems as documents: what is sought and what was observed of any model, solved to a document.
//!
//! The model stays with the host: a [`Forward`] that writes residuals.
//!
//! ```
//! use accuscene::inverse::{InverseCase, InverseOptions};
//! use std::ops::ControlFlow;
//!
//! // A car slid 40 m (sd 1 m) to its stop, on a road of friction 0.7 (sd 0.05): how fast was it?
//! let case = InverseCase::from_toml(
//!     r#"
//!     schema = "accuscene/inverse/1"
//!
//!     [[unknowns]]
//!     name = "speed"
//!     dimension = "speed"
//!     low = 5
//!     high = "180 km/h"
//!
//!     [[unknowns]]
//!     name = "friction"
//!     low = 0.3
//!     high = 1.1
//!     value = 0.7
//!     sigma = 0.05
//!
//!     [[items]]
//!     name = "skid"
//!     "#,
//! )?;
//! let model = |x: &[f64], residuals: &mut [f64]| {
//!     residuals[0] = x[0] * x[0] / (2.0 * 9.81 * x[1]) - 40.0;
//!     true
//! };
//! let (options, threads) = (InverseOptions::default(), accuscene::Threads::available());
//! let found = case.solve(&model, &options, &threads, &mut |_| ControlFlow::Continue(()))?;
//! assert!((found.unknowns[0].mean - 23.4).abs() < 0.1);
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

mod case;
mod direction;
mod document;
mod item;
mod mode;
mod options;
mod outcome;
mod reading;
mod solve;

pub use accuscene_physics::inverse::{Forward, InverseError, InverseWarning, Noise, Progress, Stage};
pub use case::{INVERSE_SCHEMA, InverseCase, InverseItem};
pub use direction::DirectionOutcome;
pub use item::ItemOutcome;
pub use mode::ModeOutcome;
pub use options::InverseOptions;
pub use outcome::{INVERSE_OUTCOME_SCHEMA, InverseOutcome};
