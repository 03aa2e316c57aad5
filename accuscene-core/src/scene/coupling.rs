use super::Position3;
use super::record::record;
use crate::quantity::{AngularStiffness, Force, Length, Quantity};

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
