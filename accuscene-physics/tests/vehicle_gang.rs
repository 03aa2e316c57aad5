//! Wheels side by side give the bits of wheels one after the other, whatever their tyres, axles, ground and motion.
#![allow(clippy::unwrap_used, reason = "a failed expectation is a failed test")]

mod fixture;

use accuscene_core::arith::{Mat3, Quat, Vec2, Vec3};
use accuscene_physics::tyre::{Comstock, Fiala, Grip, Linear, PureCurve, Steady, Transient, Tyre};
use accuscene_physics::vehicle::*;
use fixture::{G, car, wheel};
use proptest::prelude::*;

/// Tyres of one model and different figures, and, as the last, of models that do not go side by side.
fn tyre(model: usize, wheel: usize) -> Option<Tyre<f64>> {
    let more = 1.0 + 0.1 * wheel as f64;
    let stiffness = Vec2::new(80_000.0 * more, 60_000.0 / more);
    let linear = Linear { stiffness, nominal_load: 3_700.0 * more };
    let curve = if model == 4 && wheel == 1 { PureCurve::Linear } else { PureCurve::Magic };
    let steady = match (model, wheel) {
        (0, _) => return None,
        (1, _) | (5, 0..4) => Steady::Linear(linear),
        (2, _) => Steady::Fiala(Fiala { stiffness, width: 0.2 * more, sliding_share: 0.9 }),
        (3 | 4, _) => Steady::Comstock(Comstock { stiffness, nominal_load: 3_700.0, curve }),
        _ => Steady::Fiala(Fiala { stiffness, width: 0.2, sliding_share: 0.8 }),
    };
    let grip = Grip {
        friction: 1.0 / more,
        load_sensitivity: 0.1 * more,
        speed_sensitivity: 0.003,
        nominal_load: 3_700.0,
    };
    let side = if wheel.is_multiple_of(2) { 1.0 } else { -1.0 };
    Some(Transient::new(steady, Vec2::new(0.15 * more, 0.5), 2000.0, grip, side).into())
}

/// A vehicle of so many axles with tyres of a model; every wheel differs from the others. The fixture's car is model 7.
fn vehicle(axles: usize, model: usize) -> Vehicle<f64> {
    if model == 7 {
        return car(0.012);
    }
    let mut wheels = Vec::new();
    for i in 0..2 * axles {
        let x = 1.2 - 2.7 * (i / 2) as f64 / axles as f64;
        let mut w = wheel(x, if i.is_multiple_of(2) { 0.76 } else { -0.76 }, 0.012 + 0.001 * i as f64);
        w.mass += i as f64;
        w.suspension.lateral_path = 0.01 * i as f64;
        w.suspension.stiffness += 1e3 * i as f64;
        w.steer_compliance = 1e-7 * i as f64;
        w.tyre = tyre(model, i).unwrap_or(w.tyre);
        wheels.push(w);
    }
    let loads = vec![1_500.0 * G / axles as f64; axles];
    let inertia = Mat3::diagonal(Vec3::new(550.0, 2_400.0, 2_600.0));
    Vehicle::assemble("car", 1_500.0, inertia, 0.55, wheels, &loads, [0.4, 0.1], G).unwrap()
}

#[derive(Clone, Debug)]
struct Motion {
    body: BodyState,
    wheels: Vec<WheelState>,
    footing: Vec<Footing<f64>>,
    control: Vec<WheelControl>,
    force: Vec<WheelForce>,
}

fn vec3(size: f64) -> impl Strategy<Value = Vec3> {
    (-size..size, -size..size, -size..size).prop_map(|(x, y, z)| Vec3::new(x, y, z))
}

fn one() -> impl Strategy<Value = (WheelState, Footing<f64>, WheelControl)> {
    let state = (-0.1..0.1, -1.0..1.0, -80.0..80.0, -0.1..0.1, -0.1..0.1, -0.02..0.02).prop_map(
        |(travel, travel_rate, spin, x, y, bent)| WheelState {
            travel,
            travel_rate,
            spin,
            deflection: Vec2::new(x, y),
            yielding: 0.1 * bent,
            bent,
        },
    );
    let push = (vec3(5e3), vec3(3.0), -100.0..100.0, prop::bool::ANY);
    let ground = (vec3(0.3), -0.3..0.3, 0.0..1.2, 0.0..0.05, 0.0..0.01, 0.0..1e-3, push).prop_map(
        |(tilt, offset, friction, drag, speed_loss, aquaplaning, (force, at, torque, pushes))| {
            let normal = (tilt + Vec3::new(0.0, 0.0, 1.0)).unit();
            let firm = Footing::firm(normal, offset, friction);
            let push = Push { force, at, torque, bent: 0.0 };
            let push = if pushes { push } else { firm.push };
            Footing { drag, speed_loss, aquaplaning, push, ..firm }
        },
    );
    let control = (-0.6..0.6, -500.0..500.0, 0.0..3e3, 0.0..1.0, 0.0..1.0)
        .prop_map(|(steer, drive, brake, grip, lock)| WheelControl { steer, drive, brake, grip, lock });
    (state, ground, control)
}

fn motion() -> impl Strategy<Value = Motion> {
    let still = prop_oneof![Just(0.0), Just(1.0), Just(1.0)];
    (prop::collection::vec(one(), 8), vec3(0.4), vec3(30.0), vec3(3.0), vec3(3.0), still).prop_map(
        |(wheels, place, velocity, rate, turn, moves)| {
            let mut motion = Motion {
                body: BodyState {
                    position: place + Vec3::new(0.0, 0.0, 0.5),
                    orientation: Quat::from_euler(0.3 * turn.x, 0.3 * turn.y, turn.z),
                    velocity: velocity * moves,
                    rate: rate * moves,
                    acceleration: Vec3::zero(),
                },
                wheels: Vec::new(),
                footing: Vec::new(),
                control: Vec::new(),
                force: vec![WheelForce::default(); 8],
            };
            for (mut state, ground, control) in wheels {
                state.spin *= moves;
                motion.wheels.push(state);
                motion.footing.push(ground);
                motion.control.push(control);
            }
            motion
        },
    )
}

/// All bits of a vehicle's motion, as text that has every one of them.
fn bits(m: &Motion, wheels: usize) -> String {
    format!("{:?} {:?} {:?}", m.body, &m.wheels[..wheels], &m.force[..wheels])
}

proptest! {
    #[test]
    fn side_by_side_is_one_after_the_other(start in motion(), axles in 1usize..=4, model in 0usize..=7) {
        let vehicle = vehicle(axles, model);
        let gang = Gang::of(&vehicle);
        let wheels = vehicle.wheels.len();
        let load = Wrench { force: Vec3::new(100.0, -50.0, 20.0), moment: Vec3::new(5.0, 9.0, -7.0) };
        let gravity = Vec3::new(0.1, 0.0, -G);
        let (mut alone, mut together) = (start.clone(), start);
        for step in 0..20 {
            let m = &mut alone;
            drift(&mut m.body, &mut m.wheels[..wheels], 0.5e-3);
            let (s, f) = (&mut m.wheels[..wheels], &mut m.force[..wheels]);
            kick(&vehicle, &mut m.body, s, &m.footing, &m.control, f, &load, gravity, 1e-3);
            let m = &mut together;
            drift(&mut m.body, &mut m.wheels[..wheels], 0.5e-3);
            let (s, f) = (&mut m.wheels[..wheels], &mut m.force[..wheels]);
            gang.kick(&vehicle, &mut m.body, s, &m.footing, &m.control, f, &load, gravity, 1e-3);
            prop_assert_eq!(bits(&alone, wheels), bits(&together, wheels), "step {}", step);
        }
        prop_assert!(alone.body.is_finite());
    }
}
