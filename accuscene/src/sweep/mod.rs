//! A scene over many samples of its values: grids, and draws from what is uncertain.
//!
//! A [`SweepPlan`] says what is changed, how the samples are chosen and which figures are kept. [`sweep()`] does all of it,
//! [`monte_carlo`] what needs no plan. A [`Sweep`] is a plan that was checked against its scene; its [`Shard`]s are plain
//! values that other threads, processes or machines may run, now or later, and their [`ShardResult`]s join to the
//! same bytes.
//!
//! ```
//! use accuscene::Threads;
//! use accuscene::sweep::{PlanKind, SweepPlan, SweptParameter};
//! use std::ops::ControlFlow;
//!
//! let scene = accuscene::Scene::from_toml(
//!     r#"
//!     schema = "accuscene/scene/1"
//!     options = { duration = 4 }
//!     terrain = { friction = { value = 0.7, sigma = 0.05 } }
//!     [[vehicles]]
//!     id = "car"
//!     mass = 1500
//!     dimensions = { length = 4.5, width = 1.8, wheelbase = 2.7 }
//!     start = { position = [0, 0], speed = 10 }
//!     driver = { phases = [{ after = { time = 0.5 }, brake = 1.0 }] }
//!     "#,
//! )?;
//! let plan = SweepPlan::of(PlanKind::Sobol)
//!     .with_samples(32)
//!     .with_parameter(SweptParameter::of("terrain.friction").by_itself())
//!     .with_parameter(SweptParameter::of("vehicles.car.start.speed").between(9.0, 11.0))
//!     .with_outputs(["vehicles.car.end_x"]);
//! let outcome = accuscene::sweep(&scene, &plan, &Threads::available(), &mut |_| ControlFlow::Continue(()))?;
//! let end = outcome.output("vehicles.car.end_x").ok_or("no such output")?;
//! let spread = end.spread.as_ref().ok_or("it does not vary")?;
//! assert!(spread.low < spread.median && spread.median < spread.high);
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

mod address;
mod check;
mod check_course;
mod check_output;
mod column;
mod course;
mod design;
mod error;
mod join;
mod kind;
mod monte_carlo;
mod notes;
mod outcome;
mod own;
mod parameter;
mod part;
mod plan;
mod reading;
mod run;
mod scene_sweep;
mod shard;
mod trial;

pub use column::Column;
pub use error::SweepError;
pub use kind::PlanKind;
pub use monte_carlo::{MonteCarloOptions, monte_carlo};
pub use outcome::{Extreme, FailureCount, OUTCOME_SCHEMA, OutputOutcome, ParameterOutcome, SweepOutcome};
pub use parameter::SweptParameter;
pub use part::{Meeting, PART_SCHEMA, SampleFailure, ShardResult};
pub use plan::{PLAN_SCHEMA, ParameterCorrelation, PlanVersion, SweepPlan};
pub use run::{SweepProgress, sweep};
pub use scene_sweep::Sweep;
pub use shard::Shard;
