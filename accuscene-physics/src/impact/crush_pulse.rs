//! Closed forms of a crush pulse: two linear springs on a line, and a barrier with the Campbell force line.

use super::collinear::LineBody;
use super::{ImpactError, check};
use accuscene_core::arith::{FRAC_PI_2, atan2, sin_cos};

/// Acceleration of free fall by which decelerations are stated in g, m/s².
pub use accuscene_core::quantity::STANDARD_GRAVITY;

/// A central crush between two structures with linear springs.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct LinearCrush {
    /// Greatest mutual crush, m.
    pub max_mutual_crush: f64,
    /// Greatest crush of each body, m.
    pub crush: [f64; 2],
    /// Peak force, N.
    pub peak_force: f64,
    /// Energy that each structure stores at the peak, before restitution, J.
    pub energy: [f64; 2],
    /// Time from first contact to common velocity, s.
    pub time_to_common: f64,
    /// Common velocity, m/s.
    pub common_velocity: f64,
    /// Time from first contact to separation, s.
    pub separation_time: f64,
    /// Mutual crush that stays, m.
    pub residual_mutual_crush: f64,
    /// Velocities after separation, m/s.
    pub velocities: [f64; 2],
}

/// The crush of body 1 into body 2 ahead of it, with spring stiffnesses in N/m and unloading along a steeper line that
/// returns the share `restitution`² of the stored energy.
///
/// Finite masses; restitution 0 to 1. Source: the linear, collinear case of the SMAC crush model (McHenry 1971).
///
/// # Errors
/// [`ImpactError`] for input out of range and for bodies that do not approach.
pub fn linear_collinear(
    bodies: &[LineBody; 2],
    stiffness: [f64; 2],
    restitution: f64,
) -> Result<LinearCrush, ImpactError> {
    let [a, b] = *bodies;
    let [k1, k2] = stiffness;
    check::finite("mass, velocity or stiffness", &[a.mass, b.mass, a.velocity, b.velocity, k1, k2])?;
    check::mass("body 1 mass", a.mass)?;
    check::mass("body 2 mass", b.mass)?;
    check::positive("stiffness 1", k1)?;
    check::positive("stiffness 2", k2)?;
    check::elastic(restitution)?;
    let closing = a.velocity - b.velocity;
    check::approaching(-closing)?;
    let (sum, k) = (a.mass + b.mass, k1 * k2 / (k1 + k2));
    let mass = a.mass * b.mass / sum;
    let quarter = FRAC_PI_2 * (mass / k).sqrt();
    let depth = closing * (mass / k).sqrt();
    let force = k * depth;
    let impulse = (1.0 + restitution) * mass * closing;
    let pulse = LinearCrush {
        max_mutual_crush: depth,
        crush: [force / k1, force / k2],
        peak_force: force,
        energy: [0.5 * force * force / k1, 0.5 * force * force / k2],
        time_to_common: quarter,
        common_velocity: (a.mass * a.velocity + b.mass * b.velocity) / sum,
        separation_time: quarter + quarter * restitution,
        residual_mutual_crush: depth * ((1.0 - restitution) * (1.0 + restitution)),
        velocities: [a.velocity - impulse / a.mass, b.velocity + impulse / b.mass],
    };
    let decisive = [depth, force, quarter, pulse.common_velocity, pulse.energy[0], pulse.energy[1]];
    if decisive.iter().any(|v| !v.is_finite()) {
        return Err(ImpactError::overflow());
    }
    Ok(pulse)
}

/// A vehicle that strikes a rigid barrier with its full width and crushes along the Campbell line, without
/// restitution: force per width A + B C.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct BarrierPulse {
    speed: f64,
    mass: f64,
    width: f64,
    a: f64,
    b: f64,
    omega: f64,
}

impl BarrierPulse {
    /// The pulse of a vehicle with this mass (kg), speed (m/s) and contact width (m), stiffness `a` in N/m (0 or more)
    /// and `b` in N/m² (above 0). Source: Campbell 1974, SAE 740565.
    ///
    /// # Errors
    /// [`ImpactError`] for input out of range.
    pub fn new(mass: f64, speed: f64, width: f64, a: f64, b: f64) -> Result<Self, ImpactError> {
        for (path, value) in [("mass", mass), ("speed", speed), ("width", width), ("stiffness B", b)] {
            check::finite(path, &[value])?;
            check::positive(path, value)?;
        }
        check::finite("stiffness A", &[a])?;
        check::not_negative("stiffness A", a)?;
        let pulse = Self { speed, mass, width, a, b, omega: (b * width / mass).sqrt() };
        let results = [pulse.time_to_max(), pulse.max_crush(), pulse.peak_force()];
        if pulse.omega <= 0.0 || results.iter().any(|v| !v.is_finite()) {
            return Err(ImpactError::overflow());
        }
        Ok(pulse)
    }

    /// Crush, m, at this time after first contact, s; from the greatest crush on it stays.
    #[must_use]
    pub fn crush(&self, time: f64) -> f64 {
        let end = self.time_to_max();
        let t = if time < end { time } else { end };
        if t <= 0.0 {
            return 0.0;
        }
        let (sin, cos) = sin_cos(self.omega * t);
        (self.a / self.b) * (cos - 1.0) + (self.speed / self.omega) * sin
    }

    /// Force, N, at this crush, m.
    #[must_use]
    pub fn force(&self, crush: f64) -> f64 {
        self.width * (self.a + self.b * crush)
    }

    /// Time from first contact to the greatest crush, s.
    #[must_use]
    pub fn time_to_max(&self) -> f64 {
        atan2(self.speed * self.b, self.omega * self.a) / self.omega
    }

    /// Greatest crush, m.
    #[must_use]
    pub fn max_crush(&self) -> f64 {
        let rest = self.a / self.b;
        let swing = self.speed / self.omega;
        // Energy: (C + A/B)² = (A/B)² + (v/w)², without the cancellation of the difference of roots.
        swing * swing / ((rest * rest + swing * swing).sqrt() + rest)
    }

    /// Peak force, N.
    #[must_use]
    pub fn peak_force(&self) -> f64 {
        self.force(self.max_crush())
    }

    /// Peak deceleration in units of [`STANDARD_GRAVITY`].
    #[must_use]
    pub fn peak_deceleration_g(&self) -> f64 {
        self.peak_force() / (self.mass * STANDARD_GRAVITY)
    }
}
