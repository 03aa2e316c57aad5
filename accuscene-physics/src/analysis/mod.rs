//! Closed forms of accident analysis, each with its source, range of validity and warnings, in one style.
//!
//! A formula is a struct of its inputs, [quantities](accuscene_core::quantity::Quantity) in SI that may carry an
//! uncertainty; [`Formula::solve`] gives its figures:
//!
//! ```
//! use accuscene_core::quantity::Quantity;
//! use accuscene_physics::analysis::{Formula, Slide, SlideSegment};
//!
//! let asphalt = SlideSegment::new(Quantity::new(0.7), "20 m".parse()?);
//! let grass = SlideSegment { grade: Some(Quantity::new(-0.05)), ..SlideSegment::new(Quantity::new(0.35), "12 m".parse()?) };
//! let slide = Slide { end_speed: Some("18 km/h".parse()?), ..Slide::new(vec![asphalt, grass]) };
//! let solved = slide.solve()?;
//! assert_eq!(solved.about.name, "slide");
//! assert!((solved.found.segment_speeds[1] - 9.77).abs() < 0.01);
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//! [`formulas`] lists them all; by its name in a document a [`formula`] is read as an [`Analysable`], whose inputs and figures
//! are numbered, so that whatever varies inputs needs to know no formula.

mod analysable;
mod check;
mod collision;
mod crush;
mod error;
mod figures;
mod formula;
mod given;
mod inputs;
mod motion;
mod people;
mod recorder;
mod registry;
mod root;
mod time;
mod trail;
mod two_wheeler;
mod warning;

pub use analysable::Analysable;
pub use collision::*;
pub use crush::*;
pub use error::AnalysisError;
pub use figures::{FigureAbout, Figures};
pub use formula::{Formula, FormulaAbout, Solved};
pub use inputs::{Input, Inputs};
pub use motion::*;
pub use people::*;
pub use recorder::*;
pub use registry::{FormulaEntry, formula, formulas};
pub use time::*;
pub use trail::Trail;
pub use two_wheeler::*;
pub use warning::AnalysisWarning;
