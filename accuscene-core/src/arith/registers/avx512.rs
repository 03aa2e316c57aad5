use super::{arithmetic, op, proof};
use crate::arith::{AnyWidth, Kernel, Mask, Real};
use core::arch::x86_64::*;
use core::ops::{BitAnd, BitOr, Neg, Not};

proof!(
    /// The processor has the instructions of AVX-512 that numbers need.
    Avx512, "avx512f,avx512dq", ["avx512f", "avx512dq"], Eight
);

/// Eight numbers.
#[derive(Clone, Copy)]
struct Eight(__m512d);

/// Eight truth values, a bit each.
#[derive(Clone, Copy, Debug)]
struct EightMask(__mmask8);

arithmetic! {
    Eight, _mm512_set1_pd;
    Add add _mm512_add_pd;
    Sub sub _mm512_sub_pd;
    Mul mul _mm512_mul_pd;
    Div div _mm512_div_pd;
}

impl Neg for Eight {
    type Output = Self;
    #[inline(always)]
    fn neg(self) -> Self {
        Self(op!(_mm512_xor_pd(self.0, _mm512_set1_pd(-0.0))))
    }
}

impl BitAnd for EightMask {
    type Output = Self;
    #[inline(always)]
    fn bitand(self, other: Self) -> Self {
        Self(self.0 & other.0)
    }
}

impl BitOr for EightMask {
    type Output = Self;
    #[inline(always)]
    fn bitor(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }
}

impl Not for EightMask {
    type Output = Self;
    #[inline(always)]
    fn not(self) -> Self {
        Self(!self.0)
    }
}

impl Mask for EightMask {
    #[inline(always)]
    fn any(self) -> bool {
        self.0 != 0
    }

    #[inline(always)]
    fn all(self) -> bool {
        self.0 == u8::MAX
    }

    #[inline(always)]
    fn splat(value: bool) -> Self {
        Self(if value { u8::MAX } else { 0 })
    }
}

impl Real for Eight {
    type Mask = EightMask;

    const LANES: usize = 8;

    #[inline]
    fn within<K: Kernel>(kernel: K) -> K::Output {
        // SAFETY: only who was given this type by the proof that the instructions are there can call this.
        unsafe { run(kernel) }
    }

    #[inline(always)]
    fn splat(value: f64) -> Self {
        Self(op!(_mm512_set1_pd(value)))
    }

    #[inline(always)]
    fn from_fn(mut of: impl FnMut(usize) -> f64) -> Self {
        let v = [of(0), of(1), of(2), of(3), of(4), of(5), of(6), of(7)];
        Self(op!(_mm512_loadu_pd(v.as_ptr())))
    }

    #[inline(always)]
    fn each(self, mut to: impl FnMut(usize, f64)) {
        let [a, b, c, d, e, f, g, h] = self.array();
        to(0, a);
        to(1, b);
        to(2, c);
        to(3, d);
        to(4, e);
        to(5, f);
        to(6, g);
        to(7, h);
    }

    #[inline(always)]
    fn lane(self, lane: usize) -> f64 {
        self.array()[lane]
    }

    #[inline(always)]
    fn sqrt(self) -> Self {
        Self(op!(_mm512_sqrt_pd(self.0)))
    }

    #[inline(always)]
    fn abs(self) -> Self {
        Self(op!(_mm512_andnot_pd(_mm512_set1_pd(-0.0), self.0)))
    }

    #[inline(always)]
    fn copysign(self, sign: Self) -> Self {
        Self(op! {
            let bit = _mm512_set1_pd(-0.0);
            _mm512_or_pd(_mm512_andnot_pd(bit, self.0), _mm512_and_pd(bit, sign.0))
        })
    }

    #[inline(always)]
    fn lt(self, other: Self) -> EightMask {
        EightMask(op!(_mm512_cmp_pd_mask::<_CMP_LT_OQ>(self.0, other.0)))
    }

    #[inline(always)]
    fn le(self, other: Self) -> EightMask {
        EightMask(op!(_mm512_cmp_pd_mask::<_CMP_LE_OQ>(self.0, other.0)))
    }

    #[inline(always)]
    fn select(mask: EightMask, yes: Self, no: Self) -> Self {
        Self(op!(_mm512_mask_blend_pd(mask.0, no.0, yes.0)))
    }

    #[inline(always)]
    fn exp2_int(self) -> Self {
        // As of one number: 2^52 + 2^51 + 1023 + k holds k + 1023 in its lowest bits.
        let shifted = self + 6_755_399_441_056_767.0;
        Self(op!(_mm512_castsi512_pd(_mm512_slli_epi64::<52>(_mm512_castpd_si512(shifted.0)))))
    }
}

impl Eight {
    #[inline(always)]
    fn array(self) -> [f64; 8] {
        let mut out = [0.0; 8];
        op!(_mm512_storeu_pd(out.as_mut_ptr(), self.0));
        out
    }
}
