use super::double::{Double, round_even};
use crate::arith::{Mask, Real};

/// Angles up to here, a little less than 2^20 quarter turns, are reduced by subtraction.
pub(super) const DIRECT_LIMIT: f64 = 1.6e6;

/// `angle = quarter * pi/2 + rest`, with `quarter` in -2..=2 (a whole turn left out) and `|rest|` at most
/// about pi/4.
#[derive(Clone, Copy)]
pub(super) struct Reduced<R> {
    pub(super) quarter: R,
    pub(super) rest: Double<R>,
}

impl<R: Real> Reduced<R> {
    /// Reduces a non-negative angle; NaN for NaN and infinity.
    #[inline(always)]
    pub(super) fn new(angle: R) -> Self {
        let k = round_even(angle * core::f64::consts::FRAC_2_PI);
        let near = Self { quarter: k - round_even(k * 0.25) * 4.0, rest: less_quarter_turns(angle, k) };
        if angle.gt(R::splat(DIRECT_LIMIT)).any() { near.with_far_lanes(angle) } else { near }
    }

    #[cold]
    #[inline(never)]
    fn with_far_lanes(mut self, angle: R) -> Self {
        for lane in 0..R::LANES {
            let a = angle.lane(lane);
            if a > DIRECT_LIMIT {
                let far = far_angle(a);
                self.quarter = self.quarter.with_lane(lane, far.quarter);
                self.rest.high = self.rest.high.with_lane(lane, far.rest.high);
                self.rest.low = self.rest.low.with_lane(lane, far.rest.low);
            }
        }
        self
    }
}

/// `angle - k pi/2` for an integer `k` below 2^20: the first three parts of pi/2 have 33 bits, so that their
/// products with `k` are exact (Cody and Waite 1980).
#[inline(always)]
pub(super) fn less_quarter_turns<R: Real>(angle: R, k: R) -> Double<R> {
    const P: [f64; 4] =
        [1.5707963267341256, 6.077100506303966e-11, 2.0222662487111665e-21, 8.4784276603689e-32];
    let a = Double::sum(angle - k * P[0], -(k * P[1]));
    let b = Double::sum(a.low, -(k * P[2]));
    let c = Double::sum(a.high, b.high);
    Double::fast_sum(c.high, c.low + (b.low - k * P[3]))
}

/// Reduction by the bits of 2/pi that matter for this exponent (Payne and Hanek 1983).
fn far_angle(angle: f64) -> Reduced<f64> {
    if !angle.is_finite() {
        let nan = f64::NAN;
        return Reduced { quarter: 0.0, rest: Double { high: nan, low: nan } };
    }
    let bits = angle.to_bits();
    let mantissa = u128::from((bits & 0x000F_FFFF_FFFF_FFFF) | 0x0010_0000_0000_0000);
    // angle = mantissa * 2^(biased - 1075); bits of 2/pi above 2^-(biased - 1077) give whole turns.
    let start = (bits >> 52) as usize - (1077 - 64);
    let word = |i: usize| {
        let (at, shift) = (start / 64 + i, start % 64);
        let pair = (u128::from(TWO_OVER_PI[at]) << 64) | u128::from(TWO_OVER_PI[at + 1]);
        u128::from((pair >> (64 - shift)) as u64)
    };
    let low = mantissa * word(2);
    let mid = mantissa * word(1) + (low >> 64);
    let top = (mantissa * word(0) + (mid >> 64)) as u64;
    let mid = mid as u64;
    // Two bits of quarter turns, then the fraction of one, here with its sign: -1/2 to 1/2.
    let fraction = (u128::from((top << 2) | (mid >> 62)) << 64) | u128::from((mid << 2) | (low as u64 >> 62));
    let quarter = ((top >> 62) + (fraction >> 127) as u64) & 3;
    let magnitude = (fraction as i128).unsigned_abs();
    let zeros = magnitude.leading_zeros();
    let digits = magnitude.wrapping_shl(zeros);
    let high = (digits >> 75) as f64;
    let low = ((digits >> 22) & ((1 << 53) - 1)) as f64 * f64::exp2_int(-53.0);
    let scale = f64::exp2_int(-53.0 - f64::from(zeros)) * if fraction >> 127 == 1 { -1.0 } else { 1.0 };
    let quarter_turn = Double { high: core::f64::consts::FRAC_PI_2, low: super::FRAC_PI_2_LOW };
    let product = Double::product(high, quarter_turn.high);
    let tail = product.low + (high * quarter_turn.low + low * quarter_turn.high);
    Reduced {
        quarter: [0.0, 1.0, 2.0, -1.0][quarter as usize],
        rest: Double::fast_sum(product.high, tail).scaled(scale),
    }
}

/// 64 zero bits, then the bits of 2/pi after the point.
const TWO_OVER_PI: [u64; 21] = [
    0,
    0xa2f9_836e_4e44_1529,
    0xfc27_57d1_f534_ddc0,
    0xdb62_9599_3c43_9041,
    0xfe51_63ab_debb_c561,
    0xb724_6e3a_424d_d2e0,
    0x0649_2eea_09d1_921c,
    0xfe1d_eb1c_b129_a73e,
    0xe882_35f5_2ebb_4484,
    0xe99c_7026_b45f_7e41,
    0x3991_d639_8353_39f4,
    0x9c84_5f8b_bdf9_283b,
    0x1ff8_97ff_de05_980f,
    0xef2f_118b_5a0a_6d1f,
    0x6d36_7ecf_27cb_09b7,
    0x4f46_3f66_9e5f_ea2d,
    0x7527_bac7_ebe5_f17b,
    0x3d07_39f7_8a52_92ea,
    0x6bfb_5fb1_1f8d_5d08,
    0x5603_3046_fc7b_6bab,
    0xf0cf_bc20_9af4_361d,
];
