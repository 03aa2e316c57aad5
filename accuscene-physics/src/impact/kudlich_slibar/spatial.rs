use super::Restitution;
use crate::impact::spatial::SpatialContact;
use crate::impact::{ContactFrame3, ImpactError, ImpactWarning, SpatialBody, SpatialOutcome, check};
use accuscene_core::arith::{Mat3, Vec3};

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
    let inverse = contact.mass.inverse();
    let compressed = Compression::of(n, friction, &contact.mass, &inverse, contact.approach);
    if let Some(inverse_mass) = compressed.jams {
        contact.warnings.push(ImpactWarning::Jamming { inverse_mass });
    }
    contact.strike(compressed.impulse * (1.0 + e), compressed.full)
}

/// The impulse that ends the approach.
pub(crate) struct Compression {
    pub(crate) impulse: Vec3,
    /// True if the bodies stick at the contact.
    pub(crate) full: bool,
    /// The inverse mass along the sliding direction where it is none to slide with, 1/kg.
    jams: Option<f64>,
}

impl Compression {
    /// For a unit normal, an inverse mass (1/kg) with its inverse, and a relative velocity (m/s) that approaches.
    pub(crate) fn of(n: Vec3, friction: f64, mass: &Mat3, inverse: &Mat3, approach: Vec3) -> Self {
        let stick = -inverse.apply(approach);
        let stick_n = n.dot(stick);
        let stick_t = stick - n * stick_n;
        let size = stick_t.norm();
        if stick_n > 0.0 && (size == 0.0 || size <= friction * stick_n) {
            return Self { impulse: stick, full: true, jams: None };
        }
        let slope = if size > 0.0 { stick_t * (1.0 / size) * friction } else { Vec3::zero() };
        let along = n + slope;
        let inverse_mass = n.dot(mass.apply(along));
        if inverse_mass > 0.0 && inverse_mass.is_finite() {
            return Self { impulse: along * (-n.dot(approach) / inverse_mass), full: false, jams: None };
        }
        Self { impulse: stick, full: true, jams: Some(inverse_mass) }
    }
}
