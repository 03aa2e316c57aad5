//! The sprung vehicle: a body with six degrees of freedom, on wheels that travel, spin and grip.
//!
//! Frame: body axes with the origin at the centre of gravity of the whole vehicle at its static design
//! position, x forward, y left, z up; world axes with z up. Angles are large throughout.
//! The equations are those of a rigid body with one sliding mass a wheel (Kane's equations; reference
//! Gillespie 1992 for the suspension, Pacejka 2012 for the tyre). The wheels' vertical travel is left out of
//! the inertia matrix: the error is of the order of wheel mass times travel over the body's inertia, below 0.3 %.

mod assemble;
mod body;
mod energy;
mod equilibrium;
mod gang;
mod inertia;
mod kernel;
mod loads;
mod planar;
mod rolling;
mod splat;
mod together;
mod wheel;
mod wrench;

pub use body::{Body, BodyState};
pub use energy::Energy;
pub use equilibrium::{Posture, settle};
pub(crate) use equilibrium::{Standing, largest};
pub use gang::Gang;
pub use inertia::Mobility;
pub use kernel::{Vehicle, drift, kick};
pub use loads::{LoadTransfer, front_roll_share};
pub use planar::{Planar, PlanarAxle};
pub use wheel::{Footing, Push, Suspension, Wheel, WheelControl, WheelForce, WheelState};
pub use wrench::Wrench;
