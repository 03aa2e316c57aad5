use super::double::{Double, polynomial, round_even};
use crate::arith::{Kernel, Real};

/// Exponential function.
///
/// Any value; infinity above 709.78, zero below -745.13, NaN for NaN. Error below 0.55 ulp, where the result is
/// subnormal below 1 ulp.
#[inline(always)]
pub fn exp<R: Real>(x: R) -> R {
    R::within(Exp(x))
}

struct Exp<R>(R);

impl<R: Real> Kernel for Exp<R> {
    type Output = R;

    #[inline(always)]
    fn run(self) -> R {
        let Self(x) = self;
        exp_of(Double { high: x, low: R::zero() })
    }
}

/// Hyperbolic sine.
///
/// Any value; infinite above 710.47 in magnitude, NaN for NaN. Error below 0.55 ulp; odd to the bit.
#[inline]
pub fn sinh<R: Real>(x: R) -> R {
    // (sinh a - a) / a^3 in powers of a^2, a <= 0.35; error 2^-59 of the hyperbolic sine.
    const C: [f64; 6] = [
        0.16666666666666666,
        0.008333333333333333,
        0.00019841269841262745,
        2.7557319248677606e-6,
        2.505206954887021e-8,
        1.608719388822453e-10,
    ];
    let a = x.abs();
    let z = a * a;
    let near = a + a * (z * polynomial(z, &C));
    let Exponential { value, exponent } = Exponential::new(Double { high: a, low: R::zero() });
    let one = Double { high: R::one(), low: R::zero() };
    // e^-a no longer counts long before 2^-200.
    let shift = R::select(exponent.gt(R::splat(100.0)), R::splat(100.0), exponent);
    let inverse = Double::quotient(one, value).scaled((shift * -2.0).exp2_int());
    let difference = Double::fast_sum(value.high, -inverse.high);
    let far = difference.high + (difference.low + (value.low - inverse.low));
    let y = R::select(a.lt(R::splat(0.35)), near, times_exp2(far, exponent - 1.0));
    R::select(x.le(x), y.copysign(x), R::splat(f64::NAN))
}

/// Hyperbolic tangent.
///
/// Any value, NaN for NaN. Error below 0.55 ulp; odd to the bit.
#[inline]
pub fn tanh<R: Real>(x: R) -> R {
    // (tanh a - a) / a^3 in powers of a^2, a <= 0.125; error 2^-61 of the hyperbolic tangent.
    const C: [f64; 7] = [
        -0.3333333333333333,
        0.13333333333333322,
        -0.05396825396814857,
        0.02186948849584734,
        -0.008863228185969053,
        0.003591440528835602,
        -0.0014238461338510807,
    ];
    let a = x.abs();
    let z = a * a;
    let near = a + a * (z * polynomial(z, &C));
    let one = R::one();
    // tanh rounds to one from 19.1 on.
    let twice = R::select(a.gt(R::splat(22.0)), R::splat(44.0), a * 2.0);
    let Exponential { value, exponent } = Exponential::new(Double { high: twice, low: R::zero() });
    let e = value.scaled(exponent.exp2_int());
    let less = Double::fast_sum(e.high, -one);
    let more = Double::fast_sum(e.high, one);
    let less = Double { high: less.high, low: less.low + e.low };
    let more = Double { high: more.high, low: more.low + e.low };
    let far = Double::quotient(less, more);
    let y = R::select(a.lt(R::splat(0.125)), near, far.high + far.low);
    R::select(x.le(x), y.copysign(x), R::splat(f64::NAN))
}

/// e to the power of a value and its tail.
#[inline(always)]
pub(super) fn exp_of<R: Real>(x: Double<R>) -> R {
    let Exponential { value, exponent } = Exponential::new(x);
    let y = times_exp2(value.high + value.low, exponent);
    R::select(x.high.le(x.high), y, R::splat(f64::NAN))
}

/// The natural logarithm of two: 42 bits, so that the product with an exponent is exact, and the rest.
pub(super) const LN_2: [f64; 2] = [0.6931471805598903, 5.497923018708371e-14];

/// `value * 2^exponent`, the value in `[0.7, 1.42]` to about 59 bits.
struct Exponential<R> {
    value: Double<R>,
    exponent: R,
}

impl<R: Real> Exponential<R> {
    #[inline(always)]
    fn new(x: Double<R>) -> Self {
        // (e^r - 1 - r - r^2/2) / r^3, |r| <= 0.3467; error 2^-60.
        const C: [f64; 10] = [
            0.16666666666666669,
            0.041666666666666664,
            0.008333333333330055,
            0.0013888888888886504,
            0.0001984126986309019,
            2.4801587317323107e-5,
            2.755726840318513e-6,
            2.7557282735668955e-7,
            2.5100412510880337e-8,
            2.091133633131859e-9,
        ];
        // Beyond these ends every result is zero or infinite.
        let within = x.high.clamp(R::splat(-800.0), R::splat(800.0));
        let k = round_even(within * core::f64::consts::LOG2_E);
        let r = Double::fast_sum(within - k * LN_2[0], -(k * LN_2[1]));
        let low = r.low + x.low;
        let square = Double::square(r.high);
        let a = Double::fast_sum(R::one(), r.high);
        let b = Double::fast_sum(a.high, square.high * 0.5);
        let cubic = r.high * (r.high * r.high) * polynomial(r.high, &C);
        let tail = (a.low + b.low) + (cubic + (square.low * 0.5 + low * (b.high + cubic)));
        Self { value: Double::fast_sum(b.high, tail), exponent: k }
    }
}

/// `x * 2^k` rounded once, for an integer `k` of magnitude below 2000.
#[inline(always)]
fn times_exp2<R: Real>(x: R, k: R) -> R {
    let half = round_even(k * 0.5);
    x * half.exp2_int() * (k - half).exp2_int()
}
