use super::record::record;
use crate::identity::Seed;
use crate::quantity::{Acceleration, Quantity, Time};

record! {
    /// How the scene is run.
    #[derive(Default)]
    Options {
        optional {
            /// Simulated time; 10 s by default.
            duration: Option<Quantity<Time>> [0.001, 3600.0],
            /// Fixed step of the simulation; 1 ms by default.
            step: Option<Quantity<Time>> [0.00005, 0.005],
            /// Time between two recorded rows; 10 ms by default.
            record_interval: Option<Quantity<Time>> [0.00005, 60.0],
            /// Acceleration of gravity; 9.80665 m/s2 by default.
            gravity: Option<Quantity<Acceleration>> [0.1, 30.0],
            /// How vehicles stand at the start; in equilibrium by default.
            start: Option<StartMode>,
            /// How much of its motion a vehicle has, unless it says so itself; spatial by default.
            detail: Option<Detail>,
            /// Ends the run when everything rests; true by default.
            stop_at_rest: Option<bool>,
            /// Seed of whatever draws random numbers; 0 by default.
            seed: Option<Seed>,
        }
    }
}

/// How much of its motion a vehicle has.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize, schemars::JsonSchema,
)]
#[serde(rename_all = "kebab-case")]
pub enum Detail {
    /// Body and wheels move on springs: six degrees of freedom, and travel of every wheel.
    #[default]
    Spatial,
    /// The body stays level with the ground: three degrees of freedom, wheel loads from the accelerations. Fast; not for kerbs,
    /// steep slopes, couplings or machines that a rider balances.
    Planar,
}

/// How vehicles stand on the ground at the start.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize, schemars::JsonSchema,
)]
#[serde(rename_all = "kebab-case")]
pub enum StartMode {
    /// Springs and tyres carry the vehicle from the first instant; nothing settles.
    #[default]
    Equilibrium,
    /// The pose is taken as written.
    Raw,
}
