use accuscene_core::arith::Vec3;

/// Tells for how long a vehicle has stayed where it is, however it is shaken there.
///
/// What leans on another is pushed on by its tyres and held by an impulse in every step: its speed never dies out, but it
/// goes nowhere.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Stay {
    place: Vec3,
    heading: f64,
    time: f64,
}

/// What goes no further than this, m, or turns by no more, rad, stays.
const PLACE: f64 = 5e-4;
/// For this long, s.
const LONG: f64 = 1.0;
/// Kinetic energy per mass of what is shaken at most, J/kg: 3 cm/s, which gravity makes in a step of 3 ms.
const SHAKEN: f64 = 5e-4;

impl Stay {
    /// Takes place (m) and heading (rad) after a step of `dt` (s); the time for which it has stayed, s.
    pub fn observe(&mut self, place: Vec3, heading: f64, dt: f64) -> f64 {
        let way = place - self.place;
        self.time = if way.dot(way) > PLACE * PLACE || (heading - self.heading).abs() > PLACE {
            *self = Self { place, heading, time: 0.0 };
            0.0
        } else {
            self.time + dt
        };
        self.time
    }

    /// True of what has stayed for this time (s) with this kinetic energy per mass (J/kg): it rests.
    #[must_use]
    pub fn rests(time: f64, energy: f64) -> bool {
        time > LONG && energy < SHAKEN
    }
}
