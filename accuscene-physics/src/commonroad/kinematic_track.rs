use super::input::{AccelerationLimits, Input, SteeringLimits};
use accuscene_core::arith::{Real, atan, cos, sin, sin_cos, tan};

/// A vehicle as two wheels that roll without slip, with the limits of its driver and drive.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct KinematicTrack {
    /// From the centre of gravity forward to the front axle, m.
    pub front: f64,
    /// From the centre of gravity back to the rear axle, m.
    pub rear: f64,
    /// Limits of steering.
    pub steering: SteeringLimits,
    /// Limits of speed and acceleration.
    pub drive: AccelerationLimits,
}

/// What a vehicle does at walking pace, where tyre models break down.
pub(super) struct SlowMotion {
    /// Rates of position, steering angle, speed and yaw.
    pub(super) pose: [f64; 5],
    pub(super) yaw_acceleration: f64,
    pub(super) slip_rate: f64,
}

impl KinematicTrack {
    /// Time derivative of `[x, y, steering angle, speed, yaw]` of the rear axle (model KS).
    #[must_use]
    pub fn derivative(&self, state: &[f64; 5], input: Input) -> [f64; 5] {
        let [_, _, steer, speed, yaw] = *state;
        let input = self.limited(steer, speed, input);
        let (sin, cos) = sin_cos(yaw);
        [
            speed * cos,
            speed * sin,
            input.steer_rate,
            input.acceleration,
            speed / self.wheelbase() * tan(steer),
        ]
    }

    /// Distance of the axles, m.
    #[must_use]
    pub fn wheelbase(&self) -> f64 {
        self.front + self.rear
    }

    /// The input within the limits at a steering angle, rad, and a speed, m/s.
    #[must_use]
    pub fn limited(&self, steer: f64, speed: f64, input: Input) -> Input {
        Input {
            steer_rate: self.steering.limited(steer, input.steer_rate),
            acceleration: self.drive.limited(speed, input.acceleration),
        }
    }

    /// Motion of the centre of gravity under an input already limited. `lean` is the angle the model takes for its
    /// slip angle; the multi-body model passes its roll.
    pub(super) fn slow(&self, pose: [f64; 5], lean: f64, input: Input) -> SlowMotion {
        let [_, _, steer, speed, yaw] = pose;
        let base = self.wheelbase();
        let slope = tan(steer);
        let cos_squared = cos(steer).squared();
        let slip = atan(slope * self.rear / base);
        let (sin_course, cos_course) = sin_cos(slip + yaw);
        // The package squares the tangent inside the square as well.
        let slip_rate = self.rear * input.steer_rate
            / (base * cos_squared * (1.0 + (slope.squared() * self.rear / base).squared()));
        let yaw_acceleration = (input.acceleration * cos(lean) * slope
            - speed * sin(lean) * slip_rate * slope
            + speed * cos(lean) * input.steer_rate / cos_squared)
            / base;
        SlowMotion {
            pose: [
                speed * cos_course,
                speed * sin_course,
                input.steer_rate,
                input.acceleration,
                speed * cos(slip) * slope / base,
            ],
            yaw_acceleration,
            slip_rate,
        }
    }
}
