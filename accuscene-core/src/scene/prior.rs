use super::record::record;
use crate::quantity::{Acceleration, Length, Quantity, Speed, Time};

record! {
    /// A stretch of time before the start of the scene, with constant acceleration along a straight or a bend. It is run
    /// backward from what follows it. Exactly one of `duration`, `distance` and `speed` says how long it lasts.
    #[derive(Default)]
    PriorPhase {
        optional {
            /// What it is called in results: reaction, braking.
            #[schemars(length(min = 1, max = 100))]
            label: Option<String>,
            /// How long it lasts.
            duration: Option<Quantity<Time>> [0.0, 3600.0],
            /// Way of the centre of gravity during it.
            distance: Option<Quantity<Length>> [0.0, 100000.0],
            /// Speed at its begin; it needs an acceleration that leads from it to the speed of what follows.
            speed: Option<Quantity<Speed>> [0.0, 150.0],
            /// Acceleration along the course, negative brakes; 0 by default.
            acceleration: Option<Quantity<Acceleration>> [-20.0, 20.0],
            /// Radius of the bend of the centre of gravity's way, at least 1 m, left positive; straight by default.
            radius: Option<Quantity<Length>> [-100000.0, 100000.0],
        }
    }
}
