use super::Rotation;
use crate::arith::Quat;

/// Roll, pitch and yaw, radians: the orientation `Rz(yaw) Ry(pitch) Rx(roll)` (ISO 8855:2011).
///
/// For people only: near 90 degrees of pitch, as in an end-over-end roll, roll and yaw lose their meaning.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct EulerAngles {
    /// About x; positive lowers the right side.
    pub roll: f64,
    /// About y; positive lowers the nose.
    pub pitch: f64,
    /// About z; positive turns left.
    pub yaw: f64,
}

impl EulerAngles {
    /// The angles in the frame of SAE J670 (z down), and back: a half turn about x undoes itself.
    #[must_use]
    pub fn to_sae(self) -> Self {
        Self { roll: self.roll, pitch: -self.pitch, yaw: -self.yaw }
    }
}

impl From<EulerAngles> for Rotation {
    fn from(a: EulerAngles) -> Self {
        Quat::from_euler(a.roll, a.pitch, a.yaw).into()
    }
}

impl From<Rotation> for EulerAngles {
    fn from(r: Rotation) -> Self {
        let (roll, pitch, yaw) = Quat::from(r).to_euler();
        Self { roll, pitch, yaw }
    }
}
