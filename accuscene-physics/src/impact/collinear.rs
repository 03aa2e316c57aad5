//! Central impact on a line.

use super::{ImpactError, check};

/// A body that moves on a line.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct LineBody {
    /// Mass, kg; above 0, infinite for an immovable body.
    pub mass: f64,
    /// Velocity, m/s.
    pub velocity: f64,
}

impl LineBody {
    pub(crate) fn inverse_mass(&self) -> f64 {
        if self.mass.is_infinite() { 0.0 } else { 1.0 / self.mass }
    }
}

/// What a central impact does.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct CollinearOutcome {
    /// Impulse on body 2, N s; body 1 takes the opposite.
    pub impulse: f64,
    /// Velocities afterwards, m/s.
    pub velocities: [f64; 2],
    /// Magnitudes of the changes of velocity, m/s.
    pub delta_v: [f64; 2],
    /// Loss of kinetic energy, J.
    pub energy_loss: f64,
}

/// The central impact of body 1 with body 2 ahead of it: momentum and Newton's restitution.
///
/// `restitution` above -1, up to 1.
///
/// # Errors
/// [`ImpactError`] for input out of range and for bodies that do not approach (v1 > v2).
pub fn impact(bodies: &[LineBody; 2], restitution: f64) -> Result<CollinearOutcome, ImpactError> {
    let [a, b] = *bodies;
    check::mass("body 1 mass", a.mass)?;
    check::mass("body 2 mass", b.mass)?;
    check::finite("velocity", &[a.velocity, b.velocity])?;
    check::restitution(restitution)?;
    let inverse = a.inverse_mass() + b.inverse_mass();
    if inverse <= 0.0 {
        return Err(ImpactError::Immovable { hint: "give one of the bodies a finite mass" });
    }
    let closing = a.velocity - b.velocity;
    check::approaching(-closing)?;
    let mass = 1.0 / inverse;
    let impulse = (1.0 + restitution) * mass * closing;
    let energy_loss = 0.5 * mass * closing * closing * ((1.0 - restitution) * (1.0 + restitution));
    let delta_v = [impulse * a.inverse_mass(), impulse * b.inverse_mass()];
    let velocities = [a.velocity - delta_v[0], b.velocity + delta_v[1]];
    if [impulse, energy_loss, velocities[0], velocities[1]].iter().any(|v| !v.is_finite()) {
        return Err(ImpactError::overflow());
    }
    Ok(CollinearOutcome { impulse, velocities, delta_v, energy_loss })
}
