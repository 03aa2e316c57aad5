use accuscene_core::arith::Real;

/// What drives a model: rate of the steering angle, rad/s, and longitudinal acceleration, m/s^2.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Input {
    /// Rate of the front wheels' steering angle, rad/s, positive to the left.
    pub steer_rate: f64,
    /// Acceleration asked for, m/s^2; negative brakes.
    pub acceleration: f64,
}

/// How far and how fast the front wheels turn.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct SteeringLimits {
    /// Largest steering angle to either side, rad, above 0.
    pub angle: f64,
    /// Largest rate to either side, rad/s, above 0.
    pub rate: f64,
}

impl SteeringLimits {
    /// The rate within the limits, rad/s: zero at a stop that it would turn past.
    #[must_use]
    pub fn limited(&self, angle: f64, rate: f64) -> f64 {
        let stopped = (angle <= -self.angle && rate <= 0.0) || (angle >= self.angle && rate >= 0.0);
        if stopped { 0.0 } else { Real::clamp(rate, -self.rate, self.rate) }
    }
}

/// What brakes and engine can do.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct AccelerationLimits {
    /// Largest speed backwards as a negative number, m/s.
    pub lowest_speed: f64,
    /// Largest speed, m/s.
    pub highest_speed: f64,
    /// Speed above which the power of the engine is the limit, m/s, above 0.
    pub power_speed: f64,
    /// Largest acceleration to either side, m/s^2.
    pub acceleration: f64,
}

impl AccelerationLimits {
    /// The acceleration within the limits at a speed, m/s^2: zero at a speed limit that it would pass.
    #[must_use]
    pub fn limited(&self, speed: f64, acceleration: f64) -> f64 {
        let most = if speed > self.power_speed {
            self.acceleration * self.power_speed / speed
        } else {
            self.acceleration
        };
        let stopped = (speed <= self.lowest_speed && acceleration <= 0.0)
            || (speed >= self.highest_speed && acceleration >= 0.0);
        if stopped { 0.0 } else { Real::clamp(acceleration, -self.acceleration, most) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const STEERING: SteeringLimits = SteeringLimits { angle: 0.9, rate: 0.4 };
    const DRIVE: AccelerationLimits =
        AccelerationLimits { lowest_speed: -10.0, highest_speed: 40.0, power_speed: 5.0, acceleration: 10.0 };

    #[test]
    fn steering_stops_at_its_end_and_turns_back_from_it() {
        assert_eq!(STEERING.limited(0.9, 0.3), 0.0);
        assert_eq!(STEERING.limited(0.9, -0.6), -0.4);
        assert_eq!(STEERING.limited(-0.9, -0.3), 0.0);
        assert_eq!(STEERING.limited(0.1, 0.3), 0.3);
    }

    #[test]
    fn power_limits_driving_but_not_braking() {
        assert_eq!(DRIVE.limited(20.0, 9.0), 2.5);
        assert_eq!(DRIVE.limited(20.0, -12.0), -10.0);
        assert_eq!(DRIVE.limited(40.0, 1.0), 0.0);
        assert_eq!(DRIVE.limited(-10.0, -1.0), 0.0);
        assert_eq!(DRIVE.limited(4.0, 12.0), 10.0);
    }
}
