//! Estimates of what is seldom known of a vehicle: moments of inertia, the height of the centre of gravity and the
//! stiffness of the bodywork.
//!
//! Each is a [`PowerLaw`] fitted to vehicles that NHTSA measured or crashed, with the error that it has on vehicles left out of the
//! fit. [`Scene::resolve`](crate::scene::Scene::resolve) fills in what a scene leaves out from them, marked as a default
//! with source and standard deviation; `accuscene-validation estimators` and `accuscene-validation barriers` fit them anew
//! and print their errors. Sides and rears were not measured in that number: the table of [`Crash3Class`] has their ratio
//! to the front.
//!
//! ```
//! use accuscene_core::estimate::{InertiaLaws, Known};
//! use accuscene_core::scene::VehicleClass;
//!
//! let laws = InertiaLaws::of(VehicleClass::Car).ok_or("cars are measured")?;
//! // A car of 1,400 kg with a track of 1.50 m and its centre of gravity at 0.55 m.
//! let size = [Known::exact(1400.0), Known::exact(1.5), Known::exact(0.55)];
//! let roll = laws.roll.at(size).ok_or("within what was measured")?;
//! assert!((roll.value - 534.0).abs() < 5.0 && roll.sigma < 0.1 * roll.value);
//! # Ok::<(), &str>(())
//! ```

mod cg_height;
mod crash3;
mod inertia;
mod known;
mod law;
mod structure;

pub use cg_height::CgHeightLaws;
pub use crash3::{Crash3Class, Crash3Face};
pub use inertia::InertiaLaws;
pub use known::Known;
pub use law::PowerLaw;
pub use structure::{CrushLaw, StructureLaws};
