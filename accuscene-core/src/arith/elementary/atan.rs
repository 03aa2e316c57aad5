use super::double::{Double, polynomial, sixth_of_cube};
use super::{FRAC_PI_2, FRAC_PI_2_LOW, PI};
use crate::arith::{AnyWidth, Kernel, Real, in_fours};
use core::marker::PhantomData;

const PI_LOW: f64 = FRAC_PI_2_LOW * 2.0;

/// Arc tangent, radians in `[-pi/2, pi/2]`.
///
/// Any value; NaN for NaN. Error below 0.55 ulp; odd to the bit.
#[inline(always)]
pub fn atan<R: Real>(x: R) -> R {
    atan2(x, R::one())
}

/// Angle of the point `(x, y)` from the x axis, radians in `[-pi, pi]`; signs of zero count.
///
/// Any values, infinities as in IEEE 754; NaN where either is NaN. Error below 0.55 ulp; odd in `y` to the bit.
#[inline(always)]
pub fn atan2<R: Real>(y: R, x: R) -> R {
    R::within(Atan2(y, x))
}

/// [`atan2`] of four points at once: its bits, its range and its error. It takes about as many instructions as one does
/// where the processor has registers for four numbers.
#[inline]
#[must_use]
pub fn atan2_of_four(y: [f64; 4], x: [f64; 4]) -> [f64; 4] {
    in_fours(OfFour(y, x))
}

struct OfFour([f64; 4], [f64; 4]);

impl AnyWidth for OfFour {
    type Output = [f64; 4];

    #[inline]
    fn of<R: Real>(self) -> [f64; 4] {
        let Self(y, x) = self;
        R::within(Angles::<R>(y, x, PhantomData))
    }
}

struct Angles<R>([f64; 4], [f64; 4], PhantomData<R>);

impl<R: Real> Kernel for Angles<R> {
    type Output = [f64; 4];

    #[inline(always)]
    fn run(self) -> [f64; 4] {
        let Self(y, x, _) = self;
        let mut out = [0.0; 4];
        Atan2(R::from_fn(|i| y[i]), R::from_fn(|i| x[i])).run().each(|i, angle| out[i] = angle);
        out
    }
}

struct Atan2<R>(R, R);

impl<R: Real> Kernel for Atan2<R> {
    type Output = R;

    #[inline(always)]
    fn run(self) -> R {
        let Self(y, x) = self;
        let one = R::one();
        let zero = R::zero();
        let (ay, ax) = ends_replaced(y.abs(), x.abs());
        let steep = ay.gt(ax);
        let small = R::select(steep, ax, ay);
        let large = R::select(steep, ay, ax);
        // t = (small - c large) / (large + c small), c of 0, 1/2 and 1: |t| at most 1/4, the numerator exact.
        let past_quarter = (small * 4.0).gt(large);
        let past_three = (small * 4.0).gt(large * 3.0);
        let c = R::select(past_three, one, R::select(past_quarter, R::splat(0.5), zero));
        let num = small - c * large;
        let t = Double::quotient(Double { high: num, low: zero }, Double::fast_sum(large, c * small));
        let base = Double {
            high: R::select(
                past_three,
                R::splat(FRAC_PI_2 * 0.5),
                R::select(past_quarter, R::splat(0.4636476090008061), zero),
            ),
            low: R::select(
                past_three,
                R::splat(3.061616997868383e-17),
                R::select(past_quarter, R::splat(2.2698777452961687e-17), zero),
            ),
        };
        let z = t.high * t.high;
        let correction = base.low + (t.low + t.high * (z * polynomial(z, &ATAN)));
        let back = one.copysign(x).lt(zero);
        let flip = (steep & !back) | (!steep & back);
        let sign = R::select(flip, -one, one);
        let offset = R::select(steep, R::splat(FRAC_PI_2), R::select(back, R::splat(PI), zero));
        let offset_low = R::select(steep, R::splat(FRAC_PI_2_LOW), R::select(back, R::splat(PI_LOW), zero));
        let a = Double::sum(offset, base.high * sign);
        let b = Double::sum(a.high, t.high * sign);
        let angle = b.high + ((a.low + b.low) + (offset_low + correction * sign));
        // A tiny quotient is its own arc tangent; its parts may have lost bits below the normal range.
        let tiny = t.high.lt(R::splat(1e-9)) & !(steep | back | past_quarter);
        let angle = R::select(tiny, t.high, angle).copysign(y);
        R::select(x.le(x) & y.le(y), angle, R::splat(f64::NAN))
    }
}

/// Arc sine, radians in `[-pi/2, pi/2]`; NaN beyond one.
///
/// Error below 0.55 ulp; odd to the bit.
#[inline]
pub fn asin<R: Real>(x: R) -> R {
    let Arc { near, arc } = Arc::new(x.abs());
    let far = Double::sum(R::splat(FRAC_PI_2), arc.high * -2.0);
    let far = far.high + (far.low + (-(arc.low * 2.0) + FRAC_PI_2_LOW));
    let y = R::select(near, arc.high + arc.low, far);
    R::select(x.abs().le(R::one()), y.copysign(x), R::splat(f64::NAN))
}

/// Arc cosine, radians in `[0, pi]`; NaN beyond one.
///
/// Error below 0.55 ulp.
#[inline]
pub fn acos<R: Real>(x: R) -> R {
    let Arc { near, arc } = Arc::new(x.abs());
    let sign = R::one().copysign(x);
    let from_up = Double::sum(R::splat(FRAC_PI_2), -(arc.high * sign));
    let middle = from_up.high + (from_up.low + (-(arc.low * sign) + FRAC_PI_2_LOW));
    let from_back = Double::sum(R::splat(PI), arc.high * -2.0);
    let back = from_back.high + (from_back.low + (-(arc.low * 2.0) + PI_LOW));
    let front = (arc.high + arc.low) * 2.0;
    let y = R::select(near, middle, R::select(x.lt(R::zero()), back, front));
    R::select(x.abs().le(R::one()), y, R::splat(f64::NAN))
}

/// The arc is asin(a) where `near`, else asin(sqrt((1 - a) / 2)) = acos(a) / 2.
struct Arc<R: Real> {
    near: R::Mask,
    arc: Double<R>,
}

impl<R: Real> Arc<R> {
    #[inline(always)]
    fn new(a: R) -> Self {
        let near = a.le(R::splat(0.5));
        let z = R::select(near, a * a, (-a + 1.0) * 0.5);
        let root = R::select(near, a, z.sqrt());
        let square = Double::square(root);
        // 1e-300 is far below any root that is not zero.
        let root_low = ((z - square.high) - square.low) / (root * 2.0 + 1e-300);
        let root_low = R::select(near, R::zero(), root_low);
        let cubic = sixth_of_cube(root);
        let sum = Double::fast_sum(root, cubic.high);
        let fifth = root * (z * z) * polynomial(z, &ASIN);
        // The slope of the arc sine, to second order in z.
        let from_low = root_low * (z * (z * 0.375 + 0.5) + 1.0);
        Self { near, arc: Double { high: sum.high, low: sum.low + (from_low + (cubic.low + fifth)) } }
    }
}

/// Clear of the ends of the range, the direction kept: zeros, infinities, very large and very small values.
#[inline(always)]
fn ends_replaced<R: Real>(y: R, x: R) -> (R, R) {
    let one = R::one();
    let zero = R::zero();
    let most = R::splat(f64::MAX);
    let endless = y.gt(most) | x.gt(most);
    let y = R::select(endless, R::select(y.gt(most), one, zero), y);
    let x = R::select(endless, R::select(x.gt(most), one, zero), x);
    let largest = R::select(y.gt(x), y, x);
    let up = R::select(largest.lt(R::splat(1e-270)), R::splat(1.6069380442589903e60), one);
    let scale = R::select(largest.gt(R::splat(1e270)), R::splat(6.223015277861142e-61), up);
    (y * scale, R::select(largest.le(zero), one, x * scale))
}

/// (atan t - t) / t^3 in powers of t^2, |t| <= 1/4; error 2^-59 of the arc tangent.
const ATAN: [f64; 10] = [
    -0.3333333333333333,
    0.19999999999999982,
    -0.1428571428570453,
    0.1111111110911075,
    -0.09090908882297034,
    0.07692295169091659,
    -0.06666207458454339,
    0.058718714023867545,
    -0.0511693551226967,
    0.03600731817976272,
];

/// (asin s - s - s^3/6) / s^5 in powers of s^2, s^2 <= 1/4; error 2^-59 of the arc sine.
const ASIN: [f64; 13] = [
    0.07500000000000001,
    0.04464285714284283,
    0.03038194444764035,
    0.0223721588114475,
    0.017352777075993704,
    0.013964504229200397,
    0.011557618123240675,
    0.009695288643599377,
    0.008902746139072899,
    0.0046353597820873145,
    0.01565273375319006,
    -0.013683363704747823,
    0.026117673032989692,
];
