use super::Restitution;
use crate::impact::planar::PlanarContact;
use crate::impact::{ContactFrame2, ImpactError, ImpactWarning, PlanarBody, PlanarOutcome, check};
use accuscene_core::arith::Real;

/// The impact of two bodies in the plane by Kudlich and Slibar.
///
/// `friction` is 0 or more, and may be infinite (always a full impact).
///
/// # Errors
/// [`ImpactError`] for input out of range and for bodies that do not approach at the contact.
///
/// ```
/// use accuscene_core::arith::Vec2;
/// use accuscene_physics::impact::kudlich_slibar::{Restitution, planar};
/// use accuscene_physics::impact::{ContactFrame2, PlanarBody};
///
/// let car = PlanarBody {
///     mass: 1500.0,
///     yaw_inertia: 2600.0,
///     position: Vec2::new(-2.2, 0.0),
///     velocity: Vec2::new(10.0, 0.0),
///     yaw_rate: 0.0,
/// };
/// let wall = ContactFrame2 { point: Vec2::zero(), normal: Vec2::new(1.0, 0.0) };
/// let after = planar(&[car, PlanarBody::immovable()], &wall, Restitution::Coefficient(0.1), 0.5)?;
/// assert!((after.velocities[0].x + 1.0).abs() < 1e-12);
/// assert!(after.audit.holds());
/// # Ok::<(), accuscene_physics::impact::ImpactError>(())
/// ```
pub fn planar(
    bodies: &[PlanarBody; 2],
    frame: &ContactFrame2,
    restitution: Restitution,
    friction: f64,
) -> Result<PlanarOutcome, ImpactError> {
    check::friction(friction)?;
    let mut contact = PlanarContact::new(bodies, frame)?;
    let (k, u) = (contact.mass, contact.approach);
    let e = restitution.coefficient(u.normal)?;
    let det = k.determinant();
    let stick_n = (k.knt * u.tangential - k.ktt * u.normal) / det;
    let stick_t = (k.knt * u.normal - k.knn * u.tangential) / det;
    // The first test spares the product 0 * infinity.
    let full = stick_n > 0.0 && (stick_t == 0.0 || stick_t.abs() <= friction * stick_n);
    let (pn, pt, full) = if full {
        (stick_n, stick_t, true)
    } else {
        let slope = friction * Real::signum0(stick_t);
        let inverse_mass = k.knn + k.knt * slope;
        if inverse_mass > 0.0 && inverse_mass.is_finite() {
            let pn = -u.normal / inverse_mass;
            (pn, pn * slope, false)
        } else {
            contact.warnings.push(ImpactWarning::Jamming { inverse_mass });
            (stick_n, stick_t, true)
        }
    };
    contact.strike(((1.0 + e) * pn, (1.0 + e) * pt), 0.0, full)
}
