//! Physical values of a scene: a number in SI with its uncertainty and where it comes from.
//!
//! In a document a quantity is written in one of three ways:
//! - a number, in the SI unit of its dimension: `15.6464`;
//! - a text with a unit: `"35 mph"`, `"12 deg"`, `"2152 slug ft2"`;
//! - an object with `value` (either of the above) and any of `sigma`, `dist`, `source`, `basis`, `note`. Bare numbers
//!   in `sigma` and `dist` are in the unit of `value`.
//!
//! ```
//! use accuscene_core::quantity::{Length, Quantity, Speed};
//!
//! let speed: Quantity<Speed> = "35 mph".parse()?;
//! assert_eq!(speed.value, 15.6464);
//! let wrong = "3 kg".parse::<Quantity<Length>>().unwrap_err();
//! assert_eq!(wrong.to_string(), "kg where a length is wanted: use m, cm, mm, km, ft, in, yd, mi");
//! # Ok::<(), accuscene_core::quantity::QuantityError>(())
//! ```

mod catalogue;
mod dimension;
mod distribution;
mod error;
mod read;
mod schema;
mod serial;
mod text;
mod unit;
mod value;

pub use catalogue::*;
pub use dimension::{Dimension, DimensionEntry};
pub use distribution::Distribution;
pub use error::QuantityError;
pub use text::read_number_with_unit;
pub use unit::Unit;
pub use value::{Basis, Quantity};

pub(crate) use read::read_quantity;
