use super::Restitution;
use crate::impact::spatial::SpatialContact;
use crate::impact::{ContactFrame3, ImpactError, ImpactWarning, SpatialBody, SpatialOutcome, check};
use accuscene_core::arith::Vec3;

/// The impact of two bodies in space by Kudlich and Slibar: heights of the point of impact and of the centres of
/// gravity make roll and pitch.
///
/// `friction` is 0 or more, and may be infinite (always a full impact).
///
/// # Errors
/// [`ImpactError`] for input out of range and for bodies that do not approach at the contact.
pub fn spatial(
    bodies: &[SpatialBody; 2],
    frame: &ContactFrame3,
    restitution: Restitution,
    friction: f64,
) -> Result<SpatialOutcome, ImpactError> {
    check::friction(friction)?;
    let mut contact = SpatialContact::new(bodies, frame)?;
    let n = contact.normal;
    let un = n.dot(contact.approach);
    let e = restitution.coefficient(un)?;
    let stick = -contact.solve(contact.approach);
    let stick_n = n.dot(stick);
    let stick_t = stick - n * stick_n;
    let size = stick_t.norm();
    let full = stick_n > 0.0 && (size == 0.0 || size <= friction * stick_n);
    let (p, full) = if full {
        (stick, true)
    } else {
        let slope = if size > 0.0 { stick_t * (1.0 / size) * friction } else { Vec3::zero() };
        let along = n + slope;
        let inverse_mass = n.dot(contact.mass.apply(along));
        if inverse_mass > 0.0 && inverse_mass.is_finite() {
            (along * (-un / inverse_mass), false)
        } else {
            contact.warnings.push(ImpactWarning::Jamming { inverse_mass });
            (stick, true)
        }
    };
    contact.strike(p * (1.0 + e), full)
}
