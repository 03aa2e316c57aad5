use super::Position2;
use super::record::record;
use crate::arith::TAU;
use crate::quantity::{Angle, AngularRate, Length, Quantity, Speed};

record! {
    /// Where a vehicle is and how it moves at the start.
    Start {
        required {
            /// World position of the centre of gravity.
            position: Position2,
        }
        optional {
            /// Direction of the vehicle's x axis, counter-clockwise from the world's; 0 by default.
            heading: Option<Quantity<Angle>> [-2.0 * TAU, 2.0 * TAU],
            /// Speed of the centre of gravity along the course; negative backwards. 0 by default.
            speed: Option<Quantity<Speed>> [-150.0, 150.0],
            /// Direction of travel; the heading by default.
            course: Option<Quantity<Angle>> [-2.0 * TAU, 2.0 * TAU],
            /// Rate of turn, positive to the left; 0 by default.
            yaw_rate: Option<Quantity<AngularRate>> [-100.0, 100.0],
            /// Height of the centre of gravity in the world; on the ground, in equilibrium by default.
            z: Option<Quantity<Length>> [-12000.0, 12000.0],
            /// Roll angle, positive lowers the right side; that of the ground by default.
            roll: Option<Quantity<Angle>> [-TAU, TAU],
            /// Pitch angle, positive lowers the nose; that of the ground by default.
            pitch: Option<Quantity<Angle>> [-TAU, TAU],
        }
    }
}
