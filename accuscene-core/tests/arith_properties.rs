//! Laws of the functions, vectors, matrices and quaternions.

use accuscene_core::arith::{self, Mat3, PI, Quat, Vec2, Vec3};
use proptest::prelude::*;

fn vec3(size: f64) -> impl Strategy<Value = Vec3> {
    [-size..size, -size..size, -size..size].prop_map(|[x, y, z]| Vec3::new(x, y, z))
}

fn quat() -> impl Strategy<Value = Quat> {
    (-PI..PI, -1.5..1.5, -PI..PI).prop_map(|(roll, pitch, yaw)| Quat::from_euler(roll, pitch, yaw))
}

fn near(a: Vec3, b: Vec3, within: f64) -> bool {
    (a - b).norm() <= within
}

proptest! {
    #[test]
    fn odd_and_even_to_the_bit(x in any::<f64>().prop_filter("a number", |x| !x.is_nan())) {
        for f in [arith::sin, arith::tan, arith::asin, arith::atan, arith::sinh, arith::tanh] {
            let (a, b): (f64, f64) = (f(x), f(-x));
            prop_assert!(a.to_bits() == (-b).to_bits() || a.is_nan() && b.is_nan());
        }
        let (a, b): (f64, f64) = (arith::cos(x), arith::cos(-x));
        prop_assert!(a.to_bits() == b.to_bits());
    }

    #[test]
    fn sine_and_cosine_lie_on_the_circle(x in any::<f64>().prop_filter("finite", |x| x.is_finite())) {
        let (s, c) = arith::sin_cos(x);
        prop_assert!((s * s + c * c - 1.0).abs() < 5e-16);
        prop_assert_eq!((s, c), (arith::sin(x), arith::cos(x)));
    }

    #[test]
    fn atan2_is_odd_in_y_and_within_half_a_turn(y in any::<f64>(), x in any::<f64>()) {
        prop_assume!(!y.is_nan() && !x.is_nan());
        let a = arith::atan2(y, x);
        prop_assert!(a.abs() <= PI);
        prop_assert_eq!(a.to_bits(), (-arith::atan2(-y, x)).to_bits());
    }

    #[test]
    fn atan2_undoes_sine_and_cosine(x in -PI..PI, r in 1e-3..1e3_f64) {
        let (s, c) = arith::sin_cos(x);
        prop_assert!((arith::atan2(r * s, r * c) - x).abs() < 1e-15);
    }

    #[test]
    fn wrapped_angles_keep_their_direction(x in -1e9..1e9_f64) {
        let y = arith::wrap_angle(x);
        prop_assert!(-PI < y && y <= PI);
        let (a, b) = (arith::sin_cos(x), arith::sin_cos(y));
        prop_assert!((a.0 - b.0).abs() < 1e-15 && (a.1 - b.1).abs() < 1e-15);
        prop_assert_eq!(arith::wrap_angle(y).to_bits(), y.to_bits());
        if y < PI {
            prop_assert_eq!(arith::wrap_angle(-x).to_bits(), (-y).to_bits());
        }
    }

    #[test]
    fn logarithm_undoes_exponential(x in -700.0..700.0_f64) {
        prop_assert!((arith::ln(arith::exp(x)) - x).abs() <= 2.3e-16 + 1.2e-16 * x.abs());
    }

    #[test]
    fn power_adds_exponents(x in 0.01..100.0_f64, a in -3.0..3.0_f64, b in -3.0..3.0_f64) {
        let (p, q) = (arith::pow(x, a) * arith::pow(x, b), arith::pow(x, a + b));
        prop_assert!((p - q).abs() <= 6e-15 * q);
        prop_assert!((arith::pow(x, 0.5) - x.sqrt()).abs() <= 4e-16 * x.sqrt());
    }

    #[test]
    fn exponential_functions_are_monotonic(x in -30.0..30.0_f64, step in 1e-9..1.0_f64) {
        let y = x + step;
        prop_assert!(arith::exp(x) < arith::exp(y));
        prop_assert!(arith::sinh(x) < arith::sinh(y));
        prop_assert!(arith::tanh(x) <= arith::tanh(y));
        prop_assert!(arith::atan(x) < arith::atan(y));
    }

    #[test]
    fn euler_angles_come_back(roll in -3.1..3.1_f64, pitch in -1.55..1.55_f64, yaw in -3.1..3.1_f64) {
        let (r, p, y) = Quat::from_euler(roll, pitch, yaw).to_euler();
        prop_assert!((r - roll).abs() < 1e-13 && (p - pitch).abs() < 1e-13 && (y - yaw).abs() < 1e-13);
    }

    #[test]
    fn quaternion_products_are_rotations_in_a_row(a in quat(), b in quat(), v in vec3(10.0)) {
        let both = a.product(b).matrix().apply(v);
        prop_assert!(near(both, a.matrix().apply(b.matrix().apply(v)), 1e-13));
        prop_assert!((both.norm() - v.norm()).abs() < 1e-13);
        prop_assert!(near(a.matrix().apply_transposed(a.matrix().apply(v)), v, 1e-13));
    }

    #[test]
    fn advance_is_of_second_order(q in quat(), omega in vec3(3.0)) {
        prop_assume!(omega.norm() > 0.1);
        // One step against the exact turn about the same axis: the error is the cube of the angle / 12.
        let error = |dt: f64| {
            let angle = omega.norm() * dt;
            let (s, c) = arith::sin_cos(angle * 0.5);
            let exact = q.product(Quat { w: c, v: omega.unit() * s });
            let made = q.advance(omega, dt);
            2.0 * ((made.v - exact.v).dot(made.v - exact.v) + (made.w - exact.w) * (made.w - exact.w)).sqrt()
        };
        let angle = omega.norm() * 0.01;
        prop_assert!((error(0.01) - angle * angle * angle / 12.0).abs() < 1e-3 * angle * angle * angle + 4e-15);
        let made = q.advance(omega, 0.01);
        prop_assert!((made.w * made.w + made.v.dot(made.v) - 1.0).abs() < 1e-15);
    }

    #[test]
    fn inverse_times_matrix_is_the_unit(a in vec3(5.0), b in vec3(5.0), c in vec3(5.0), v in vec3(1.0)) {
        let m = Mat3::from_rows(a, b, c);
        prop_assume!(m.determinant().abs() > 1.0);
        prop_assert!(near(m.inverse().apply(m.apply(v)), v, 1e-10));
        prop_assert!((m.product(&m.transposed()).determinant() - m.determinant() * m.determinant()).abs()
            < 1e-9 * (1.0 + m.determinant() * m.determinant()));
    }

    #[test]
    fn vectors_obey_their_algebra(a in vec3(10.0), b in vec3(10.0), c in vec3(10.0), s in -5.0..5.0_f64) {
        prop_assert!(a.cross(b).dot(a).abs() < 1e-11 && a.cross(b).dot(b).abs() < 1e-11);
        prop_assert_eq!(a.cross(b), -b.cross(a));
        prop_assert!(near(a.cross(b.cross(c)), b * a.dot(c) - c * a.dot(b), 1e-10));
        prop_assert!(near(Mat3::cross_matrix(a).apply(b), a.cross(b), 1e-12));
        prop_assert!(((a * s).norm() - s.abs() * a.norm()).abs() < 1e-12);
        let lagrange = a.dot(a) * b.dot(b) - a.dot(b) * a.dot(b);
        prop_assert!((a.cross(b).dot(a.cross(b)) - lagrange).abs() < 1e-9);
    }

    #[test]
    fn plane_vectors_turn(x in -10.0..10.0_f64, y in -10.0..10.0_f64, angle in -4.0..4.0_f64) {
        let v = Vec2::new(x, y);
        let (s, c) = arith::sin_cos(angle);
        let w = v.rotate(c, s);
        prop_assert!((w.norm() - v.norm()).abs() < 1e-14);
        prop_assert!((v.dot(w) - v.dot(v) * c).abs() < 1e-13 && (v.cross(w) - v.dot(v) * s).abs() < 1e-13);
        prop_assert_eq!(v.dot(v.perp()), 0.0);
    }
}
