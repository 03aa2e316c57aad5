//! The own narrow phase beside parry2d-f64: the oracle's figures, the same random pairs, and the time of both in one run.
//!
//! `cargo run --release` from this folder prints the table of `docs/decisions/0008-own-contact-geometry.md`.

use accuscene_core::arith::Vec2;
use accuscene_physics::contact::{Motion2, Obb, Outline, PlacedOutline, Pose2, separation, time_of_impact};
use parry2d_f64::math::{Pose, Vector};
use parry2d_f64::query::{NonlinearRigidMotion, cast_shapes_nonlinear, contact};
use parry2d_f64::shape::{ConvexPolygon, Cuboid, Shape};
use serde_json::Value;
use std::error::Error;
use std::hint::black_box;
use std::time::Instant;

type Outcome<T> = Result<T, Box<dyn Error>>;

const PAIRS: usize = 2000;
const ROUNDS: usize = 21;

fn number(v: &Value) -> f64 {
    v.as_f64().unwrap_or(f64::NAN)
}

fn place(v: &Value) -> Vec2 {
    Vec2::new(number(&v[0]), number(&v[1]))
}

fn pose(p: &Pose2) -> Pose {
    Pose::new(Vector::new(p.position.x, p.position.y), p.heading)
}

fn motion(m: &Motion2) -> NonlinearRigidMotion {
    let linear = Vector::new(m.velocity.x, m.velocity.y);
    NonlinearRigidMotion::new(pose(&m.start), Vector::new(0.0, 0.0), linear, m.yaw_rate)
}

fn oracle() -> Outcome<()> {
    let text = include_str!("../../../validation/oracles/08_contact.json");
    let oracle: Value = serde_json::from_str(text)?;
    for case in oracle["cases"].as_array().ok_or("no cases")? {
        let (inputs, outputs) = (&case["inputs"], &case["outputs"]);
        let rectangle = |key: &str| {
            let v = &inputs[key];
            let at = Pose2 { position: place(&v["c"]), heading: number(&v["psi"]) };
            Obb::new(at, number(&v["L"]), number(&v["W"]))
        };
        let cuboid = |b: &Obb| Cuboid::new(Vector::new(0.5 * b.length, 0.5 * b.width));
        let id = case["id"].as_str().unwrap_or("?");
        match case["model"].as_str() {
            Some("obb_overlap") => {
                let (a, b) = (rectangle("p1")?, rectangle("p2")?);
                let (depth, normal) = (number(&outputs["penetration"]), place(&outputs["normal_1_to_2"]));
                let own = a.separation(&b);
                let found = contact(&pose(&a.pose), &cuboid(&a), &pose(&b.pose), &cuboid(&b), 10.0)?;
                let Some(found) = found else {
                    println!("{id}: parry finds none");
                    continue;
                };
                let its = Vec2::new(found.normal1.x, found.normal1.y);
                println!(
                    "{id}: depth {depth:.6}; own off by {:.1e} m, {:.1e} rad; parry off by {:.1e} m, {:.1e} rad",
                    (own.gap + depth).abs(),
                    own.normal.cross(normal).abs(),
                    (found.dist + depth).abs(),
                    its.cross(normal).abs(),
                );
            }
            Some("obb_time_of_impact") => {
                let (a, b) = (rectangle("p1")?, rectangle("p2")?);
                let moving = |b: &Obb, k: &str| Motion2 {
                    start: b.pose,
                    velocity: place(&inputs[format!("v{k}")]),
                    yaw_rate: number(&inputs[format!("w{k}")]),
                };
                let (m1, m2) = (moving(&a, "1"), moving(&b, "2"));
                let (time, end) = (number(&outputs["time"]), number(&inputs["tmax"]));
                let own = time_of_impact::of_boxes(&a, &b, &[m1, m2], end)?.ok_or("own finds none")?;
                let its = cast_shapes_nonlinear(
                    &motion(&m1),
                    &cuboid(&a),
                    &motion(&m2),
                    &cuboid(&b),
                    0.0,
                    end,
                    true,
                )?;
                let its = its.map_or(f64::NAN, |hit| hit.time_of_impact);
                println!(
                    "{id}: {time:.9} s; own off by {:.1e} s, parry off by {:.1e} s",
                    (own.time - time).abs(),
                    (its - time).abs()
                );
            }
            _ => {}
        }
    }
    Ok(())
}

/// The outline of a car with twelve corners.
fn corners() -> Vec<Vec2> {
    let right = [(2.2, 0.4), (2.1, 0.7), (1.8, 0.88), (-1.9, 0.88), (-2.1, 0.75), (-2.2, 0.4)];
    let left = right.iter().map(|&(x, y)| Vec2::new(x, y));
    left.chain(right.iter().rev().map(|&(x, y)| Vec2::new(x, -y))).collect()
}

/// A number in [0, 1) that repeats from run to run.
fn draw(state: &mut u64) -> f64 {
    *state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
    (*state >> 11) as f64 / (1u64 << 53) as f64
}

struct Pair {
    motions: [Motion2; 2],
}

fn pairs() -> Vec<Pair> {
    let mut state = 8;
    let mut between = |low: f64, high: f64| low + (high - low) * draw(&mut state);
    (0..PAIRS)
        .map(|_| {
            let at = |x: f64, y: f64, heading: f64| Pose2 { position: Vec2::new(x, y), heading };
            let a = at(0.0, 0.0, between(-3.0, 3.0));
            let b = at(between(2.0, 5.0), between(-3.0, 3.0), between(-3.0, 3.0));
            let velocity = Vec2::new(between(-30.0, -5.0), between(-5.0, 5.0));
            let first = Motion2 { start: a, velocity: Vec2::zero(), yaw_rate: between(-1.0, 1.0) };
            let second = Motion2 { start: b, velocity, yaw_rate: between(-1.0, 1.0) };
            Pair { motions: [first, second] }
        })
        .collect()
}

/// Median time of a call, ns.
fn time(mut each: impl FnMut(&Pair) -> f64, pairs: &[Pair]) -> f64 {
    let mut rounds: Vec<f64> = (0..ROUNDS)
        .map(|_| {
            let start = Instant::now();
            for p in pairs {
                black_box(each(black_box(p)));
            }
            start.elapsed().as_secs_f64() * 1e9 / pairs.len() as f64
        })
        .collect();
    rounds.sort_by(f64::total_cmp);
    rounds[ROUNDS / 2]
}

fn side_by_side() -> Outcome<()> {
    let outline = Outline::new(corners())?;
    let points = corners().iter().map(|p| Vector::new(p.x, p.y)).collect();
    let polygon = ConvexPolygon::from_convex_polyline_unmodified(points).ok_or("no polygon")?;
    let shape: &dyn Shape = &polygon;
    let pairs = pairs();

    let (mut p, mut q) = (PlacedOutline::default(), PlacedOutline::default());
    let mut own = |pair: &Pair| {
        outline.place_into(&pair.motions[0].start, &mut p);
        outline.place_into(&pair.motions[1].start, &mut q);
        separation(&p, &q).gap
    };
    let its = |pair: &Pair| {
        let [a, b] = pair.motions.map(|m| pose(&m.start));
        contact(&a, shape, &b, shape, 100.0).ok().flatten().map_or(f64::NAN, |c| c.dist)
    };
    let (mut met, mut off, mut none, mut far) = (0, 0.0_f64, 0, 0);
    for pair in &pairs {
        let (a, b) = (own(pair), its(pair));
        if a < 0.0 {
            met += 1;
            if b.is_nan() {
                none += 1;
            } else {
                off = off.max((a - b).abs());
                far += usize::from((a - b).abs() > 1e-9);
            }
        }
    }
    println!(
        "{met} of {PAIRS} overlap; depths differ by at most {off:.1e} m, {far} by over 1e-9 m; parry finds none in {none}"
    );
    let (t_own, t_its) = (time(&mut own, &pairs), time(its, &pairs));
    println!("separation: own {t_own:.0} ns, parry contact {t_its:.0} ns, ratio {:.2}", t_own / t_its);

    let own = |pair: &Pair| {
        let touch = time_of_impact::of_polygons(&outline, &outline, &pair.motions, 0.5);
        touch.ok().flatten().map_or(f64::NAN, |t| t.time)
    };
    let its = |pair: &Pair| {
        let [a, b] = pair.motions.map(|m| motion(&m));
        let hit = cast_shapes_nonlinear(&a, shape, &b, shape, 0.0, 0.5, true);
        hit.ok().flatten().map_or(f64::NAN, |t| t.time_of_impact)
    };
    // Those that overlap at the start have no time to find.
    let apart: Vec<Pair> = pairs
        .into_iter()
        .filter(|pair| {
            separation(&outline.placed(&pair.motions[0].start), &outline.placed(&pair.motions[1].start)).gap
                > 0.0
        })
        .collect();
    let mut offs = Vec::new();
    let (mut only_own, mut only_its, mut neither) = (0, 0, 0);
    for pair in &apart {
        match (own(pair), its(pair)) {
            (a, b) if a.is_nan() && b.is_nan() => neither += 1,
            (a, _) if a.is_nan() => only_its += 1,
            (_, b) if b.is_nan() => only_own += 1,
            (a, b) => offs.push((a - b).abs()),
        }
    }
    offs.sort_by(f64::total_cmp);
    println!(
        "time of impact: {} pairs apart, both {}, neither {neither}, own alone {only_own}, parry alone {only_its}; \
         differ by {:.1e} s (median), {:.1e} s (most)",
        apart.len(),
        offs.len(),
        offs[offs.len() / 2],
        offs[offs.len() - 1]
    );
    let (t_own, t_its) = (time(own, &apart), time(its, &apart));
    println!("time of impact: own {t_own:.0} ns, parry {t_its:.0} ns, ratio {:.2}", t_own / t_its);
    Ok(())
}

fn main() -> Outcome<()> {
    oracle()?;
    side_by_side()
}
