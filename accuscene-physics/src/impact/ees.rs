//! Energy equivalent speed, and which body took the energy of an impact.

use super::{ImpactError, check};

/// Energy equivalent speed sqrt(2 E/m), m/s, of a vehicle of this mass, kg, that took this deformation energy, J.
///
/// 0 for an infinite mass.
///
/// # Errors
/// [`ImpactError`] for a negative energy or a mass that is not positive.
pub fn ees(deformation_energy: f64, mass: f64) -> Result<f64, ImpactError> {
    check::finite("deformation energy", &[deformation_energy])?;
    check::not_negative("deformation energy", deformation_energy)?;
    check::mass("mass", mass)?;
    Ok((2.0 * deformation_energy / mass).sqrt())
}

/// Shares of the energy, J, by equal contact force on structures of these stiffnesses: E1/E2 = k2/k1.
///
/// Stiffnesses above 0 in one unit; an infinite one takes nothing.
///
/// # Errors
/// [`ImpactError`] for input out of range, or if both stiffnesses are infinite.
pub fn split_by_stiffness(energy: f64, stiffness: [f64; 2]) -> Result<[f64; 2], ImpactError> {
    check::finite("energy", &[energy])?;
    check::not_negative("energy", energy)?;
    let [k1, k2] = stiffness;
    check::positive("stiffness 1", k1)?;
    check::positive("stiffness 2", k2)?;
    match (k1.is_infinite(), k2.is_infinite()) {
        (true, true) => Err(ImpactError::NotFinite {
            path: "stiffness 2",
            value: k2,
            hint: "one of the bodies must be able to deform",
        }),
        (true, false) => Ok([0.0, energy]),
        (false, true) => Ok([energy, 0.0]),
        // Quotients first: the sum of two large stiffnesses may overflow.
        (false, false) => Ok([energy / (1.0 + k1 / k2), energy / (1.0 + k2 / k1)]),
    }
}

/// Shares of the energy, J, that give these EES in the ratio EES1/EES2 = `ratio`: E1/E2 = (m1/m2) ratio².
///
/// Finite masses in kg and a ratio above 0.
///
/// # Errors
/// [`ImpactError`] for input out of range.
pub fn split_by_ees_ratio(energy: f64, masses: [f64; 2], ratio: f64) -> Result<[f64; 2], ImpactError> {
    check::finite("energy", &[energy])?;
    check::not_negative("energy", energy)?;
    check::finite("masses and EES ratio", &[masses[0], masses[1], ratio])?;
    check::mass("body 1 mass", masses[0])?;
    check::mass("body 2 mass", masses[1])?;
    check::positive("EES ratio", ratio)?;
    let quotient = masses[0] / masses[1] * (ratio * ratio);
    Ok([energy / (1.0 + 1.0 / quotient), energy / (1.0 + quotient)])
}
