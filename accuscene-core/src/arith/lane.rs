use super::real::{Mask, Real};
use core::array::from_fn;
use core::ops::{Add, AddAssign, BitAnd, BitOr, Div, DivAssign, Mul, MulAssign, Neg, Not, Sub, SubAssign};

/// `N` independent `f64` side by side; arithmetic acts on each lane alone.
#[derive(Clone, Copy, Debug, PartialEq)]
#[repr(transparent)]
pub struct Lane<const N: usize>(pub [f64; N]);

/// The truth values of a comparison of two [`Lane`]s.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(transparent)]
pub struct LaneMask<const N: usize>(pub [bool; N]);

impl<const N: usize> Default for Lane<N> {
    fn default() -> Self {
        Self([0.0; N])
    }
}

macro_rules! binary {
    ($($op:ident $fn:ident $assign:ident $afn:ident;)*) => {$(
        impl<const N: usize> $op for Lane<N> {
            type Output = Self;
            #[inline]
            fn $fn(self, other: Self) -> Self {
                Self(from_fn(|i| $op::$fn(self.0[i], other.0[i])))
            }
        }
        impl<const N: usize> $op<f64> for Lane<N> {
            type Output = Self;
            #[inline]
            fn $fn(self, other: f64) -> Self {
                Self(from_fn(|i| $op::$fn(self.0[i], other)))
            }
        }
        impl<const N: usize> $assign for Lane<N> {
            #[inline]
            fn $afn(&mut self, other: Self) {
                *self = $op::$fn(*self, other);
            }
        }
    )*};
}
binary! {
    Add add AddAssign add_assign;
    Sub sub SubAssign sub_assign;
    Mul mul MulAssign mul_assign;
    Div div DivAssign div_assign;
}

impl<const N: usize> Neg for Lane<N> {
    type Output = Self;
    #[inline]
    fn neg(self) -> Self {
        Self(from_fn(|i| -self.0[i]))
    }
}

impl<const N: usize> BitAnd for LaneMask<N> {
    type Output = Self;
    #[inline]
    fn bitand(self, other: Self) -> Self {
        Self(from_fn(|i| self.0[i] & other.0[i]))
    }
}

impl<const N: usize> BitOr for LaneMask<N> {
    type Output = Self;
    #[inline]
    fn bitor(self, other: Self) -> Self {
        Self(from_fn(|i| self.0[i] | other.0[i]))
    }
}

impl<const N: usize> Not for LaneMask<N> {
    type Output = Self;
    #[inline]
    fn not(self) -> Self {
        Self(from_fn(|i| !self.0[i]))
    }
}

impl<const N: usize> Mask for LaneMask<N> {
    #[inline]
    fn any(self) -> bool {
        self.0.iter().any(|b| *b)
    }

    #[inline]
    fn all(self) -> bool {
        self.0.iter().all(|b| *b)
    }

    #[inline]
    fn splat(value: bool) -> Self {
        Self([value; N])
    }
}

impl<const N: usize> Real for Lane<N> {
    type Mask = LaneMask<N>;

    const LANES: usize = N;

    #[inline]
    fn splat(value: f64) -> Self {
        Self([value; N])
    }

    #[inline]
    fn lane(self, lane: usize) -> f64 {
        self.0[lane]
    }

    #[inline]
    fn with_lane(mut self, lane: usize, value: f64) -> Self {
        self.0[lane] = value;
        self
    }

    #[inline]
    fn map(self, mut f: impl FnMut(f64) -> f64) -> Self {
        Self(from_fn(|i| f(self.0[i])))
    }

    #[inline]
    fn sqrt(self) -> Self {
        Self(from_fn(|i| self.0[i].sqrt()))
    }

    #[inline]
    fn abs(self) -> Self {
        Self(from_fn(|i| self.0[i].abs()))
    }

    #[inline]
    fn copysign(self, sign: Self) -> Self {
        Self(from_fn(|i| self.0[i].copysign(sign.0[i])))
    }

    #[inline]
    fn exp2_int(self) -> Self {
        Self(from_fn(|i| self.0[i].exp2_int()))
    }

    #[inline]
    fn split_exponent(self) -> (Self, Self) {
        let parts: [(f64, f64); N] = from_fn(|i| self.0[i].split_exponent());
        (Self(from_fn(|i| parts[i].0)), Self(from_fn(|i| parts[i].1)))
    }

    #[inline]
    fn lt(self, other: Self) -> LaneMask<N> {
        LaneMask(from_fn(|i| self.0[i] < other.0[i]))
    }

    #[inline]
    fn le(self, other: Self) -> LaneMask<N> {
        LaneMask(from_fn(|i| self.0[i] <= other.0[i]))
    }

    #[inline]
    fn select(mask: LaneMask<N>, yes: Self, no: Self) -> Self {
        Self(from_fn(|i| if mask.0[i] { yes.0[i] } else { no.0[i] }))
    }
}
