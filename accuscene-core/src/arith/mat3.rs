use super::{Real, Vec3};

/// A 3x3 matrix by rows.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Mat3<R = f64> {
    /// The three rows.
    pub rows: [Vec3<R>; 3],
}

impl<R: Real> Mat3<R> {
    /// The matrix with these rows.
    #[inline(always)]
    pub fn from_rows(a: Vec3<R>, b: Vec3<R>, c: Vec3<R>) -> Self {
        Self { rows: [a, b, c] }
    }

    /// The diagonal matrix.
    #[inline(always)]
    pub fn diagonal(d: Vec3<R>) -> Self {
        let z = R::zero();
        Self::from_rows(Vec3::new(d.x, z, z), Vec3::new(z, d.y, z), Vec3::new(z, z, d.z))
    }

    /// The unit matrix.
    #[inline(always)]
    #[must_use]
    pub fn identity() -> Self {
        Self::diagonal(Vec3::new(R::one(), R::one(), R::one()))
    }

    /// The same matrix in every lane.
    #[must_use]
    pub fn splat(m: Mat3<f64>) -> Self {
        Self { rows: m.rows.map(Vec3::splat) }
    }

    /// Matrix times column.
    #[inline(always)]
    pub fn apply(&self, v: Vec3<R>) -> Vec3<R> {
        Vec3::new(self.rows[0].dot(v), self.rows[1].dot(v), self.rows[2].dot(v))
    }

    /// Transposed matrix times column: the inverse for a rotation.
    #[inline(always)]
    pub fn apply_transposed(&self, v: Vec3<R>) -> Vec3<R> {
        let [a, b, c] = self.rows;
        Vec3::new(
            a.x * v.x + b.x * v.y + c.x * v.z,
            a.y * v.x + b.y * v.y + c.y * v.z,
            a.z * v.x + b.z * v.y + c.z * v.z,
        )
    }

    /// A column of the matrix; `index` is 0, 1 or 2.
    #[inline(always)]
    pub fn column(&self, index: usize) -> Vec3<R> {
        let pick = |r: Vec3<R>| [r.x, r.y, r.z][index];
        Vec3::new(pick(self.rows[0]), pick(self.rows[1]), pick(self.rows[2]))
    }

    /// The transposed matrix.
    #[inline(always)]
    #[must_use]
    pub fn transposed(&self) -> Self {
        Self::from_rows(self.column(0), self.column(1), self.column(2))
    }

    /// Matrix product `self * other`.
    #[inline(always)]
    #[must_use]
    pub fn product(&self, other: &Self) -> Self {
        let t = other.transposed();
        Self { rows: self.rows.map(|r| Vec3::new(r.dot(t.rows[0]), r.dot(t.rows[1]), r.dot(t.rows[2]))) }
    }

    /// Element-wise sum.
    #[inline(always)]
    #[must_use]
    pub fn sum(&self, other: &Self) -> Self {
        Self {
            rows: [self.rows[0] + other.rows[0], self.rows[1] + other.rows[1], self.rows[2] + other.rows[2]],
        }
    }

    /// Every element times `s`.
    #[inline(always)]
    #[must_use]
    pub fn scaled(&self, s: R) -> Self {
        Self { rows: self.rows.map(|r| r * s) }
    }

    /// Determinant.
    #[inline(always)]
    pub fn determinant(&self) -> R {
        self.rows[0].dot(self.rows[1].cross(self.rows[2]))
    }

    /// Inverse by cofactors; not finite where the determinant is zero.
    #[inline(always)]
    #[must_use]
    pub fn inverse(&self) -> Self {
        let [a, b, c] = self.rows;
        let inv = R::one() / self.determinant();
        Self::from_rows(b.cross(c), c.cross(a), a.cross(b)).transposed().scaled(inv)
    }

    /// The matrix `[v]x` with `[v]x w = v x w`.
    #[inline(always)]
    pub fn cross_matrix(v: Vec3<R>) -> Self {
        let z = R::zero();
        Self::from_rows(Vec3::new(z, -v.z, v.y), Vec3::new(v.z, z, -v.x), Vec3::new(-v.y, v.x, z))
    }
}
