use accuscene_core::arith::Vec3;

/// A plane that touches the ground.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Tangent {
    /// Unit normal, pointing out of the ground.
    pub normal: Vec3,
    /// `normal . x` for its points, m.
    pub offset: f64,
}

impl Tangent {
    /// The plane through a point, square to `normal` of any length.
    #[must_use]
    pub fn through(point: Vec3, normal: Vec3) -> Self {
        let normal = normal.unit();
        Self { normal, offset: normal.dot(point) }
    }

    /// Height at `(x, y)`, m; the plane is not upright.
    #[must_use]
    pub fn height(&self, x: f64, y: f64) -> f64 {
        (self.offset - (self.normal.x * x + self.normal.y * y)) / self.normal.z
    }
}
