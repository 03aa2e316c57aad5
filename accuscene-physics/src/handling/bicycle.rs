use crate::linear::exponential2;

/// The linear bicycle: two axles with constant cornering stiffness at constant speed.
///
/// Side force of an axle `-C alpha` with the slip angles `(v_y + l_f r) / u - delta` in front and `(v_y - l_r r) / u` in the
/// rear. Range: below about 0.4 g of lateral acceleration. Source: Gillespie, *Fundamentals of Vehicle Dynamics*, 1992,
/// chapter 6; Milliken and Milliken, *Race Car Vehicle Dynamics*, 1995, chapter 5.
///
/// ```
/// use accuscene_physics::handling::{LimitSpeed, LinearBicycle};
/// let car = LinearBicycle {
///     mass: 1500.0,
///     yaw_inertia: 2600.0,
///     front: 1.2,
///     rear: 1.5,
///     front_stiffness: 90_000.0,
///     rear_stiffness: 95_000.0,
/// };
/// let [_, yaw_rate] = car.steady_turn(25.0, 0.02);
/// assert!((yaw_rate - 0.12192).abs() < 1e-5);
/// assert!(matches!(car.limit_speed(), LimitSpeed::Characteristic(v) if (v - 34.705).abs() < 1e-3));
/// ```
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct LinearBicycle {
    /// Mass, kg, above zero.
    pub mass: f64,
    /// Moment of inertia about the vertical axis, kg m², above zero.
    pub yaw_inertia: f64,
    /// Distance of the front axle before the centre of gravity, m.
    pub front: f64,
    /// Distance of the rear axle behind the centre of gravity, m; the sum of both is above zero.
    pub rear: f64,
    /// Cornering stiffness of the front axle (both wheels), N/rad, above zero.
    pub front_stiffness: f64,
    /// Cornering stiffness of the rear axle (both wheels), N/rad, above zero.
    pub rear_stiffness: f64,
}

/// The speed at which a car's steering turns in character.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum LimitSpeed {
    /// An understeering car needs twice the Ackermann angle at this speed, m/s.
    Characteristic(f64),
    /// An oversteering car is unstable above this speed, m/s.
    Critical(f64),
    /// A neutral car has neither.
    Neutral,
}

impl LimitSpeed {
    /// The speed, m/s; infinite for a neutral car.
    #[must_use]
    pub fn speed(self) -> f64 {
        match self {
            Self::Characteristic(speed) | Self::Critical(speed) => speed,
            Self::Neutral => f64::INFINITY,
        }
    }
}

/// Eigenvalues of the motion in lateral velocity and yaw rate, 1/s.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Eigenvalues {
    /// Real parts, ascending; both alike if it oscillates. One above zero: unstable.
    pub real: [f64; 2],
    /// Angular frequency, rad/s; 0 if it does not oscillate.
    pub imaginary: f64,
}

impl LinearBicycle {
    /// Distance of the axles, m.
    #[must_use]
    pub fn wheelbase(&self) -> f64 {
        self.front + self.rear
    }

    /// Understeer gradient `m / L (l_r / C_f - l_f / C_r)`, rad s²/m; negative for an oversteering car.
    #[must_use]
    pub fn understeer_gradient(&self) -> f64 {
        let per_acceleration = self.rear / self.front_stiffness - self.front / self.rear_stiffness;
        self.mass / self.wheelbase() * per_acceleration
    }

    /// Characteristic or critical speed, `sqrt(L / |K|)`.
    #[must_use]
    pub fn limit_speed(&self) -> LimitSpeed {
        let gradient = self.understeer_gradient();
        let speed = (self.wheelbase() / gradient.abs()).sqrt();
        if gradient > 0.0 {
            LimitSpeed::Characteristic(speed)
        } else if gradient < 0.0 {
            LimitSpeed::Critical(speed)
        } else {
            LimitSpeed::Neutral
        }
    }

    /// Lateral velocity (m/s) and yaw rate (rad/s) of the steady turn at `speed` (m/s, above zero) and `steer` (rad).
    ///
    /// At the critical speed there is none, and the result is not finite.
    #[must_use]
    pub fn steady_turn(&self, speed: f64, steer: f64) -> [f64; 2] {
        let rate = speed * steer / (self.wheelbase() + self.understeer_gradient() * speed * speed);
        // Moments balance, so the rear axle carries its share of the centripetal force.
        let rear_force = self.mass * speed * rate * self.front / self.wheelbase();
        let rear_slip = -rear_force / self.rear_stiffness;
        [speed * rear_slip + self.rear * rate, rate]
    }

    /// Eigenvalues at `speed` (m/s, above zero).
    #[must_use]
    pub fn eigenvalues(&self, speed: f64) -> Eigenvalues {
        let [[a, b], [c, d]] = self.matrix(speed);
        let (mean, half) = (0.5 * (a + d), 0.5 * (a - d));
        let square = half * half + b * c;
        let root = square.abs().sqrt();
        if square < 0.0 {
            Eigenvalues { real: [mean, mean], imaginary: root }
        } else {
            Eigenvalues { real: [mean - root, mean + root], imaginary: 0.0 }
        }
    }

    /// Lateral velocity (m/s) and yaw rate (rad/s) `time` (s) after the steer angle steps from 0 to `steer` (rad) while the
    /// car runs straight at `speed` (m/s, above zero).
    ///
    /// Exact but for rounding; not finite at the critical speed itself, where there is no steady turn to start from.
    #[must_use]
    pub fn step_steer(&self, speed: f64, steer: f64, time: f64) -> [f64; 2] {
        let [v, r] = self.steady_turn(speed, steer);
        let [[a, b], [c, d]] = exponential2(self.matrix(speed), time);
        [v - (a * v + b * r), r - (c * v + d * r)]
    }

    /// Rates of lateral velocity and yaw rate by themselves, by rows.
    fn matrix(&self, speed: f64) -> [[f64; 2]; 2] {
        let (cf, cr, lf, lr) = (self.front_stiffness, self.rear_stiffness, self.front, self.rear);
        let skew = lf * cf - lr * cr;
        let (by_mass, by_inertia) = (1.0 / (self.mass * speed), 1.0 / (self.yaw_inertia * speed));
        [
            [-(cf + cr) * by_mass, -skew * by_mass - speed],
            [-skew * by_inertia, -(lf * lf * cf + lr * lr * cr) * by_inertia],
        ]
    }
}

#[cfg(test)]
mod tests {
    use super::{LimitSpeed, LinearBicycle};

    fn car(front_stiffness: f64) -> LinearBicycle {
        LinearBicycle {
            mass: 1500.0,
            yaw_inertia: 2600.0,
            front: 1.3,
            rear: 1.3,
            front_stiffness,
            rear_stiffness: 90_000.0,
        }
    }

    #[test]
    fn an_oversteering_car_leaves_its_line_above_the_critical_speed() {
        let car = car(120_000.0);
        let LimitSpeed::Critical(limit) = car.limit_speed() else { panic!("it oversteers") };
        assert!(car.eigenvalues(0.99 * limit).real[1] < 0.0);
        assert!(car.eigenvalues(1.01 * limit).real[1] > 0.0);
    }

    #[test]
    fn a_neutral_car_turns_as_ackermann_says_at_any_speed() {
        let car = car(90_000.0);
        assert_eq!(car.limit_speed(), LimitSpeed::Neutral);
        assert!((car.steady_turn(40.0, 0.01)[1] - 40.0 * 0.01 / 2.6).abs() < 1e-15);
    }
}
