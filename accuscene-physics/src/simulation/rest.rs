/// Tells when a vehicle has come to rest.
///
/// Rest is a window of time whose largest motion is below a limit and at most half of that of the window
/// before: an oscillation that dies out, not a slow roll that begins.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct RestWatch {
    elapsed: f64,
    largest: f64,
    previous: f64,
    reached: bool,
}

/// Length of a window, s.
const WINDOW: f64 = 0.2;
/// Kinetic energy per mass below which a vehicle can be at rest, J/kg: 4.5 mm/s.
const CALM: f64 = 1e-5;
/// Motion that is rest whatever came before, J/kg: 1 um/s.
const STILL: f64 = 1e-12;

impl Default for RestWatch {
    fn default() -> Self {
        Self { elapsed: 0.0, largest: 0.0, previous: f64::INFINITY, reached: false }
    }
}

impl RestWatch {
    /// Takes the kinetic energy per mass (J/kg) after a step of `dt` (s); true once rest is reached, and for as long as it
    /// is calm from then on.
    pub fn observe(&mut self, energy: f64, dt: f64) -> bool {
        self.elapsed += dt;
        if energy > self.largest {
            self.largest = energy;
        }
        if self.elapsed >= WINDOW {
            let calm = self.largest < CALM && (self.reached || self.largest <= 0.5 * self.previous);
            let reached = calm || self.largest < STILL;
            *self = Self { elapsed: 0.0, largest: 0.0, previous: self.largest, reached };
        }
        self.reached
    }
}
