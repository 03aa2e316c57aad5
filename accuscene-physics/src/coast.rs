//! Coasting down under rolling resistance and air drag.

use accuscene_core::arith::{atan, ln};

/// A vehicle that rolls freely on the level: `m v' = -(c0 + c2 v^2)`.
///
/// Source: Newton's second law; White and Korst, SAE 720099, for its use in coast-down tests.
///
/// ```
/// use accuscene_physics::coast::CoastDown;
/// let car = CoastDown::new(1500.0, 0.012, 9.80665, 0.7, 1.2);
/// // Hardly any air drag at walking pace: the rolling resistance alone.
/// let distance = car.distance(1.0, 0.0);
/// assert!((distance - 1.0 / (2.0 * 0.012 * 9.80665)).abs() < 0.01);
/// ```
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct CoastDown {
    /// Mass, kg, above zero.
    pub mass: f64,
    /// Resistance at any speed, N, above zero: `C_rr m g`.
    pub constant: f64,
    /// Resistance per square of the speed, kg/m, above zero: `rho C_d A / 2`.
    pub quadratic: f64,
}

impl CoastDown {
    /// From mass (kg), rolling resistance coefficient, gravity (m/s²), drag area `C_d A` (m²) and density of the air (kg/m³).
    #[must_use]
    pub fn new(mass: f64, rolling: f64, gravity: f64, drag_area: f64, air_density: f64) -> Self {
        Self { mass, constant: rolling * mass * gravity, quadratic: 0.5 * air_density * drag_area }
    }

    /// Time from speed `from` to speed `to`, s; both in m/s, `from >= to >= 0`.
    #[must_use]
    pub fn time(&self, from: f64, to: f64) -> f64 {
        let scale = (self.quadratic / self.constant).sqrt();
        self.mass / (self.constant * self.quadratic).sqrt() * (atan(from * scale) - atan(to * scale))
    }

    /// Distance from speed `from` to speed `to`, m; both in m/s, `from >= to >= 0`.
    #[must_use]
    pub fn distance(&self, from: f64, to: f64) -> f64 {
        let resistance = |v: f64| self.constant + self.quadratic * v * v;
        self.mass / (2.0 * self.quadratic) * ln(resistance(from) / resistance(to))
    }
}
