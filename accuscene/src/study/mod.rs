//! Studies as documents: uncertain variables of any function, the samples that are drawn of them, and the points
//! at which first order, tornado and Sobol indices want that function.
//!
//! The function itself stays with the host: points go out, values come in. Samples depend on the document and
//! their index alone, so ranges of them can be drawn anywhere.
//!
//! ```
//! use accuscene::study::{Design, DesignKind, DesignOutcome, StudyCase};
//! use accuscene::uncertainty::{Summary, skid_speed};
//!
//! let case = StudyCase::from_toml(
//!     r#"
//!     schema = "accuscene/study/1"
//!     samples = 512
//!
//!     [[variables]]
//!     name = "friction"
//!     value = 0.7
//!     sigma = 0.05
//!
//!     [[variables]]
//!     name = "skid"
//!     dimension = "length"
//!     value = "30 m"
//!     dist = { kind = "uniform", low = "29 m", high = "31 m" }
//!     "#,
//! )?;
//! let speed = |x: &[f64]| skid_speed(x[0], x[1]);
//! let speeds: Vec<f64> = case.rows(0..512)?.chunks(2).map(speed).collect();
//! assert!((Summary::new(&speeds, 0.9)?.median - 20.3).abs() < 0.05);
//!
//! let design = Design::new(&case, DesignKind::Tornado)?;
//! let speeds: Vec<f64> = design.rows(0..design.points())?.chunks(2).map(speed).collect();
//! assert!(matches!(design.read(&speeds)?, DesignOutcome::Tornado(tornado) if tornado.bars[0].variable == 0));
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

mod case;
mod design;
mod document;
mod reading;

pub use case::{STUDY_SCHEMA, StudyCase, StudyVariable};
pub use design::{Design, DesignKind, DesignOutcome};
