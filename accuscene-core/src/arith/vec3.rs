use super::{Real, Vec2};
use core::ops::{Add, AddAssign, Mul, Neg, Sub, SubAssign};

/// A vector in space.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Vec3<R = f64> {
    /// First component.
    pub x: R,
    /// Second component.
    pub y: R,
    /// Third component.
    pub z: R,
}

impl<R: Real> Vec3<R> {
    /// The vector `(x, y, z)`.
    #[inline(always)]
    pub fn new(x: R, y: R, z: R) -> Self {
        Self { x, y, z }
    }

    /// The null vector.
    #[inline(always)]
    #[must_use]
    pub fn zero() -> Self {
        Self::new(R::zero(), R::zero(), R::zero())
    }

    /// The same vector in every lane.
    #[inline(always)]
    #[must_use]
    pub fn splat(v: Vec3<f64>) -> Self {
        Self::new(R::splat(v.x), R::splat(v.y), R::splat(v.z))
    }

    /// The vector of one lane.
    #[inline(always)]
    pub fn lane(self, lane: usize) -> Vec3<f64> {
        Vec3::new(self.x.lane(lane), self.y.lane(lane), self.z.lane(lane))
    }

    /// Replaces the vector of one lane.
    #[inline(always)]
    #[must_use]
    pub fn with_lane(self, lane: usize, v: Vec3<f64>) -> Self {
        Self::new(self.x.with_lane(lane, v.x), self.y.with_lane(lane, v.y), self.z.with_lane(lane, v.z))
    }

    /// The first two components.
    #[inline(always)]
    pub fn xy(self) -> Vec2<R> {
        Vec2::new(self.x, self.y)
    }

    /// Scalar product.
    #[inline(always)]
    pub fn dot(self, o: Self) -> R {
        self.x * o.x + self.y * o.y + self.z * o.z
    }

    /// Vector product.
    #[inline(always)]
    #[must_use]
    pub fn cross(self, o: Self) -> Self {
        Self::new(self.y * o.z - self.z * o.y, self.z * o.x - self.x * o.z, self.x * o.y - self.y * o.x)
    }

    /// Length by `sqrt(x² + y² + z²)`; overflows above about 1e154.
    #[inline(always)]
    pub fn norm(self) -> R {
        self.dot(self).sqrt()
    }

    /// The vector divided by its length; not finite for the null vector.
    #[inline(always)]
    #[must_use]
    pub fn unit(self) -> Self {
        let n = self.norm();
        Self::new(self.x / n, self.y / n, self.z / n)
    }

    /// `yes` where the mask holds, `no` elsewhere.
    #[inline(always)]
    pub fn select(mask: R::Mask, yes: Self, no: Self) -> Self {
        Self::new(R::select(mask, yes.x, no.x), R::select(mask, yes.y, no.y), R::select(mask, yes.z, no.z))
    }
}

impl Vec3<f64> {
    /// True if all components are finite.
    #[must_use]
    pub fn is_finite(self) -> bool {
        self.x.is_finite() && self.y.is_finite() && self.z.is_finite()
    }
}

impl<R: Real> Add for Vec3<R> {
    type Output = Self;
    #[inline(always)]
    fn add(self, o: Self) -> Self {
        Self::new(self.x + o.x, self.y + o.y, self.z + o.z)
    }
}

impl<R: Real> Sub for Vec3<R> {
    type Output = Self;
    #[inline(always)]
    fn sub(self, o: Self) -> Self {
        Self::new(self.x - o.x, self.y - o.y, self.z - o.z)
    }
}

impl<R: Real> Mul<R> for Vec3<R> {
    type Output = Self;
    #[inline(always)]
    fn mul(self, s: R) -> Self {
        Self::new(self.x * s, self.y * s, self.z * s)
    }
}

impl<R: Real> Neg for Vec3<R> {
    type Output = Self;
    #[inline(always)]
    fn neg(self) -> Self {
        Self::new(-self.x, -self.y, -self.z)
    }
}

impl<R: Real> AddAssign for Vec3<R> {
    #[inline(always)]
    fn add_assign(&mut self, o: Self) {
        *self = *self + o;
    }
}

impl<R: Real> SubAssign for Vec3<R> {
    #[inline(always)]
    fn sub_assign(&mut self, o: Self) {
        *self = *self - o;
    }
}
