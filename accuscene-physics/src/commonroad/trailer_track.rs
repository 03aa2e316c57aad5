use super::input::Input;
use super::kinematic_track::KinematicTrack;
use accuscene_core::arith::{Real, sin, tan};
use core::f64::consts::FRAC_PI_2;

/// A kinematic vehicle with a trailer coupled at its rear axle.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct TrailerTrack {
    /// The vehicle in front.
    pub tractor: KinematicTrack,
    /// From the coupling back to the trailer's axle, m, above 0.
    pub trailer_wheelbase: f64,
}

impl TrailerTrack {
    /// Time derivative of `[x, y, steering angle, speed, yaw, hitch angle]` of the tractor's rear axle (model KST).
    ///
    /// The hitch angle is the trailer's yaw less the tractor's, rad; beyond a right angle it stays as it is.
    #[must_use]
    pub fn derivative(&self, state: &[f64; 6], input: Input) -> [f64; 6] {
        let [x, y, steer, speed, yaw, hitch] = *state;
        let [x_rate, y_rate, steer_rate, speed_rate, yaw_rate] =
            self.tractor.derivative(&[x, y, steer, speed, yaw], input);
        let hitch_rate = if Real::abs(hitch) <= FRAC_PI_2 {
            -speed * (sin(hitch) / self.trailer_wheelbase + tan(steer) / self.tractor.wheelbase())
        } else {
            0.0
        };
        [x_rate, y_rate, steer_rate, speed_rate, yaw_rate, hitch_rate]
    }
}
