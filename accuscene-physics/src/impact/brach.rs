//! Planar impact mechanics with kinematic restitution and an impulse ratio (Brach 1977, 1991; Brach and Brach 2005,
//! 2011).

use super::planar::PlanarContact;
use super::{ContactFrame2, ImpactError, ImpactWarning, PlanarBody, PlanarOutcome, check};
use accuscene_core::arith::Real;

/// What Brach's model wants to know of a contact.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct BrachContact {
    /// Kinematic restitution: normal velocity afterwards over before with its sign turned; above -1, up to 1.
    pub restitution: f64,
    /// Share of the critical impulse ratio, per cent: 100 for a common tangential velocity, 0 for no friction.
    pub impulse_ratio_percent: f64,
    /// Bound on the magnitude of the impulse ratio (tangential over normal impulse); 0 or more, may be infinite.
    pub friction_limit: f64,
    /// Moment coefficient, 0 to 1: the share that is left of the difference of the yaw rates which the impulse alone
    /// would make; 1 for no moment, 0 for equal final yaw rates (interlocking).
    pub moment_coefficient: f64,
}

impl Default for BrachContact {
    /// Restitution 0.1, common tangential velocity, no friction bound, no moment.
    fn default() -> Self {
        Self {
            restitution: 0.1,
            impulse_ratio_percent: 100.0,
            friction_limit: f64::INFINITY,
            moment_coefficient: 1.0,
        }
    }
}

/// What an impact does in Brach's model.
#[derive(Clone, Debug, PartialEq)]
pub struct BrachOutcome {
    /// The impact; `full_impact` says that the bodies part with a common tangential velocity.
    pub outcome: PlanarOutcome,
    /// The impulse ratio that makes the tangential velocity zero at separation, signed.
    pub critical_ratio: f64,
    /// The impulse ratio used, tangential over normal impulse, signed.
    pub impulse_ratio: f64,
    /// True if the friction bound cut the impulse ratio.
    pub friction_limited: bool,
}

/// The impact of two bodies in the plane by Brach.
///
/// The moment coefficient obeys e_m M + (1 - e_m) (w2' - w1') / (1/I1 + 1/I2) = 0, solved together with the impulse.
/// Where no friction against the sliding can stop it the bodies slide to the end with their friction bound.
/// Kinematic restitution near 1 with a strong coupling of normal and tangent can make energy: that comes back as
/// [`ImpactWarning::NegativeEnergyLoss`].
///
/// # Errors
/// [`ImpactError`] for input out of range and for bodies that do not approach at the contact.
pub fn planar(
    bodies: &[PlanarBody; 2],
    frame: &ContactFrame2,
    parameters: &BrachContact,
) -> Result<BrachOutcome, ImpactError> {
    let BrachContact { restitution: e, impulse_ratio_percent, friction_limit: f, moment_coefficient } =
        *parameters;
    check::restitution(e)?;
    check::friction(f)?;
    check::share("impulse ratio, per cent", impulse_ratio_percent, 100.0, "0 to 100")?;
    check::share("moment coefficient", moment_coefficient, 1.0, "0 to 1")?;
    let mut contact = PlanarContact::new(bodies, frame)?;
    let u = contact.approach;
    // The moment takes a share of what the impulse does, so it acts like a change of velocity and inverse mass.
    let (gn, gt) = contact.moment_arm();
    let sum = contact.inverse_inertia();
    let stiffness = if sum > 0.0 { (1.0 - moment_coefficient) / sum } else { 0.0 };
    let spin = contact.relative_yaw_rate();
    let (vn, vt) = (u.normal - stiffness * spin * gn, u.tangential - stiffness * spin * gt);
    let knn = contact.mass.knn - stiffness * gn * gn;
    let ktt = contact.mass.ktt - stiffness * gt * gt;
    let knt = contact.mass.knt - stiffness * gn * gt;
    let change = -(e * u.normal + vn);
    let yielding = change * ktt + vt * knt;
    let critical_ratio = (-(vt * knn) - change * knt) / yielding;

    let share = impulse_ratio_percent / 100.0;
    let wanted = if impulse_ratio_percent == 0.0 {
        0.0
    } else if yielding <= 0.0 && f.is_finite() {
        // No friction against the sliding stops it: the ratio that would lies on the branch that drives it on.
        -(Real::signum0(vt) * f * share)
    } else {
        critical_ratio * share
    };
    let mut mu = Real::clamp(wanted, -f, f);
    let mut friction_limited = mu != wanted;
    let inverse_mass = knn + mu * knt;
    // A critical ratio without a compressive impulse, or none at all, is no friction.
    if !(inverse_mass > 0.0 && inverse_mass.is_finite()) {
        contact.warnings.push(ImpactWarning::Jamming { inverse_mass });
        mu = 0.0;
        friction_limited = false;
    }
    let pn = change / (knn + mu * knt);
    let pt = mu * pn;
    let moment = -(stiffness * (spin + (gn * pn + gt * pt)));
    let full = mu == critical_ratio;
    let outcome = contact.strike((pn, pt), moment, full)?;
    Ok(BrachOutcome { outcome, critical_ratio, impulse_ratio: mu, friction_limited })
}
