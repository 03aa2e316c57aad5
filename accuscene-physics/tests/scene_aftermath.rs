//! What impacts leave behind in whole scenes: damage, outline, wheels; by rule, as it is known, or not at all.

#![allow(clippy::expect_used, clippy::panic, reason = "a test fails by panicking")]

mod stage;

use accuscene_core::event::{CollisionSide, WheelHarm};
use accuscene_core::scene::Scene;
use accuscene_physics::Model;
use accuscene_physics::simulation::{Live, Run};
use stage::{car, column, impacts, last, simulate};
use std::sync::Arc;

fn scene(duration: f64, impacts: &str, rest: &str) -> String {
    format!(
        "schema = \"accuscene/scene/1\"\n[options]\nduration = {duration}\n\
         [impacts]\nrestitution = 0.1\nfriction = 0.5\n{impacts}\n{rest}"
    )
}

/// A car into the left front wheel of a standing one; `sign` -1 for the mirror image.
fn into_the_wheel(speed: f64, sign: f64, impacts: &str, more: &str) -> Run {
    let struck = car("struck", [0.0, 0.0], 0.0, 0.0, more);
    let bullet = car("bullet", [1.3, 4.0 * sign], speed, -90.0 * sign, "");
    simulate(&scene(5.0, impacts, &(struck + &bullet)))
}

fn side<'a>(run: &'a Run, id: &str, impact: usize) -> &'a CollisionSide {
    impacts(run)[impact].bodies.iter().find(|b| b.body == id).expect("the body")
}

fn wheel<'a>(side: &'a CollisionSide, name: &str) -> Option<&'a WheelHarm> {
    side.wheels.iter().find(|w| w.wheel == name)
}

#[test]
fn a_car_that_drove_into_the_wheel_leaves_it_locked_under_either_model() {
    for (impacts, model) in [("", "impulse"), ("model = \"crush-force\"", "forces")] {
        let run = into_the_wheel(14.0, 1.0, impacts, "");
        let struck = side(&run, "struck", 0);
        let harm = wheel(struck, "fl").unwrap_or_else(|| panic!("the wheel is whole under {model}"));
        assert!(harm.lock == 1.0 && harm.displacement[1] < -0.05 && !harm.missing && !harm.given, "{harm:?}");
        assert!(
            ["fr", "rl", "rr"].iter().all(|w| wheel(struck, w).is_none()),
            "{model}: {:?}",
            struck.wheels
        );
        assert!(side(&run, "bullet", 0).wheels.is_empty(), "0.3 m of front reach no wheel");
        let left = struck.damage.iter().find(|d| d.face == "left").expect("damage on the left");
        assert!(left.extent[0] > 1.3 && left.extent[1] < 1.3 && left.deepest > 0.15, "{left:?}");
        let outline = struck.outline.as_ref().expect("a changed outline");
        assert!(outline.iter().any(|p| p[1] > 0.5 && p[1] < 0.88 && p[0] > 0.4), "{outline:?}");
    }
}

#[test]
fn models_agree_on_the_crush_of_a_side_within_a_third() {
    let area = |impacts: &str| {
        let run = into_the_wheel(14.0, 1.0, impacts, "");
        ["struck", "bullet"].map(|id| side(&run, id, 0).damage.iter().map(|d| d.area).sum::<f64>())
    };
    let (impulse, forces) = (area(""), area("model = \"crush-force\""));
    for (i, f) in impulse.iter().zip(&forces) {
        assert!((i / f - 1.0).abs() < 0.34, "{impulse:?} m² by impulse, {forces:?} m² by forces");
    }
}

#[test]
fn a_locked_wheel_holds_the_car_back() {
    // Struck from behind the front axle's middle would turn it: a blow in line, and one wheel locked by it or not.
    let way = |more: &str| {
        let struck = car("struck", [0.0, 0.0], 0.0, 0.0, more);
        let bullet = car("bullet", [-6.0, 0.0], 10.0, 0.0, "");
        let run = simulate(&scene(4.0, "", &(struck + &bullet)));
        last(&run, "struck", "distance")
    };
    let known = "damage = { impacts = [{ impact = 1, wheels = [\
                 { axle = 2, side = \"left\", lock = 1 }, { axle = 2, side = \"right\", lock = 1 }] }] }";
    let (free, locked) = (way(""), way(known));
    assert!(free > 15.0 && locked < 0.6 * free, "{free} m free, {locked} m with the rear wheels locked");
}

#[test]
fn what_is_known_takes_the_place_of_the_rule() {
    let whole = "damage = { impacts = [{ impact = 1, wheels = [{ axle = 1, side = \"left\" }] }] }";
    let none = "aftermath = { wheels = false }";
    for impacts in ["", "model = \"crush-force\""] {
        let known = into_the_wheel(14.0, 1.0, impacts, whole);
        let without = into_the_wheel(14.0, 1.0, &format!("{impacts}\n{none}"), "");
        assert!(side(&known, "struck", 0).wheels.is_empty() && side(&without, "struck", 0).wheels.is_empty());
        for name in ["x", "y", "yaw"] {
            assert_eq!(last(&known, "struck", name), last(&without, "struck", name), "{name} {impacts}");
        }
    }
    let torn =
        "damage = { impacts = [{ impact = 1, wheels = [{ axle = 1, side = \"left\", missing = true }] }] }";
    let run = into_the_wheel(14.0, 1.0, "", torn);
    let harm = wheel(side(&run, "struck", 0), "fl").expect("a wheel that is gone");
    assert!(harm.missing && harm.given && harm.lock == 1.0);
    // The corner goes down to the hub: the body leans to the front left.
    assert!(last(&run, "struck", "pitch") > 0.01 && last(&run, "struck", "roll") < -0.01);
}

#[test]
fn damage_of_the_second_impact_waits_for_it() {
    let more = "damage = { impacts = [{ impact = 2, wheels = [{ axle = 2, side = \"right\", lock = 1 }] }] }";
    let run = into_the_wheel(14.0, 1.0, "", more);
    assert!(wheel(side(&run, "struck", 0), "rr").is_none());
}

#[test]
fn a_known_outline_is_taken_as_it_is() {
    let corners = "[[-2.3, -0.9], [2.0, -0.9], [2.0, 0.6], [0.5, 0.5], [0.2, 0.9], [-2.3, 0.9]]";
    let more = format!("damage = {{ impacts = [{{ impact = 1, outline = {corners} }}] }}");
    let run = into_the_wheel(14.0, 1.0, "", &more);
    let outline = side(&run, "struck", 0).outline.as_ref().expect("an outline");
    assert_eq!((outline.len(), outline[3]), (6, [0.5, 0.5]));
}

#[test]
fn a_bump_leaves_nothing() {
    let struck = car("struck", [0.0, 0.0], 0.0, 0.0, "");
    let bullet = car("bullet", [-5.0, 0.3], 2.0, 0.0, "");
    let run = simulate(&scene(2.0, "", &(struck + &bullet)));
    let all = impacts(&run);
    assert_eq!(all.len(), 1);
    for s in &all[0].bodies {
        assert!(s.outline.is_none() && s.wheels.is_empty(), "{s:?}");
        assert!(s.damage.iter().all(|d| d.profile.iter().all(|c| *c < 0.005)), "{:?}", s.damage);
    }
}

#[test]
fn a_mirrored_scene_is_left_mirrored() {
    for impacts in ["", "model = \"crush-force\""] {
        let [left, right] = [1.0, -1.0].map(|sign| into_the_wheel(14.0, sign, impacts, ""));
        let (a, b) = (side(&left, "struck", 0), side(&right, "struck", 0));
        let (a, b) = (wheel(a, "fl").expect("left"), wheel(b, "fr").expect("right"));
        assert!((a.displacement[1] + b.displacement[1]).abs() < 1e-9, "{a:?} {b:?}");
        assert!((a.steer + b.steer).abs() < 1e-9 && a.deflated == b.deflated);
        for (name, sign) in [("x", 1.0), ("y", -1.0), ("yaw", -1.0)] {
            let (p, q) = (last(&left, "struck", name), last(&right, "struck", name));
            assert!((p - sign * q).abs() < 1e-6, "{impacts}: {name} {p} {q}");
        }
    }
}

#[test]
fn a_crash_stays_one_impact_after_the_crush_has_taken_the_overlap_away() {
    for offset in [0.2, 0.6, 1.0, 1.3] {
        let a = car("a", [-10.0, 0.0], 15.0, 0.0, "");
        let b = car("b", [10.0, offset], 15.0, 180.0, "");
        let run = simulate(&scene(1.2, "", &(a + &b)));
        let all = impacts(&run);
        let first = all[0].time;
        let again = all.iter().filter(|e| e.time > first && e.time < first + 0.1).count();
        assert_eq!(
            again,
            0,
            "at an offset of {offset} m: {:?}",
            all.iter().map(|e| e.time).collect::<Vec<_>>()
        );
    }
}

#[test]
fn damage_that_no_vehicle_can_have_is_refused() {
    for (left, path) in [
        ("{ impact = 1, wheels = [{ axle = 3, side = \"left\" }] }", "damage.impacts[0].wheels[0].axle"),
        ("{ impact = 1 }, { impact = 1 }", "damage.impacts[1].impact"),
        ("{ impact = 1, outline = [[0, 0], [0, 1], [1, 0]] }", "damage.impacts[0].outline"),
        ("{ impact = 1, outline = [[5, -1], [7, -1], [7, 1]] }", "damage.impacts[0].outline"),
        ("{ impact = 1, outline = [[-9, -1], [2, -1], [2, 1]] }", "damage.impacts[0].outline"),
        (
            "{ impact = 1, wheels = [{ axle = 2, side = \"left\" }, { axle = 2, side = \"left\" }] }",
            "damage.impacts[0].wheels[1]",
        ),
    ] {
        let more = format!("damage = {{ impacts = [{left}] }}");
        let problems = Scene::from_toml(&scene(1.0, "", &car("a", [0.0, 0.0], 5.0, 0.0, &more)))
            .err()
            .unwrap_or_else(|| panic!("{left} is accepted"));
        assert!(format!("{problems:?}").contains(path), "{problems:?}");
    }
}

#[test]
fn what_is_known_and_not_used_is_named() {
    let outline = "outline = [[-2, -0.9], [1.8, -0.9], [1.5, 0.9], [-2, 0.9]]";
    let own = |more: &str| car("a", [-10.0, 0.0], 15.0, 0.0, more) + &car("b", [10.0, 0.5], 15.0, 180.0, "");
    let codes = |impacts: &str, more: &str| -> Vec<u32> {
        let run = simulate(&scene(1.0, impacts, &own(more)));
        let about = run.warnings.iter().filter(|w| w.subject.starts_with("vehicles.a.damage"));
        about.map(|w| w.code).collect()
    };
    let first = format!("damage = {{ impacts = [{{ impact = 1, {outline} }}] }}");
    let ninth = format!("damage = {{ impacts = [{{ impact = 9, {outline} }}] }}");
    assert!(codes("", &first).is_empty());
    assert_eq!(codes("", &ninth), [2015]);
    assert_eq!(codes("model = \"crush-force\"", &first), [2014]);
    // A session tells it wherever it is looked at, as if the run ended there.
    let scene = Scene::from_toml(&scene(1.0, "", &own(&ninth))).expect("a scene");
    let model = Model::compile(&scene.resolve()).expect("a model");
    let mut live = Live::new(Arc::new(model), false);
    live.step(50).expect("steps");
    for _ in 0..2 {
        assert_eq!(live.to_run().warnings.iter().filter(|w| w.code == 2015).count(), 1);
    }
}

#[test]
fn an_outline_that_forces_do_not_use_does_not_change_what_they_do() {
    let known =
        "damage = { impacts = [{ impact = 1, outline = [[-2, -0.9], [3.2, -0.9], [3.2, 0.9], [-2, 0.9]] }] }";
    let run = |more: &str| {
        let cars = car("a", [-10.0, 0.0], 15.0, 0.0, more) + &car("b", [10.0, 0.5], 15.0, 180.0, "");
        simulate(&scene(1.0, "model = \"crush-force\"", &cars))
    };
    let hashes = |run: &Run| -> Vec<String> {
        run.recording.tables().iter().map(|t| t.content_hash().to_string()).collect()
    };
    assert_eq!(hashes(&run(known)), hashes(&run("")));
}

#[test]
fn what_the_columns_do_not_take_is_told() {
    let told = |width: f64| {
        let post = format!(
            "[[obstacles]]\nid = \"post\"\nkind = \"wall\"\n\
             shape = {{ kind = \"box\", centre = [6, 0], length = 2, width = {width} }}\n"
        );
        let run = simulate(&scene(2.0, "", &(car("a", [0.0, 0.0], 14.0, 0.0, "") + &post)));
        let told = impacts(&run)[0].warnings.iter().find(|w| w.code == 2244);
        told.map(|w| (w.subject.clone(), w.message.clone()))
    };
    assert_eq!(told(8.0), None);
    // It goes in between two columns.
    let (subject, message) = told(0.01).expect("a warning");
    assert_eq!(subject, "vehicles.a");
    assert!(message.contains("0.0 of the"), "{message}");
}

#[test]
fn a_wall_leaves_the_same_however_thin_it_is() {
    let of = |thick: f64| {
        let wall = format!(
            "[[obstacles]]\nid = \"wall\"\nkind = \"wall\"\n\
             shape = {{ kind = \"box\", centre = [{}, 0], length = {thick}, width = 8 }}\n",
            4.0 + 0.5 * thick
        );
        let run = simulate(&scene(2.0, "", &(car("a", [0.0, 0.0], 14.0, 0.0, "") + &wall)));
        let side = side(&run, "a", 0);
        let front = side.damage.iter().find(|d| d.face == "front").expect("damage of the front");
        (front.deepest, side.wheels.len(), side.damage.len())
    };
    let thick = of(2.0);
    assert!(thick.0 > 0.5 && thick.0 < 0.8, "{thick:?}");
    for thin in [0.05, 0.1, 0.2, 0.3, 0.39, 0.41] {
        let (deepest, wheels, faces) = of(thin);
        assert!(
            (deepest - thick.0).abs() < 0.02 && (wheels, faces) == (thick.1, thick.2),
            "{thin} m: {deepest}"
        );
    }
}

#[test]
fn a_planar_vehicle_stays_level_on_a_wheel_without_air_and_mirrors() {
    let end = |side: f64| {
        let head = "schema = \"accuscene/scene/1\"\n\
             options = { duration = 2, detail = \"planar\", stop_at_rest = false }\n\
             impacts = { model = \"brach-planar\", friction = 1.2 }\n";
        let drive = "driver = { phases = [{ throttle = 0.6, brake = 0.3 }] }";
        let wall = format!(
            "[[obstacles]]\nid = \"w\"\nkind = \"wall\"\n\
             shape = {{ kind = \"box\", centre = [0.5, 0], length = 1, width = 30, heading = \"{} deg\" }}\n",
            -40.0 * side
        );
        let run = simulate(
            &(head.to_owned()
                + &car("a", [-5.0, 0.66 * side], 7.8, -11.5 * side, drive).replace("= 1500", "= 2200")
                + &wall),
        );
        let harmed = impacts(&run).iter().flat_map(|c| &c.bodies[0].wheels).any(|w| w.deflated);
        assert!(harmed, "the wall reaches a front wheel");
        ["x", "y", "z", "yaw"].map(|name| column(&run, "a", name))
    };
    let [one, other] = [end(1.0), end(-1.0)];
    for (k, sign) in [1.0, -1.0, 1.0, -1.0].into_iter().enumerate() {
        let off = one[k].iter().zip(&other[k]).map(|(a, b)| (a - sign * b).abs());
        let off = off.fold(0.0, |most: f64, o| if o > most { o } else { most });
        println!("column {k}: {off:e}");
        assert!(off < 1e-9, "column {k}: {off}");
    }
    let z = &one[2];
    assert!(z.iter().all(|h| (h - z[0]).abs() < 1e-9), "level ground, level vehicle");
}
