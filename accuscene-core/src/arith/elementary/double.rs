use crate::arith::Real;

/// A value as the unevaluated sum of two, the second far smaller.
#[derive(Clone, Copy)]
pub(super) struct Double<R> {
    pub(super) high: R,
    pub(super) low: R,
}

impl<R: Real> Double<R> {
    /// Exact sum where `|a| >= |b|` or `a` is zero.
    #[inline(always)]
    pub(super) fn fast_sum(a: R, b: R) -> Self {
        let high = a + b;
        Self { high, low: (a - high) + b }
    }

    /// Exact sum (Knuth 1969).
    #[inline(always)]
    pub(super) fn sum(a: R, b: R) -> Self {
        let high = a + b;
        let of_b = high - a;
        Self { high, low: (a - (high - of_b)) + (b - of_b) }
    }

    /// Exact product (Dekker 1971), for factors below 2^996 and a product above 2^-968.
    #[inline(always)]
    pub(super) fn product(a: R, b: R) -> Self {
        let (a1, a2) = split::<R, 27>(a);
        let (b1, b2) = split::<R, 27>(b);
        let high = a * b;
        Self { high, low: (((a1 * b1 - high) + a1 * b2) + a2 * b1) + a2 * b2 }
    }

    /// Square to about 80 bits, in the same range; the low part is up to 2^-25 of the high one.
    #[inline(always)]
    pub(super) fn square(a: R) -> Self {
        let (upper, lower) = split::<R, 27>(a);
        Self { high: upper * upper, low: lower * (a + upper) }
    }

    /// Quotient to about 100 bits.
    #[inline(always)]
    pub(super) fn quotient(num: Self, den: Self) -> Self {
        let high = num.high / den.high;
        let back = Self::product(high, den.high);
        let rest = ((num.high - back.high) - back.low) + (num.low - high * den.low);
        Self { high, low: rest / den.high }
    }

    /// The value times a power of two.
    #[inline(always)]
    pub(super) fn scaled(self, s: R) -> Self {
        Self { high: self.high * s, low: self.low * s }
    }
}

/// The value rounded to `53 - CUT` bits, and the rest (Veltkamp 1968).
#[inline(always)]
pub(super) fn split<R: Real, const CUT: u32>(a: R) -> (R, R) {
    let t = a * const { ((1_u64 << CUT) + 1) as f64 };
    let upper = t - (t - a);
    (upper, a - upper)
}

/// `x^3 / 6` to about 70 bits for `x` of 1e-80 to 1e80: the cube of the first 17 bits is exact.
#[inline(always)]
pub(super) fn sixth_of_cube<R: Real>(x: R) -> Double<R> {
    let (coarse, fine) = split::<R, 36>(x);
    let square = coarse * coarse;
    let cube = square * coarse;
    let (high, _) = split::<R, 20>(cube * (1.0 / 6.0));
    let rest = (cube - high * 6.0) + fine * (x * (x + coarse) + square);
    Double { high, low: rest * (1.0 / 6.0) }
}

/// The nearest integer, ties to even, for magnitudes below 2^51.
#[inline(always)]
pub(super) fn round_even<R: Real>(x: R) -> R {
    const MAGIC: f64 = 6_755_399_441_055_744.0;
    (x + MAGIC) - MAGIC
}

/// `c[0] + c[1] x + c[2] x^2 + ...`: even and odd powers apart, which halves the chain of operations.
#[inline(always)]
pub(super) fn polynomial<R: Real, const N: usize>(x: R, c: &[f64; N]) -> R {
    let z = x * x;
    let chain = |last: usize| {
        let mut sum = R::splat(c[last]);
        let mut i = last;
        while i >= 2 {
            i -= 2;
            sum = sum * z + c[i];
        }
        sum
    };
    let (first, second) = (chain(N - 1), chain(N - 2));
    if N % 2 == 1 { second * x + first } else { first * x + second }
}
