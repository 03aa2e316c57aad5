use super::double::{Double, polynomial};
use super::exp::{LN_2, exp_of};
use crate::arith::{Kernel, Real};

/// Natural logarithm.
///
/// Positive values, subnormal ones too; minus infinity at zero, infinity at infinity, NaN below zero and for NaN.
/// Error below 0.55 ulp.
#[inline(always)]
pub fn ln<R: Real>(x: R) -> R {
    R::within(Ln(x))
}

struct Ln<R>(R);

impl<R: Real> Kernel for Ln<R> {
    type Output = R;

    #[inline(always)]
    fn run(self) -> R {
        let Self(x) = self;
        let y = ln_parts(x).high;
        let y = R::select(x.le(R::zero()), R::splat(f64::NEG_INFINITY), y);
        let y = R::select(x.gt(R::splat(f64::MAX)), R::splat(f64::INFINITY), y);
        R::select(x.ge(R::zero()), y, R::splat(f64::NAN))
    }
}

/// `x` to the power `y`, for the fractional powers of regressions.
///
/// `x` positive and finite, `y` finite; else NaN. Error below 0.55 ulp.
#[inline(always)]
pub fn pow<R: Real>(x: R, y: R) -> R {
    R::within(Pow(x, y))
}

struct Pow<R>(R, R);

impl<R: Real> Kernel for Pow<R> {
    type Output = R;

    #[inline(always)]
    fn run(self) -> R {
        let Self(x, y) = self;
        let log = ln_parts(x);
        let product = Double::product(y, log.high);
        let low = product.low + y * log.low;
        // Far beyond the ends of the range the tail is of no use and may be NaN.
        let low = R::select(product.high.abs().le(R::splat(800.0)), low, R::zero());
        let z = exp_of(Double { high: product.high, low });
        let most = R::splat(f64::MAX);
        R::select(x.gt(R::zero()) & x.le(most) & y.abs().le(most), z, R::splat(f64::NAN))
    }
}

/// ln x of a positive finite value to about 63 bits.
#[inline(always)]
fn ln_parts<R: Real>(x: R) -> Double<R> {
    // (2 atanh(s) / s - 2) / s^2 in powers of s^2, s^2 <= 0.0057; error 2^-63 of the logarithm.
    const C: [f64; 6] = [
        0.6666666666666666,
        0.4000000000000286,
        0.28571428565570345,
        0.2222222660404932,
        0.18180337726536722,
        0.1561478214294358,
    ];
    const TWO_54: f64 = 18_014_398_509_481_984.0;
    let tiny = x.lt(R::splat(f64::MIN_POSITIVE));
    let (m, e) = R::select(tiny, x * TWO_54, x).split_exponent();
    let k = R::select(tiny, e - 54.0, e);
    // x = 2^k c m/c with c of 3/4, 1 or 5/4 near m; ln(m / c) = 2 atanh(s), s = (m - c) / (m + c).
    let below = m.lt(R::splat(0.86));
    let above = m.gt(R::splat(1.12));
    let pick = |low: f64, middle: f64, high: f64| {
        R::select(below, R::splat(low), R::select(above, R::splat(high), R::splat(middle)))
    };
    let c = pick(0.75, 1.0, 1.25);
    let ln_c = Double {
        high: pick(-0.2876820724517809, 0.0, 0.22314355131420976),
        low: pick(-2.607160616442564e-17, 0.0, -9.091270597324799e-18),
    };
    let s = Double::quotient(Double { high: m - c, low: R::zero() }, Double::sum(m, c));
    let z = s.high * s.high;
    let a = Double::sum(k * LN_2[0], ln_c.high);
    let b = Double::sum(a.high, s.high * 2.0);
    let cubic = s.high * (z * polynomial(z, &C));
    let tail = (a.low + b.low) + (cubic + (s.low * 2.0 + (ln_c.low + k * LN_2[1])));
    Double::fast_sum(b.high, tail)
}
