//! Cases of closed forms: formulas with their inputs, chained and varied together.
//!
//! ```
//! use std::ops::ControlFlow;
//!
//! let case = accuscene::AnalysisCase::from_toml(
//!     r#"
//!     schema = "accuscene/analysis/1"
//!
//!     [[analyses]]
//!     id = "skid"
//!     formula = "slide"
//!     inputs.segments = [{ friction = { value = 0.7, sigma = 0.05 }, length = { value = "30 m", sigma = "0.5 m" } }]
//!
//!     [[analyses]]
//!     id = "before-the-kerb"
//!     formula = "slide"
//!     inputs.segments = [{ friction = 0.45, length = "8 m" }]
//!     inputs.end_speed = { from = "skid.speed" }
//!     "#,
//! )?;
//! let outcome = accuscene::analyse(&case, &mut |_| ControlFlow::Continue(()))?;
//! let speed = outcome.figure("before-the-kerb.speed").ok_or("no such figure")?;
//! let spread = speed.spread.as_ref().ok_or("nothing is uncertain")?;
//! assert!(spread.low < spread.median && spread.median < spread.high);
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

mod case;
mod catalogue;
mod chain;
mod links;
mod options;
mod outcome;
mod outer;
mod propagation;
mod reading;
mod run;
mod spread;

pub use case::{AnalysisCase, AnalysisItem, CASE_SCHEMA, Link, RankCorrelation};
pub use catalogue::{FORMULAS_SCHEMA, formulas_json};
pub use options::{SamplingPlan, UncertaintyOptions};
pub use outcome::{
    AnalysisOutcome, FigureOutcome, FormulaOutcome, InputOutcome, OUTCOME_SCHEMA, UncertainInput,
};
pub use run::{AnalyseProgress, analyse};
pub use spread::{Convergence, FigureSpread, FirstOrderSpread, Histogram, Influence};
