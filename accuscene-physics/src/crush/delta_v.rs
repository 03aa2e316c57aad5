//! Delta-V from crush energies alone (CRASH3): a common velocity at the contact along the principal direction of force.

use super::{CrushError, check};

/// One of the two vehicles.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct CrushedBody {
    /// Mass, kg.
    pub mass: f64,
    /// Radius of gyration about the vertical axis, m.
    pub gyration: f64,
    /// Distance of the line of force from the centre of gravity, m, 0 or more.
    pub arm: f64,
    /// Crush energy, J.
    pub energy: f64,
}

/// What the crush energies of two vehicles tell.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct DamageOutcome {
    /// k²/(k² + h²): the share of the mass that the contact feels.
    pub effective: [f64; 2],
    /// Delta-V, m/s, of a plastic impact.
    pub delta_v: [f64; 2],
    /// Change of yaw rate, rad/s, of a plastic impact; restitution changes it as it does delta-V.
    pub delta_omega: [f64; 2],
    /// Closing speed at the contact along the force, m/s, of a plastic impact.
    pub closing_speed: f64,
    /// Delta-V with restitution, the energies being what is dissipated.
    pub delta_v_restitution: [f64; 2],
    /// Closing speed with restitution, the energies being what is dissipated.
    pub closing_speed_restitution: f64,
    /// Delta-V with restitution, the energies being those at the greatest compression; its closing speed is the plastic one.
    pub delta_v_compression: [f64; 2],
}

/// Delta-V, change of yaw rate and closing speed from the damage of two vehicles.
///
/// Sliding along the contact is not part of it. Source: CRASH3 manual (NHTSA 1982).
///
/// # Errors
/// [`CrushError`] for masses or radii not above 0, negative arms or energies, a restitution outside 0 to below 1.
///
/// ```
/// use accuscene_physics::crush::delta_v::{CrushedBody, from_damage};
///
/// let body = |mass, energy| CrushedBody { mass, gyration: 1.3, arm: 0.0, energy };
/// let outcome = from_damage(&[body(1500.0, 60e3), body(1200.0, 45e3)], 0.1)?;
/// // Momentum: 1500 kg and 1200 kg.
/// assert!((1500.0 * outcome.delta_v[0] - 1200.0 * outcome.delta_v[1]).abs() < 1e-9);
/// # Ok::<(), accuscene_physics::crush::CrushError>(())
/// ```
pub fn from_damage(bodies: &[CrushedBody; 2], restitution: f64) -> Result<DamageOutcome, CrushError> {
    for body in bodies {
        check::positive("mass", body.mass)?;
        check::positive("radius of gyration", body.gyration)?;
        check::not_negative("arm", body.arm)?;
        check::not_negative("crush energy", body.energy)?;
    }
    check::restitution(restitution)?;
    let effective = bodies.map(|b| b.gyration * b.gyration / (b.gyration * b.gyration + b.arm * b.arm));
    let [m1, m2] = [effective[0] * bodies[0].mass, effective[1] * bodies[1].mass];
    let mass = m1 * m2 / (m1 + m2);
    let energy = bodies[0].energy + bodies[1].energy;
    let impulse = (2.0 * mass * energy).sqrt();
    let delta_v = bodies.map(|b| impulse / b.mass);
    let turn = |k: usize| delta_v[k] * bodies[k].arm / (bodies[k].gyration * bodies[k].gyration);
    let factor = ((1.0 + restitution) / (1.0 - restitution)).sqrt();
    let outcome = DamageOutcome {
        effective,
        delta_v,
        delta_omega: [turn(0), turn(1)],
        closing_speed: (2.0 * energy / mass).sqrt(),
        delta_v_restitution: delta_v.map(|v| v * factor),
        closing_speed_restitution: (2.0 * energy / (mass * (1.0 - restitution * restitution))).sqrt(),
        delta_v_compression: delta_v.map(|v| v * (1.0 + restitution)),
    };
    check::result(&[outcome.closing_speed_restitution])?;
    check::result(&outcome.delta_v_restitution)?;
    check::result(&outcome.delta_omega)?;
    Ok(outcome)
}
