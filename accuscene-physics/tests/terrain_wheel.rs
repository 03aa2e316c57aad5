//! What a kerb does to a wheel: finite everywhere, the same in the mirror, never sticky.

#[expect(dead_code, reason = "only its wheel is asked for")]
mod fixture;

use accuscene_core::arith::{Mat3, Philox, Quat, Vec3};
use accuscene_physics::terrain::{Ground, Kerb, Plane, Road, Terrain};
use accuscene_physics::vehicle::{BodyState, Footing, Wheel, WheelState};
use fixture::wheel;

fn terrain(line: &[[f64; 2]], height: f64) -> Terrain {
    let kerb = Kerb::new("kerb".to_owned(), line, height, 0.6);
    let flat = Terrain::new(Ground::Plane(Plane::new(0.0, 0.0)), Road::dry(0.7));
    Terrain { kerbs: vec![kerb], ..flat }
}

/// A kerb with a bend to either side, and its image in the x axis.
fn pair(height: f64) -> (Terrain, Terrain) {
    let line = [[-5.0, 0.5], [0.0, 0.0], [1.0, 0.3], [1.5, -0.8], [6.0, -0.5]];
    let image: Vec<[f64; 2]> = line.iter().rev().map(|[x, y]| [*x, -y]).collect();
    (terrain(&line, height), terrain(&image, height))
}

struct Pose {
    body: BodyState,
    state: WheelState,
    steer: f64,
}

/// A wheel at the centre of its body, anywhere about the kerb, moving anyhow.
fn pose(k: u64, mirrored: bool) -> Pose {
    let random = Philox::new(5);
    let u = |d: u32| 2.0 * random.uniform(k, d) - 1.0;
    let s = if mirrored { -1.0 } else { 1.0 };
    let body = BodyState {
        position: Vec3::new(3.0 * u(0), s * 1.5 * u(1), 0.3 + 0.25 * u(2)),
        orientation: Quat::from_euler(s * 0.5 * u(3), 0.3 * u(4), s * 3.1 * u(5)),
        velocity: Vec3::new(20.0 * u(6), s * 20.0 * u(7), 5.0 * u(8)),
        rate: Vec3::new(s * 3.0 * u(9), 3.0 * u(10), s * 3.0 * u(11)),
        acceleration: Vec3::zero(),
    };
    let state = WheelState {
        travel: 0.05 * u(12),
        travel_rate: u(13),
        spin: 70.0 * u(14),
        bent: s * 0.05 * u(16),
        ..WheelState::default()
    };
    Pose { body, state, steer: s * 0.6 * u(15) }
}

fn footing(terrain: &Terrain, wheel: &Wheel<f64>, p: &Pose, dt: f64) -> Footing<f64> {
    let turn: Mat3 = p.body.orientation.matrix();
    terrain.under_wheel(wheel, &p.state, p.steer, &p.body, &turn, dt)
}

#[test]
fn pushes_are_finite_bounded_and_mirrored() {
    let (mut met, mut bent) = (0, 0);
    for height in [0.02, 0.15, 0.6] {
        let (terrain, image) = pair(height);
        let w = wheel(0.0, 0.0, 0.01);
        for k in 0..20_000 {
            let f = footing(&terrain, &w, &pose(k, false), 0.001);
            let m = footing(&image, &w, &pose(k, true), 0.001);
            let push = f.push;
            assert!(push.force.is_finite() && push.at.is_finite() && push.torque.is_finite(), "{push:?}");
            met += i32::from(push.force.norm() > 0.0);
            // Tyre and rim pressed in by a diameter, twice for the damper.
            assert!(push.force.norm() < 2.0 * 11.0 * 210e3 * 0.62 * 1.3, "{push:?}");
            let same = |a: Vec3, b: Vec3| a.x == b.x && a.y == -b.y && a.z == b.z;
            assert!(same(push.force, m.push.force) && same(push.at, m.push.at), "{k}: {push:?} {:?}", m.push);
            assert!(push.torque == m.push.torque && push.bent == -m.push.bent, "{k}");
            bent += i32::from(push.bent != 0.0);
            assert!(same(f.normal, m.normal) && f.offset == m.offset, "{k}");
        }
    }
    assert!(met > 3_000 && bent > 300, "{met} {bent}");
}

#[test]
fn friction_takes_power_only() {
    let (terrain, _) = pair(0.15);
    let w = wheel(0.0, 0.0, 0.01);
    let mut rubbed = 0;
    for k in 0..20_000 {
        // Without rotation every point of the wheel but the tread moves alike; what is elastic is the same there and
        // back.
        let moving = |sign: f64| {
            let p = pose(k, false);
            let (velocity, travel_rate) = (p.body.velocity * sign, p.state.travel_rate * sign);
            let body = BodyState { velocity, rate: Vec3::zero(), ..p.body };
            Pose { body, state: WheelState { spin: 0.0, travel_rate, ..p.state }, ..p }
        };
        let (there, back) = (moving(1.0), moving(-1.0));
        let forces = [&there, &back].map(|p| footing(&terrain, &w, p, 0.001).push.force);
        let turn = there.body.orientation.matrix();
        let velocity = there.body.velocity + turn.apply(Vec3::new(0.0, 0.0, there.state.travel_rate));
        let power = (forces[0] - forces[1]).dot(velocity);
        rubbed += i32::from(power < 0.0);
        assert!(power <= 1e-6, "{k}: {power} W");
    }
    assert!(rubbed > 1_000, "{rubbed}");
}

#[test]
fn a_wheel_that_rolls_over_the_edge_feels_no_jump() {
    // Upright, straight at the kerb: hub heights as it climbs; load on road and edge just before and behind the line.
    let terrain = terrain(&[[0.0, 5.0], [0.0, -5.0]], 0.1);
    let w = wheel(0.0, 0.0, 0.01);
    for hub in [0.31, 0.36, 0.385, 0.4] {
        let at = |x: f64| {
            let body = BodyState { position: Vec3::new(x, 0.0, hub), ..BodyState::default() };
            let f = footing(&terrain, &w, &Pose { body, state: WheelState::default(), steer: 0.0 }, 0.001);
            let press = w.radius - (hub - f.offset);
            f.push.force.z + if press > 0.0 { press * w.vertical_stiffness } else { 0.0 }
        };
        let (before, behind) = (at(-1e-6), at(1e-6));
        assert!((before - behind).abs() < 1.0, "{hub}: {before} {behind}");
        assert!(behind > 0.0);
    }
}
