//! Zeros, infinities, NaN and the ends of the range.

use accuscene_core::arith::{self, FRAC_PI_2, PI, Real};

fn same(a: f64, b: f64) {
    assert_eq!(a.to_bits(), b.to_bits(), "{a:e} is not {b:e}");
}

const INF: f64 = f64::INFINITY;
const TINY: f64 = 5e-324;

#[test]
fn odd_functions_keep_the_sign_of_zero_and_tiny_values() {
    for f in [arith::sin, arith::tan, arith::asin, arith::atan, arith::sinh, arith::tanh, arith::wrap_angle] {
        for x in [0.0, -0.0, TINY, -TINY, 1e-310, -2.5e-308, 1e-200] {
            same(f(x), x);
        }
    }
}

#[test]
fn nan_comes_out_as_one_nan() {
    let odd_nan = f64::from_bits(0xFFF8_0000_0000_1234);
    let all = [
        arith::sin,
        arith::cos,
        arith::tan,
        arith::asin,
        arith::acos,
        arith::atan,
        arith::exp,
        arith::ln,
        arith::sinh,
        arith::tanh,
        arith::wrap_angle,
    ];
    for f in all {
        same(f(odd_nan), f64::NAN);
    }
    for f in [arith::sin, arith::cos, arith::tan, arith::wrap_angle, arith::asin, arith::acos] {
        same(f(INF), f64::NAN);
        same(f(-INF), f64::NAN);
    }
    same(arith::asin(1.0 + f64::EPSILON), f64::NAN);
    same(arith::acos(-1.5), f64::NAN);
    same(arith::ln(-TINY), f64::NAN);
    same(arith::ln(-INF), f64::NAN);
    for (y, x) in [(odd_nan, 1.0), (1.0, odd_nan), (odd_nan, INF), (0.0, odd_nan), (odd_nan, odd_nan)] {
        same(arith::atan2(y, x), f64::NAN);
    }
    for (x, y) in [(-1.0, 2.0), (0.0, 1.0), (INF, 1.0), (2.0, INF), (odd_nan, 0.0), (1.0, odd_nan)] {
        same(arith::pow(x, y), f64::NAN);
    }
}

#[test]
fn exact_values() {
    same(arith::cos(0.0), 1.0);
    same(arith::cos(-0.0), 1.0);
    same(arith::exp(0.0), 1.0);
    same(arith::ln(1.0), 0.0);
    same(arith::acos(1.0), 0.0);
    same(arith::acos(-1.0), PI);
    same(arith::acos(0.0), FRAC_PI_2);
    same(arith::asin(1.0), FRAC_PI_2);
    same(arith::asin(-1.0), -FRAC_PI_2);
    same(arith::atan(INF), FRAC_PI_2);
    same(arith::atan(-INF), -FRAC_PI_2);
    same(arith::tanh(INF), 1.0);
    same(arith::tanh(-30.0), -1.0);
    same(arith::pow(2.0, 10.0), 1024.0);
    same(arith::pow(7.0, 0.0), 1.0);
    same(arith::pow(1.0, 1e300), 1.0);
    for k in [-512_i32, -64, -1, 0, 1, 2, 512] {
        same(arith::ln(f64::exp2_int(f64::from(k))), f64::from(k) * core::f64::consts::LN_2);
    }
}

#[test]
fn ends_of_the_range() {
    same(arith::exp(INF), INF);
    same(arith::exp(-INF), 0.0);
    same(arith::exp(709.782712893384), 1.7976931348622732e308);
    same(arith::exp(709.7827128933841), INF);
    same(arith::exp(-745.1332191019411), TINY);
    same(arith::exp(-745.1332191019412), 0.0);
    same(arith::sinh(INF), INF);
    same(arith::sinh(-711.0), -INF);
    assert!(arith::sinh(710.4758).is_finite());
    same(arith::ln(0.0), -INF);
    same(arith::ln(-0.0), -INF);
    same(arith::ln(INF), INF);
    same(arith::ln(TINY), -744.4400719213812);
    same(arith::ln(f64::MAX), 709.782712893384);
    same(arith::pow(10.0, 400.0), INF);
    same(arith::pow(10.0, -400.0), 0.0);
    same(arith::pow(3.0, -1e300), 0.0);
    same(arith::pow(3.0, f64::MAX), INF);
    same(arith::sin(f64::MAX), 0.004961954789184062);
    same(arith::cos(f64::MAX), -0.9999876894265599);
    // The double nearest to a multiple of pi/2: the rest is 4.7e-19.
    same(arith::cos(6381956970095103.0 * f64::exp2_int(797.0)), -4.687165924254628e-19);
}

#[test]
fn atan2_knows_every_direction() {
    let q = FRAC_PI_2;
    let cases = [
        (0.0, 0.0, 0.0),
        (0.0, -0.0, PI),
        (0.0, 3.0, 0.0),
        (0.0, -3.0, PI),
        (2.0, 0.0, q),
        (2.0, -0.0, q),
        (1.0, INF, 0.0),
        (1.0, -INF, PI),
        (INF, 1.0, q),
        (INF, -1.0, q),
        (INF, INF, q / 2.0),
        (INF, -INF, 2.356194490192345),
        (1.0, 1.0, q / 2.0),
        (1.0, -1.0, 2.356194490192345),
        (TINY, TINY, q / 2.0),
        (f64::MAX, f64::MAX, q / 2.0),
        (f64::MAX, TINY, q),
        (TINY, f64::MAX, 0.0),
        (TINY, -f64::MAX, PI),
        (1e-300, 1e10, 1e-310),
        (3e200, 1.5e305, 3e200 / 1.5e305),
        (TINY, 1.0, TINY),
        (TINY, 2e-323, 0.24497866312686414),
        (1e308, 4e307, 1.1902899496825317),
    ];
    for (y, x, angle) in cases {
        same(arith::atan2(y, x), angle);
        same(arith::atan2(-y, x), -angle);
    }
}

#[test]
fn wrap_angle_turns_into_one_turn() {
    same(arith::wrap_angle(PI), PI);
    same(arith::wrap_angle(-PI), PI);
    same(arith::wrap_angle(-3.0), -3.0);
    same(arith::wrap_angle(7.0), 0.7168146928204135);
    assert!((arith::wrap_angle(1e15 + 1.0) - arith::wrap_angle(1e15) - 1.0).abs() < 1e-9);
}
