use super::Position2;
use super::record::record;
use crate::arith::TAU;
use crate::quantity::{Acceleration, Angle, Length, Quantity, Speed, Time};

record! {
    /// Something that moves as prescribed, whatever happens: a witness's car, a camera, a convoy.
    Actor {
        required {
            /// Name, unique in the scene.
            #[schemars(length(min = 1, max = 128))]
            id: String,
            /// How it moves.
            motion: Motion,
        }
        optional {
            /// What people call it.
            #[schemars(length(max = 200))]
            name: Option<String>,
            /// Over all; a point if absent.
            length: Option<Quantity<Length>> [0.001, 100.0],
            /// Over all; a point if absent.
            width: Option<Quantity<Length>> [0.001, 100.0],
            /// Height of its origin above the ground; 0 by default.
            z: Option<Quantity<Length>> [-1000.0, 10000.0],
        }
    }

    /// It stands still.
    FixedMotion {
        required {
            /// World position.
            position: Position2,
        }
        optional {
            /// Direction of its x axis; 0 by default.
            heading: Option<Quantity<Angle>> [-2.0 * TAU, 2.0 * TAU],
        }
    }

    /// A straight line with constant acceleration.
    LinearMotion {
        required {
            /// World position at the start.
            position: Position2,
            /// Direction of travel.
            heading: Quantity<Angle> [-2.0 * TAU, 2.0 * TAU],
            /// Speed at the start.
            speed: Quantity<Speed> [-150.0, 150.0],
        }
        optional {
            /// Change of speed; 0 by default.
            acceleration: Option<Quantity<Acceleration>> [-200.0, 200.0],
        }
    }

    /// A circle at constant speed.
    CircularMotion {
        required {
            /// World position of the middle.
            centre: Position2,
            /// Radius.
            radius: Quantity<Length> [0.01, 100000.0],
            /// Direction from the middle to its place at the start.
            bearing: Quantity<Angle> [-2.0 * TAU, 2.0 * TAU],
            /// Speed along the circle, counter-clockwise positive.
            speed: Quantity<Speed> [-150.0, 150.0],
        }
    }

    /// Places at given times.
    KeyframeMotion {
        required {
            /// Places with rising times.
            #[schemars(length(min = 1, max = 100000))]
            keyframes: Vec<Keyframe>,
        }
        optional {
            /// How it moves from one place to the next; at constant speed by default.
            easing: Option<Easing>,
        }
    }

    /// A place at a time.
    Keyframe {
        required {
            /// Seconds from the start.
            time: Quantity<Time> [0.0, 3600.0],
            /// World position.
            position: Position2,
        }
        optional {
            /// Direction of its x axis; that of travel by default.
            heading: Option<Quantity<Angle>> [-100.0, 100.0],
        }
    }

    /// A smooth curve through points, at constant speed along it.
    SplineMotion {
        required {
            /// World positions, in order.
            #[schemars(length(min = 2, max = 100000))]
            points: Vec<Position2>,
            /// Speed along the curve.
            speed: Quantity<Speed> [0.0, 150.0],
        }
    }

    /// A fixed place in the formation of another actor.
    FollowMotion {
        required {
            /// The id of the actor that leads.
            #[schemars(length(min = 1, max = 128))]
            leader: String,
            /// Distance behind it along its path.
            gap: Quantity<Length> [-10000.0, 10000.0],
        }
        optional {
            /// Distance to the left of its path; 0 by default.
            lateral: Option<Quantity<Length>> [-1000.0, 1000.0],
        }
    }
}

/// A prescribed motion.
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize, schemars::JsonSchema)]
#[serde(tag = "kind", rename_all = "kebab-case")]
pub enum Motion {
    /// It stands still.
    Fixed(FixedMotion),
    /// A straight line.
    Linear(LinearMotion),
    /// A circle.
    Circular(CircularMotion),
    /// Places at given times.
    Keyframes(KeyframeMotion),
    /// A smooth curve.
    Spline(SplineMotion),
    /// In formation.
    Follow(FollowMotion),
}

/// How the way between two key frames is covered.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize, schemars::JsonSchema,
)]
#[serde(rename_all = "kebab-case")]
pub enum Easing {
    /// Constant speed.
    #[default]
    Linear,
    /// `3 u^2 - 2 u^3`: at rest at both ends.
    Smoothstep,
    /// `10 u^3 - 15 u^4 + 6 u^5`: without acceleration at both ends.
    Quintic,
    /// Cycloid.
    Cycloid,
}
