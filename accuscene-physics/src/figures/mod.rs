//! Figures of a vehicle: what the closed forms say of a compiled one before anything is simulated.
//!
//! Nothing is worked out here a second time: [`handling`](crate::handling), [`ride`](crate::ride),
//! [`rollover`](crate::rollover), [`coast`](crate::coast) and [`LoadTransfer`](crate::vehicle::LoadTransfer) get what a
//! [`VehicleModel`](crate::model::VehicleModel) has. Where a form does not apply its figure is `None`, and a note says why.

mod axle;
mod braking;
mod speed;
mod vehicle;

pub use braking::LockingAxle;
pub use speed::SpeedFigures;
pub use vehicle::VehicleFigures;

use crate::model::Model;

/// Speeds at which the handling figures are stated, m/s.
pub const SPEEDS: [f64; 4] = [10.0, 20.0, 30.0, 40.0];

/// Friction of the road at which the braking figures are stated.
pub const FRICTION: f64 = 0.7;

/// Speed from which the coast-down is counted, m/s: 100 km/h.
pub const COAST_FROM: f64 = 27.8;

/// The figures of every vehicle of a model, in its order, at [`SPEEDS`].
#[must_use]
pub fn figures(model: &Model) -> Vec<VehicleFigures> {
    let gravity = -model.gravity.z;
    let coupled = |k: usize| {
        let combination = model.combinations.get(k);
        model.combinations.iter().filter(|other| Some(*other) == combination).count() > 1
    };
    let of = |(k, v)| VehicleFigures::of(v, gravity, coupled(k), &SPEEDS);
    model.vehicles.iter().enumerate().map(of).collect()
}
