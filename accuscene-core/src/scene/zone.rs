use super::Position2;
use super::record::record;
use crate::quantity::{Length, Quantity};

record! {
    /// A layer of a vehicle's body: an upright prism.
    BodyZone {
        required {
            /// Height of its lower edge above the ground, standing.
            low: Quantity<Length> [0.0, 8.0],
            /// Height of its upper edge above the ground, standing.
            high: Quantity<Length> [0.001, 8.0],
        }
        optional {
            /// Outline from above in body axes about the centre of gravity, counter-clockwise; that of the vehicle by
            /// default.
            #[schemars(length(min = 3, max = 64))]
            outline: Option<Vec<Position2>>,
        }
    }
}
