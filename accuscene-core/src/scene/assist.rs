use super::record::record;
use crate::quantity::{AngularRate, Quantity, Ratio, Speed, Time};

record! {
    /// Anti-lock brakes: every wheel's slip is held around a target, as far as the pedal's brake reaches.
    #[derive(Default)]
    AntiLock {
        optional {
            /// Mean slip that is held, a positive share of the speed.
            target_slip: Option<Quantity<Ratio>> [0.01, 0.5],
            /// Time of one modulation of the slip about its mean.
            cycle: Option<Quantity<Time>> [0.02, 2.0],
            /// Modulation of the slip as a share of its mean.
            depth: Option<Quantity<Ratio>> [0.0, 0.95],
            /// Speed of the wheel over the ground below which it may lock.
            minimum_speed: Option<Quantity<Speed>> [0.5, 20.0],
            /// Whether the axles behind the first one brake both wheels as the one of less grip can; so by default.
            select_low: Option<bool>,
        }
    }

    /// Stability control: brakes single wheels and closes the throttle where the yaw rate departs from that of a
    /// bicycle on the same road.
    #[derive(Default)]
    StabilityControl {
        optional {
            /// Speed at which the reference vehicle turns most (characteristic speed).
            characteristic_speed: Option<Quantity<Speed>> [5.0, 100.0],
            /// Departure of the yaw rate that is let pass.
            threshold: Option<Quantity<AngularRate>> [0.001, 2.0],
            /// Further departure at which the wheel is braked with all there is.
            range: Option<Quantity<AngularRate>> [0.001, 5.0],
            /// Greatest brake of one wheel.
            authority: Option<Quantity<Ratio>> [0.0, 1.0],
            /// Speed below which it is off.
            minimum_speed: Option<Quantity<Speed>> [0.5, 50.0],
        }
    }
}
