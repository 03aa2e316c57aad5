use accuscene_core::arith::{Vec3, sin_cos};

/// A plane through the world's origin.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Plane {
    /// Unit normal, pointing up.
    pub normal: Vec3,
}

impl Plane {
    /// The plane that rises by `grade` (rise over run) in the world direction `uphill` (rad from x).
    #[must_use]
    pub fn new(grade: f64, uphill: f64) -> Self {
        let (sin, cos) = sin_cos(uphill);
        Self { normal: Vec3::new(-(grade * cos), -(grade * sin), 1.0).unit() }
    }

    /// Height over the world's origin at `(x, y)`, m.
    #[must_use]
    pub fn height(&self, x: f64, y: f64) -> f64 {
        -(self.normal.x * x + self.normal.y * y) / self.normal.z
    }

    /// The unit vector along the plane that points in the horizontal direction `heading` (rad from x).
    #[must_use]
    pub fn along(&self, heading: f64) -> Vec3 {
        let (sin, cos) = sin_cos(heading);
        let flat = Vec3::new(cos, sin, 0.0);
        Vec3::new(cos, sin, -flat.dot(self.normal) / self.normal.z).unit()
    }
}
