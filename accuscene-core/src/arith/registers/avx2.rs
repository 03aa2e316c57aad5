use super::{arithmetic, op, proof};
use crate::arith::{AnyWidth, Kernel, Mask, Real};
use core::arch::x86_64::*;
use core::ops::{BitAnd, BitOr, Neg, Not};

proof!(
    /// The processor has AVX2.
    Avx2, "avx2", ["avx2"], Four
);

/// Four numbers.
#[derive(Clone, Copy)]
struct Four(__m256d);

/// Four truth values: every bit of a number, or none.
#[derive(Clone, Copy, Debug)]
struct FourMask(__m256d);

arithmetic! {
    Four, _mm256_set1_pd;
    Add add _mm256_add_pd;
    Sub sub _mm256_sub_pd;
    Mul mul _mm256_mul_pd;
    Div div _mm256_div_pd;
}

impl Neg for Four {
    type Output = Self;
    #[inline(always)]
    fn neg(self) -> Self {
        Self(op!(_mm256_xor_pd(self.0, _mm256_set1_pd(-0.0))))
    }
}

impl BitAnd for FourMask {
    type Output = Self;
    #[inline(always)]
    fn bitand(self, other: Self) -> Self {
        Self(op!(_mm256_and_pd(self.0, other.0)))
    }
}

impl BitOr for FourMask {
    type Output = Self;
    #[inline(always)]
    fn bitor(self, other: Self) -> Self {
        Self(op!(_mm256_or_pd(self.0, other.0)))
    }
}

impl Not for FourMask {
    type Output = Self;
    #[inline(always)]
    fn not(self) -> Self {
        Self(op!(_mm256_xor_pd(self.0, _mm256_castsi256_pd(_mm256_set1_epi64x(-1)))))
    }
}

impl Mask for FourMask {
    #[inline(always)]
    fn any(self) -> bool {
        op!(_mm256_movemask_pd(self.0)) != 0
    }

    #[inline(always)]
    fn all(self) -> bool {
        op!(_mm256_movemask_pd(self.0)) == 0b1111
    }

    #[inline(always)]
    fn splat(value: bool) -> Self {
        Self(op!(_mm256_castsi256_pd(_mm256_set1_epi64x(-i64::from(value)))))
    }
}

impl Real for Four {
    type Mask = FourMask;

    const LANES: usize = 4;

    #[inline]
    fn within<K: Kernel>(kernel: K) -> K::Output {
        // SAFETY: only who was given this type by the proof that the instructions are there can call this.
        unsafe { run(kernel) }
    }

    #[inline(always)]
    fn splat(value: f64) -> Self {
        Self(op!(_mm256_set1_pd(value)))
    }

    #[inline(always)]
    fn from_fn(mut of: impl FnMut(usize) -> f64) -> Self {
        let (a, b, c, d) = (of(0), of(1), of(2), of(3));
        Self(op!(_mm256_setr_pd(a, b, c, d)))
    }

    #[inline(always)]
    fn each(self, mut to: impl FnMut(usize, f64)) {
        let [a, b, c, d] = self.array();
        to(0, a);
        to(1, b);
        to(2, c);
        to(3, d);
    }

    #[inline(always)]
    fn lane(self, lane: usize) -> f64 {
        self.array()[lane]
    }

    #[inline(always)]
    fn sqrt(self) -> Self {
        Self(op!(_mm256_sqrt_pd(self.0)))
    }

    #[inline(always)]
    fn abs(self) -> Self {
        Self(op!(_mm256_andnot_pd(_mm256_set1_pd(-0.0), self.0)))
    }

    #[inline(always)]
    fn copysign(self, sign: Self) -> Self {
        Self(op! {
            let bit = _mm256_set1_pd(-0.0);
            _mm256_or_pd(_mm256_andnot_pd(bit, self.0), _mm256_and_pd(bit, sign.0))
        })
    }

    #[inline(always)]
    fn lt(self, other: Self) -> FourMask {
        FourMask(op!(_mm256_cmp_pd::<_CMP_LT_OQ>(self.0, other.0)))
    }

    #[inline(always)]
    fn le(self, other: Self) -> FourMask {
        FourMask(op!(_mm256_cmp_pd::<_CMP_LE_OQ>(self.0, other.0)))
    }

    #[inline(always)]
    fn select(mask: FourMask, yes: Self, no: Self) -> Self {
        Self(op!(_mm256_blendv_pd(no.0, yes.0, mask.0)))
    }

    #[inline(always)]
    fn exp2_int(self) -> Self {
        // As of one number: 2^52 + 2^51 + 1023 + k holds k + 1023 in its lowest bits.
        let shifted = self + 6_755_399_441_056_767.0;
        Self(op!(_mm256_castsi256_pd(_mm256_slli_epi64::<52>(_mm256_castpd_si256(shifted.0)))))
    }
}

impl Four {
    #[inline(always)]
    fn array(self) -> [f64; 4] {
        let mut out = [0.0; 4];
        op!(_mm256_storeu_pd(out.as_mut_ptr(), self.0));
        out
    }
}
