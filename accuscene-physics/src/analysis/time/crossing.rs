use crate::analysis::formula::row;
use crate::analysis::given::Given;
use accuscene_core::quantity::{Acceleration, Length, Quantity, Speed};

row! {
    /// A partner that crosses the path of a vehicle and goes on.
    CrossingPartner {
        required {
            /// Its speed at the time of the impact.
            speed: Quantity<Speed> [0.0, 100.0],
            /// The way that it still has to go then until it has cleared the path.
            clearing_distance: Quantity<Length> [0.0, 200.0],
        }
        optional {
            /// Its acceleration, braking negative; 0 by default.
            acceleration: Option<Quantity<Acceleration>> [-20.0, 20.0],
        }
    }
}

impl CrossingPartner {
    /// Time until it has cleared the path; none if it stops before.
    pub(super) fn clearing_time(&self) -> Option<f64> {
        let (speed, way, acceleration) =
            (self.speed.value, self.clearing_distance.value, self.acceleration.si_or(0.0));
        if way == 0.0 {
            return Some(0.0);
        }
        let square = speed * speed + 2.0 * acceleration * way;
        let sum = speed + square.sqrt();
        (square >= 0.0 && sum > 0.0).then(|| 2.0 * way / sum)
    }
}
