use super::real::{Mask, Real};
use core::ops::{Add, AddAssign, BitAnd, BitOr, Div, DivAssign, Mul, MulAssign, Neg, Not, Sub, SubAssign};

/// `N` independent `f64` side by side; arithmetic acts on each lane alone.
#[derive(Clone, Copy, Debug, PartialEq)]
#[repr(transparent)]
pub struct Lane<const N: usize>(pub [f64; N]);

/// The truth values of a comparison of two [`Lane`]s.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(transparent)]
pub struct LaneMask<const N: usize>(pub [bool; N]);

/// An array by index: a plain loop that always goes into its caller, where the compiler makes vector instructions of it. The
/// calls of `core::array::from_fn` stay calls in large functions.
#[inline(always)]
fn each<T: Copy + Default, const N: usize>(mut of: impl FnMut(usize) -> T) -> [T; N] {
    let mut out = [T::default(); N];
    let mut i = 0;
    while i < N {
        out[i] = of(i);
        i += 1;
    }
    out
}

impl<const N: usize> Default for Lane<N> {
    fn default() -> Self {
        Self([0.0; N])
    }
}

macro_rules! binary {
    ($($op:ident $fn:ident $assign:ident $afn:ident;)*) => {$(
        impl<const N: usize> $op for Lane<N> {
            type Output = Self;
            #[inline(always)]
            fn $fn(self, other: Self) -> Self {
                Self(each(|i| $op::$fn(self.0[i], other.0[i])))
            }
        }
        impl<const N: usize> $op<f64> for Lane<N> {
            type Output = Self;
            #[inline(always)]
            fn $fn(self, other: f64) -> Self {
                Self(each(|i| $op::$fn(self.0[i], other)))
            }
        }
        impl<const N: usize> $assign for Lane<N> {
            #[inline(always)]
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
    #[inline(always)]
    fn neg(self) -> Self {
        Self(each(|i| -self.0[i]))
    }
}

impl<const N: usize> BitAnd for LaneMask<N> {
    type Output = Self;
    #[inline(always)]
    fn bitand(self, other: Self) -> Self {
        Self(each(|i| self.0[i] & other.0[i]))
    }
}

impl<const N: usize> BitOr for LaneMask<N> {
    type Output = Self;
    #[inline(always)]
    fn bitor(self, other: Self) -> Self {
        Self(each(|i| self.0[i] | other.0[i]))
    }
}

impl<const N: usize> Not for LaneMask<N> {
    type Output = Self;
    #[inline(always)]
    fn not(self) -> Self {
        Self(each(|i| !self.0[i]))
    }
}

impl<const N: usize> Mask for LaneMask<N> {
    #[inline(always)]
    fn any(self) -> bool {
        self.0.iter().any(|b| *b)
    }

    #[inline(always)]
    fn all(self) -> bool {
        self.0.iter().all(|b| *b)
    }

    #[inline(always)]
    fn splat(value: bool) -> Self {
        Self([value; N])
    }
}

impl<const N: usize> Real for Lane<N> {
    type Mask = LaneMask<N>;

    const LANES: usize = N;

    #[inline(always)]
    fn splat(value: f64) -> Self {
        Self([value; N])
    }

    #[inline(always)]
    fn from_fn(of: impl FnMut(usize) -> f64) -> Self {
        Self(each(of))
    }

    #[inline(always)]
    fn each(self, mut to: impl FnMut(usize, f64)) {
        let mut i = 0;
        while i < N {
            to(i, self.0[i]);
            i += 1;
        }
    }

    #[inline(always)]
    fn lane(self, lane: usize) -> f64 {
        self.0[lane]
    }

    #[inline(always)]
    fn sqrt(self) -> Self {
        Self(each(|i| self.0[i].sqrt()))
    }

    #[inline(always)]
    fn abs(self) -> Self {
        Self(each(|i| self.0[i].abs()))
    }

    #[inline(always)]
    fn copysign(self, sign: Self) -> Self {
        Self(each(|i| self.0[i].copysign(sign.0[i])))
    }

    #[inline(always)]
    fn exp2_int(self) -> Self {
        Self(each(|i| self.0[i].exp2_int()))
    }

    #[inline(always)]
    fn lt(self, other: Self) -> LaneMask<N> {
        LaneMask(each(|i| self.0[i] < other.0[i]))
    }

    #[inline(always)]
    fn le(self, other: Self) -> LaneMask<N> {
        LaneMask(each(|i| self.0[i] <= other.0[i]))
    }

    #[inline(always)]
    fn select(mask: LaneMask<N>, yes: Self, no: Self) -> Self {
        Self(each(|i| if mask.0[i] { yes.0[i] } else { no.0[i] }))
    }
}
