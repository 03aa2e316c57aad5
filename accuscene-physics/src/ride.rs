//! Small vertical motions of a car on its springs and tyres: frequencies and free response.

use crate::linear::{eigenvalues, exponential};
use accuscene_core::arith::{Real, TAU};

/// Coordinates of [`Ride`]: height, roll and pitch of the body, then the wheels front left, front right, rear left, rear right.
///
/// m and rad from the static posture, up positive; ISO 8855: roll lowers the right, pitch lowers the nose.
pub type RideMotion = [f64; 7];

/// An axle of the linear ride model.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct RideAxle {
    /// Place before the centre of the sprung mass, m; negative behind it.
    pub x: f64,
    /// Track, m, above zero.
    pub track: f64,
    /// Unsprung mass of one wheel, kg, above zero.
    pub wheel_mass: f64,
    /// Spring rate at one wheel, N/m, not negative.
    pub spring: f64,
    /// Damping at one wheel, N s/m, not negative.
    pub damper: f64,
    /// Stiffness of the anti-roll bar, N m per rad of the axle's roll; negative where springs stand closer than the wheels, but
    /// above `-spring track^2 / 2`.
    pub anti_roll: f64,
    /// Vertical stiffness of one tyre, N/m, above zero.
    pub tyre: f64,
}

/// The linear ride model with seven degrees of freedom: a body that heaves, rolls and pitches on four wheels that hop.
///
/// Linear springs and dampers, small motions about the static posture; the weight has no moment. Source: Gillespie,
/// *Fundamentals of Vehicle Dynamics*, 1992, chapter 5; Wong, *Theory of Ground Vehicles*, chapter 7.
///
/// ```
/// use accuscene_physics::ride::{Ride, RideAxle};
/// let axle = |x: f64| RideAxle {
///     x,
///     track: 1.5,
///     wheel_mass: 40.0,
///     spring: 22_000.0,
///     damper: 1_800.0,
///     anti_roll: 10_000.0,
///     tyre: 210_000.0,
/// };
/// let car =
///     Ride { sprung_mass: 1350.0, roll_inertia: 500.0, pitch_inertia: 2300.0, axles: [axle(1.3), axle(-1.3)] };
/// let f = car.frequencies();
/// assert!(f[0] > 1.0 && f[0] < 1.3, "heave of the body: {} Hz", f[0]);
/// assert!(f[6] > 10.0 && f[6] < 14.0, "hop of a wheel: {} Hz", f[6]);
/// ```
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Ride {
    /// Sprung mass, kg, above zero.
    pub sprung_mass: f64,
    /// Its moment of inertia about the longitudinal axis through its centre, kg m², above zero.
    pub roll_inertia: f64,
    /// The same about the transverse axis, kg m², above zero.
    pub pitch_inertia: f64,
    /// The front and the rear axle.
    pub axles: [RideAxle; 2],
}

/// Degrees of freedom.
const N: usize = 7;

impl Ride {
    /// Frequencies of the undamped motions, Hz, ascending.
    #[must_use]
    pub fn frequencies(&self) -> [f64; 7] {
        let squares = eigenvalues(self.scaled(|a| a.spring, true), N);
        core::array::from_fn(|k| squares[k].sqrt() / TAU)
    }

    /// The motion `time` (s, not negative) after it was let go from `start` without velocity.
    ///
    /// Exact but for rounding, about 1e-13 of the start.
    #[must_use]
    pub fn free_response(&self, start: &RideMotion, time: f64) -> RideMotion {
        let (springs, dampers) = (self.scaled(|a| a.spring, true), self.scaled(|a| a.damper, false));
        // Velocities in units of a wheel's hop keep the matrix small and its exponential accurate.
        let hop = (0..N).map(|k| springs[k * N + k]).fold(0.0, Real::max).sqrt();
        let full = 2 * N;
        let mut rate = vec![0.0; full * full];
        for i in 0..N {
            rate[i * full + N + i] = hop * time;
            for j in 0..N {
                rate[(N + i) * full + j] = -springs[i * N + j] / hop * time;
                rate[(N + i) * full + N + j] = -dampers[i * N + j] * time;
            }
        }
        let flow = exponential(&rate, full);
        let roots = self.masses().map(f64::sqrt);
        core::array::from_fn(|i| {
            (0..N).fold(0.0, |sum, j| sum + flow[i * full + j] * roots[j] * start[j]) / roots[i]
        })
    }

    fn masses(&self) -> [f64; N] {
        let [front, rear] = self.axles.map(|a| a.wheel_mass);
        [self.sprung_mass, self.roll_inertia, self.pitch_inertia, front, front, rear, rear]
    }

    /// Second derivatives of the potential with the springs' `rate` (of the dissipation, if it is the dampers'), divided by
    /// the roots of the masses.
    fn scaled(&self, rate: impl Fn(&RideAxle) -> f64, elastic: bool) -> Vec<f64> {
        let mut matrix = vec![0.0; N * N];
        let mut add = |row: [f64; N], stiffness: f64| {
            for (i, a) in row.iter().enumerate() {
                for (j, b) in row.iter().enumerate() {
                    matrix[i * N + j] += stiffness * a * b;
                }
            }
        };
        for (k, axle) in self.axles.iter().enumerate() {
            let (left, right) = (3 + 2 * k, 4 + 2 * k);
            for (wheel, y) in [(left, 0.5 * axle.track), (right, -0.5 * axle.track)] {
                let mut stretch = [1.0, y, -axle.x, 0.0, 0.0, 0.0, 0.0];
                stretch[wheel] = -1.0;
                add(stretch, rate(axle));
                if elastic {
                    let mut press = [0.0; N];
                    press[wheel] = 1.0;
                    add(press, axle.tyre);
                }
            }
            if elastic {
                let mut twist = [0.0, 1.0, 0.0, 0.0, 0.0, 0.0, 0.0];
                (twist[left], twist[right]) = (-1.0 / axle.track, 1.0 / axle.track);
                add(twist, axle.anti_roll);
            }
        }
        let roots = self.masses().map(f64::sqrt);
        (0..N * N).map(|k| matrix[k] / (roots[k / N] * roots[k % N])).collect()
    }
}
