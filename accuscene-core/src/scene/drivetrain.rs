use super::record::record;
use super::{AntiLock, StabilityControl};
use crate::arith::FRAC_PI_2;
use crate::quantity::{
    Angle, AngularRate, Area, Density, Force, Power, Quantity, Ratio, Speed, Time, Torque,
};

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
            /// Share of the front in brake torques that are not given.
            balance: Option<Quantity<Ratio>> [0.0, 1.0],
            /// Time from the pedal to the first effect; none by default.
            lag: Option<Quantity<Time>> [0.0, 5.0],
            /// Time in which the effect rises from nothing to a full pedal's; none by default.
            rise_time: Option<Quantity<Time>> [0.0, 5.0],
            /// Anti-lock brakes, if it has them.
            abs: Option<AntiLock>,
            /// Stability control, if it has it.
            stability: Option<StabilityControl>,
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
            /// Speed above which the throttle is cut.
            speed_limit: Option<Quantity<Speed>> [0.1, 200.0],
            /// How a driven axle shares the engine between its wheels; an open differential by default.
            differential: Option<Differential>,
            /// Engine with a torque curve and gears; `power` and `max_force` bound it too.
            engine: Option<Engine>,
        }
    }

    /// An engine by its torque curve, with its gearbox.
    Engine {
        required {
            /// Torque at full throttle over the speed of the engine, rising; none beyond the last point.
            #[schemars(length(min = 2, max = 1000))]
            torque: Vec<EnginePoint>,
            /// Ratios of the forward gears from the first, engine over propeller shaft.
            #[schemars(length(min = 1, max = 24))]
            gears: Vec<Quantity<Ratio>>,
            /// Ratio of the final drive.
            final_drive: Quantity<Ratio> [0.1, 100.0],
        }
        optional {
            /// Ratio of the reverse gear; the first gear's by default.
            reverse: Option<Quantity<Ratio>> [0.1, 100.0],
            /// Share of the engine's torque that reaches the wheels.
            efficiency: Option<Quantity<Ratio>> [0.1, 1.0],
            /// Torque that turns the engine with a closed throttle, positive; instead of `engine_braking`.
            #[schemars(length(min = 2, max = 1000))]
            drag: Option<Vec<EnginePoint>>,
            /// Engine speed above which it shifts up; 0.9 of the last point's by default.
            upshift: Option<Quantity<AngularRate>> [1.0, 10000.0],
            /// Engine speed below which it shifts down; 0.35 of the last point's by default.
            downshift: Option<Quantity<AngularRate>> [1.0, 10000.0],
            /// Number of the gear it stays in, 1 the first; shifts by default.
            #[schemars(range(min = 1, max = 24))]
            fixed_gear: Option<u32>,
        }
    }

    /// A torque at a speed of the engine.
    EnginePoint {
        required {
            /// Speed of the engine.
            speed: Quantity<AngularRate> [0.0, 10000.0],
            /// Torque of the engine.
            torque: Quantity<Torque> [0.0, 100000.0],
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
            /// Greatest rate of the road wheels under the driver's hands; none by default.
            rate_limit: Option<Quantity<AngularRate>> [0.01, 100.0],
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

/// How a driven axle shares the engine between its wheels.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize, schemars::JsonSchema,
)]
#[serde(rename_all = "kebab-case")]
pub enum Differential {
    /// The same torque at both wheels.
    #[default]
    Open,
    /// The same speed of both wheels.
    Locked,
}
