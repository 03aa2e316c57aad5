use super::Real;
use core::ops::{Add, AddAssign, Mul, Neg, Sub, SubAssign};

/// A vector in the plane.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Vec2<R = f64> {
    /// First component.
    pub x: R,
    /// Second component.
    pub y: R,
}

impl<R: Real> Vec2<R> {
    /// The vector `(x, y)`.
    #[inline(always)]
    pub fn new(x: R, y: R) -> Self {
        Self { x, y }
    }

    /// The null vector.
    #[inline(always)]
    #[must_use]
    pub fn zero() -> Self {
        Self::new(R::zero(), R::zero())
    }

    /// Scalar product.
    #[inline(always)]
    pub fn dot(self, o: Self) -> R {
        self.x * o.x + self.y * o.y
    }

    /// The third component of the vector product.
    #[inline(always)]
    pub fn cross(self, o: Self) -> R {
        self.x * o.y - self.y * o.x
    }

    /// The vector turned by +90 degrees.
    #[inline(always)]
    #[must_use]
    pub fn perp(self) -> Self {
        Self::new(-self.y, self.x)
    }

    /// Length by `sqrt(x² + y²)`; overflows above about 1e154.
    #[inline(always)]
    pub fn norm(self) -> R {
        self.dot(self).sqrt()
    }

    /// The vector divided by its length; not finite for the null vector.
    #[inline(always)]
    #[must_use]
    pub fn unit(self) -> Self {
        let n = self.norm();
        Self::new(self.x / n, self.y / n)
    }

    /// The vector turned by the angle with this cosine and sine.
    #[inline(always)]
    #[must_use]
    pub fn rotate(self, cos: R, sin: R) -> Self {
        Self::new(self.x * cos - self.y * sin, self.x * sin + self.y * cos)
    }

    /// The vector of one lane.
    #[inline(always)]
    pub fn lane(self, lane: usize) -> Vec2<f64> {
        Vec2::new(self.x.lane(lane), self.y.lane(lane))
    }

    /// `yes` where the mask holds, `no` elsewhere.
    #[inline(always)]
    pub fn select(mask: R::Mask, yes: Self, no: Self) -> Self {
        Self::new(R::select(mask, yes.x, no.x), R::select(mask, yes.y, no.y))
    }
}

impl<R: Real> Add for Vec2<R> {
    type Output = Self;
    #[inline(always)]
    fn add(self, o: Self) -> Self {
        Self::new(self.x + o.x, self.y + o.y)
    }
}

impl<R: Real> Sub for Vec2<R> {
    type Output = Self;
    #[inline(always)]
    fn sub(self, o: Self) -> Self {
        Self::new(self.x - o.x, self.y - o.y)
    }
}

impl<R: Real> Mul<R> for Vec2<R> {
    type Output = Self;
    #[inline(always)]
    fn mul(self, s: R) -> Self {
        Self::new(self.x * s, self.y * s)
    }
}

impl<R: Real> Neg for Vec2<R> {
    type Output = Self;
    #[inline(always)]
    fn neg(self) -> Self {
        Self::new(-self.x, -self.y)
    }
}

impl<R: Real> AddAssign for Vec2<R> {
    #[inline(always)]
    fn add_assign(&mut self, o: Self) {
        *self = *self + o;
    }
}

impl<R: Real> SubAssign for Vec2<R> {
    #[inline(always)]
    fn sub_assign(&mut self, o: Self) {
        *self = *self - o;
    }
}
