use super::exp;

/// The probability that a standard normal variate stays below `x`, with an error below 8 ulp in both tails.
///
/// Any value; 0 from about -38.5 down, 1 from 8.3 up, NaN for NaN. The upper tail is that of `-x`. Source:
/// Cody 1969, "Rational Chebyshev approximations for the error function".
///
/// ```
/// use accuscene_core::arith::{normal_cumulative, normal_quantile};
///
/// assert_eq!(normal_cumulative(0.0), 0.5);
/// assert!((normal_quantile(normal_cumulative(-3.0)) + 3.0).abs() < 1e-14);
/// ```
#[must_use]
pub fn normal_cumulative(x: f64) -> f64 {
    if x.is_nan() {
        return f64::NAN;
    }
    if x.abs() <= NEAR {
        return 0.5 + near(x);
    }
    let beyond = tail(x.abs());
    if x < 0.0 { beyond } else { 1.0 - beyond }
}

/// What [`normal_cumulative`] has beyond one half, without the loss of digits near 0; odd to the bit.
///
/// Any value, NaN for NaN; between -0.5 and 0.5. Error below 8 ulp.
#[must_use]
pub fn normal_excess(x: f64) -> f64 {
    if x.is_nan() {
        return f64::NAN;
    }
    if x.abs() <= NEAR { near(x) } else { (0.5 - tail(x.abs())).copysign(x) }
}

/// Here the cumulative probability is 1/4.
const NEAR: f64 = 0.67448975;

fn near(x: f64) -> f64 {
    let z = x * x;
    x * ratio(z, &CENTRE)
}

/// The probability beyond `y` above [`NEAR`].
fn tail(y: f64) -> f64 {
    if y > 39.0 {
        return 0.0;
    }
    let share = if y <= 5.656854249492381 {
        ratio(y, &MIDDLE)
    } else {
        let z = 1.0 / (y * y);
        (FRAC_1_SQRT_TAU - z * ratio(z, &FAR)) / y
    };
    // The square of a multiple of 1/16 is exact: the exponent keeps all its digits.
    let coarse = (y * 16.0).floor() / 16.0;
    let rest = (y - coarse) * (y + coarse);
    exp(-0.5 * (coarse * coarse)) * (exp(-0.5 * rest) * share)
}

fn ratio<const N: usize>(r: f64, [num, den]: &[[f64; N]; 2]) -> f64 {
    let horner = |c: &[f64; N]| c.iter().rev().fold(0.0, |sum, a| sum * r + a);
    horner(num) / horner(den)
}

const FRAC_1_SQRT_TAU: f64 = 0.3989422804014327;

const CENTRE: [[f64; 5]; 2] = [
    [18154.98125334356, 1067.6894854603709, 161.02823106855587, 2.2352520354606837, 0.06568233791820745],
    [45507.78933502673, 10260.932208618979, 976.0985517377767, 47.202581904688245, 1.0],
];

const MIDDLE: [[f64; 9]; 2] = [
    [
        9842.714838383978,
        11602.65143764735,
        6848.190450536283,
        2494.5375852903726,
        597.2702763948002,
        93.50665613217785,
        8.883149794388377,
        0.39894151208813466,
        1.0765576773720192e-08,
    ],
    [
        19685.429676859992,
        38912.00328609327,
        34900.95272114598,
        18615.571640885097,
        6485.558298266761,
        1519.3775994075547,
        235.387901782625,
        22.266688044328117,
        1.0,
    ],
];

const FAR: [[f64; 6]; 2] = [
    [
        2.9112874951168793e-05,
        0.0014216191932278934,
        0.022235277870649807,
        0.12740116116024736,
        0.215898534057957,
        0.023073441764940174,
    ],
    [
        7.297515550839662e-05,
        0.0037823963320275824,
        0.06598813786892856,
        0.4682382124808651,
        1.284260096144911,
        1.0,
    ],
];
