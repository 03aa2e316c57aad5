//! A wheel's way over a sharp step of 5 cm: felt at one point, and by the whole round of the wheel.

#![expect(clippy::expect_used, reason = "the figures make a sound field")]

mod fixture;

use accuscene_core::arith::{Quat, Vec2, Vec3};
use accuscene_physics::terrain::{Ground, HeightField, Road, Terrain};
use accuscene_physics::vehicle::*;
use fixture::{G, car};

/// Rises from 0 to 5 cm between x = 3.00 and 3.01 m.
fn step() -> Terrain {
    let row: Vec<f64> = (0..1_500).map(|k| if k <= 300 { 0.0 } else { 0.05 }).collect();
    let field = HeightField::new([0.0, -5.0], 0.01, &[row.clone(), row]).expect("a field");
    Terrain::new(Ground::HeightField(field), Road::dry(0.8))
}

/// Largest wheel load (N), largest change of load in a step (N) and loss of speed (m/s) of a car that rolls over it.
fn cross(dt: f64, round: bool) -> (f64, f64, f64) {
    let terrain = step();
    let vehicle = car(0.0);
    let mut body = BodyState {
        position: Vec3::new(0.0, 0.0, 0.55),
        orientation: Quat::identity(),
        velocity: Vec3::new(5.0, 0.0, 0.0),
        rate: Vec3::zero(),
        acceleration: Vec3::zero(),
    };
    let rolling = WheelState { spin: 5.0 / 0.2925, ..WheelState::default() };
    let mut wheels = [rolling; 4];
    let mut force = [WheelForce::default(); 4];
    let control = [WheelControl::default(); 4];
    let (mut most, mut jump) = (0.0, 0.0);
    for k in 0..(1.4 / dt) as usize {
        drift(&mut body, &mut wheels, 0.5 * dt);
        let turn = body.orientation.matrix();
        let mut footing = [terrain.footing(Vec3::zero()); 4];
        for i in 0..4 {
            let hub = vehicle.wheels[i].hub + Vec3::new(0.0, 0.0, wheels[i].travel);
            let at = body.position + turn.apply(hub);
            footing[i] = if round {
                terrain.footing_under(at, Vec2::new(1.0, 0.0), vehicle.wheels[i].radius)
            } else {
                terrain.footing(at)
            };
        }
        let before = force;
        let gravity = Vec3::new(0.0, 0.0, -G);
        kick(&vehicle, &mut body, &mut wheels, &footing, &control, &mut force, &Wrench::zero(), gravity, dt);
        drift(&mut body, &mut wheels, 0.5 * dt);
        for (old, new) in before.iter().zip(&force) {
            let change = (new.force.z - old.force.z).abs();
            jump = if k > 0 && change > jump { change } else { jump };
            most = if new.force.z > most { new.force.z } else { most };
        }
    }
    (most, jump, 5.0 - body.velocity.x)
}

#[test]
fn the_whole_round_of_the_wheel_climbs_gradually() {
    for dt in [0.001, 0.004] {
        let (point, round) = (cross(dt, false), cross(dt, true));
        println!("step {dt}: one point {point:?}, round {round:?}");
        assert!(round.0 < point.0, "peak load");
        assert!(round.2 > -0.02, "a step up brings no speed");
        if dt < 0.002 {
            assert!(round.1 < 0.5 * point.1, "jumps of load");
        }
    }
}
