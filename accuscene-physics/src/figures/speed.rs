use crate::handling::{Eigenvalues, LinearBicycle};
use serde::Serialize;

/// How a vehicle answers its steering at one speed: the linear bicycle, small angles, lateral acceleration below 0.4 g.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
#[non_exhaustive]
pub struct SpeedFigures {
    /// Speed, m/s.
    pub speed: f64,
    /// Steady yaw rate per steer angle of the front wheels, 1/s; `None` where the vehicle is unstable or the rear axle steers.
    pub yaw_velocity_gain: Option<f64>,
    /// Undamped natural frequency of yaw and lateral velocity, rad/s; `None` where the vehicle is unstable.
    pub natural_frequency: Option<f64>,
    /// Damping ratio of the same, above 1 where it does not oscillate; `None` where the vehicle is unstable.
    pub damping_ratio: Option<f64>,
    /// Real parts of the eigenvalues, ascending, 1/s; one above zero: unstable.
    pub eigenvalues_real: [f64; 2],
    /// Angular frequency of the damped oscillation, rad/s; 0 where there is none.
    pub eigenvalues_imaginary: f64,
}

impl SpeedFigures {
    /// Those of `car` at `speed` (m/s, above zero); `front_alone` if no other axle follows the steering.
    pub(super) fn of(car: &LinearBicycle, speed: f64, front_alone: bool) -> Self {
        let Eigenvalues { real, imaginary } = car.eigenvalues(speed);
        // The product of the eigenvalues is the square of the natural frequency, their sum twice the decay.
        let square = real[0] * real[1] + imaginary * imaginary;
        let stable = real[1] < 0.0 && square > 0.0;
        let natural = stable.then(|| square.sqrt());
        let [_, gain] = car.steady_turn(speed, 1.0);
        Self {
            speed,
            yaw_velocity_gain: (stable && front_alone && gain.is_finite()).then_some(gain),
            natural_frequency: natural,
            damping_ratio: natural.map(|n| -0.5 * (real[0] + real[1]) / n),
            eigenvalues_real: real,
            eigenvalues_imaginary: imaginary,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::SpeedFigures;
    use crate::handling::LinearBicycle;

    const OVERSTEERS: LinearBicycle = LinearBicycle {
        mass: 1500.0,
        yaw_inertia: 2600.0,
        front: 1.3,
        rear: 1.3,
        front_stiffness: 120_000.0,
        rear_stiffness: 90_000.0,
    };

    #[test]
    fn damping_and_frequency_are_those_of_the_eigenvalues() {
        let car = LinearBicycle { front_stiffness: 70_000.0, ..OVERSTEERS };
        let f = SpeedFigures::of(&car, 30.0, true);
        let (n, d) = (f.natural_frequency.unwrap(), f.damping_ratio.unwrap());
        assert!(f.eigenvalues_imaginary > 0.0 && d < 1.0);
        assert!((f.eigenvalues_real[0] + d * n).abs() < 1e-12 * n);
        assert!((f.eigenvalues_imaginary - n * (1.0 - d * d).sqrt()).abs() < 1e-12 * n);
    }

    #[test]
    fn an_unstable_car_has_no_steady_turn() {
        let above = OVERSTEERS.limit_speed().speed() * 1.1;
        let f = SpeedFigures::of(&OVERSTEERS, above, true);
        assert_eq!((f.yaw_velocity_gain, f.natural_frequency, f.damping_ratio), (None, None, None));
        assert!(f.eigenvalues_real[1] > 0.0);
    }
}
