//! The crush-force model by itself: closed forms, books that balance, mirrors.

#![allow(
    dead_code,
    unused_imports,
    clippy::expect_used,
    clippy::panic,
    clippy::unwrap_used,
    reason = "a test fails by panicking"
)]

#[path = "crush_pair/mod.rs"]
mod crush_pair;
#[path = "data/oracle.rs"]
#[allow(dead_code, reason = "not every test asks for all")]
mod oracle;

use accuscene_core::arith::{Philox, Real, Vec2};
use accuscene_physics::contact::Pose2;
use accuscene_physics::crush_force::{Border, Face, Pressure};
use crush_pair::{Mover, collide};

const ORACLES: &str = include_str!("../../validation/oracles/04_impact.json");

fn close(got: f64, want: f64, relative: f64, what: &str) {
    assert!((got - want).abs() <= relative * want.abs(), "{what}: {got} instead of {want}");
}

#[test]
fn random_collisions_keep_the_books() {
    let draws = Philox::new(4);
    let mut struck = 0;
    let samples = 1000;
    for sample in 0..samples {
        let u = |k: u32, low: f64, high: f64| low + (high - low) * draws.uniform(sample, k);
        let mover = |k: u32, x: f64, y: f64, speed: f64| {
            let law = Pressure { rise: u(k, 1.5e5, 1.2e6), elastic: u(k + 1, 0.02, 0.15) };
            let size = [u(k + 2, 3.4, 7.0), u(k + 3, 1.5, 2.5)];
            let pose = Pose2 { position: Vec2::new(x, y), heading: u(k + 4, -3.1, 3.1) };
            let mut m =
                Mover::new(u(k + 5, 700.0, 9000.0), size, law, pose, Vec2::new(speed, u(k + 6, -4.0, 4.0)));
            m.yaw_rate = u(k + 7, -2.0, 2.0);
            m
        };
        let mut pair = [
            mover(0, -4.5, u(20, -1.5, 1.5), u(21, 4.0, 15.0)),
            mover(10, 4.5, u(22, -1.5, 1.5), u(23, -15.0, -1.0)),
        ];
        let (e, friction) = (u(30, 0.0, 0.6), u(31, 0.0, 1.2));
        let before = pair.clone();
        let out = collide(&mut pair, e, friction, 0.9);
        assert!(out.finite, "sample {sample}");
        if out.peak <= 0.0 {
            continue;
        }
        struck += 1;
        let sum = |p: &[Mover; 2]| {
            (p[0].momentum() + p[1].momentum(), p[0].angular_momentum() + p[1].angular_momentum())
        };
        let ((p0, l0), (p1, l1)) = (sum(&before), sum(&pair));
        let linear: f64 = before.iter().map(|m| m.momentum().norm()).sum();
        let angular: f64 = before.iter().map(|m| m.momentum().norm() * m.pose.position.norm()).sum();
        assert!((p1 - p0).norm() <= 1e-12 * linear, "sample {sample}: momentum off by {:?}", p1 - p0);
        assert!((l1 - l0).abs() <= 1e-12 * angular, "sample {sample}: angular momentum off by {}", l1 - l0);
        assert!(
            out.loss >= -1e-9 * (before[0].energy() + before[1].energy()),
            "sample {sample}: gained {} J",
            -out.loss
        );
        // Nobody drives through: crush may be deep, but the middles stay apart by half of the half widths.
        let apart = (pair[1].pose.position - pair[0].pose.position).norm();
        let least = 0.25 * (pair[0].size[1] + pair[1].size[1]);
        if apart <= least {
            let way = before[1].pose.position - before[0].pose.position;
            println!(
                "R {sample} apart {apart:.3} least {least:.3} along {:.3} rel v {:.2} masses {:.0} {:.0} rise {:.0} {:.0} loss {:.0} share {:.3}",
                (pair[1].pose.position - pair[0].pose.position).dot(way.unit()),
                (pair[1].velocity - pair[0].velocity).norm(),
                pair[0].mass,
                pair[1].mass,
                pair[0].border.faces[0].law.rise,
                pair[1].border.faces[0].law.rise,
                out.loss,
                out.loss / (before[0].energy() + before[1].energy())
            );
        }
    }
    assert!(3 * struck > 2 * samples, "{struck} of {samples} pairs met");
}
