//! Combinations: loads at rest, braking, jackknife, snaking, off-tracking, what a joint may not do.

#![allow(clippy::expect_used, clippy::panic, reason = "a test fails by panicking")]

mod combination;
mod stage;

use accuscene_core::arith::{Real, asin};
use accuscene_core::event::Event;
use accuscene_core::scene::Scene;
use accuscene_physics::Model;
use accuscene_physics::simulation::{State, advance};
use combination::{LEVEL, caravan, compile, gap, hitch, largest, load, semi, start};
use stage::{column, impacts, last, simulate};

const G: f64 = 9.80665;

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
