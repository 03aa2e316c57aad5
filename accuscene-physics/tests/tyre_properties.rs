//! What holds of every tyre model behind its contact patch.

use accuscene_core::arith::{Lane, Real, Vec2};
use accuscene_physics::tyre::magic::tir::Tir;
use accuscene_physics::tyre::tmeasy::{HMMWV, PASSENGER};
use accuscene_physics::tyre::*;
use proptest::prelude::*;
use std::sync::Arc;

const LOAD: f64 = 4000.0;
const DT: f64 = 1e-3;

#[expect(clippy::unwrap_used, reason = "the property files are sound")]
fn models() -> Vec<Steady<f64>> {
    let stiffness = Vec2::new(60_000.0, 48_000.0);
    let magic = |text: &str| Steady::Magic(Arc::new(Tir::parse(text).unwrap().magic().unwrap()));
    let comstock = |curve| Steady::Comstock(Comstock { stiffness, nominal_load: LOAD, curve });
    vec![
        Steady::Linear(Linear { stiffness, nominal_load: LOAD }),
        Steady::Fiala(Fiala { stiffness, width: 0.2, sliding_share: 0.9 }),
        comstock(PureCurve::Linear),
        comstock(PureCurve::Magic),
        Steady::Tmeasy(Arc::new(PASSENGER)),
        Steady::Tmeasy(Arc::new(HMMWV)),
        magic(include_str!("../../validation/tyres/passenger_205_60r15.tir")),
        magic(include_str!("../../validation/tyres/passenger_245_40r18.tir")),
        magic(include_str!("../../validation/tyres/truck_37x12r16.tir")),
    ]
}

fn tyre(steady: Steady<f64>, side: f64) -> Transient<f64> {
    let grip = Grip { friction: 1.0, load_sensitivity: 0.1, speed_sensitivity: 0.003, nominal_load: LOAD };
    Transient::new(steady, Vec2::new(0.15, 0.5), 2000.0, grip, side)
}

fn input() -> impl Strategy<Value = (Vec2, PatchInput<f64>)> {
    let speed = || prop_oneof![-50.0..50.0, -1.0..1.0, -0.01..0.01, Just(0.0)];
    let load = prop_oneof![0.0..20_000.0, Just(0.0), 0.0..1e-3];
    let deflection = (-0.2..0.2, -0.2..0.2).prop_map(|(x, y)| Vec2::new(x, y));
    (deflection, (speed(), speed(), speed()), load, (0.0..1.5, -0.4..0.4, 0.0..3000.0)).prop_map(
        |(u, (x, y, rolling), load, (road, inclination, longitudinal_damping))| {
            let sliding = Vec2::new(x, y);
            (u, PatchInput { sliding, rolling, load, road, inclination, longitudinal_damping })
        },
    )
}

/// Turns the input round: y to -y.
fn mirrored(i: &PatchInput<f64>) -> PatchInput<f64> {
    PatchInput { sliding: Vec2::new(i.sliding.x, -i.sliding.y), inclination: -i.inclination, ..*i }
}

/// What the patch does after rolling like this for a while.
fn settled(t: &Transient<f64>, i: &PatchInput<f64>) -> PatchForce<f64> {
    // Where it settles does not depend on the step.
    let mut u = Vec2::zero();
    for _ in 0..200 {
        u = t.advance(u, i, 0.05).deflection;
    }
    t.advance(u, i, DT)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn the_force_is_finite_and_bounded((u, i) in input()) {
        for steady in models() {
            let excess = steady.excess();
            let f = tyre(steady, 1.0).advance(u, &i, DT);
            prop_assert!(f.force.norm() <= f.limit * excess * (1.0 + 1e-12));
            prop_assert!(f.aligning.is_finite() && f.aligning.abs() <= 0.3 * (LOAD + i.load));
            prop_assert!(f.deflection.x.is_finite() && f.deflection.y.is_finite());
            prop_assert!((0.0..=1.0).contains(&f.utilisation));
            if i.load == 0.0 {
                prop_assert_eq!((f.force, f.deflection), (Vec2::zero(), Vec2::zero()));
            }
        }
    }

    #[test]
    fn any_size_of_input_stays_finite(
        x in -1e9..1e9, y in -1e9..1e9, rolling in -1e9..1e9, load in 0.0..1e12, u in -1e6..1e6,
    ) {
        let i = PatchInput { sliding: Vec2::new(x, y), rolling, load, road: 1.0, inclination: 1.5, longitudinal_damping: 1e3 };
        for steady in models() {
            let f = tyre(steady, -1.0).advance(Vec2::new(u, -u), &i, DT);
            prop_assert!(f.force.norm().is_finite() && f.aligning.is_finite() && f.deflection.norm().is_finite());
        }
    }

    #[test]
    fn the_mirror_image_acts_as_the_mirror_image((u, i) in input()) {
        for steady in models() {
            let a = tyre(steady.clone(), 1.0).advance(u, &i, DT);
            let b = tyre(steady, -1.0).advance(Vec2::new(u.x, -u.y), &mirrored(&i), DT);
            prop_assert_eq!(a.force, Vec2::new(b.force.x, -b.force.y));
            prop_assert_eq!(a.deflection, Vec2::new(b.deflection.x, -b.deflection.y));
            prop_assert_eq!(a.aligning, -b.aligning);
        }
    }

    #[test]
    fn symmetric_models_need_no_mirror_and_reverse_alike((u, i) in input()) {
        for steady in models().into_iter().take(6) {
            let t = tyre(steady, 1.0);
            let a = t.advance(u, &i, DT).force;
            let b = t.advance(Vec2::new(u.x, -u.y), &mirrored(&i), DT).force;
            prop_assert_eq!(a, Vec2::new(b.x, -b.y));
            let back = PatchInput { sliding: Vec2::new(-i.sliding.x, i.sliding.y), rolling: -i.rolling, ..i };
            let b = t.advance(Vec2::new(-u.x, u.y), &back, DT).force;
            prop_assert_eq!(a, Vec2::new(-b.x, b.y));
        }
    }

    #[test]
    fn slow_slip_gives_the_steady_model(
        kappa in -0.02..0.02, tangent in -0.03..0.03, rolling in 5.0..40.0, load in 1500.0..8000.0, road in 0.4..1.2,
    ) {
        let (kappa, tangent): (f64, f64) = (kappa, tangent);
        let theoretical: Vec2 = Vec2::new(kappa, -tangent) * (1.0 / (1.0 + kappa));
        let sliding = -theoretical * rolling;
        for (side, steady) in [1.0, -1.0].into_iter().flat_map(|s| models().into_iter().map(move |m| (s, m))) {
            let t = tyre(steady, side);
            let i = PatchInput { sliding, rolling, load, road, inclination: 0.02, longitudinal_damping: 500.0 };
            let f = settled(&t, &i);
            let slip = Slip {
                theoretical: Vec2::new(theoretical.x, side * theoretical.y),
                kappa,
                tangent: side * tangent,
                inclination: side * 0.02,
            };
            let [low, high] = t.steady.load_range();
            prop_assume!(low < load && load < high);
            let want = t.steady.force(&slip, load, f.limit / load);
            // The patch keeps to the friction circle where the model (Fiala) does not.
            let most = f.limit * t.steady.excess();
            let over = want.force.norm() / most;
            let bounded = want.force * (1.0 / Real::max(over, 1.0));
            let gap = f.force - Vec2::new(bounded.x, side * bounded.y);
            prop_assert!(gap.norm() <= 1e-6 * f.limit, "{:?} {:?}", gap, t.steady);
            prop_assert!((f.aligning - side * want.aligning).abs() <= 1e-6 * f.limit);
        }
    }

    #[test]
    fn a_locked_wheel_pulls_straight_back(x in -40.0..40.0, y in -40.0..40.0, load in 200.0..9000.0, road in 0.1..1.2) {
        let sliding = Vec2::new(x, y);
        prop_assume!(sliding.norm() > 0.5);
        let i = PatchInput { sliding, load, road, longitudinal_damping: 2000.0, ..PatchInput::default() };
        for steady in models() {
            let f = settled(&tyre(steady, 1.0), &i);
            let want = -sliding * (f.limit / sliding.norm());
            prop_assert!((f.force - want).norm() <= 1e-12 * f.limit, "{:?}", f);
            prop_assert_eq!(f.aligning, 0.0);
        }
    }

    #[test]
    fn lanes_give_the_bits_of_one((u, i) in input(), (v, j) in input()) {
        let lane = |a: f64, b: f64| Lane([a, b]);
        let pair = |a: Vec2, b: Vec2| Vec2::new(lane(a.x, b.x), lane(a.y, b.y));
        let both = PatchInput {
            sliding: pair(i.sliding, j.sliding),
            rolling: lane(i.rolling, j.rolling),
            load: lane(i.load, j.load),
            road: lane(i.road, j.road),
            inclination: lane(i.inclination, j.inclination),
            longitudinal_damping: lane(i.longitudinal_damping, j.longitudinal_damping),
        };
        for steady in models() {
            let t: Tyre<f64> = tyre(steady, -1.0).into();
            let wide = t.splat::<Lane<2>>().advance(pair(u, v), &both, Lane::splat(DT));
            for (k, one) in [t.advance(u, &i, DT), t.advance(v, &j, DT)].into_iter().enumerate() {
                let bits = |x: f64, y: f64, m: f64| [x, y, m].map(f64::to_bits);
                prop_assert_eq!(
                    bits(wide.force.x.lane(k), wide.deflection.y.lane(k), wide.aligning.lane(k)),
                    bits(one.force.x, one.deflection.y, one.aligning)
                );
            }
        }
    }
}

/// From grip to full slide there is no jump: a small change of slip changes the force little. The linear tyre is left
/// out, whose friction circle has vertical flanks of its own.
#[test]
fn the_force_is_continuous_from_grip_to_slide() {
    for steady in models().into_iter().skip(1) {
        let t = tyre(steady, 1.0);
        for (cos, sin) in [(-1.0, 0.0), (0.0, 1.0), (-0.6, 0.8), (0.8, 0.6)] {
            let mut last: Option<Vec2> = None;
            for k in 0..1500 {
                let slip = 0.001 * f64::from(k);
                let sliding = Vec2::new(-cos, -sin) * (20.0 * slip);
                let i = PatchInput { sliding, rolling: 20.0, load: LOAD, road: 0.8, ..PatchInput::default() };
                let mut u = -sliding * (1.0 / 20.0);
                u = Vec2::new(u.x * t.relaxation.x, u.y * t.relaxation.y);
                for _ in 0..40 {
                    u = t.advance(u, &i, DT).deflection;
                }
                let f = t.advance(u, &i, DT).force;
                if let Some(before) = last {
                    assert!((f - before).norm() < 0.06 * 0.8 * LOAD, "{k} {f:?} {before:?} {:?}", t.steady);
                }
                last = Some(f);
            }
        }
    }
}
