use crate::arith::TAU;
use crate::quantity::{Angle, Length, Quantity, Speed};
use crate::scene::record::record;

record! {
    /// Residual crush at equally spaced points of a face.
    CrushProfile {
        required {
            /// Name, unique in the scene.
            #[schemars(length(min = 1, max = 128))]
            id: String,
            /// The id of the vehicle.
            #[schemars(length(min = 1, max = 128))]
            subject: String,
            /// The damaged face.
            face: Face,
            /// Width of the damage.
            width: Quantity<Length> [0.01, 30.0],
            /// Depths, from left to right at the front and the rear, from rear to front at a side.
            #[schemars(length(min = 1, max = 100))]
            depths: Vec<Quantity<Length>>,
        }
        optional {
            /// Middle of the damage from the middle of the face, left or forward positive; 0 by default.
            offset: Option<Quantity<Length>> [-30.0, 30.0],
            /// Principal direction of force, clockwise from the front.
            pdof: Option<Quantity<Angle>> [-TAU, TAU],
        }
    }

    /// Energy equivalent speed of a vehicle's damage.
    EesEstimate {
        required {
            /// Name, unique in the scene.
            #[schemars(length(min = 1, max = 128))]
            id: String,
            /// The id of the vehicle.
            #[schemars(length(min = 1, max = 128))]
            subject: String,
            /// Energy equivalent speed.
            ees: Quantity<Speed> [0.0, 100.0],
        }
        optional {
            /// Which of the vehicle's impacts, 1 the first; 1 by default.
            #[schemars(range(min = 1, max = 1000))]
            impact: Option<u32>,
        }
    }

    /// Principal direction of force of an impact.
    PdofEstimate {
        required {
            /// Name, unique in the scene.
            #[schemars(length(min = 1, max = 128))]
            id: String,
            /// The id of the vehicle.
            #[schemars(length(min = 1, max = 128))]
            subject: String,
            /// Direction from which the force came, clockwise from the vehicle's front.
            pdof: Quantity<Angle> [-TAU, TAU],
        }
        optional {
            /// Which of the vehicle's impacts, 1 the first; 1 by default.
            #[schemars(range(min = 1, max = 1000))]
            impact: Option<u32>,
        }
    }

    /// Change of velocity in an impact, in the vehicle's axes at first contact.
    DeltaVEstimate {
        required {
            /// Name, unique in the scene.
            #[schemars(length(min = 1, max = 128))]
            id: String,
            /// The id of the vehicle.
            #[schemars(length(min = 1, max = 128))]
            subject: String,
            /// Forward positive.
            longitudinal: Quantity<Speed> [-150.0, 150.0],
        }
        optional {
            /// To the left positive.
            lateral: Option<Quantity<Speed>> [-150.0, 150.0],
            /// The id of the sensor that recorded it; the centre of gravity if absent.
            #[schemars(length(min = 1, max = 128))]
            sensor: Option<String>,
            /// Which of the vehicle's impacts, 1 the first; 1 by default.
            #[schemars(range(min = 1, max = 1000))]
            impact: Option<u32>,
        }
    }
}

/// A face of a vehicle.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize, schemars::JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Face {
    /// Front.
    Front,
    /// Left side.
    Left,
    /// Right side.
    Right,
    /// Rear.
    Rear,
}
