//! The vehicle kernel gives the same bits in one, two, four and eight lanes, in debug and in release.

mod fixture;

use accuscene_core::arith::{Lane, Quat, Real, Vec2, Vec3};
use accuscene_physics::vehicle::*;
use fixture::{G, car};

/// A car that starts at 20 m/s and steers, brakes one wheel and locks another; each lane its own amounts.
struct Start {
    speed: f64,
    steer: f64,
    brake: f64,
}

fn start(lane: usize) -> Start {
    let k = lane as f64;
    Start { speed: 20.0 - k, steer: 0.02 + 0.01 * k, brake: 300.0 * k }
}

fn put<R: Real>(f: impl Fn(usize) -> f64) -> R {
    (0..R::LANES).fold(R::zero(), |r, lane| r.with_lane(lane, f(lane)))
}

/// Runs 1.5 s; returns the bits of pose, rates and wheel states lane by lane.
fn bits<R: Real>(first: usize) -> Vec<Vec<u64>> {
    let vehicle: Vehicle<R> = car(0.012).splat();
    let mut body = BodyState::<R> {
        position: Vec3::splat(Vec3::new(0.0, 0.0, 0.55)),
        orientation: Quat::identity(),
        velocity: Vec3::new(put(|l| start(first + l).speed), R::zero(), R::zero()),
        rate: Vec3::zero(),
        acceleration: Vec3::zero(),
    };
    let spin = put::<R>(|l| start(first + l).speed / 0.2925);
    let rolling = WheelState {
        travel: R::zero(),
        travel_rate: R::zero(),
        spin,
        deflection: Vec2::zero(),
        yielding: R::zero(),
        bent: R::zero(),
    };
    let mut wheels = [rolling; 4];
    let up = Vec3::splat(Vec3::new(0.0, 0.0, 1.0));
    let footing = [Footing::firm(up, R::zero(), R::splat(0.8)); 4];
    let mut control = [WheelControl::<R>::default(); 4];
    for c in &mut control[..2] {
        c.steer = put(|l| start(first + l).steer);
    }
    control[2].brake = put(|l| start(first + l).brake);
    control[3].lock = put(|l| if (first + l).is_multiple_of(2) { 1.0 } else { 0.0 });
    let mut force = [WheelForce::<R>::default(); 4];
    let (half, whole) = (R::splat(0.5e-3), R::splat(1e-3));
    let gravity = Vec3::splat(Vec3::new(0.0, 0.0, -G));
    for _ in 0..1500 {
        drift(&mut body, &mut wheels, half);
        kick(
            &vehicle,
            &mut body,
            &mut wheels,
            &footing,
            &control,
            &mut force,
            &Wrench::zero(),
            gravity,
            whole,
        );
        drift(&mut body, &mut wheels, half);
    }
    (0..R::LANES)
        .map(|l| {
            let mut out = Vec::new();
            let mut vec = |v: Vec3<R>| out.extend([v.x, v.y, v.z].map(|c| c.lane(l).to_bits()));
            vec(body.position);
            vec(body.velocity);
            vec(body.rate);
            vec(body.orientation.v);
            for (w, f) in wheels.iter().zip(&force) {
                vec(f.force);
                vec(Vec3::new(w.travel, w.spin, w.deflection.y));
            }
            out
        })
        .collect()
}

#[test]
fn every_width_gives_the_same_bits() {
    let scalar: Vec<_> = (0..8).flat_map(bits::<f64>).collect();
    let wide = |lanes: Vec<Vec<Vec<u64>>>| lanes.concat();
    assert_eq!(scalar, wide((0..8).map(bits::<Lane<1>>).collect()));
    assert_eq!(scalar, wide((0..4).map(|i| bits::<Lane<2>>(2 * i)).collect()));
    assert_eq!(scalar, wide((0..2).map(|i| bits::<Lane<4>>(4 * i)).collect()));
    assert_eq!(scalar, bits::<Lane<8>>(0));
    assert_ne!(scalar[0], scalar[1], "the lanes must differ for the test to mean anything");
}

#[test]
fn the_bits_are_those_of_the_record() {
    // FNV-1a over the scalar bits: holds debug and release, and every later change, to the same answer.
    let hash = (0..8).flat_map(bits::<f64>).flatten().fold(0xcbf2_9ce4_8422_2325_u64, |h, word| {
        word.to_le_bytes().iter().fold(h, |h, b| (h ^ u64::from(*b)).wrapping_mul(0x100_0000_01b3))
    });
    assert_eq!(hash, 0x5d85_7f3f_22cb_11f5, "{hash:#x}: a change of the physics raises PHYSICS_REVISION");
}
