use super::{FourWheels, PlanarMotion};
use crate::integrate::rk4;
use crate::tyre::steady;
use accuscene_core::arith::{Real, Vec2, atan, sin_cos};

/// A car on four free-rolling brush tyres whose front wheels steer at a constant rate up to an angle.
///
/// Loads are the static ones, there is no drag and no longitudinal force in the wheel planes. Range: forward motion of every
/// wheel. Source: rigid body in the plane; brush tyre after Pacejka 2012, section 3.2.
///
/// ```
/// use accuscene_core::arith::Vec2;
/// use accuscene_physics::handling::{FourWheels, PlanarMotion, RampSteer};
/// use accuscene_physics::vehicle::LoadTransfer;
/// let loads = LoadTransfer {
///     mass: 1500.0,
///     front: 1.2,
///     rear: 1.5,
///     cg_height: 0.0,
///     tracks: [1.5, 1.5],
///     front_roll_share: 0.5,
///     gravity: 9.80665,
/// };
/// let test = RampSteer {
///     car: FourWheels { yaw_inertia: 2600.0, loads },
///     friction: 0.85,
///     stiffness: 55_000.0,
///     steer: 0.05,
///     ramp: 0.2,
/// };
/// let start = PlanarMotion { velocity: Vec2::new(20.0, 0.0), ..PlanarMotion::default() };
/// assert!((test.motion(start, 2.0).yaw_rate - 0.279_106_5).abs() < 1e-7);
/// ```
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct RampSteer {
    /// The car.
    pub car: FourWheels,
    /// Friction coefficient, above zero.
    pub friction: f64,
    /// Slip stiffness of each wheel, N/rad, above zero.
    pub stiffness: f64,
    /// Steer angle of both front wheels at the end of the ramp, rad, left positive.
    pub steer: f64,
    /// Duration of the ramp, s, above zero.
    pub ramp: f64,
}

/// Longest step, s.
const STEP: f64 = 5e-4;

impl RampSteer {
    /// The motion `time` (s, not negative) after `start`, at which the ramp begins.
    ///
    /// Classical Runge-Kutta with steps up to 0.5 ms that end at the end of the ramp; the error is below 1e-9 of the figures.
    #[must_use]
    pub fn motion(&self, start: PlanarMotion, time: f64) -> PlanarMotion {
        let mut y = start.to_array();
        let corner = Real::min(self.ramp, time);
        for (from, to) in [(0.0, corner), (corner, time)] {
            let steps = ((to - from) / STEP).ceil();
            let step = (to - from) / Real::max(steps, 1.0);
            for k in 0..steps as u64 {
                y = rk4(|t, y| self.rates(t, y), from + k as f64 * step, &y, step);
            }
        }
        PlanarMotion::from_array(y)
    }

    fn rates(&self, t: f64, y: &[f64; 6]) -> [f64; 6] {
        let loads = &self.car.loads;
        let turned = sin_cos(self.steer * Real::min(t / self.ramp, 1.0));
        let mut total = Vec2::zero();
        let mut moment = 0.0;
        for (k, (place, load)) in loads.places().into_iter().zip(loads.wheel_loads(0.0, 0.0)).enumerate() {
            let (sin, cos) = if k < 2 { turned } else { (0.0, 1.0) };
            let v = FourWheels::wheel_velocity(y, place).rotate(cos, -sin);
            let [_, side, _, _] = steady(0.0, atan(v.y / v.x), load, self.friction, self.stiffness, 0.0);
            let force = Vec2::new(0.0, side).rotate(cos, sin);
            total += force;
            moment += place.cross(force);
        }
        self.car.rates(y, total * (1.0 / loads.mass), moment)
    }
}
