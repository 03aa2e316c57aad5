//! An unknown stiffness from the known one of the partner: both felt one force.

use super::{CrushError, CrushStiffness, check};

/// What the balance of forces gives for the vehicle without a known stiffness.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Balanced {
    /// The common force, N.
    pub force: f64,
    /// The stiffness.
    pub stiffness: CrushStiffness,
    /// Its crush energy, J.
    pub energy: f64,
}

/// Stiffness of vehicle 2 by the force of vehicle 1, both with uniform crush (after Neptune and Flynn, SAE 940913).
///
/// `widths` and `crush` of vehicle 1 and 2 in m; `onset` is b0/b1 = A/B of vehicle 2, m.
///
/// # Errors
/// [`CrushError`] for input out of range.
pub fn stiffness(
    known: &CrushStiffness,
    widths: [f64; 2],
    crush: [f64; 2],
    onset: f64,
) -> Result<Balanced, CrushError> {
    known.check()?;
    check::positive("width 1", widths[0])?;
    check::positive("width 2", widths[1])?;
    check::not_negative("crush 1", crush[0])?;
    check::not_negative("crush 2", crush[1])?;
    check::not_negative("onset", onset)?;
    check::positive("onset and crush 2 together", onset + crush[1])?;
    let force = widths[0] * (known.a + known.b * crush[0]);
    let b = force / (widths[1] * (onset + crush[1]));
    let stiffness = CrushStiffness::computed(onset * b, b)?;
    let energy = widths[1] * (stiffness.a * crush[1] + 0.5 * b * crush[1] * crush[1] + stiffness.g());
    check::result(&[force, energy])?;
    Ok(Balanced { force, stiffness, energy })
}
