//! The crush-force model by itself: closed forms, books that balance, mirrors.

#![allow(clippy::expect_used, clippy::panic, clippy::unwrap_used, reason = "a test fails by panicking")]

#[path = "crush_pair/mod.rs"]
mod crush_pair;
#[path = "data/oracle.rs"]
#[allow(dead_code, reason = "not every test asks for all")]
mod oracle;

use accuscene_core::arith::{Philox, Real, Vec2};
use accuscene_physics::contact::Pose2;
use accuscene_physics::crush_force::{Border, Face, Pressure, Surface, press};
use crush_pair::{Mover, collide};

const ORACLES: &str = include_str!("../../validation/oracles/04_impact.json");

fn close(got: f64, want: f64, relative: f64, what: &str) {
    assert!((got - want).abs() <= relative * want.abs(), "{what}: {got} instead of {want}");
}

/// Two fronts of one width, head to head: masses on two springs in series with a triangular unloading line.
#[test]
fn central_impacts_follow_the_closed_form() {
    for case in oracle::cases(ORACLES, "smac_linear_collinear", 2) {
        let width = 1.5;
        let mover = |mass: &str, k: &str, speed: f64, x: f64, heading: f64| {
            let law = Pressure { rise: case.num(k) / width, elastic: 0.0 };
            let pose = Pose2 { position: Vec2::new(x, 0.0), heading };
            Mover::new(case.num(mass), [4.0, width], law, pose, Vec2::new(speed, 0.0))
        };
        let half_turn = core::f64::consts::PI;
        let mut pair =
            [mover("m1", "k1", case.num("v1"), -2.1, 0.0), mover("m2", "k2", case.num("v2"), 2.1, half_turn)];
        let out = collide(&mut pair, case.num("e"), 0.5, 0.15);
        let want = |name: &str| oracle::number(case.expected(name));
        let deepest = |m: &Mover| m.border.damage(&m.depths)[0].deepest;
        close(deepest(&pair[0]), want("crush1"), 2e-3, "crush 1");
        close(deepest(&pair[1]), want("crush2"), 2e-3, "crush 2");
        close(out.peak, want("peak_force"), 2e-3, "peak force");
        close(out.times[1] - out.times[0], want("time_to_common"), 1e-2, "time to common velocity");
        close(out.times[2] - out.times[0], want("separation_time"), 1e-2, "time to separation");
        close(pair[0].velocity.x, want("v1"), 5e-3, "velocity 1");
        close(pair[1].velocity.x, want("v2"), 5e-3, "velocity 2");
        let absorbed: f64 = pair
            .iter()
            .map(|m| m.border.absorbed(&m.depths, case.num("e") * case.num("e")).iter().sum::<f64>())
            .sum();
        close(absorbed, out.loss, 1e-2, "energy of the crushed columns");
    }
}

/// Two fronts that overlap by 0.2 m: what acts of the stiffness acts in the force, what does not is not there.
#[test]
fn a_structure_met_over_half_of_its_heights_pushes_half_as_hard() {
    let law = Pressure { rise: 5e5, elastic: 0.1 };
    let force = |acting: [f64; 2]| {
        let mover = |x: f64, heading: f64, acting: f64| {
            let pose = Pose2 { position: Vec2::new(x, 0.0), heading };
            Mover { acting, ..Mover::new(1500.0, [4.0, 1.5], law, pose, Vec2::new(0.0, 0.0)) }
        };
        let pair = [mover(-1.9, 0.0, acting[0]), mover(1.9, core::f64::consts::PI, acting[1])];
        let surface = Surface { returned: 0.01, friction: 0.5, release: f64::INFINITY, step: 1e-4 };
        let mut dents = Vec::new();
        let grip = press([&pair[0].party(), &pair[1].party()], &surface, &mut dents);
        (grip.squeeze, dents)
    };
    let (whole, dents) = force([1.0, 1.0]);
    close(whole, 5e5 * 0.1 * 1.5, 1e-9, "two like springs in series");
    let (half, like) = force([0.5, 0.5]);
    close(half, 0.5 * whole, 1e-12, "half of both");
    // Equally soft: each still gives way by half of the overlap.
    assert_eq!(dents.len(), like.len());
    assert!(like.iter().all(|d| (d.deepest - 0.1).abs() < 1e-12));
    // One at half: springs of 1 and 1/2 in series, the softer one gives way twice as far.
    let (one, uneven) = force([0.5, 1.0]);
    close(one, whole * 2.0 / 3.0, 1e-9, "half of one");
    for d in &uneven {
        let want = if d.body == 0 { 0.2 * 2.0 / 3.0 } else { 0.2 / 3.0 };
        close(d.deepest, want, 1e-9, "depth");
    }
    let (none, kept) = force([0.0, 1.0]);
    assert_eq!((none, kept.len()), (0.0, 0));
}

/// Random pairs at random places: momentum, angular momentum, energy, no pass-through.
#[test]
fn random_collisions_keep_the_books() {
    let draws = Philox::new(4);
    let mut struck = 0;
    let samples = 120;
    for sample in 0..samples {
        let u = |k: u32, low: f64, high: f64| low + (high - low) * draws.uniform(sample, k);
        let mover = |k: u32, x: f64, y: f64, speed: f64| {
            let law = Pressure { rise: u(k, 1.5e5, 1.2e6), elastic: u(k + 1, 0.02, 0.15) };
            let size = [u(k + 2, 3.4, 7.0), u(k + 3, 1.5, 2.5)];
            let pose = Pose2 { position: Vec2::new(x, y), heading: u(k + 4, -3.1, 3.1) };
            let mut m =
                Mover::new(u(k + 5, 700.0, 9000.0), size, law, pose, Vec2::new(speed, u(k + 6, -4.0, 4.0)));
            m.yaw_rate = u(k + 7, -2.0, 2.0);
            m.acting = if sample % 2 == 0 { 1.0 } else { u(k + 8, 0.3, 1.0) };
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
        // Nobody with all of their stiffness drives through: crush may be deep, but the middles stay apart by half of the half widths.
        let apart = (pair[1].pose.position - pair[0].pose.position).norm();
        let least = 0.25 * (pair[0].size[1] + pair[1].size[1]);
        let whole = pair.iter().all(|m| m.acting == 1.0);
        assert!(apart > least || !whole, "sample {sample}: {apart} m between the middles");
    }
    assert!(3 * struck > 2 * samples, "{struck} of {samples} pairs met");
}

/// The same collision in a mirror, and with the bodies in the other order.
#[test]
fn mirrored_and_swapped_collisions_are_the_same() {
    let law = Pressure { rise: 5e5, elastic: 0.1 };
    let soft = Pressure { rise: 3e5, elastic: 0.1 };
    let scene = |sign: f64| {
        let at = |x: f64, y: f64, h: f64| Pose2 { position: Vec2::new(x, sign * y), heading: sign * h };
        let mut a = Mover::new(1500.0, [4.5, 1.8], law, at(-3.0, 0.3, 0.05), Vec2::new(14.0, sign * 0.5));
        let b = Mover::new(1300.0, [4.2, 1.7], soft, at(1.8, 0.0, 1.4), Vec2::new(0.0, sign * 6.0));
        a.yaw_rate = sign * 0.2;
        [a, b]
    };
    let (mut one, mut other) = (scene(1.0), scene(-1.0));
    let (mut swapped, (e, friction, time)) = (scene(1.0), (0.1, 0.5, 0.3));
    swapped.swap(0, 1);
    let out = collide(&mut one, e, friction, time);
    assert!(out.peak > 1e5 && out.loss > 1e4);
    collide(&mut other, e, friction, time);
    collide(&mut swapped, e, friction, time);
    for k in 0..2 {
        let (a, b, c) = (&one[k], &other[k], &swapped[1 - k]);
        let flipped = Vec2::new(b.velocity.x, -b.velocity.y);
        assert!((a.velocity - flipped).norm() < 1e-12, "{:?} and {:?}", a.velocity, b.velocity);
        assert!((a.yaw_rate + b.yaw_rate).abs() < 1e-12, "{} and {}", a.yaw_rate, b.yaw_rate);
        let off = (a.velocity - c.velocity).norm() + (a.yaw_rate - c.yaw_rate).abs();
        assert!(off < 1e-10, "the bodies in the other order: {off}");
    }
}

#[test]
fn damage_is_told_as_it_is_measured() {
    let outline = [(2.0, 0.9), (-2.0, 0.9), (-2.0, -0.9), (2.0, -0.9)].map(|(x, y)| Vec2::new(x, y));
    let law = Pressure::from_crush_test(50_000.0, 500_000.0);
    let border = Border::new(&outline, [law; 4]);
    let mut depths = border.undamaged();
    // A ramp over the left half of the front: 0.1 m at the middle, 0.7 m at the left corner.
    let columns = border.faces[0].len();
    for c in columns / 2..columns {
        depths.faces[0][c] = 0.1 + 0.6 * (border.faces[0].along(c) / 0.9);
    }
    let damage = border.damage(&depths);
    assert_eq!(damage.len(), 1);
    let d = &damage[0];
    assert_eq!(d.face, Face::Front);
    assert!((d.extent[0] - 0.9).abs() < 1e-12 && d.extent[1].abs() < 1e-12, "{:?}", d.extent);
    // Permanent crush is the depth less A/B = 0.1 m, and falls evenly from the left.
    for (k, c) in d.profile.iter().enumerate() {
        let want = 0.6 * (0.875 - 0.85 * k as f64 / 5.0) / 0.9;
        assert!((c - want).abs() < 1e-9, "C{}: {c} instead of {want}", k + 1);
    }
    let strip: f64 = 0.5 * 0.6 * 0.9;
    assert!((d.area - strip).abs() < 1e-9, "{} instead of {strip}", d.area);
    assert!(Real::max(d.deepest, 0.0) > 0.68);
}
