//! Vehicles against a wall over their whole front: the speed told by the depth of crush, and what tells it best.
//!
//! 617 tests of the NHTSA Vehicle Crash Test Database, most models at one speed, 45 series of one model at several.
//! Every error is that of a speed predicted without the test itself; where a model has a number of its own (the speed
//! that leaves no crush, an exponent), it comes from other series.
//!
//! - one test tells the other tests of its series,
//! - the other tests of a series tell one of it,
//! - the tests of other models tell one, by class, mass and model year.

mod along;
mod campbell;
mod curve;
mod held;
mod one_test;
mod series;
mod spread;
mod study;
mod table;
mod text;
mod wall_test;

pub use campbell::{Threshold, from_one_test, front, middle_and_fastest};
pub use held::HeldLaw;
pub use spread::Spread;
pub use study::{Study, StudyRow, study};
pub use text::text;
