use super::Kernel;
use core::fmt::Debug;
use core::ops::{Add, AddAssign, BitAnd, BitOr, Div, Mul, MulAssign, Neg, Not, Sub, SubAssign};

/// A value that kernels compute with: `f64`, or several independent `f64` side by side.
///
/// Every operation acts on each lane alone and is one IEEE-754 operation or a selection, so a kernel gives
/// the same bits in any width. Comparisons with NaN are false.
pub trait Real:
    Copy
    + Debug
    + Default
    + PartialEq
    + Add<Output = Self>
    + Sub<Output = Self>
    + Mul<Output = Self>
    + Div<Output = Self>
    + Neg<Output = Self>
    + AddAssign
    + SubAssign
    + MulAssign
    + Add<f64, Output = Self>
    + Sub<f64, Output = Self>
    + Mul<f64, Output = Self>
    + Div<f64, Output = Self>
    + Send
    + Sync
    + 'static
{
    /// The truth value of a comparison, one a lane.
    type Mask: Mask;

    /// Number of lanes.
    const LANES: usize;

    /// The same value in every lane.
    fn splat(value: f64) -> Self;

    /// The value of each lane.
    fn from_fn(of: impl FnMut(usize) -> f64) -> Self;

    /// Gives away the value of each lane.
    fn each(self, to: impl FnMut(usize, f64));

    /// Does work with numbers of this width, with the instructions that they have.
    #[inline]
    fn within<K: Kernel>(kernel: K) -> K::Output {
        kernel.run()
    }

    /// The value of one lane; `lane` is below [`Self::LANES`].
    fn lane(self, lane: usize) -> f64;

    /// Replaces the value of one lane.
    #[inline(always)]
    #[must_use]
    fn with_lane(self, lane: usize, value: f64) -> Self {
        Self::from_fn(|i| if i == lane { value } else { self.lane(i) })
    }

    /// Applies a scalar function lane by lane: for look-ups and rare paths, not for arithmetic.
    #[inline(always)]
    #[must_use]
    fn map(self, mut f: impl FnMut(f64) -> f64) -> Self {
        Self::from_fn(|i| f(self.lane(i)))
    }

    /// Square root, correctly rounded; NaN below zero.
    #[must_use]
    fn sqrt(self) -> Self;

    /// Magnitude; clears the sign bit.
    #[must_use]
    fn abs(self) -> Self;

    /// The magnitude of `self` with the sign bit of `sign`.
    #[must_use]
    fn copysign(self, sign: Self) -> Self;

    /// `self < other`.
    fn lt(self, other: Self) -> Self::Mask;

    /// `self <= other`.
    fn le(self, other: Self) -> Self::Mask;

    /// `yes` where the mask holds, `no` elsewhere.
    fn select(mask: Self::Mask, yes: Self, no: Self) -> Self;

    /// Two to the power of the value, exactly; the value is an integer in `[-1022, 1023]`.
    #[must_use]
    fn exp2_int(self) -> Self;

    /// Mantissa in `[sqrt(1/2), sqrt(2))` and integer exponent of a positive normal value:
    /// `self = mantissa * 2^exponent`.
    #[inline(always)]
    fn split_exponent(self) -> (Self, Self) {
        let part = |i: usize| self.lane(i).split_exponent();
        (Self::from_fn(|i| part(i).0), Self::from_fn(|i| part(i).1))
    }

    /// Zero in every lane.
    #[inline(always)]
    fn zero() -> Self {
        Self::splat(0.0)
    }

    /// One in every lane.
    #[inline(always)]
    fn one() -> Self {
        Self::splat(1.0)
    }

    /// `self > other`.
    #[inline(always)]
    fn gt(self, other: Self) -> Self::Mask {
        other.lt(self)
    }

    /// `self >= other`.
    #[inline(always)]
    fn ge(self, other: Self) -> Self::Mask {
        other.le(self)
    }

    /// The smaller value; `other` where either is NaN or they are equal.
    #[inline(always)]
    #[must_use]
    fn min(self, other: Self) -> Self {
        Self::select(self.lt(other), self, other)
    }

    /// The larger value; `other` where either is NaN or they are equal.
    #[inline(always)]
    #[must_use]
    fn max(self, other: Self) -> Self {
        Self::select(self.gt(other), self, other)
    }

    /// `self` kept within `[low, high]`; `low` wins where the bounds cross.
    #[inline(always)]
    #[must_use]
    fn clamp(self, low: Self, high: Self) -> Self {
        let top = Self::select(self.gt(high), high, self);
        Self::select(top.lt(low), low, top)
    }

    /// -1, 0 or +1 with the sign of the value; 0 for zero and NaN.
    #[inline(always)]
    #[must_use]
    fn signum0(self) -> Self {
        let zero = Self::zero();
        let up = Self::select(self.gt(zero), Self::one(), zero);
        Self::select(self.lt(zero), -Self::one(), up)
    }

    /// The square.
    #[inline(always)]
    #[must_use]
    fn squared(self) -> Self {
        self * self
    }
}

/// The truth value of a comparison, one a lane.
pub trait Mask:
    Copy + Debug + BitAnd<Output = Self> + BitOr<Output = Self> + Not<Output = Self> + Send + Sync + 'static
{
    /// True if it holds in some lane.
    fn any(self) -> bool;

    /// True if it holds in every lane.
    fn all(self) -> bool;

    /// The same truth value in every lane.
    fn splat(value: bool) -> Self;
}

impl Mask for bool {
    #[inline(always)]
    fn any(self) -> bool {
        self
    }

    #[inline(always)]
    fn all(self) -> bool {
        self
    }

    #[inline(always)]
    fn splat(value: bool) -> Self {
        value
    }
}

impl Real for f64 {
    type Mask = bool;

    const LANES: usize = 1;

    #[inline(always)]
    fn splat(value: f64) -> Self {
        value
    }

    #[inline(always)]
    fn from_fn(mut of: impl FnMut(usize) -> f64) -> Self {
        of(0)
    }

    #[inline(always)]
    fn each(self, mut to: impl FnMut(usize, f64)) {
        to(0, self);
    }

    #[inline(always)]
    fn lane(self, lane: usize) -> f64 {
        debug_assert_eq!(lane, 0);
        self
    }

    #[inline(always)]
    fn sqrt(self) -> Self {
        f64::sqrt(self)
    }

    #[inline(always)]
    fn abs(self) -> Self {
        f64::abs(self)
    }

    #[inline(always)]
    fn copysign(self, sign: Self) -> Self {
        f64::copysign(self, sign)
    }

    #[inline(always)]
    fn exp2_int(self) -> Self {
        // 2^52 + 2^51 + 1023 + k holds k + 1023 in its lowest bits.
        f64::from_bits((self + 6_755_399_441_056_767.0).to_bits() << 52)
    }

    #[inline(always)]
    fn split_exponent(self) -> (Self, Self) {
        const SQRT_HALF: u64 = 0x3FE6_A09E_667F_3BCD;
        const ONE: u64 = 0x3FF0_0000_0000_0000;
        let bits = self.to_bits().wrapping_add(ONE - SQRT_HALF);
        let mantissa = (bits & 0x000F_FFFF_FFFF_FFFF) + SQRT_HALF;
        // An integer below 2^52 in the low bits of 2^52 is that integer as f64.
        let biased = f64::from_bits((bits >> 52) | 0x4330_0000_0000_0000) - 4_503_599_627_370_496.0;
        (f64::from_bits(mantissa), biased - 1023.0)
    }

    #[inline(always)]
    fn lt(self, other: Self) -> bool {
        self < other
    }

    #[inline(always)]
    fn le(self, other: Self) -> bool {
        self <= other
    }

    #[inline(always)]
    fn select(mask: bool, yes: Self, no: Self) -> Self {
        if mask { yes } else { no }
    }
}
