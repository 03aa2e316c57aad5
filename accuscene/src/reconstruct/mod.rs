//! From evidence to what happened: the unknowns of a scene, every explanation that fits, and how sure each is.
//!
//! ```
//! use std::ops::ControlFlow;
//!
//! let scene = accuscene::Scene::from_toml(
//!     r#"
//!     schema = "accuscene/scene/1"
//!     options = { duration = 6, step = 0.004, record_interval = 0.04 }
//!     terrain = { friction = { value = 0.7, sigma = 0.05 } }
//!
//!     [[vehicles]]
//!     id = "car"
//!     mass = 1400
//!     dimensions = { length = 4.4, width = 1.75, wheelbase = 2.6 }
//!     start = { position = [0, 0] }
//!     driver = { phases = [{ brake = 1 }] }
//!
//!     [[unknowns]]
//!     path = "vehicles.car.start.speed"
//!     low = "20 km/h"
//!     high = "120 km/h"
//!
//!     [[unknowns]]
//!     path = "terrain.friction"
//!     low = 0.4
//!     high = 1.0
//!
//!     [[evidence]]
//!     kind = "rest-pose"
//!     id = "rest"
//!     subject = "car"
//!     position = [{ value = 24.0, sigma = 0.4 }, { value = 0, sigma = 0.4 }]
//!     "#,
//! )?;
//! let options = accuscene::ReconstructOptions { budget: 300, draws: 20, ..Default::default() };
//! let threads = accuscene::Threads::available();
//! let found = accuscene::reconstruct(&scene, &options, &threads, &mut |_| ControlFlow::Continue(()))?;
//! let speed = &found.unknowns[0];
//! assert!(speed.low < speed.median && speed.median < speed.high);
//! assert!((speed.median - 18.0).abs() < 1.0);
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

mod draw;
mod evidence;
mod explanation;
mod figure;
mod note;
mod options;
mod outcome;
mod progress;
mod run;
mod samples;
mod unknown;

pub use draw::{DrawnRun, DrawnVehicle};
pub use evidence::{ComponentFit, EvidenceFit};
pub use explanation::Explanation;
pub use figure::{PosteriorFigure, PosteriorFigureName};
pub(crate) use note::Named;
pub use options::ReconstructOptions;
pub use outcome::{FitOutcome, OUTCOME_SCHEMA, OpenDirection, ReconstructionOutcome};
pub use progress::{ReconstructProgress, ReconstructStage};
pub use run::reconstruct;
pub use samples::PosteriorSamples;
pub use unknown::{PriorOutcome, ShareHistogram, UnknownOutcome};
