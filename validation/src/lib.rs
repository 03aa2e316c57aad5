//! Measured crash and driving tests, predicted and printed beside the measurement; oracle figures of single models.
//!
//! - [`Suite`]: scenes with measured outcomes, those built into the crate or those of a folder. `NAME.toml` is a plain
//!   scene, `NAME.measured.toml` beside it has the [rows](MeasuredFile).
//! - [`render`]: the results as a table or as JSON.
//! - [`oracle`]: single models against figures from elsewhere.
//! - [`barriers`]: depths of crush of vehicles against a wall, predicted from one test, from a series, from a table.
//! - [`estimators`]: what the library assumes of unmeasured vehicles, against measured ones.
//! - [`twins`]: accidents of which the truth is known, reconstructed from blurred evidence.
//! - [`marks`]: error figures that other programs publish, and ours beside them.
//! - [`pile_up`]: many vehicles run to rest, and how far they lie in each other.
//!
//! ```
//! use accuscene_validation::{Quantity, Suite};
//!
//! assert!(Suite::built_in()?.names().any(|name| name == "nhtsa-4363"));
//! assert_eq!("accord.impact[1].delta_v".parse::<Quantity>()?.unit(), "m/s");
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

#![forbid(unsafe_code)]

pub mod barriers;
mod case;
mod error;
pub mod estimators;
mod handling;
pub mod marks;
mod measured;
mod observe;
pub mod oracle;
pub mod pile_up;
mod quantity;
pub mod render;
mod results;
mod rows;
pub mod small_overlap;
mod suite;
pub mod twins;
mod variant;

pub use case::Case;
pub use error::ValidationError;
pub use measured::{Kind, Limit, MeasuredFile, MeasuredRow, VariantSet};
pub use observe::observe;
pub use quantity::{ImpactFigure, Quantity, UnknownQuantity, VehicleFigure};
pub use results::{Results, Row, Verdict};
pub use suite::Suite;
