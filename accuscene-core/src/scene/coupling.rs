use super::Position3;
use super::record::record;
use crate::arith::PI;
use crate::quantity::{Angle, AngularStiffness, Force, Length, Quantity, Time};

record! {
    /// A connection of two vehicles.
    Coupling {
        required {
            /// Name, unique in the scene.
            #[schemars(length(min = 1, max = 128))]
            id: String,
            /// What connects them.
            kind: CouplingKind,
            /// The ids of the leading and the towed vehicle.
            between: [String; 2],
            /// Its place in body axes of the leading vehicle.
            hitch: Position3,
            /// Its place in body axes of the towed vehicle.
            eye: Position3,
        }
        optional {
            /// Moment against relative roll (fifth wheel).
            roll_stiffness: Option<Quantity<AngularStiffness>> [0.0, 100000000.0],
            /// Length of a rope or a drawbar.
            length: Option<Quantity<Length>> [0.0, 100.0],
            /// Force at which it comes apart; never if absent.
            breaking_force: Option<Quantity<Force>> [0.0, 100000000.0],
            /// Time by which the towed vehicle's brakes hear of its leader's pedals later, where they follow them; with air brakes
            /// 0.2 to 0.6 s (a line of 0.4 s to three quarters of the pressure: UN Regulation 13, annex 6). 0 by default. Its
            /// own `brakes.rise_time` follows.
            brake_delay: Option<Quantity<Time>> [0.0, 5.0],
            /// Articulation angle at which the vehicles stand against each other; by default where their outlines meet, and
            /// 75 degrees (60 to 90) for a semi-trailer over its tractor's frame.
            angle_limit: Option<Quantity<Angle>> [0.0001, PI],
        }
    }
}

/// What connects two vehicles.
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
pub enum CouplingKind {
    /// A ball and its socket.
    Ball,
    /// The fifth wheel of a semi-trailer.
    FifthWheel,
    /// A turntable drawbar.
    Drawbar,
    /// A rope: it pulls and does not push.
    Rope,
}
