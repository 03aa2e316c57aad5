use super::{Mat3, Real, Vec3, atan2, atan2_of_four, sin_cos};

/// A unit quaternion `(w, x, y, z)`: the orientation of a body, body axes to world axes.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Quat<R = f64> {
    /// Scalar part.
    pub w: R,
    /// Vector part.
    pub v: Vec3<R>,
}

impl<R: Real> Default for Quat<R> {
    fn default() -> Self {
        Self::identity()
    }
}

impl<R: Real> Quat<R> {
    /// No rotation.
    #[inline(always)]
    #[must_use]
    pub fn identity() -> Self {
        Self { w: R::one(), v: Vec3::zero() }
    }

    /// Orientation `Rz(yaw) Ry(pitch) Rx(roll)`, radians; with z up, positive pitch is nose down.
    pub fn from_euler(roll: R, pitch: R, yaw: R) -> Self {
        let (sr, cr) = sin_cos(roll * 0.5);
        let (sp, cp) = sin_cos(pitch * 0.5);
        let (sy, cy) = sin_cos(yaw * 0.5);
        Self {
            w: cy * cp * cr + sy * sp * sr,
            v: Vec3::new(
                cy * cp * sr - sy * sp * cr,
                cy * sp * cr + sy * cp * sr,
                sy * cp * cr - cy * sp * sr,
            ),
        }
    }

    /// Roll, pitch and yaw of `Rz(yaw) Ry(pitch) Rx(roll)`, radians; roll and yaw lose meaning at
    /// 90 degrees of pitch.
    #[inline(always)]
    pub fn to_euler(self) -> (R, R, R) {
        let m = self.matrix();
        let [a, b, c] = m.rows;
        let level = (c.y * c.y + c.z * c.z).sqrt();
        if R::LANES == 1 {
            let y = [c.y, -c.x, b.x, R::zero()].map(|v| v.lane(0));
            let x = [c.z, level, a.x, R::one()].map(|v| v.lane(0));
            let [roll, pitch, yaw, _] = atan2_of_four(y, x).map(R::splat);
            return (roll, pitch, yaw);
        }
        (atan2(c.y, c.z), atan2(-c.x, level), atan2(b.x, a.x))
    }

    /// The rotation matrix, body axes to world axes.
    #[inline(always)]
    pub fn matrix(self) -> Mat3<R> {
        let (w, Vec3 { x, y, z }) = (self.w, self.v);
        let one = R::one();
        Mat3::from_rows(
            Vec3::new(one - (y * y + z * z) * 2.0, (x * y - w * z) * 2.0, (x * z + w * y) * 2.0),
            Vec3::new((x * y + w * z) * 2.0, one - (x * x + z * z) * 2.0, (y * z - w * x) * 2.0),
            Vec3::new((x * z - w * y) * 2.0, (y * z + w * x) * 2.0, one - (x * x + y * y) * 2.0),
        )
    }

    /// The product: `other` first, then `self`.
    #[inline(always)]
    #[must_use]
    pub fn product(self, other: Self) -> Self {
        Self {
            w: self.w * other.w - self.v.dot(other.v),
            v: other.v * self.w + self.v * other.w + self.v.cross(other.v),
        }
    }

    /// The orientation after turning for `dt` at the rate `omega` (body axes, rad/s), to second order in
    /// the turned angle and normalised.
    #[inline(always)]
    #[must_use]
    pub fn advance(self, omega: Vec3<R>, dt: R) -> Self {
        let half = omega * (dt * 0.5);
        // Cayley map: turns about omega by 2 atan(|omega| dt / 2), short of |omega| dt by its cube / 12.
        let step = Self { w: R::one(), v: half };
        self.product(step).normalized()
    }

    /// The quaternion divided by its length.
    #[inline(always)]
    #[must_use]
    pub fn normalized(self) -> Self {
        let n = (self.w * self.w + self.v.dot(self.v)).sqrt();
        Self { w: self.w / n, v: Vec3::new(self.v.x / n, self.v.y / n, self.v.z / n) }
    }
}
