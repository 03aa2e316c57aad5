//! Which way the faces of an obstacle stand that a body drives into.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use accuscene_core::arith::Vec2;
use accuscene_physics::contact::{PlaneFound, PlaneRule, Shape, driven_into, engagement};

fn block(x: [f64; 2], y: [f64; 2]) -> Vec<Vec2> {
    [(x[0], y[0]), (x[1], y[0]), (x[1], y[1]), (x[0], y[1])].map(|(x, y)| Vec2::new(x, y)).to_vec()
}

fn car() -> Vec<Vec2> {
    block([-2.0, 2.5], [-0.9, 0.9])
}

fn ahead(_: Vec2) -> Vec2 {
    Vec2::new(15.0, 0.0)
}

#[test]
fn the_face_ahead_counts_and_the_one_alongside_does_not() {
    // A fifth of the front, half a metre deep.
    let corner = block([2.0, 6.0], [0.54, 4.0]);
    let sum = driven_into(&corner, &car(), &[], ahead);
    assert!((sum.x + 0.36).abs() < 1e-12 && sum.y == 0.0, "{sum:?}");
    // What has driven right through something thin presses on its near face all the same.
    let thin = block([2.0, 2.2], [-5.0, 5.0]);
    let sum = driven_into(&thin, &car(), &[], ahead);
    assert!((sum.x + 1.8).abs() < 1e-12 && sum.y == 0.0, "{sum:?}");
    assert_eq!(driven_into(&thin, &car(), &[], |_| Vec2::new(0.0, 3.0)), Vec2::zero(), "it slides along");
    assert_eq!(driven_into(&block([3.0, 4.0], [-5.0, 5.0]), &car(), &[], ahead), Vec2::zero(), "apart");
}

#[test]
fn each_face_counts_by_its_length_and_by_how_squarely_it_is_met() {
    let corner = block([2.0, 6.0], [0.5, 4.0]);
    let sum = driven_into(&corner, &car(), &[], |_| Vec2::new(12.0, 5.0));
    assert!((sum.x + 12.0 / 13.0 * 0.4).abs() < 1e-12 && (sum.y + 5.0 / 13.0 * 0.5).abs() < 1e-12, "{sum:?}");
    // A turn to the left about the origin: the face ahead from 0.5 to 0.9 runs away, the one alongside from 2 to 2.5 closes.
    let sum = driven_into(&corner, &car(), &[], |p| p.perp() * 2.0);
    let cosine = 2.25 / Vec2::new(2.25, 0.5).norm();
    assert!(sum.x == 0.0 && (sum.y + cosine * 0.5).abs() < 1e-12, "{sum:?}");
}

#[test]
fn a_pole_pushes_straight_back() {
    let round = |k: u32| {
        let (sin, cos) = accuscene_core::arith::sin_cos(f64::from(k) * core::f64::consts::TAU / 32.0);
        Vec2::new(2.3 + 0.15 * cos, 0.4 + 0.15 * sin)
    };
    let pole: Vec<Vec2> = (0..32).map(round).collect();
    let sum = driven_into(&pole, &car(), &[], ahead);
    assert!(sum.x < 0.0 && sum.y.abs() < 1e-12 * -sum.x, "{sum:?}");
    // Of a circle: the integral of the cosine squared over its near half.
    let circle = 0.15 * 0.5 * core::f64::consts::PI;
    assert!((sum.x / -circle - 1.0).abs() < 0.01, "{sum:?} and {circle}");
}

#[test]
fn a_brush_goes_over_into_the_line_through_the_crossing_points() {
    let chord = |w: f64| Vec2::new(-w, -0.5);
    let met = |w: f64| driven_into(&block([2.0, 6.0], [0.9 - w, 4.0]), &car(), &[], ahead);
    for w in [1e-6, 1e-3, 0.02] {
        assert!(met(w).unit().cross(chord(w).unit()).abs() < 1.2 * w, "{w}: {:?}", met(w));
    }
    // From 0.2 m on it is the face ahead, and on the way there it turns steadily.
    let lean = |w: f64| (met(w).unit().cross(Vec2::new(-1.0, 0.0))).abs();
    for k in 0..30 {
        let w = 0.01 * f64::from(k);
        assert!(
            lean(w + 0.01) <= lean(w) && lean(w) - lean(w + 0.01) < 0.2,
            "{w}: {} {}",
            lean(w),
            lean(w + 0.01)
        );
    }
    assert!(lean(0.21) == 0.0 && lean(0.19) > 0.0);
}

#[test]
fn a_joint_of_a_wall_is_not_driven_into() {
    let (first, second) = (block([-6.0, 1.0], [0.7, 4.0]), block([1.0, 8.0], [0.7, 4.0]));
    let gap = |by: f64| -> Vec<Vec2> { second.iter().map(|p| Vec2::new(p.x + by, p.y)).collect() };
    let alone = driven_into(&second, &car(), &[], |_| Vec2::new(20.0, 2.0));
    assert!(alone.x < -0.1, "its end: {alone:?}");
    for by in [0.0, 0.04] {
        let sum = driven_into(&gap(by), &car(), &[Shape::from(&first)], |_| Vec2::new(20.0, 2.0));
        assert!(sum.x == 0.0 && sum.y < 0.0, "{by}: {sum:?}");
    }
    let open = driven_into(&gap(0.06), &car(), &[Shape::from(&first)], |_| Vec2::new(20.0, 2.0));
    assert!(open.x < -0.1, "{open:?}");
    // A ledge: only what stands out of the joint is driven into.
    let ledge = block([-6.0, 1.0], [0.8, 4.0]);
    let sum = driven_into(&second, &car(), &[Shape::from(&ledge)], |_| Vec2::new(20.0, 0.0));
    assert!(sum.x < 0.0 && sum.x > -0.1, "{sum:?}");
}

#[test]
fn an_engagement_takes_it_where_the_bodies_close_along_it() {
    let barrier = block([2.0, 6.0], [0.54, 4.0]);
    let back = |_: Vec2| Vec2::new(-15.0, 0.0);
    let find = |n: Vec2| engagement([&car(), &barrier], PlaneRule::DrivenInto(n), back, None).unwrap();
    let met = find(Vec2::new(1.0, 0.0));
    assert_eq!((met.plane, met.normal), (PlaneFound::DrivenInto, Vec2::new(1.0, 0.0)));
    let parting = find(Vec2::new(-1.0, 0.0));
    assert_eq!(parting.plane, PlaneFound::CrossingPoints);
    let long = engagement([&car(), &barrier], PlaneRule::DrivenInto(Vec2::new(2.0, 0.0)), back, None);
    assert!(long.is_err(), "no unit vector: {long:?}");
}
