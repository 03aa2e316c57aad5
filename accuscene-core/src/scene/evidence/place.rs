use crate::quantity::{Angle, Quantity, Speed, Time};
use crate::scene::record::record;
use crate::scene::{Position2, Side};

record! {
    /// Where a body came to rest.
    RestPose {
        required {
            /// Name, unique in the scene.
            #[schemars(length(min = 1, max = 128))]
            id: String,
            /// The id of the body.
            #[schemars(length(min = 1, max = 128))]
            subject: String,
            /// World position of its centre of gravity.
            position: Position2,
        }
        optional {
            /// Direction of its x axis.
            heading: Option<Quantity<Angle>> [-100.0, 100.0],
        }
    }

    /// A point of a mark on the ground.
    MarkPoint {
        required {
            /// Name, unique in the scene.
            #[schemars(length(min = 1, max = 128))]
            id: String,
            /// The id of the body that made it.
            #[schemars(length(min = 1, max = 128))]
            subject: String,
            /// World position.
            position: Position2,
        }
        optional {
            /// Axle of the wheel that made it, 1 in front; any part of the body if absent.
            #[schemars(range(min = 1, max = 12))]
            axle: Option<u32>,
            /// Side of that wheel.
            side: Option<Side>,
            /// Seconds from the start, if known.
            time: Option<Quantity<Time>> [0.0, 3600.0],
        }
    }

    /// When something happened to a body.
    TimeStamp {
        required {
            /// Name, unique in the scene.
            #[schemars(length(min = 1, max = 128))]
            id: String,
            /// The id of the body.
            #[schemars(length(min = 1, max = 128))]
            subject: String,
            /// What happened.
            event: StampedEvent,
            /// Seconds from the start.
            time: Quantity<Time> [0.0, 3600.0],
        }
    }

    /// A place read from a video.
    VideoPosition {
        required {
            /// Name, unique in the scene.
            #[schemars(length(min = 1, max = 128))]
            id: String,
            /// The id of the body.
            #[schemars(length(min = 1, max = 128))]
            subject: String,
            /// Seconds from the start.
            time: Quantity<Time> [0.0, 3600.0],
            /// World position.
            position: Position2,
        }
        optional {
            /// The point that was read, in body axes; the centre of gravity by default.
            point: Option<Position2>,
        }
    }

    /// A speed from a witness, a radar, a tachograph.
    SpeedReading {
        required {
            /// Name, unique in the scene.
            #[schemars(length(min = 1, max = 128))]
            id: String,
            /// The id of the body.
            #[schemars(length(min = 1, max = 128))]
            subject: String,
            /// Seconds from the start.
            time: Quantity<Time> [0.0, 3600.0],
            /// Speed.
            speed: Quantity<Speed> [-150.0, 150.0],
        }
    }
}

/// An event whose time is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize, schemars::JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum StampedEvent {
    /// First contact.
    Contact,
    /// The body comes to rest.
    Rest,
}
