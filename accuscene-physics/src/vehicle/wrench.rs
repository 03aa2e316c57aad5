use accuscene_core::arith::{Real, Vec3};

/// A force and a moment on a body, in its axes; the moment is about their origin.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Wrench<R: Real = f64> {
    /// Force, N.
    pub force: Vec3<R>,
    /// Moment about the origin of the body axes, N m.
    pub moment: Vec3<R>,
}

impl<R: Real> Wrench<R> {
    /// Neither force nor moment.
    #[must_use]
    pub fn zero() -> Self {
        Self { force: Vec3::zero(), moment: Vec3::zero() }
    }

    /// A force that acts at a point, both in body axes.
    #[must_use]
    pub fn at(point: Vec3<R>, force: Vec3<R>) -> Self {
        Self { force, moment: point.cross(force) }
    }

    /// Both together.
    #[must_use]
    pub fn plus(&self, other: &Self) -> Self {
        Self { force: self.force + other.force, moment: self.moment + other.moment }
    }
}
