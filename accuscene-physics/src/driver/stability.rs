use super::{Actuation, DriverInput, DriverState};
use crate::vehicle::{BodyState, WheelForce};
use accuscene_core::arith::Real;

/// Stability control: compares the yaw rate with that of a bicycle of the same wheelbase, bounded by friction.
///
/// The reference is `v delta / (L (1 + (v / v_ch)^2))`, at most `0.85 mu g / v`, behind a lag of 0.1 s (van Zanten,
/// *Evolution of electronic control systems for improving the vehicle dynamic behavior*, AVEC 2002). A vehicle that
/// turns too much is braked at the outer front wheel, one that turns too little at the inner rear wheel; the
/// throttle closes as far.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct StabilityControl {
    /// Characteristic speed of the reference, m/s.
    pub characteristic_speed: f64,
    /// Departure of the yaw rate that is let pass, rad/s.
    pub threshold: f64,
    /// Further departure at which the wheel is braked with all there is, rad/s.
    pub range: f64,
    /// Greatest brake of one wheel, 0 to 1.
    pub authority: f64,
    /// Speed below which it is off, m/s.
    pub minimum_speed: f64,
    /// Acceleration of free fall, m/s².
    pub gravity: f64,
}

/// Share of the friction that the reference may use for turning.
const USABLE: f64 = 0.85;
/// Lag of the reference, s.
const LAG: f64 = 0.1;

impl StabilityControl {
    /// Adds single wheels' brakes to `input` and closes its throttle; `dt` is the step, s.
    pub fn act(
        &self,
        actuation: &Actuation,
        body: &BodyState,
        forces: &[WheelForce],
        state: &mut DriverState,
        input: &mut DriverInput,
        dt: f64,
    ) {
        let speed = body.orientation.matrix().apply_transposed(body.velocity).x;
        if speed < self.minimum_speed {
            state.reference_rate = 0.0;
            return;
        }
        // Left and right of an axle are added first, so that a mirrored vehicle adds to the same sum.
        let sums = forces.chunks_exact(2).fold([0.0, 0.0], |sum, pair| {
            [sum[0] + (pair[0].limit + pair[1].limit), sum[1] + (pair[0].force.z + pair[1].force.z)]
        });
        let friction = sums[0] / Real::max(sums[1], 1.0);
        let most = USABLE * friction * self.gravity / speed;
        let ratio = speed / self.characteristic_speed;
        let steady = speed * input.steer / (actuation.wheelbase * (1.0 + ratio * ratio));
        let bounded = Real::clamp(steady, -most, most);
        state.reference_rate += (bounded - state.reference_rate) * (dt / (LAG + dt));
        let excess = body.rate.z - state.reference_rate;
        let effort = Real::clamp((excess.abs() - self.threshold) / self.range, 0.0, 1.0) * self.authority;
        if effort <= 0.0 {
            return;
        }
        let wheels = input.wheels.len();
        // Turning left too fast, or right too little, is braked on the right.
        let side = usize::from(excess > 0.0);
        let axle = if excess * body.rate.z > 0.0 { 0 } else { wheels / 2 - 1 };
        let wheel = &mut input.wheels[2 * axle + side];
        wheel.brake = Some(Real::max(wheel.brake.unwrap_or(input.brake), effort));
        input.throttle *= 1.0 - effort;
    }
}
