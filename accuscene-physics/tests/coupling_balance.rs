//! What a joint may not do: it takes energy, keeps momentum, and pulls with the force of the closed form.

#![allow(clippy::expect_used, reason = "a test fails by panicking")]

mod combination;

use accuscene_core::arith::{Mat3, Quat, Vec3};
use accuscene_physics::Model;
use accuscene_physics::simulation::{State, advance};
use accuscene_physics::vehicle::{Energy, Gang, Suspension};
use combination::{LEVEL, caravan, compile, semi, start};

/// Both vehicles free in space: no weight, no ground, no springs, no spin.
fn in_space(text: &str) -> (Model, State) {
    let mut model = compile(text);
    model.gravity = Vec3::zero();
    for v in &mut model.vehicles {
        v.start.position.z += 50.0;
        for (w, s) in v.vehicle.wheels.iter_mut().zip(&mut v.start_wheels) {
            w.suspension = Suspension { lateral_path: w.suspension.lateral_path, ..Default::default() };
            *s = Default::default();
        }
        v.gang = Gang::of(&v.vehicle);
    }
    let state = State::new(&model);
    (model, state)
}

fn momentum(model: &Model, state: &State) -> (Vec3, f64, f64) {
    let mut linear = Vec3::zero();
    let (mut spin, mut energy) = (0.0, 0.0);
    for (m, s) in model.vehicles.iter().zip(&state.vehicles) {
        let b = &m.vehicle.body;
        let turn = s.body.orientation.matrix();
        let (v, w) = (turn.apply_transposed(s.body.velocity), s.body.rate);
        // Momentum and angular momentum about the body's origin, in its axes: sprung mass, then wheels.
        let mut p = (v + w.cross(b.sprung_centre)) * b.sprung_mass;
        let mut turning = b.sprung_inertia.apply(w) + b.sprung_centre.cross(v) * b.sprung_mass;
        for (wheel, state) in m.vehicle.wheels.iter().zip(&s.wheels) {
            let hub = wheel.hub_at(state.travel);
            let own = (v + w.cross(hub) + wheel.path() * state.travel_rate) * wheel.mass;
            p += own;
            turning += hub.cross(own);
        }
        let p = turn.apply(p);
        linear += p;
        spin += (s.body.position.cross(p) + turn.apply(turning)).z;
        energy += Energy::of(&m.vehicle, &s.body, &s.wheels, &s.footing, Vec3::zero()).motion;
    }
    (linear, spin, energy)
}

/// Numbers from -1 to 1, always the same ones.
fn numbers(mut seed: u64) -> impl FnMut() -> f64 {
    move || {
        seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (seed >> 11) as f64 / (1u64 << 52) as f64 - 1.0
    }
}

#[test]
fn joining_any_velocities_takes_energy_and_keeps_momentum() {
    let (mut model, mut state) = in_space(&caravan(0.1, 10.0, ""));
    for joint in &mut model.joints {
        joint.places[0].z = 0.0;
        joint.places[1].z = 0.0;
    }
    let z = state.vehicles[0].body.position.z;
    let mut next = numbers(7);
    let mut stops = 0;
    for case in 0..300 {
        for s in &mut state.vehicles {
            s.body.orientation = Quat::from_euler(0.0, 0.0, 1.5 * next());
            s.body.velocity = Vec3::new(20.0 * next(), 20.0 * next(), 0.0);
            s.body.rate = Vec3::new(0.0, 0.0, 3.0 * next());
            s.body.position.z = z;
        }
        let apart = model.joints[0].gap([&state.vehicles[0].body, &state.vehicles[1].body]);
        state.vehicles[1].body.position += apart;
        model.joints[0].stop = 1.0 + next();
        let before = momentum(&model, &state);
        let State { solver, joints, vehicles, .. } = &mut state;
        solver.join(&model.joints, joints, &model.vehicles, vehicles, if case % 2 == 0 { 0.0 } else { 1e-3 });
        let after = momentum(&model, &state);
        stops += usize::from(state.joints[0].stopped);
        let size = before.0.norm() + 1e4;
        assert!((after.0 - before.0).norm() < 1e-10 * size, "case {case}");
        assert!((after.1 - before.1).abs() < 1e-9 * (before.1.abs() + size), "case {case}");
        assert!(after.2 <= before.2 * (1.0 + 1e-12), "case {case}: {} J to {} J", before.2, after.2);
    }
    assert!(stops > 20, "{stops}");
}

#[test]
fn in_free_space_nothing_is_gained_or_lost() {
    let text =
        caravan(0.1, 10.0, "").replace("[-2.4, 0, -0.1]", "[-2.4, 0, 0]").replace(", -0.35]", ", -0.25]");
    let (model, mut state) = {
        let (mut model, _) = in_space(&text);
        for joint in &mut model.joints {
            // In the plane of both centres of gravity the motion stays in it.
            joint.places[0].z = 0.0;
            joint.places[1].z = 0.0;
            joint.stop = f64::INFINITY;
        }
        let z = model.vehicles[0].start.position.z;
        model.vehicles[1].start.position.z = z;
        let state = State::new(&model);
        (model, state)
    };
    let reach = model.joints[0].places;
    state.vehicles[0].body.rate.z = 0.8;
    state.vehicles[1].body.rate.z = -0.5;
    state.vehicles[0].body.velocity.y -= 0.8 * reach[0].x;
    state.vehicles[1].body.velocity.y += 0.5 * reach[1].x;
    let before = momentum(&model, &state);
    for k in 0..2000 {
        advance(&model, &mut state, k as f64 * model.step, model.step);
    }
    let after = momentum(&model, &state);
    println!("{before:?}\n{after:?}");
    // The kernel leaves the wheels' travel out of the inertia; joints alone keep it to rounding, see above.
    assert!((after.0 - before.0).norm() < 1e-5 * before.0.norm());
    assert!((after.1 - before.1).abs() < 1e-4 * before.1.abs());
    assert!((after.2 / before.2 - 1.0).abs() < 2e-5);
    assert!(after.2 < before.2 * (1.0 + 1e-6), "the joint makes no energy");
}

#[test]
fn the_hitch_force_is_that_of_the_closed_form() {
    // Two bars in the plane joined at a point, Newton and Euler with the constraint at acceleration level.
    let (m1, i1, m2, i2, a1, a2) = (7000.0, 25_000.0, 15_000.0, 150_000.0, -2.2, 5.5);
    let (psi1, r1, r2) = (0.1, 0.2, 0.1);
    let text = semi(LEVEL, &start(0.0, 0.0), "", &start(-7.0, 0.0));
    let (mut model, _) = in_space(&text);
    let z = model.vehicles[0].start.position.z;
    for (v, (mass, yaw)) in model.vehicles.iter_mut().zip([(m1, i1), (m2, i2)]) {
        v.vehicle.wheels.iter_mut().for_each(|w| w.mass = 0.0);
        v.gang = Gang::of(&v.vehicle);
        let b = &mut v.vehicle.body;
        let inertia = Mat3::diagonal(Vec3::new(yaw, yaw, yaw));
        (b.mass, b.inertia, b.sprung_mass) = (mass, inertia, mass);
        (b.sprung_centre, b.sprung_inertia) = (Vec3::zero(), inertia);
        b.mobility =
            accuscene_physics::vehicle::Mobility::new(mass, Vec3::zero(), inertia, &[]).expect("a body");
    }
    model.joints[0].places = [Vec3::new(a1, 0.0, 0.0), Vec3::new(a2, 0.0, 0.0)];
    model.joints[0].roll_stiffness = 0.0;
    model.step = 2e-5;
    let h = model.step;
    let mut state = State::new(&model);
    // The velocities fit the middle of the step before, the place is half a step before the instant.
    let turn = |psi: f64| Quat::from_euler(0.0, 0.0, psi);
    for (s, (psi, r)) in state.vehicles.iter_mut().zip([(psi1, r1), (0.0, r2)]) {
        s.body.position = Vec3::new(0.0, 0.0, z);
        s.body.orientation = turn(psi - h * r);
        s.body.velocity = Vec3::zero();
        s.body.rate = Vec3::new(0.0, 0.0, r);
        s.yaw = psi;
    }
    let join = |state: &State| model.joints[0].gap([&state.vehicles[0].body, &state.vehicles[1].body]);
    let at = |s: &State, k: usize| {
        let b = &s.vehicles[k].body;
        b.world_rate().cross(b.orientation.matrix().apply(model.joints[0].places[k]))
    };
    let velocity = at(&state, 0) - at(&state, 1);
    state.vehicles[1].body.velocity = velocity;
    for (s, (psi, r)) in state.vehicles.iter_mut().zip([(psi1, r1), (0.0, r2)]) {
        s.body.orientation = turn(psi - 0.5 * h * r);
    }
    let apart = join(&state);
    state.vehicles[1].body.position += apart;
    let forces = [(Vec3::new(3000.0, 9000.0, 0.0), 4000.0), (Vec3::new(-1000.0, 6000.0, 0.0), -2500.0)];
    for (s, ((force, moment), psi)) in state.vehicles.iter_mut().zip(forces.iter().zip([psi1, 0.0])) {
        s.load.force = turn(psi).matrix().apply_transposed(*force);
        s.load.moment = Vec3::new(0.0, 0.0, *moment);
    }
    advance(&model, &mut state, 0.0, h);
    let force = turn(psi1).matrix().apply(state.joints[0].force);
    let want = Vec3::new(-3_287.924_991_004_136_7, -1_159.729_411_581_113_7, 0.0);
    println!("{force:?}, closed form {want:?}");
    assert!((force - want).norm() < 2e-5 * want.norm());
}
