use super::record::record;
use super::{PathFollow, PriorPhase, Profile, Reaction, SpeedFollow};
use crate::quantity::{Angle, Length, Quantity, Ratio, Time};

record! {
    /// What a driver does, phase after phase.
    #[derive(Default)]
    Driver {
        optional {
            /// Phases in the order in which they begin; before the first one nothing is steered or braked.
            #[schemars(length(max = 1000))]
            phases: Vec<Phase>,
            /// What happened before the start of the scene, in the order of driving: the last one ends at the start. It says
            /// where and how fast the vehicle was before and moves nothing in the scene.
            #[schemars(length(max = 100))]
            before: Vec<PriorPhase>,
        }
    }

    /// Controls from one moment on, or from one place on; times count from the phase's begin. A control that a phase does not name keeps what an
    /// earlier phase says; where two say something, the later in the list counts.
    #[derive(Default)]
    Phase {
        optional {
            /// When it begins; at the start by default.
            after: Option<PhaseStart>,
            /// Angle of the road wheels, left positive.
            steer: Option<Profile<Angle>>,
            /// Angle of the steering wheel, left positive; instead of `steer`.
            handwheel: Option<Profile<Angle>>,
            /// Brake pedal, 0 to 1.
            brake: Option<Profile<Ratio>>,
            /// Parking brake, 0 to 1.
            handbrake: Option<Profile<Ratio>>,
            /// Throttle, 0 to 1.
            throttle: Option<Profile<Ratio>>,
            /// Direction of the drive; forwards by default.
            gear: Option<Gear>,
            /// Single wheels: damage, or what marks on the road show.
            wheels: WheelCommands,
            /// A path that the driver steers along, instead of an angle.
            path: Option<PathFollow>,
            /// A speed that the driver keeps, instead of pedals.
            speed: Option<SpeedFollow>,
            /// What the driver does after a reaction time, instead of tables of brake and steer.
            reaction: Option<Reaction>,
        }
    }

    /// A moment after the start of the scene.
    AtTime {
        required {
            /// Seconds from the start.
            time: Quantity<Time> [0.0, 3600.0],
        }
    }

    /// A place on the way of the vehicle.
    AfterDistance {
        required {
            /// Way of the centre of gravity from the start of the scene, along its path.
            distance: Quantity<Length> [0.0, 100000.0],
        }
    }

    /// Commands to single wheels.
    #[derive(Default)]
    WheelCommands {
        optional {
            /// Front left.
            fl: Option<WheelCommand>,
            /// Front right.
            fr: Option<WheelCommand>,
            /// Rear left: the second axle's.
            rl: Option<WheelCommand>,
            /// Rear right: the second axle's.
            rr: Option<WheelCommand>,
            /// Wheels by axle and side, for vehicles of more axles.
            #[schemars(length(max = 24))]
            others: Vec<AxleWheelCommand>,
        }
    }

    /// A command to the wheel of a numbered axle.
    AxleWheelCommand {
        required {
            /// Axle, 1 in front.
            #[schemars(range(min = 1, max = 12))]
            axle: u32,
            /// Which of its wheels.
            side: Side,
            /// What it does.
            command: WheelCommand,
        }
    }

    /// What one wheel does beside the pedals and the steering.
    #[derive(Default)]
    WheelCommand {
        optional {
            /// How far it is locked: 0 not at all, 1 it does not turn.
            lock: Option<Profile<Ratio>>,
            /// Its brake instead of the pedal's, 0 to 1.
            brake: Option<Profile<Ratio>>,
            /// Angle added to what is steered, left positive.
            steer: Option<Profile<Angle>>,
        }
    }
}

impl WheelCommands {
    /// Every command with its axle (0 in front) and side: the named wheels first, then the others in their order.
    #[must_use]
    pub fn all(&self) -> Vec<(usize, Side, &WheelCommand)> {
        let named = [
            (0, Side::Left, &self.fl),
            (0, Side::Right, &self.fr),
            (1, Side::Left, &self.rl),
            (1, Side::Right, &self.rr),
        ];
        let named =
            named.into_iter().filter_map(|(axle, side, command)| Some((axle, side, command.as_ref()?)));
        let others = self.others.iter().map(|w| ((w.axle as usize).saturating_sub(1), w.side, &w.command));
        named.chain(others).collect()
    }
}

/// When a phase begins.
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize, schemars::JsonSchema)]
#[serde(untagged)]
pub enum PhaseStart {
    /// With an event.
    Event(PhaseEvent),
    /// At a given time.
    At(AtTime),
    /// When the vehicle has travelled a given distance.
    Beyond(AfterDistance),
}

impl Default for PhaseStart {
    fn default() -> Self {
        Self::Event(PhaseEvent::Start)
    }
}

/// An event that begins a phase.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize, schemars::JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum PhaseEvent {
    /// The start of the scene.
    Start,
    /// The first impact of this vehicle.
    Impact,
}

/// Direction of the drive.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize, schemars::JsonSchema,
)]
#[serde(rename_all = "kebab-case")]
pub enum Gear {
    /// A forward gear.
    #[default]
    Forward,
    /// No connection to the engine.
    Neutral,
    /// Reverse.
    Reverse,
}

/// A side of a vehicle, seen by its driver.
#[derive(
    Clone,
    Copy,
    Debug,
    PartialEq,
    Eq,
    PartialOrd,
    Ord,
    serde::Serialize,
    serde::Deserialize,
    schemars::JsonSchema,
)]
#[serde(rename_all = "kebab-case")]
pub enum Side {
    /// Left.
    Left,
    /// Right.
    Right,
}
