//! Combinations: loads at rest, braking, jackknife, snaking, off-tracking, what a joint may not do.

#![allow(clippy::expect_used, clippy::panic, reason = "a test fails by panicking")]

mod stage;

use accuscene_core::arith::{Mat3, Quat, Real, Vec3, asin};
use accuscene_core::event::Event;
use accuscene_core::scene::Scene;
use accuscene_physics::Model;
use accuscene_physics::coupling::Joint;
use accuscene_physics::simulation::{Run, State, advance};
use accuscene_physics::vehicle::{Energy, Suspension};
use stage::{column, impacts, last, simulate};

const G: f64 = 9.80665;

/// A tractor (7.5 t) with a semi-trailer of three axles (20 t), kingpin 3.3 m behind the front axle.
fn semi(head: &str, tractor: &str, phases: &str, trailer: &str) -> String {
    format!(
        r#"
schema = "accuscene/scene/1"
{head}
[[vehicles]]
id = "tractor"
class = "tractor"
mass = 7500
dimensions = {{ length = 6, width = 2.5, wheelbase = 3.8, cg_behind_front_axle = 1.3, cg_height = 1.0 }}
axles = [{{ behind_front_axle = 0 }}, {{ behind_front_axle = 3.8, dual = true, driven = true }}]
aerodynamics = {{ drag_area = 0 }}
{tractor}
driver = {{ phases = [{phases}] }}
[[vehicles]]
id = "trailer"
class = "trailer"
mass = 20000
dimensions = {{ length = 13.6, width = 2.5, wheelbase = 7.7, front_overhang = 1.5, cg_behind_front_axle = 5, cg_height = 1.8 }}
axles = [{{ behind_front_axle = 6.4 }}, {{ behind_front_axle = 7.7 }}, {{ behind_front_axle = 9 }}]
aerodynamics = {{ drag_area = 0 }}
{trailer}
[[couplings]]
id = "kingpin"
kind = "fifth-wheel"
between = ["tractor", "trailer"]
hitch = [-2, 0, 0.2]
eye = [5, 0, -0.6]
roll_stiffness = 300000
"#
    )
}

/// A car (1.5 t) with a caravan (1.3 t) whose centre of gravity lies `ahead` of its axle, m.
fn caravan(ahead: f64, speed: f64, phases: &str) -> String {
    let cg = 4.0 - ahead;
    let eye = cg;
    let x = -2.4 - eye;
    format!(
        r#"
schema = "accuscene/scene/1"
options = {{ duration = 8, stop_at_rest = false }}
terrain = {{ friction = 0.9 }}
[[vehicles]]
id = "car"
mass = 1500
dimensions = {{ length = 4.6, width = 1.8, wheelbase = 2.7, cg_behind_front_axle = 1.2, cg_height = 0.55 }}
aerodynamics = {{ drag_area = 0 }}
start = {{ position = [0, 0], speed = {speed} }}
driver = {{ phases = [{phases}] }}
[[vehicles]]
id = "caravan"
class = "trailer"
mass = 1300
inertia = {{ yaw = 5000 }}
dimensions = {{ length = 5.5, width = 2.2, wheelbase = 4, front_overhang = -1.2, cg_behind_front_axle = {cg}, cg_height = 0.8 }}
tyres = {{ rear = {{ radius = 0.33 }} }}
suspension = {{ rear = {{ unsprung_mass = 40 }} }}
aerodynamics = {{ drag_area = 0 }}
start = {{ position = [{x}, 0] }}
[[couplings]]
id = "ball"
kind = "ball"
between = ["car", "caravan"]
hitch = [-2.4, 0, -0.1]
eye = [{eye}, 0, -0.35]
"#
    )
}

const LEVEL: &str = "options = { duration = 12, stop_at_rest = false }\nterrain = { friction = 0.6 }";

fn start(x: f64, speed: f64) -> String {
    format!("start = {{ position = [{x}, 0], speed = {speed} }}")
}

fn compile(text: &str) -> Model {
    let scene = Scene::from_toml(text).unwrap_or_else(|e| panic!("{e:?}"));
    Model::compile(&scene.resolve()).unwrap_or_else(|e| panic!("{e}"))
}

fn hitch(run: &Run, id: &str, name: &str) -> Vec<f64> {
    let table = run.recording.table(&format!("coupling.{id}")).expect("the coupling's table");
    table.to_contiguous(table.column_index(name).expect("the column"))
}

fn load(run: &Run, wheel: &str) -> f64 {
    let table = run.recording.table(&format!("wheel.{wheel}")).expect("a wheel's table");
    table.to_contiguous(table.column_index("fz").expect("fz"))[0]
}

fn largest(values: &[f64]) -> f64 {
    values.iter().fold(0.0, |m: f64, v| if v.abs() > m { v.abs() } else { m })
}

/// How far hitch and eye are apart, m.
fn gap(model: &Model, state: &State, k: usize) -> f64 {
    let joint: &Joint = &model.joints[k];
    joint.gap(joint.bodies.map(|i| &state.vehicles[i].body)).norm()
}

#[test]
fn a_semi_trailer_rests_on_its_tractor() {
    let model = compile(&semi(LEVEL, &start(0.0, 0.0), "{ brake = 1 }", &start(-7.0, 0.0)));
    for v in &model.vehicles {
        assert!(v.start_residual < 1e-8, "{}: {}", v.id, v.start_residual);
    }
    let run = simulate(&semi(LEVEL, &start(0.0, 0.0), "{ brake = 1 }", &start(-7.0, 0.0)));
    // Lever rule on the trailer about the middle of its axles.
    let carried = 20_000.0 * G * 2.7 / 7.7;
    let fz = hitch(&run, "kingpin", "fz");
    println!("load on the kingpin {} N, by the lever {carried} N", -fz[0]);
    assert!((fz[0] + carried).abs() < 2e-3 * carried);
    let trailer: f64 =
        ["1l", "1r", "2l", "2r", "3l", "3r"].map(|w| load(&run, &format!("trailer.{w}"))).iter().sum();
    assert!((trailer + carried - 20_000.0 * G).abs() < 2e-3 * carried, "{trailer}");
    let rear = 7_500.0 * G * 1.3 / 3.8 + carried * 3.3 / 3.8;
    let found = load(&run, "tractor.rl") + load(&run, "tractor.rr");
    assert!((found / rear - 1.0).abs() < 2e-3, "rear axle {found} N, by the lever {rear} N");
    for v in ["tractor", "trailer"] {
        assert!(largest(&column(&run, v, "speed")) < 1e-9, "{v}: {}", largest(&column(&run, v, "speed")));
    }
}

#[test]
fn a_parked_combination_does_not_creep_on_a_grade() {
    let head = "options = { duration = 5, stop_at_rest = false }\n\
                terrain = { friction = 0.8, surface = { kind = \"plane\", grade = 0.1, uphill_direction = 0 } }";
    let model = compile(&semi(head, &start(0.0, 0.0), "{ brake = 1 }", &start(-7.0, 0.0)));
    for v in &model.vehicles {
        assert!(v.start_residual < 1e-8, "{}: {}", v.id, v.start_residual);
    }
    assert!(gap(&model, &State::new(&model), 0) < 1e-12);
    let run = simulate(&semi(head, &start(0.0, 0.0), "{ brake = 1 }", &start(-7.0, 0.0)));
    for v in ["tractor", "trailer"] {
        let speed = largest(&column(&run, v, "speed"));
        println!("{v}: {speed} m/s");
        assert!(speed < 1e-9);
    }
}

#[test]
fn all_wheels_locked_stop_it_by_friction_alone() {
    let run = simulate(&semi(LEVEL, &start(0.0, 20.0), "{ brake = 1 }", &start(-7.0, 20.0)));
    let want = 400.0 / (2.0 * 0.6 * G);
    let distance = last(&run, "tractor", "distance");
    println!("{distance} m, closed form {want} m");
    assert!((distance / want - 1.0).abs() < 0.03);
    assert!(largest(&hitch(&run, "kingpin", "articulation")) < 1e-9, "it stays in line");
}

#[test]
fn a_slow_circle_is_that_of_the_kinematic_trailer() {
    let head =
        "options = { duration = 60, stop_at_rest = false, step = 0.002 }\nterrain = { friction = 0.8 }";
    let phases = "{ steer = 0.2, throttle = 1 }";
    let slow = format!("{}\ndrive = {{ power = 5000 }}", start(0.0, 2.0));
    let three = "{ behind_front_axle = 6.4 }, { behind_front_axle = 7.7 }, { behind_front_axle = 9 }";
    let text = semi(head, &slow, phases, &start(-7.0, 0.0));
    assert!(text.contains(three));
    // Axles that scrub against each other lengthen the wheelbase; one axle does not.
    let run = simulate(&text.replace(three, "{ behind_front_axle = 7.7 }"));
    let yaw_rate = *column(&run, "tractor", "yaw_rate").last().expect("a row");
    let (speed, angle) =
        (last(&run, "tractor", "speed"), *hitch(&run, "kingpin", "articulation").last().expect("a row"));
    let trailer_rate = last(&run, "trailer", "yaw_rate");
    // Radii of the hitch, 0.5 m before the rear axle, and of the trailer's axles.
    let rear = speed * speed / (yaw_rate * yaw_rate) - 2.5 * 2.5;
    let hitch_radius = (rear + 0.25).sqrt();
    let want = asin(0.5 / hitch_radius) - asin(7.7 / hitch_radius);
    println!("articulation {angle} rad, kinematic {want} rad; yaw rates {yaw_rate}, {trailer_rate}");
    assert!((angle / want - 1.0).abs() < 0.02);
    assert!((trailer_rate / yaw_rate - 1.0).abs() < 0.01);
}

#[test]
fn locked_drive_wheels_jackknife_up_to_the_stop() {
    let head = "options = { duration = 10, stop_at_rest = false }\nterrain = { friction = 0.25 }";
    let phases = "{ steer = [[0, 0], [0.5, 0.04]], wheels = { rl = { lock = 1 }, rr = { lock = 1 } } }";
    let own = format!("{}\ndriver = {{ phases = [{{ brake = 0 }}] }}", start(-7.0, 20.0));
    let run = simulate(&semi(head, &start(0.0, 20.0), phases, &own));
    let model = compile(&semi(head, &start(0.0, 20.0), phases, &own));
    let angle = hitch(&run, "kingpin", "articulation");
    let stop = model.joints[0].stop;
    println!("largest {} rad, stop {stop} rad, at the end {}", largest(&angle), angle[angle.len() - 1]);
    assert!(largest(&angle) > stop - 0.01 && largest(&angle) < stop + 0.05);
    assert!(hitch(&run, "kingpin", "stopped").contains(&1.0));
    assert!(angle.last().expect("a row").abs() > stop - 0.2, "it stays folded");
    assert!(last(&run, "tractor", "speed") < 20.0);
}

/// Largest articulation in the second after the steer pulse and in the last one.
fn snaking(ahead: f64, speed: f64) -> [f64; 2] {
    let run = simulate(&caravan(ahead, speed, "{ steer = [[0, 0], [0.1, 0.01], [0.3, -0.01], [0.4, 0]] }"));
    let (t, angle) = (column(&run, "car", "t"), hitch(&run, "ball", "articulation"));
    let within = |from: f64, to: f64| {
        let chosen: Vec<f64> =
            t.iter().zip(&angle).filter(|(t, _)| **t >= from && **t <= to).map(|(_, a)| *a).collect();
        largest(&chosen)
    };
    [within(0.5, 2.5), within(5.5, 7.5)]
}

#[test]
fn a_caravan_snakes_above_its_critical_speed_only() {
    let slow = snaking(0.03, 15.0);
    let fast = snaking(0.03, 45.0);
    println!("articulation early and late: {slow:?} at 15 m/s, {fast:?} at 45 m/s");
    assert!(slow[1] < 0.5 * slow[0]);
    assert!(fast[1] > 1.5 * fast[0]);
}

#[test]
fn the_joint_keeps_its_places_together() {
    let head = "options = { duration = 60, stop_at_rest = false }\nterrain = { friction = 0.8 }";
    let model =
        compile(&semi(head, &start(0.0, 12.0), "{ steer = 0.05, throttle = 0.2 }", &start(-7.0, 12.0)));
    let mut state = State::new(&model);
    let mut worst = 0.0;
    for k in 0..(60.0 / model.step) as u64 {
        advance(&model, &mut state, k as f64 * model.step, model.step);
        let now = gap(&model, &state, 0);
        worst = if now > worst { now } else { worst };
    }
    println!("drift {worst} m in 60 s");
    assert!(worst < 1e-9);
}

#[test]
fn a_mirrored_scene_gives_a_mirrored_motion() {
    let run = |sign: f64| {
        let phases = format!("{{ steer = [[0, 0], [1, {}]], brake = [[2, 0], [2.5, 0.5]] }}", sign * 0.06);
        simulate(&semi(LEVEL, &start(0.0, 15.0), &phases, &start(-7.0, 15.0)))
    };
    let (left, right) = (run(1.0), run(-1.0));
    for v in ["tractor", "trailer"] {
        assert_eq!(column(&left, v, "x"), column(&right, v, "x"));
        let mirrored: Vec<f64> = column(&right, v, "y").iter().map(|y| -y).collect();
        assert_eq!(column(&left, v, "y"), mirrored);
    }
    assert!(largest(&hitch(&left, "kingpin", "articulation")) > 0.05);
}

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
fn a_road_train_stands_and_brakes_in_line() {
    let dolly = r#"
[[vehicles]]
id = "dolly"
class = "trailer"
mass = 2500
dimensions = { length = 3, width = 2.4, wheelbase = 4, front_overhang = -2, cg_behind_front_axle = 3.9, cg_height = 0.9 }
aerodynamics = { drag_area = 0 }
start = { position = [-17.9, 0] }
[[vehicles]]
id = "second"
class = "trailer"
mass = 18000
dimensions = { length = 13.6, width = 2.5, wheelbase = 7.7, front_overhang = 1.5, cg_behind_front_axle = 5, cg_height = 1.8 }
axles = [{ behind_front_axle = 6.4 }, { behind_front_axle = 7.7 }, { behind_front_axle = 9 }]
aerodynamics = { drag_area = 0 }
start = { position = [-23, 0] }
[[couplings]]
id = "turntable"
kind = "fifth-wheel"
between = ["dolly", "second"]
hitch = [-0.1, 0, 0.3]
eye = [5, 0, -0.6]
roll_stiffness = 300000
[[couplings]]
id = "eye"
kind = "ball"
between = ["trailer", "dolly"]
hitch = [-7, 0, -1]
eye = [3.9, 0, -0.1]
"#;
    let text = semi(LEVEL, &start(0.0, 15.0), "{ brake = 1 }", &start(-7.0, 15.0)) + dolly;
    let model = compile(&text);
    // The scene lists the rear joint first; a leader's joint comes first in the model.
    assert_eq!(
        model.joints.iter().map(|j| j.id.as_str()).collect::<Vec<_>>(),
        ["kingpin", "eye", "turntable"]
    );
    for v in &model.vehicles {
        assert!(v.start_residual < 1e-8, "{}: {}", v.id, v.start_residual);
    }
    let run = simulate(&text);
    let want = 225.0 / (2.0 * 0.6 * G);
    let distance = last(&run, "second", "distance");
    println!("{distance} m, closed form {want} m");
    assert!((distance / want - 1.0).abs() < 0.05);
    assert!(last(&run, "second", "speed") < 1e-6);
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

#[test]
fn a_weak_coupling_comes_apart() {
    let text = caravan(0.1, 20.0, "{ brake = 0.5 }");
    let weak = simulate(&format!("{text}breaking_force = 500\n"));
    let parted = weak
        .recording
        .events
        .iter()
        .any(|e| matches!(e, Event::Uncoupled { coupling, .. } if coupling == "ball"));
    assert!(parted);
    assert_eq!(hitch(&weak, "ball", "intact").last(), Some(&0.0));
}

#[test]
fn a_rope_pulls_and_does_not_push() {
    let text = r#"
schema = "accuscene/scene/1"
options = { duration = 8, stop_at_rest = false }
terrain = { friction = 0.8 }
[[vehicles]]
id = "front"
mass = 1500
dimensions = { length = 4.6, width = 1.8, wheelbase = 2.7 }
start = { position = [0, 0] }
driver = { phases = [{ throttle = [[0, 0], [1, 0.3]] }, { after = { time = 4 }, brake = 0.3, throttle = 0 }] }
[[vehicles]]
id = "back"
mass = 1200
dimensions = { length = 4.3, width = 1.7, wheelbase = 2.6 }
start = { position = [-7, 0] }
driver = { phases = [{ gear = "neutral" }] }
[[couplings]]
id = "rope"
kind = "rope"
between = ["front", "back"]
hitch = [-2.3, 0, -0.1]
eye = [2.1, 0, -0.1]
length = 3
"#;
    let model = compile(text);
    let mut state = State::new(&model);
    let (mut hardest, mut longest, mut slack) = (0.0, 0.0, 10.0);
    for k in 0..(7.0 / model.step) as u64 {
        advance(&model, &mut state, k as f64 * model.step, model.step);
        let (pull, distance) = (state.joints[0].force.x, gap(&model, &state, 0));
        assert!(pull <= 0.0, "step {k}: it pushed with {pull} N");
        hardest = if pull < hardest { pull } else { hardest };
        longest = if distance > longest { distance } else { longest };
        if k as f64 * model.step > 4.0 {
            slack = if distance < slack { distance } else { slack };
        }
    }
    println!("hardest pull {hardest} N, longest {longest} m, {slack} m when the leader brakes");
    assert!(hardest < -500.0);
    assert!(longest < 3.0 + 1e-6);
    assert!(slack < 2.5);
}

/// A lorry (15 t) with a turntable trailer (12 t): the drawbar is 2.6 m long, the axles 5 m apart.
fn drawbar(head: &str, lorry: &str, phases: &str) -> String {
    format!(
        r#"
schema = "accuscene/scene/1"
{head}
[[vehicles]]
id = "lorry"
class = "truck"
mass = 15000
dimensions = {{ length = 9, width = 2.5, wheelbase = 5, cg_behind_front_axle = 3, cg_height = 1.2 }}
aerodynamics = {{ drag_area = 0 }}
{lorry}
driver = {{ phases = [{phases}] }}
[[vehicles]]
id = "trailer"
class = "trailer"
mass = 12000
dimensions = {{ length = 7, width = 2.5, wheelbase = 5, front_overhang = 1, cg_behind_front_axle = 2.5, cg_height = 1.3 }}
axles = [{{ behind_front_axle = 0 }}, {{ behind_front_axle = 5 }}]
aerodynamics = {{ drag_area = 0 }}
start = {{ position = [-8.6, 0] }}
[[couplings]]
id = "bar"
kind = "drawbar"
between = ["lorry", "trailer"]
hitch = [-3.5, 0, -0.5]
eye = [2.5, 0, -0.6]
length = 2.6
"#
    )
}

#[test]
fn a_turntable_trailer_turns_after_its_drawbar() {
    let head =
        "options = { duration = 60, stop_at_rest = false, step = 0.002 }\nterrain = { friction = 0.8 }";
    let slow = format!("{}\ndrive = {{ power = 8000 }}", start(0.0, 2.0));
    let text = drawbar(head, &slow, "{ steer = [[0, 0], [1, 0.2]], throttle = 1 }");
    let model = compile(&text);
    for v in &model.vehicles {
        assert!(v.start_residual < 1e-8, "{}: {}", v.id, v.start_residual);
    }
    let run = simulate(&text);
    // Radii of the lorry's rear axle, its hitch 1.5 m behind that, the turntable and the trailer's rear axle.
    let rate = last(&run, "lorry", "yaw_rate");
    let speed = last(&run, "lorry", "speed");
    let rear = speed * speed / (rate * rate) - 4.0;
    let turntable = rear + 1.5 * 1.5 - 2.6 * 2.6;
    let middle = (turntable - 25.0 + 2.5 * 2.5).sqrt();
    let found = last(&run, "trailer", "speed") / last(&run, "trailer", "yaw_rate");
    println!(
        "radius of the trailer's middle {found} m, kinematic {middle} m, of the lorry's rear axle {}",
        rear.sqrt()
    );
    assert!((found / middle - 1.0).abs() < 0.02);
    assert!((last(&run, "trailer", "yaw_rate") / rate - 1.0).abs() < 0.01);
    let mirrored = simulate(&text.replace("[1, 0.2]", "[1, -0.2]"));
    assert_eq!(last(&mirrored, "trailer", "y"), -last(&run, "trailer", "y"));
}

#[test]
fn a_drawbar_trailer_brakes_in_line_and_parks() {
    let run = simulate(&drawbar(LEVEL, &start(0.0, 18.0), "{ brake = 1 }"));
    let want = 324.0 / (2.0 * 0.6 * G);
    let distance = last(&run, "lorry", "distance");
    println!("{distance} m, closed form {want} m");
    assert!((distance / want - 1.0).abs() < 0.03);
    let head = "options = { duration = 5, stop_at_rest = false }\n\
                terrain = { friction = 0.8, surface = { kind = \"plane\", grade = 0.1, uphill_direction = 0 } }";
    let parked = simulate(&drawbar(head, &start(0.0, 0.0), "{ brake = 1 }"));
    for v in ["lorry", "trailer"] {
        let speed = largest(&column(&parked, v, "speed"));
        println!("{v}: {speed} m/s");
        assert!(speed < 1e-9);
    }
}

#[test]
fn a_blow_on_the_trailer_moves_the_tractor_in_the_same_instant() {
    let wall = r#"
[[obstacles]]
id = "post"
kind = "pole"
shape = { kind = "circle", centre = [-9, 2.5], radius = 0.4 }
"#;
    let sideways = "start = { position = [0, 0], speed = 5, course = \"90 deg\" }";
    let text = semi(LEVEL, sideways, "", "start = { position = [-7, 0] }") + wall;
    let run = simulate(&text);
    let hits = impacts(&run);
    let first = hits.first().expect("an impact");
    println!("{:?} {:?}", first.time, first.bodies.iter().map(|b| b.delta_v).collect::<Vec<_>>());
    assert!(first.bodies.iter().any(|b| b.body == "trailer" && b.delta_v_magnitude > 0.5));
    let (t, vy) = (column(&run, "tractor", "t"), column(&run, "tractor", "vy"));
    let after = t.iter().position(|t| *t > first.time).expect("a row");
    println!("tractor before {} after {}", vy[after - 1], vy[after]);
    assert!((vy[after] - vy[after - 1]).abs() > 0.05);
}

#[test]
fn a_trailer_away_from_its_hitch_is_refused_with_its_place() {
    let text = semi(LEVEL, &start(0.0, 0.0), "", &start(-8.0, 0.0));
    let scene = Scene::from_toml(&text).unwrap_or_else(|e| panic!("{e:?}"));
    let error = Model::compile(&scene.resolve()).expect_err("it is a metre away").to_string();
    assert!(error.contains("[-7.000, 0.000]"), "{error}");
}

#[test]
fn a_trailer_of_one_axle_stands_on_ground_that_has_a_kerb_or_a_shape() {
    let flat = caravan(0.2, 15.0, "{ brake = 0.4 }");
    let on = |terrain: &str| simulate(&flat.replace("friction = 0.9", &format!("friction = 0.9, {terrain}")));
    let plain = simulate(&flat);
    let kerb = on("kerbs = [{ id = \"far\", line = [[-500, 60], [500, 60]], height = 0.1 }]");
    let grade = 0.04;
    let row = format!("[{}, {}]", -200.0 * grade, 200.0 * grade);
    let field = on(&format!(
        "surface = {{ kind = \"height-field\", origin = [-200, -200], spacing = 400, heights = [{row}, {row}] }}"
    ));
    let plane = on(&format!("surface = {{ kind = \"plane\", grade = {grade}, uphill_direction = 0 }}"));
    for (one, other, what) in [(&plain, &kerb, "a kerb far away"), (&plane, &field, "a slope of a grid")] {
        for name in ["x", "z", "pitch"] {
            let (a, b) = (column(one, "caravan", name), column(other, "caravan", name));
            let most = a.iter().zip(&b).fold(0.0f64, |most, (a, b)| Real::max(most, (a - b).abs()));
            assert!(most < 2e-3, "{what}: {name} differs by {most}");
        }
    }
}
