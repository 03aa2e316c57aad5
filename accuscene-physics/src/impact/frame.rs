use super::{ImpactError, check};
use accuscene_core::arith::{Vec2, Vec3};

/// Where an impulse acts in the plane, and which way the contact plane faces.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct ContactFrame2 {
    /// Point of impact, world axes, m.
    pub point: Vec2,
    /// Unit normal of the contact plane, from body 1 to body 2, world axes; the tangent is it turned by +90°.
    pub normal: Vec2,
}

impl ContactFrame2 {
    /// The normal brought to the nearest unit length.
    pub(crate) fn checked_normal(&self) -> Result<Vec2, ImpactError> {
        check::finite("contact point", &[self.point.x, self.point.y])?;
        check::finite("contact normal", &[self.normal.x, self.normal.y])?;
        check::unit_length(self.normal.norm())?;
        Ok(self.normal.unit())
    }
}

/// Where an impulse acts in space, and which way the contact plane faces.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct ContactFrame3 {
    /// Point of impact, world axes, m.
    pub point: Vec3,
    /// Unit normal of the contact plane, from body 1 to body 2, world axes.
    pub normal: Vec3,
}

impl ContactFrame3 {
    /// The normal brought to the nearest unit length.
    pub(crate) fn checked_normal(&self) -> Result<Vec3, ImpactError> {
        let (p, n) = (self.point, self.normal);
        check::finite("contact point", &[p.x, p.y, p.z])?;
        check::finite("contact normal", &[n.x, n.y, n.z])?;
        check::unit_length(n.norm())?;
        Ok(n.unit())
    }
}
