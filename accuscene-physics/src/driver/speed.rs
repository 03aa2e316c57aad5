use super::{DriverInput, DriverState, Profile};
use accuscene_core::arith::Real;

/// A driver who keeps a speed with throttle and brake: proportional and integral, of bounded acceleration.
#[derive(Clone, Debug, PartialEq)]
pub struct SpeedKeeper {
    /// Speed over the time of the phase, m/s; `None` takes that of the path.
    pub speed: Option<Profile>,
    /// Greatest acceleration asked for, m/s².
    pub max_acceleration: f64,
    /// Greatest deceleration asked for, m/s², positive.
    pub max_deceleration: f64,
    /// Acceleration asked for by each unit of missing speed, 1/s.
    pub gain: f64,
    /// Deceleration of a full brake pedal, m/s².
    pub full_brake: f64,
    /// Mass, kg.
    pub mass: f64,
}

/// Pedal that holds a vehicle which is to stand.
const HOLD: f64 = 0.5;
/// Below this speed a vehicle that is to stand is held, m/s.
const STANDS: f64 = 0.2;

impl SpeedKeeper {
    /// Sets throttle and brake to reach `target` from `speed` (m/s); `pull` is the force of a full throttle, N.
    pub fn act(
        &self,
        target: f64,
        speed: f64,
        pull: f64,
        dt: f64,
        state: &mut DriverState,
        input: &mut DriverInput,
    ) {
        let missing = target - speed;
        let wanted = self.gain * missing + state.integral;
        let asked = Real::clamp(wanted, -self.max_deceleration, self.max_acceleration);
        // What cannot be had is not learnt.
        if wanted == asked || missing * wanted < 0.0 {
            state.integral += 0.25 * self.gain * self.gain * missing * dt;
        }
        let full = Real::max(pull, 1.0);
        input.throttle = Real::clamp(asked * self.mass / full, 0.0, 1.0);
        input.brake = Real::clamp(-asked / self.full_brake, 0.0, 1.0);
        if target <= 0.0 && speed < STANDS {
            input.throttle = 0.0;
            input.brake = Real::max(input.brake, HOLD);
        }
    }
}
