use crate::arith::{Quat, Vec3};
use nalgebra::{Quaternion, UnitQuaternion};

/// A vector in space: position, velocity, force; the frame is told where it is used.
pub type Vector3 = nalgebra::Vector3<f64>;

/// A point in space, m.
pub type Point3 = nalgebra::Point3<f64>;

/// An orientation, body axes to world axes.
pub type Rotation = UnitQuaternion<f64>;

/// A vector of body axes in world axes.
#[must_use]
pub fn rotate(rotation: &Rotation, body: &Vector3) -> Vector3 {
    Quat::from(*rotation).matrix().apply(Vec3::from(*body)).into()
}

/// A vector of world axes in body axes.
#[must_use]
pub fn rotate_back(rotation: &Rotation, world: &Vector3) -> Vector3 {
    Quat::from(*rotation).matrix().apply_transposed(Vec3::from(*world)).into()
}

impl From<Vec3> for Vector3 {
    fn from(v: Vec3) -> Self {
        Self::new(v.x, v.y, v.z)
    }
}

impl From<Vector3> for Vec3 {
    fn from(v: Vector3) -> Self {
        Self::new(v.x, v.y, v.z)
    }
}

impl From<Vec3> for Point3 {
    fn from(v: Vec3) -> Self {
        Self::new(v.x, v.y, v.z)
    }
}

impl From<Point3> for Vec3 {
    fn from(p: Point3) -> Self {
        Self::new(p.x, p.y, p.z)
    }
}

/// The scalar part is not negative afterwards: one orientation, one quaternion.
impl From<Quat> for Rotation {
    fn from(q: Quat) -> Self {
        let sign = if q.w < 0.0 { -1.0 } else { 1.0 };
        Self::new_unchecked(Quaternion::new(sign * q.w, sign * q.v.x, sign * q.v.y, sign * q.v.z))
    }
}

impl From<Rotation> for Quat {
    fn from(r: Rotation) -> Self {
        Self { w: r.w, v: Vec3::new(r.i, r.j, r.k) }
    }
}
