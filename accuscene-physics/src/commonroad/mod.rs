//! The CommonRoad vehicle models, as a yardstick: simulations do not use them.
//!
//! Right-hand sides of five published models with their parameter sets, tyre and input limits, so that a result of
//! the engine can be held against the same manoeuvre in a model that others have checked. Source: Althoff and
//! Wuersching, "CommonRoad: Vehicle Models" (2020); numbers as in the package commonroad-vehicle-models 3.0.2 (BSD),
//! whose peculiarities are kept, since its figures are the measure.
//!
//! | model | states | function |
//! |---|---|---|
//! | KS, kinematic single track | 5 | [`KinematicTrack::derivative`] |
//! | KST, the same with a trailer on its rear axle | 6 | [`TrailerTrack::derivative`] |
//! | ST, single track with linear tyres | 7 | [`single_track`] |
//! | STD, single track that can drift | 9 | [`drift_track`] |
//! | MB, multi-body | 29 | [`multi_body`] |
//!
//! A state is an array in the order of the publication, SI and radians; `x` forward, `y` left, yaw counter-clockwise.
//! The multi-body model's heave is positive down. The tyre has shifts that do not change sign with the side, so
//! mirrored inputs do not give exactly mirrored motion. A derivative never changes the state it is given: a negative
//! wheel spin or a hitch beyond a right angle is held, not set back.

mod car;
mod drift_track;
mod input;
mod kinematic_track;
mod multi_body;
mod simulate;
mod single_track;
mod suspended_axle;
mod trailer_track;
pub mod tyre;
mod vehicles;

pub use car::{AxleData, Car};
pub use drift_track::{drift_start, drift_track};
pub use input::{AccelerationLimits, Input, SteeringLimits};
pub use kinematic_track::KinematicTrack;
pub use multi_body::{multi_body, multi_body_start};
pub use simulate::simulate;
pub use single_track::single_track;
pub use trailer_track::TrailerTrack;
pub use vehicles::{BMW_320I, FORD_ESCORT, SEMI_TRAILER, VW_VANAGON};

/// Gravity of the models, m/s^2.
const GRAVITY: f64 = 9.81;

/// Speed under which the single-track and multi-body models move as a kinematic one, m/s.
const SLOW: f64 = 0.1;
