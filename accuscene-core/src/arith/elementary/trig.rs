use super::double::{Double, polynomial, round_even, sixth_of_cube, split};
use super::reduction::{DIRECT_LIMIT, Reduced, less_quarter_turns};
use super::{PI, TAU, atan2};
use crate::arith::{Kernel, Mask, Real};

/// Sine and cosine of an angle in radians, sine first: faster than both apart, the same bits.
///
/// Any finite angle; NaN for NaN and infinity. Error below 0.55 ulp; the sine is odd and the cosine even to the bit.
#[inline(always)]
pub fn sin_cos<R: Real>(x: R) -> (R, R) {
    R::within(SinCos(x))
}

struct SinCos<R>(R);

impl<R: Real> Kernel for SinCos<R> {
    type Output = (R, R);

    #[inline(always)]
    fn run(self) -> (R, R) {
        let Self(x) = self;
        let (sin, cos) = parts(x.abs());
        let finite = x.abs().le(R::splat(f64::MAX));
        let nan = R::splat(f64::NAN);
        (R::select(finite, sin.high * R::one().copysign(x), nan), R::select(finite, cos.high, nan))
    }
}

/// Sine of an angle in radians: see [`sin_cos`].
#[inline(always)]
pub fn sin<R: Real>(x: R) -> R {
    sin_cos(x).0
}

/// Cosine of an angle in radians: see [`sin_cos`].
#[inline(always)]
pub fn cos<R: Real>(x: R) -> R {
    sin_cos(x).1
}

/// Tangent of an angle in radians.
///
/// Any finite angle; NaN for NaN and infinity. Error below 0.55 ulp; odd to the bit.
#[inline(always)]
pub fn tan<R: Real>(x: R) -> R {
    R::within(Tan(x))
}

struct Tan<R>(R);

impl<R: Real> Kernel for Tan<R> {
    type Output = R;

    #[inline(always)]
    fn run(self) -> R {
        let Self(x) = self;
        let (sin, cos) = parts(x.abs());
        let t = Double::quotient(sin, cos);
        let y = (t.high + t.low) * R::one().copysign(x);
        R::select(x.abs().le(R::splat(f64::MAX)), y, R::splat(f64::NAN))
    }
}

/// The same direction as an angle in `(-pi, pi]`; angles inside are returned as they are.
///
/// Any finite angle; NaN for NaN and infinity. Odd to the bit, but for -pi, which gives pi.
#[inline(always)]
pub fn wrap_angle<R: Real>(x: R) -> R {
    let a = x.abs();
    if a.le(R::splat(PI)).all() {
        return R::select(x.le(R::splat(-PI)), R::splat(PI), x);
    }
    let turns = round_even(a * (1.0 / TAU));
    let near = less_quarter_turns(a, turns * 4.0).high;
    let mut y = R::select(a.le(R::splat(PI)), a, near.clamp(R::splat(-PI), R::splat(PI)));
    if !a.le(R::splat(DIRECT_LIMIT)).all() {
        let (sin, cos) = sin_cos(a);
        y = R::select(a.le(R::splat(DIRECT_LIMIT)), y, atan2(sin, cos));
    }
    y *= R::one().copysign(x);
    let y = R::select(y.le(R::splat(-PI)), R::splat(PI), y);
    // Last, for the product may give a NaN another sign.
    R::select(a.le(R::splat(f64::MAX)), y, R::splat(f64::NAN))
}

/// Sine and cosine of a non-negative angle to about 60 bits.
#[inline(always)]
fn parts<R: Real>(angle: R) -> (Double<R>, Double<R>) {
    let Reduced { quarter, rest } = Reduced::new(angle);
    let (s, c) = (near_sin(rest), near_cos(rest));
    let distance = quarter.abs();
    let swap = distance.gt(R::splat(0.5)) & distance.lt(R::splat(1.5));
    let one = R::one();
    let sin_sign = R::select(quarter.lt(R::splat(-0.5)) | quarter.gt(R::splat(1.5)), -one, one);
    let cos_sign = R::select(quarter.gt(R::splat(0.5)) | quarter.lt(R::splat(-1.5)), -one, one);
    let pick = |yes: Double<R>, no: Double<R>| Double {
        high: R::select(swap, yes.high, no.high),
        low: R::select(swap, yes.low, no.low),
    };
    (pick(c, s).scaled(sin_sign), pick(s, c).scaled(cos_sign))
}

#[inline(always)]
fn near_sin<R: Real>(angle: Double<R>) -> Double<R> {
    // (sin x - x + x^3/6) / x^5 in powers of x^2, |x| < 0.786; error 2^-64 of the sine.
    const C: [f64; 6] = [
        0.008333333333333333,
        -0.00019841269841268958,
        2.7557319222318093e-6,
        -2.505210723275296e-8,
        1.6058683645020592e-10,
        -7.595257415194156e-13,
    ];
    let Double { high: x, low } = angle;
    let z = x * x;
    let cubic = sixth_of_cube(x);
    let a = Double::fast_sum(x, -cubic.high);
    let tail = (x * (z * z) * polynomial(z, &C) + low * (-(z * 0.5) + 1.0)) - cubic.low;
    Double::fast_sum(a.high, a.low + tail)
}

#[inline(always)]
fn near_cos<R: Real>(angle: Double<R>) -> Double<R> {
    // (cos x - 1 + x^2/2) / x^4 in powers of x^2, |x| < 0.786; error 2^-60.
    const C: [f64; 6] = [
        0.041666666666666664,
        -0.0013888888888887389,
        2.48015872987538e-5,
        -2.755731726556589e-7,
        2.0876144984413913e-9,
        -1.1382539967177458e-11,
    ];
    let Double { high: x, low } = angle;
    let (coarse, fine) = split::<R, 36>(x);
    let z = x * x;
    let a = Double::fast_sum(R::one(), coarse * coarse * -0.5);
    let square_rest = fine * (x + coarse) * 0.5 + x * low;
    Double::fast_sum(a.high, a.low + (z * z * polynomial(z, &C) - square_rest))
}
