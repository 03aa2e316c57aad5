//! Impulses at several contacts in one instant.

#![allow(clippy::expect_used, clippy::panic, clippy::unwrap_used, reason = "a test fails by panicking")]

use accuscene_core::arith::{Mat3, Vec3, sin_cos};
use accuscene_physics::impact::kudlich_slibar::{self, Restitution};
use accuscene_physics::impact::{ContactFrame3, SharedContact, SpatialBody, simultaneous};
use proptest::prelude::*;

fn body(position: Vec3, velocity: Vec3, yaw_rate: f64) -> SpatialBody {
    let mut inertia = Mat3::identity().scaled(2400.0);
    inertia.rows[0].x = 500.0;
    SpatialBody { mass: 1400.0, inertia, position, velocity, angular_velocity: Vec3::new(0.0, 0.0, yaw_rate) }
}

/// One body in the middle that runs into some around it, each across a plane of its own.
fn crowd(around: &[(f64, f64, f64)], e: &[f64], mu: f64) -> (Vec<SpatialBody>, Vec<SharedContact>) {
    let mut bodies = vec![body(Vec3::new(0.0, 0.0, 0.5), Vec3::new(14.0, 0.0, 0.0), 0.3)];
    let mut contacts = Vec::new();
    for (k, &(angle, turned, speed)) in around.iter().enumerate() {
        let (sin, cos) = sin_cos(angle);
        bodies.push(body(Vec3::new(4.0 * cos, 4.0 * sin, 0.5), Vec3::new(0.0, speed, 0.0), 0.0));
        let (s, c) = sin_cos(angle + turned);
        contacts.push(SharedContact {
            bodies: [0, k + 1],
            frame: ContactFrame3 {
                point: Vec3::new(2.0 * cos, 2.0 * sin, 0.45),
                normal: Vec3::new(c, s, 0.0),
            },
            restitution: Restitution::Coefficient(e[k % e.len()]),
            friction: mu,
        });
    }
    (bodies, contacts)
}

fn ring() -> impl Strategy<Value = Vec<(f64, f64, f64)>> {
    prop::collection::vec((-1.2..1.2, -0.3..0.3, -3.0..3.0), 2..4)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 500, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn one_contact_is_the_law_for_two(angle in -1.0..1.0, turned in -0.3..0.3, e in 0.0..1.0, mu in 0.0..1.0) {
        let (bodies, contacts) = crowd(&[(angle, turned, 1.0)], &[e], mu);
        let pair = [bodies[0], bodies[1]];
        let alone = kudlich_slibar::spatial(&pair, &contacts[0].frame, contacts[0].restitution, mu);
        let out = simultaneous(&bodies, &contacts).unwrap();
        match alone {
            Ok(alone) => {
                prop_assert!((alone.impulse - out.impulses[0].impulse).norm() < 1e-12 * alone.impulse.norm());
                prop_assert_eq!(alone.full_impact, out.impulses[0].full_impact);
            }
            Err(_) => prop_assert_eq!(out.impulses[0].impulse, Vec3::zero()),
        }
    }

    #[test]
    fn momentum_and_energy_balance(around in ring(), e in prop::collection::vec(0.0..1.0, 3), mu in 0.0..1.0) {
        let (bodies, contacts) = crowd(&around, &e, mu);
        let out = simultaneous(&bodies, &contacts).unwrap();
        prop_assert!(out.audit.holds(), "{:?}", out.audit);
        let loss: f64 = out.impulses.iter().map(|s| s.energy_loss).sum();
        let kinetic = |b: &SpatialBody, v: Vec3, w: Vec3| {
            0.5 * b.mass * v.dot(v) + 0.5 * w.dot(b.inertia.apply(w))
        };
        let before: f64 = bodies.iter().map(|b| kinetic(b, b.velocity, b.angular_velocity)).sum();
        let after: f64 = bodies.iter().zip(&out.velocities).map(|(b, (v, w))| kinetic(b, *v, *w)).sum();
        prop_assert!((loss - (before - after)).abs() < 1e-9 * before, "{loss} of {}", before - after);
        prop_assert!(out.impulses.iter().all(|s| s.energy_loss >= 0.0), "{:?}", out.impulses);
        for (s, c) in out.impulses.iter().zip(&contacts) {
            let n = c.frame.normal;
            let normal = s.impulse.dot(n);
            prop_assert!(normal >= 0.0);
            prop_assert!((s.impulse - n * normal).norm() <= mu * normal * (1.0 + 1e-12) + 1e-9);
        }
    }

    #[test]
    fn the_order_of_the_contacts_does_not_matter(around in ring(), e in 0.0..0.5, mu in 0.0..1.0) {
        let (bodies, contacts) = crowd(&around, &[e], mu);
        let out = simultaneous(&bodies, &contacts).unwrap();
        let turned: Vec<_> = contacts.iter().rev().copied().collect();
        let back = simultaneous(&bodies, &turned).unwrap();
        for ((v, w), (v2, w2)) in out.velocities.iter().zip(&back.velocities) {
            prop_assert!((*v - *v2).norm() < 1e-9 && (*w - *w2).norm() < 1e-9, "{} {}", (*v - *v2).norm(), (*w - *w2).norm());
        }
    }
}

#[test]
fn a_row_in_touch_takes_a_blow_as_one() {
    // Plastic, in line: the masses move on together.
    let at = |x: f64, v: f64| body(Vec3::new(x, 0.0, 0.5), Vec3::new(v, 0.0, 0.0), 0.0);
    let bodies = [at(0.0, 12.0), at(4.0, 0.0), at(8.0, 0.0)];
    let contact = |k: usize| SharedContact {
        bodies: [k, k + 1],
        frame: ContactFrame3 {
            point: Vec3::new(4.0 * k as f64 + 2.0, 0.0, 0.5),
            normal: Vec3::new(1.0, 0.0, 0.0),
        },
        restitution: Restitution::Coefficient(0.0),
        friction: 0.5,
    };
    let out = simultaneous(&bodies, &[contact(0), contact(1)]).unwrap();
    for (v, w) in &out.velocities {
        assert!((v.x - 4.0).abs() < 1e-9 && v.y.abs() < 1e-12 && w.norm() < 1e-12, "{v:?}");
    }
    assert!((out.impulses[1].impulse.x - 1400.0 * 4.0).abs() < 1e-6);
}

#[test]
fn a_wall_of_boxes_shares_a_blow_that_fits_in_many_ways() {
    // Five places of a front at once: any two of them could take all of it.
    let across = [-0.8, -0.4, 0.0, 0.4, 0.8];
    let share = |across: &[f64]| {
        let car = body(Vec3::new(0.0, 0.0, 0.5), Vec3::new(14.0, 0.0, 0.0), 0.0);
        let wall = SpatialBody { mass: f64::INFINITY, ..body(Vec3::new(4.0, 0.0, 0.5), Vec3::zero(), 0.0) };
        let contact = |y: &f64| SharedContact {
            bodies: [0, 1],
            frame: ContactFrame3 { point: Vec3::new(2.0, *y, 0.5), normal: Vec3::new(1.0, 0.0, 0.0) },
            restitution: Restitution::Coefficient(0.1),
            friction: 0.4,
        };
        let contacts: Vec<SharedContact> = across.iter().map(contact).collect();
        let out = simultaneous(&[car, wall], &contacts).unwrap();
        assert!((out.velocities[0].0.x + 1.4).abs() < 1e-9 && out.audit.holds());
        out.impulses.iter().map(|i| i.impulse.x).collect::<Vec<f64>>()
    };
    let all = 1400.0 * 14.0 * 1.1;
    let shares = share(&across);
    for p in &shares {
        assert!((p / all - 0.2).abs() < 0.02, "{shares:?}");
    }
    let other: Vec<f64> = across.iter().rev().copied().collect();
    for (a, b) in shares.iter().zip(share(&other).iter().rev()) {
        assert!((a - b).abs() < 1e-6 * all, "{a} {b}");
    }
}

#[test]
fn a_symmetric_double_hit_is_symmetric() {
    let (mut bodies, contacts) = crowd(&[(0.4, 0.0, 0.0), (-0.4, 0.0, 0.0)], &[0.1], 0.5);
    bodies[0].angular_velocity = Vec3::zero();
    let out = simultaneous(&bodies, &contacts).unwrap();
    let [(v0, w0), (v1, w1), (v2, w2)] = out.velocities[..] else { panic!("three bodies") };
    assert!(v0.y.abs() < 1e-9 && w0.z.abs() < 1e-9, "{v0:?} {w0:?}");
    assert!((v1.x - v2.x).abs() < 1e-9 && (v1.y + v2.y).abs() < 1e-9 && (w1.z + w2.z).abs() < 1e-9);
    assert!(v1.x > 1.0);
    let [a, b] = &out.impulses[..] else { panic!("two impulses") };
    assert!((a.energy_loss - b.energy_loss).abs() < 1e-9 * a.energy_loss);
}
