//! One kernel, the same bits in every width, profile and platform.

use accuscene_core::arith::{
    self, AnyWidth, Kernel, Lane, Mask, Philox, Quat, Real, Vec3, in_eights, in_fours,
};

const SAMPLES: usize = 4000;

/// FNV-1a over the bytes of the values.
fn hash(values: impl IntoIterator<Item = f64>) -> u64 {
    values
        .into_iter()
        .flat_map(|v| v.to_bits().to_le_bytes())
        .fold(0xCBF2_9CE4_8422_2325, |h, byte| (h ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01B3))
}

/// Every elementary function, and a kernel of rotation, sine, root and selection: 25 values a sample.
fn kernel<R: Real>(a: R, b: R) -> Vec<R> {
    let size = a.abs() + 1e-3;
    let part = a / size;
    let (sin, cos) = arith::sin_cos(a);
    let (far_sin, far_cos) = arith::sin_cos(a * b * 1e6);
    let turn = Quat::from_euler(a, b, part).advance(Vec3::new(b, sin, cos), size * 0.01);
    let turned = turn.matrix().apply(Vec3::new(part, b, a));
    let (roll, pitch, yaw) = turn.to_euler();
    let slip = R::select(turned.x.lt(turned.y), turned.x.sqrt(), (turned.norm() / size).sqrt());
    vec![
        sin,
        cos,
        far_sin,
        far_cos,
        arith::sin(b),
        arith::cos(b),
        arith::tan(a),
        arith::asin(part),
        arith::acos(part),
        arith::atan(a),
        arith::atan2(a, b),
        arith::exp(a),
        arith::ln(size),
        arith::sinh(a),
        arith::tanh(b),
        arith::pow(size, b),
        arith::wrap_angle(a * b),
        turned.x,
        turned.y,
        turned.z,
        roll,
        pitch,
        yaw,
        R::select(slip.le(slip), slip, -a).clamp(R::splat(-9.0), b.abs()),
        a.min(b) + a.max(b).signum0(),
    ]
}

fn arguments() -> Vec<(f64, f64)> {
    let draws = Philox::new(9);
    let draw = |i, d| match i % 3 {
        0 => (draws.uniform(i, d) - 0.5) * 8.0,
        1 => draws.normal(i, d) * 20.0,
        _ => draws.normal(i, d) * 0.01,
    };
    (0..SAMPLES as u64).map(|i| (draw(i, 0), draw(i, 1))).collect()
}

/// The values in order of sample, whatever the width.
fn evaluate<R: Real>() -> Vec<f64> {
    let mut all = Vec::new();
    for group in arguments().chunks(R::LANES) {
        let (mut a, mut b) = (R::zero(), R::zero());
        for (lane, value) in group.iter().enumerate() {
            a = a.with_lane(lane, value.0);
            b = b.with_lane(lane, value.1);
        }
        let values = kernel(a, b);
        for lane in 0..group.len() {
            all.extend(values.iter().map(|v| v.lane(lane)));
        }
    }
    all
}

/// The same in the registers of this processor, with its instructions.
struct Evaluated;

struct In<R>(core::marker::PhantomData<R>);

impl AnyWidth for Evaluated {
    type Output = (usize, Vec<f64>);

    fn of<R: Real>(self) -> (usize, Vec<f64>) {
        (R::LANES, R::within(In::<R>(core::marker::PhantomData)))
    }
}

impl<R: Real> Kernel for In<R> {
    type Output = Vec<f64>;

    #[inline(always)]
    fn run(self) -> Vec<f64> {
        evaluate::<R>()
    }
}

/// Changes only with a change of the arithmetic, and then every stored result changes too.
const GOLDEN: u64 = 0x1AFC_E93A_500B_F6BA;

#[test]
fn scalar_values_have_the_golden_bits() {
    let values = evaluate::<f64>();
    assert_eq!(values.len(), 100_000);
    assert!(values.iter().all(|v| v.is_finite()));
    assert_eq!(hash(values), GOLDEN);
}

#[test]
fn every_width_gives_the_same_bits() {
    let scalar: Vec<u64> = evaluate::<f64>().into_iter().map(f64::to_bits).collect();
    for (width, values) in [
        (1, evaluate::<Lane<1>>()),
        (2, evaluate::<Lane<2>>()),
        (4, evaluate::<Lane<4>>()),
        (8, evaluate::<Lane<8>>()),
        in_fours(Evaluated),
        in_eights(Evaluated),
    ] {
        for (i, (one, many)) in scalar.iter().zip(&values).enumerate() {
            assert_eq!(*one, many.to_bits(), "value {} of sample {} in width {width}", i % 25, i / 25);
        }
    }
}

#[test]
fn a_far_or_undefined_lane_leaves_its_neighbours_alone() {
    let x = Lane([0.5, 1e300, f64::NAN, -2.0]);
    let (sin, cos) = arith::sin_cos(x);
    for lane in [0, 1, 3] {
        let (s, c) = arith::sin_cos(x.0[lane]);
        assert_eq!((sin.0[lane].to_bits(), cos.0[lane].to_bits()), (s.to_bits(), c.to_bits()));
    }
    assert!(sin.0[2].is_nan() && cos.0[2].is_nan());
    let wrapped = arith::wrap_angle(x);
    assert_eq!(wrapped.0[0], 0.5);
    assert_eq!(wrapped.0[1], arith::wrap_angle(1e300));
}

/// What a width makes of values that no arithmetic is asked for: how lanes are filled, read and replaced, and what truth
/// values come to.
struct Handled;

impl AnyWidth for Handled {
    type Output = Vec<u64>;

    fn of<R: Real>(self) -> Vec<u64> {
        let ends = [0.0, -0.0, f64::INFINITY, f64::NEG_INFINITY, f64::NAN, 5e-324, f64::MAX, -1.5];
        let of = |k: usize| R::from_fn(|i| ends[(i + k) % 8]);
        let mut bits = Vec::new();
        for k in 0..8 {
            let (a, b) = (of(k), of(k + 3));
            let doubled = a.with_lane(k % R::LANES, 2.5).map(|v| v * 2.0);
            let below = R::select(a.lt(b) | !a.le(a), a.abs(), b.copysign(a));
            let both = R::select(a.le(b) & b.le(R::splat(1.0)), -a, b - 1.0);
            let parts = R::from_fn(|i| 0.7 * (i + k + 1) as f64).split_exponent();
            let power = R::from_fn(|i| (i * 40) as f64 - (k * 7) as f64).exp2_int();
            for (lane, v) in [doubled, below, both, parts.0, parts.1, power].into_iter().enumerate() {
                let mut all = Vec::new();
                v.each(|i, x| all.push((i, x)));
                assert!(all.iter().all(|(i, x)| x.to_bits() == v.lane(*i).to_bits()), "{lane}: {v:?}");
                bits.extend(all.iter().take(4).map(|(_, x)| if x.is_nan() { 1 } else { x.to_bits() }));
            }
        }
        for mask in [R::splat(1.0).lt(R::splat(2.0)), R::splat(2.0).lt(R::splat(1.0)), of(0).le(of(0))] {
            bits.extend([u64::from(mask.any()), u64::from(mask.all())]);
        }
        bits.extend([R::Mask::splat(true), R::Mask::splat(false)].map(|m| u64::from(m.all())));
        bits.push(u64::from(R::default() == R::zero() && of(1) != of(1)));
        bits
    }
}

#[test]
fn registers_are_filled_read_and_compared_as_arrays() {
    let four = Handled.of::<Lane<4>>();
    assert_eq!(in_fours(Handled), four);
    assert_eq!(in_eights(Handled), Handled.of::<Lane<8>>());
    assert!(four.len() > 190 && four.iter().any(|b| *b != four[0]));
}
