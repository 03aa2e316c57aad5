use super::record::record;
use crate::arith::FRAC_PI_2;
use crate::quantity::{Angle, Area, Density, Force, Power, Quantity, Ratio, Torque};

record! {
    /// Brakes of a vehicle.
    #[derive(Default)]
    Brakes {
        optional {
            /// What the pedal means; a share of the friction limit by default.
            mode: Option<BrakeMode>,
            /// Brake torque of one front wheel at full pedal; used in torque mode.
            front_torque: Option<Quantity<Torque>> [0.0, 10000000.0],
            /// Brake torque of one rear wheel at full pedal; used in torque mode.
            rear_torque: Option<Quantity<Torque>> [0.0, 10000000.0],
            /// Torque of the parking brake at one rear wheel when fully applied.
            handbrake_torque: Option<Quantity<Torque>> [0.0, 10000000.0],
        }
    }

    /// Engine and driven wheels.
    #[derive(Default)]
    Drive {
        optional {
            /// Which wheels it turns.
            driven: Option<DrivenAxles>,
            /// Greatest power at the wheels.
            power: Option<Quantity<Power>> [0.0, 100000000.0],
            /// Greatest tractive force.
            max_force: Option<Quantity<Force>> [0.0, 10000000.0],
            /// Deceleration in gear with a closed throttle, as a share of gravity.
            engine_braking: Option<Quantity<Ratio>> [0.0, 0.5],
        }
    }

    /// Steering gear.
    #[derive(Default)]
    Steering {
        optional {
            /// Angle of the steering wheel over that of the road wheels.
            ratio: Option<Quantity<Ratio>> [1.0, 100.0],
            /// Greatest angle of the road wheels.
            max_angle: Option<Quantity<Angle>> [0.0, FRAC_PI_2],
            /// 0 parallel wheels, 1 wheels that turn about one point (Ackermann).
            ackermann: Option<Quantity<Ratio>> [-1.0, 2.0],
        }
    }

    /// Forces of the air.
    #[derive(Default)]
    Aerodynamics {
        optional {
            /// Drag coefficient times frontal area.
            drag_area: Option<Quantity<Area>> [0.0, 50.0],
            /// Lift coefficient times frontal area; negative presses down.
            lift_area: Option<Quantity<Area>> [-50.0, 50.0],
            /// Density of the air.
            air_density: Option<Quantity<Density>> [0.0, 5.0],
        }
    }
}

/// What the brake pedal means.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize, schemars::JsonSchema,
)]
#[serde(rename_all = "kebab-case")]
pub enum BrakeMode {
    /// The share of the friction limit that every wheel brakes with; 1 locks it.
    #[default]
    LockFraction,
    /// The share of the wheels' brake torques.
    Torque,
}

/// Which axles the engine turns.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize, schemars::JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum DrivenAxles {
    /// The front axle.
    Front,
    /// The rear axle.
    Rear,
    /// All axles.
    All,
    /// None: a trailer, a broken shaft.
    None,
}
