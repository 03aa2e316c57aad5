use super::{CrushError, CrushProfile, CrushStiffness, CrushWarning, check};
use accuscene_core::arith::{FRAC_PI_2, Real, sin_cos};

/// Energy that a crush took.
#[derive(Clone, Debug, PartialEq)]
pub struct CrushEnergy {
    /// With the force along its direction, J.
    pub energy: f64,
    /// With the force normal to the face, J.
    pub normal: f64,
    /// The former over the latter, `1 + tan^2` of the angle between them.
    pub correction: f64,
    /// Greatest force normal to the face, N.
    pub force: f64,
    /// What the expert should know.
    pub warnings: Vec<CrushWarning>,
}

impl CrushEnergy {
    /// Greatest force along its direction, N: the force normal to the face over the cosine of the angle between them.
    #[must_use]
    pub fn resultant(&self) -> f64 {
        self.force * self.correction.sqrt()
    }
}

/// Angle to which the correction is taken, and above which it is uncertain, rad.
const FURTHEST: f64 = 0.5 * FRAC_PI_2;
const UNCERTAIN: f64 = FRAC_PI_2 / 3.0;

/// Energy of a profile on a face, `(A C + B C^2/2 + G)` over its width, times `1 + tan^2` of the angle (rad, up to a right
/// angle either way) between the principal direction of force and the normal of the face.
///
/// Points without depth inside the width count as touched: G is theirs too. Source: CRASH3 (NHTSA 1981-82).
///
/// # Errors
/// [`CrushError`] for input out of range.
pub fn crush_energy(
    stiffness: &CrushStiffness,
    profile: &CrushProfile<'_>,
    angle: f64,
) -> Result<CrushEnergy, CrushError> {
    stiffness.check()?;
    check::finite("angle", angle)?;
    if angle.abs() > FRAC_PI_2 {
        return Err(CrushError::Value {
            path: "angle",
            value: angle,
            limit: "-pi/2 to pi/2",
            hint: "measure the direction of force from the normal of the damaged face",
        });
    }
    let area = profile.area();
    let normal = stiffness.a * area + 0.5 * stiffness.b * profile.square() + stiffness.g() * profile.width();
    let (sin, cos) = sin_cos(Real::min(angle.abs(), FURTHEST));
    let correction = 1.0 + (sin * sin) / (cos * cos);
    let force = stiffness.a * profile.width() + stiffness.b * area;
    let energy = normal * correction;
    check::within(&[energy, force])?;
    let mut warnings = Vec::new();
    if angle.abs() > FURTHEST {
        warnings.push(CrushWarning::PdofClipped { angle });
    } else if angle.abs() > UNCERTAIN {
        warnings.push(CrushWarning::PdofUncertain { angle });
    }
    if profile.deepest() > CrushWarning::DEEPEST {
        warnings.push(CrushWarning::DeepCrush { depth: profile.deepest() });
    }
    Ok(CrushEnergy { energy, normal, correction, force, warnings })
}
