//! Elementary functions from `+ - * /`, sqrt, selection and exponent bits alone: the same bits everywhere.
//!
//! Without branches but for angles beyond 1.6e6. Errors are those of `tests/arith_accuracy.rs`: the distance from
//! the true value, where a correctly rounded result has 0.5 ulp. A NaN result is always the same NaN.

mod atan;
mod double;
mod exp;
mod ln;
mod reduction;
mod trig;

pub use atan::{acos, asin, atan, atan2, atan2_of_four};
pub use exp::{exp, sinh, tanh};
pub use ln::{ln, pow};
pub use trig::{cos, sin, sin_cos, tan, wrap_angle};

/// Half a turn, radians: the ratio of circumference to diameter, rounded to nearest.
pub const PI: f64 = core::f64::consts::PI;

/// A full turn, radians.
pub const TAU: f64 = core::f64::consts::TAU;

/// A quarter turn, radians.
pub const FRAC_PI_2: f64 = core::f64::consts::FRAC_PI_2;

/// One degree in radians.
pub const DEG: f64 = PI / 180.0;

/// What [`FRAC_PI_2`] lacks of a quarter turn.
const FRAC_PI_2_LOW: f64 = 6.123233995736766e-17;
