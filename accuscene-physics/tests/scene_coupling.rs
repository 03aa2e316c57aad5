//! What a scene says of a coupling: the delay of the towed brakes, the stop, and what follows when it comes apart.

#![allow(clippy::expect_used, clippy::panic, reason = "a test fails by panicking")]

mod combination;
mod stage;

use accuscene_core::event::Event;
use accuscene_core::scene::Scene;
use accuscene_physics::Model;
use accuscene_physics::simulation::Run;
use combination::{largest, start};
use stage::{column, last, simulate};

/// The semi-trailer of all combinations, its driver rolling without engine; `coupling` adds to the kingpin.
fn semi(terrain: &str, speed: f64, phases: &str, trailer: &str, coupling: &str) -> String {
    let head = format!("options = {{ duration = 12, stop_at_rest = false }}\nterrain = {{ {terrain} }}");
    let tractor = format!("drive = {{ engine_braking = 0 }}\n{}", start(0.0, speed));
    let trailer = format!("start = {{ position = [-7, 0] }}\n{trailer}");
    combination::semi(&head, &tractor, phases, &trailer) + coupling + "\n"
}

fn hitch(run: &Run, name: &str) -> Vec<f64> {
    combination::hitch(run, "kingpin", name)
}

#[test]
fn air_brakes_act_later_and_take_the_way_of_the_closed_form() {
    let tractor = "{ gear = \"neutral\" }, { after = { time = 1 }, brake = [[0, 0.3], [2, 0.4]] }";
    let run = |coupling: &str| simulate(&semi("friction = 0.8", 15.0, tractor, "", coupling));
    let (prompt, late) = (run(""), run("brake_delay = \"0.4 s\""));
    let (lead, towed) = (column(&late, "tractor", "brake"), column(&late, "trailer", "brake"));
    let moving = column(&late, "tractor", "speed").iter().position(|v| *v < 0.5).expect("it stops");
    assert!(moving > 250);
    for k in 0..moving {
        let want = if k < 40 { 0.0 } else { lead[k - 40] };
        assert!((towed[k] - want).abs() < 1e-12, "row {k}: {} and {want}", towed[k]);
    }
    // Until the trailer brakes the tractor brakes both by its share of the weight.
    let carried = |vehicle: &str, wheels: &[&str]| {
        let of = |wheel: &&str| {
            let table = late.recording.table(&format!("wheel.{vehicle}.{wheel}")).expect("a wheel");
            table.to_contiguous(table.column_index("fz").expect("the load"))[90]
        };
        wheels.iter().map(of).sum::<f64>()
    };
    let (a, b) = (
        carried("tractor", &["fl", "fr", "rl", "rr"]),
        carried("trailer", &["1l", "1r", "2l", "2r", "3l", "3r"]),
    );
    let missing = b / (a + b);
    // The speed kept in the delay, 0.3 of the friction limit for 0.4 s, is lost later over the whole way.
    let kept = 0.4 * missing * 0.32 * 0.8 * 9.80665;
    let v = |run: &Run, k: usize| column(run, "tractor", "speed")[k];
    let got = v(&late, 160) - v(&prompt, 160);
    println!("{got} m/s faster, closed form {kept} m/s; trailer carries {missing}");
    assert!((got / kept - 1.0).abs() < 0.12, "{got} m/s, closed form {kept} m/s");
    // What the tractor brakes alone pushes with the trailer's mass.
    let push = hitch(&late, "fx")[120];
    let want = 20_000.0 * (1.0 - missing) * 0.31 * 0.8 * 9.80665;
    println!("the trailer pushes with {push} N, closed form {want} N");
    assert!((push / want - 1.0).abs() < 0.15 && push > 1.2 * hitch(&prompt, "fx")[120]);
    assert!(last(&late, "tractor", "x") > last(&prompt, "tractor", "x") + 0.3);
}

#[test]
fn who_stands_on_the_brake_has_it_on_the_trailer_too() {
    let grade = "friction = 0.8, surface = { kind = \"plane\", grade = 0.1, uphill_direction = 0 }";
    let run = simulate(&semi(grade, 0.0, "{ gear = \"neutral\", brake = 0.5 }", "", "brake_delay = 0.5"));
    assert!(column(&run, "trailer", "brake").iter().all(|b| *b == 0.5));
    assert!(
        largest(&column(&run, "tractor", "speed")) < 1e-3,
        "{}",
        largest(&column(&run, "tractor", "speed"))
    );
    // Who drives has not pressed it yet.
    let run = simulate(&semi(grade, 10.0, "{ gear = \"neutral\", brake = 0.5 }", "", "brake_delay = 0.5"));
    let brake = column(&run, "trailer", "brake");
    assert!(brake[..50].iter().all(|b| *b == 0.0) && brake[52] == 0.5, "{:?}", &brake[48..53]);
}

#[test]
fn the_stop_is_where_the_scene_says_and_mirrors() {
    let fold = |side: f64| {
        let tractor = format!(
            "{{ steer = [[0, 0], [0.5, {}]], wheels = {{ rl = {{ lock = 1 }}, rr = {{ lock = 1 }} }} }}",
            0.04 * side
        );
        let unbraked = "driver = { phases = [{ brake = 0 }] }";
        simulate(&semi("friction = 0.25", 20.0, &tractor, unbraked, "angle_limit = \"40 deg\""))
    };
    let (left, right) = (fold(1.0), fold(-1.0));
    let (l, r) = (hitch(&left, "articulation"), hitch(&right, "articulation"));
    let stop = 40f64.to_radians();
    println!("largest {} rad, stop {stop} rad", largest(&l));
    assert!(largest(&l) > stop - 0.01 && largest(&l) < stop + 0.05);
    assert!(l.iter().zip(&r).all(|(l, r)| *l == -*r));
}

#[test]
fn a_stop_that_cannot_be_is_refused() {
    let compile = |text: &str| {
        let scene = Scene::from_toml(text).unwrap_or_else(|e| panic!("{e:?}"));
        Model::compile(&scene.resolve())
    };
    let text = semi("friction = 0.8", 0.0, "", "", "angle_limit = 0.3");
    assert!(compile(&text).is_ok());
    let turned = text.replace("position = [-7, 0]", "position = [-6.777, -1.477], heading = 0.3001");
    let error = compile(&turned).expect_err("it is folded further than its stop").to_string();
    assert!(error.contains("17.2 deg"), "{error}");
    let rope = text.replace("\"fifth-wheel\"", "\"rope\"") + "length = 3\n";
    let error = compile(&rope).expect_err("a rope has no stop").to_string();
    assert!(error.contains("couplings.kingpin.angle_limit"), "{error}");
    for limit in ["0", "\"181 deg\"", "-0.5"] {
        let text = text.replace("angle_limit = 0.3", &format!("angle_limit = {limit}"));
        assert!(Scene::from_toml(&text).is_err(), "{limit}");
    }
}

#[test]
fn what_came_apart_rests_by_itself() {
    let tractor = "{ gear = \"neutral\" }, { after = { time = 0.5 }, brake = 0.8 }";
    let run = simulate(&semi("friction = 0.8", 10.0, tractor, "", "breaking_force = 1000"));
    let rest = |id: &str| {
        let of = |e: &Event| match e {
            Event::Rest { body, time, .. } if body == id => Some(*time),
            _ => None,
        };
        run.recording.events.iter().find_map(of)
    };
    assert!(run.recording.events.iter().any(|e| matches!(e, Event::Uncoupled { .. })));
    println!("rest at {:?} and {:?} s", rest("tractor"), rest("trailer"));
    // The tractor rocks for long on its springs when the load is off; the trailer does not wait for it.
    let trailer = rest("trailer").expect("the trailer rests");
    assert!(rest("tractor").is_none_or(|t| t > trailer + 1.0));
    assert!(last(&run, "trailer", "speed") == 0.0 && last(&run, "tractor", "speed") > 0.0);
}
