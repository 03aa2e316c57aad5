use super::{HeightField, Mesh, Plane, Tangent};
use accuscene_core::arith::Vec3;

/// Shape of the ground.
#[derive(Clone, Debug, PartialEq)]
pub enum Ground {
    /// An inclined plane.
    Plane(Plane),
    /// Heights on a grid.
    HeightField(HeightField),
    /// Triangles.
    Mesh(Mesh),
}

impl Ground {
    /// The plane that touches the ground under a point; none where there is no ground.
    #[inline]
    #[must_use]
    pub fn tangent(&self, at: Vec3) -> Option<Tangent> {
        match self {
            Self::Plane(plane) => Some(Tangent { normal: plane.normal, offset: 0.0 }),
            Self::HeightField(field) => Some(field.tangent(at)),
            Self::Mesh(mesh) => mesh.tangent(at),
        }
    }
}
