use super::{FourWheels, PlanarMotion};
use crate::integrate::rk4;
use accuscene_core::arith::{Real, Vec2};

/// A car that slides and spins on four locked wheels, its loads shifting with its accelerations.
///
/// Each wheel takes `-mu F_z V / sqrt(V^2 + eps^2)`. The loads depend on the accelerations and these on the loads; both are
/// linear, and every evaluation solves them together. Range: no wheel lifts, level ground. Source: Newton and Euler in the
/// plane with Coulomb friction at four wheels.
///
/// ```
/// use accuscene_core::arith::Vec2;
/// use accuscene_physics::handling::{FourWheels, LockedSpin, PlanarMotion};
/// use accuscene_physics::vehicle::LoadTransfer;
/// let loads = LoadTransfer {
///     mass: 1500.0,
///     front: 1.2,
///     rear: 1.5,
///     cg_height: 0.55,
///     tracks: [1.5, 1.5],
///     front_roll_share: 0.5,
///     gravity: 9.80665,
/// };
/// let spin = LockedSpin { car: FourWheels { yaw_inertia: 2600.0, loads }, friction: 0.7, smoothing: 1e-3 };
/// let start = PlanarMotion { velocity: Vec2::new(14.0, 0.0), ..PlanarMotion::default() };
/// let end = spin.motion(start, 4.0);
/// assert!((end.position.x - 14.0 * 14.0 / (2.0 * 0.7 * 9.80665)).abs() < 1e-3);
/// ```
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct LockedSpin {
    /// The car.
    pub car: FourWheels,
    /// Friction coefficient, above zero.
    pub friction: f64,
    /// Speed below which friction fades, m/s, above zero; 1e-3 leaves a creep of that order.
    pub smoothing: f64,
}

/// Step as a share of the time in which friction takes away the smoothing speed; the scheme is stable below about 2.
const SHARE: f64 = 0.25;

impl LockedSpin {
    /// Loads of the wheels in this motion, N; front left, front right, rear left, rear right.
    #[must_use]
    pub fn wheel_loads(&self, motion: PlanarMotion) -> [f64; 4] {
        let a = self.acceleration(&motion.to_array());
        self.car.loads.wheel_loads(a.x, a.y)
    }

    /// The motion `time` (s, not negative) after `start`.
    ///
    /// Classical Runge-Kutta with steps of a quarter of `smoothing / (mu g)`; with a smoothing of 1e-3 m/s the error is
    /// below 1e-9 of the figures.
    #[must_use]
    pub fn motion(&self, start: PlanarMotion, time: f64) -> PlanarMotion {
        let most = SHARE * self.smoothing / (self.friction * self.car.loads.gravity);
        let steps = (time / most).ceil();
        let step = time / Real::max(steps, 1.0);
        let mut y = start.to_array();
        for k in 0..steps as u64 {
            y = rk4(|_, y| self.rates(y), k as f64 * step, &y, step);
        }
        PlanarMotion::from_array(y)
    }

    /// Force of a wheel per newton of its load, body axes.
    fn pull(&self, y: &[f64; 6], place: Vec2) -> Vec2 {
        let v = FourWheels::wheel_velocity(y, place);
        v * (-self.friction / (v.dot(v) + self.smoothing * self.smoothing).sqrt())
    }

    fn acceleration(&self, y: &[f64; 6]) -> Vec2 {
        let loads = &self.car.loads;
        let mut constant = Vec2::zero();
        let (mut by_x, mut by_y) = (Vec2::zero(), Vec2::zero());
        for (place, [fixed, x, lateral]) in loads.places().into_iter().zip(loads.coefficients()) {
            let pull = self.pull(y, place);
            constant += pull * fixed;
            by_x += pull * x;
            by_y += pull * lateral;
        }
        // (m - by) a = constant
        let (a, b, c, d) = (loads.mass - by_x.x, -by_y.x, -by_x.y, loads.mass - by_y.y);
        let over = 1.0 / (a * d - b * c);
        Vec2::new((constant.x * d - b * constant.y) * over, (a * constant.y - c * constant.x) * over)
    }

    fn rates(&self, y: &[f64; 6]) -> [f64; 6] {
        let a = self.acceleration(y);
        let loads = self.car.loads.wheel_loads(a.x, a.y);
        let moment = |place: Vec2, load: f64| place.cross(self.pull(y, place) * load);
        let turn = self.car.loads.places().into_iter().zip(loads).fold(0.0, |sum, (p, f)| sum + moment(p, f));
        self.car.rates(y, a, turn)
    }
}
