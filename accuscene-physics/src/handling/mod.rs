//! How a car answers its steering: closed forms and reference motions to compare a simulation with.
//!
//! Axes: ISO 8855, origin at the centre of gravity. The simulation does not use this module; [`crate::vehicle`] does the
//! same with springs, loads and grip at every wheel.

mod bicycle;
mod four_wheels;
mod locked_spin;
mod ramp_steer;

pub use bicycle::{Eigenvalues, LimitSpeed, LinearBicycle};
pub use four_wheels::{FourWheels, PlanarMotion};
pub use locked_spin::LockedSpin;
pub use ramp_steer::RampSteer;
