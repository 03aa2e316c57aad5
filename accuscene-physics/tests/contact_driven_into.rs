//! Which way the faces of an obstacle stand that a body drives into.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use accuscene_core::arith::Vec2;
use accuscene_physics::contact::{PlaneFound, PlaneRule, driven_into, engagement};

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
    let sum = driven_into(&corner, &car(), ahead);
    assert!((sum.x + 15.0 * 0.36).abs() < 1e-12 && sum.y == 0.0, "{sum:?}");
    // What has driven right through something thin presses on its near face all the same.
    let thin = block([2.0, 2.2], [-5.0, 5.0]);
    let sum = driven_into(&thin, &car(), ahead);
    assert!((sum.x + 15.0 * 1.8).abs() < 1e-12 && sum.y == 0.0, "{sum:?}");
    assert_eq!(driven_into(&thin, &car(), |_| Vec2::new(0.0, 3.0)), Vec2::zero(), "it slides along");
    assert_eq!(driven_into(&block([3.0, 4.0], [-5.0, 5.0]), &car(), ahead), Vec2::zero(), "apart");
}

#[test]
fn each_face_counts_by_its_length_and_by_the_speed_against_it() {
    let corner = block([2.0, 6.0], [0.5, 4.0]);
    let sum = driven_into(&corner, &car(), |_| Vec2::new(12.0, 5.0));
    assert!((sum.x + 12.0 * 0.4).abs() < 1e-12 && (sum.y + 5.0 * 0.5).abs() < 1e-12, "{sum:?}");
    // A turn to the left about the origin: the face ahead from 0.5 to 0.9 runs away, the one alongside from 2 to 2.5 closes.
    let sum = driven_into(&corner, &car(), |p| p.perp() * 2.0);
    assert!(sum.x == 0.0 && (sum.y + 2.0 * 2.25 * 0.5).abs() < 1e-12, "{sum:?}");
}

#[test]
fn a_pole_pushes_straight_back() {
    let round = |k: u32| {
        let (sin, cos) = accuscene_core::arith::sin_cos(f64::from(k) * core::f64::consts::TAU / 32.0);
        Vec2::new(2.3 + 0.15 * cos, 0.4 + 0.15 * sin)
    };
    let pole: Vec<Vec2> = (0..32).map(round).collect();
    let sum = driven_into(&pole, &car(), ahead);
    assert!(sum.x < 0.0 && sum.y.abs() < 1e-12 * -sum.x, "{sum:?}");
    // Of a circle: the integral of the cosine squared over its near half.
    let circle = 15.0 * 0.15 * 0.5 * core::f64::consts::PI;
    assert!((sum.x / -circle - 1.0).abs() < 0.01, "{sum:?} and {circle}");
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
}
