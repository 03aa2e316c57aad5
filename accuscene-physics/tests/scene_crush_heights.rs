//! Structures that are met over a part of the heights at which they are stiff, under the crush-force model.

#![allow(clippy::expect_used, clippy::panic, reason = "a test fails by panicking")]

mod stage;

use accuscene_core::event::{CollisionEvent, CollisionSide, FaceDamage};
use accuscene_core::scene::Scene;
use accuscene_physics::Model;
use accuscene_physics::simulation::Run;
use stage::{column, impacts, last, simulate};

const SPEED: f64 = 12.0;

fn car(id: &str, start: &str, structure: &str, more: &str) -> String {
    format!(
        "[[vehicles]]\nid = \"{id}\"\nmass = 1500\n\
         dimensions = {{ length = 4.6, width = 1.8, height = 1.45, wheelbase = 2.7 }}\n\
         start = {{ {start} }}\n{more}\n[vehicles.structure]\nfront = {{ a = 50000, b = 500000{structure} }}\n\
         side = {{ a = 30000, b = 300000{structure} }}\nrear = {{ a = 40000, b = 400000{structure} }}\n"
    )
}

fn scene(rest: &str) -> String {
    format!(
        "schema = \"accuscene/scene/1\"\noptions = {{ duration = 0.6 }}\n\
         impacts = {{ model = \"crush-force\", restitution = 0.1, friction = 0.5 }}\n{rest}"
    )
}

/// A car into a wall whose upper edge is at this height.
fn wall(top: f64, structure: &str) -> Run {
    simulate(&scene(&format!(
        "{}[[obstacles]]\nid = \"wall\"\nkind = \"wall\"\nheight = {top}\n\
         shape = {{ kind = \"box\", centre = [4.0, 0], length = 1, width = 10 }}\n",
        car("car", &format!("position = [0, 0], speed = {SPEED}"), structure, "")
    )))
}

fn side<'a>(impact: &'a CollisionEvent, id: &str) -> &'a CollisionSide {
    impact.bodies.iter().find(|b| b.body == id).expect("the body")
}

fn damage<'a>(run: &'a Run, id: &str, face: &str) -> &'a FaceDamage {
    let of = side(impacts(run)[0], id);
    of.damage.iter().find(|d| d.face == face).unwrap_or_else(|| panic!("no {face} of {id}: {:?}", of.damage))
}

fn hashes(run: &Run) -> Vec<String> {
    run.recording.tables().iter().map(|t| t.content_hash().to_string()).collect()
}

fn codes(run: &Run) -> Vec<u32> {
    impacts(run).iter().flat_map(|i| &i.warnings).map(|w| w.code).collect()
}

#[test]
fn half_of_the_heights_is_half_of_the_stiffness() {
    let whole = wall(1.0, "");
    // Stiff from 0.4 to 0.6 m, and nearly nothing beside that: half of it is 0.525 of the stiffness.
    let run = wall(0.5, ", heights = { low = 0.4, high = 0.6, missed = 0.05 }");
    let share: f64 = 0.05 + 0.95 * 0.5;
    let (impact, reference) = (impacts(&run)[0], impacts(&whole)[0]);
    assert!(impact.audit.holds && reference.audit.holds);
    let peak = |i: &CollisionEvent| i.impact_force.as_ref().and_then(|f| f.peak).expect("a peak");
    let duration = |i: &CollisionEvent| i.impact_force.as_ref().expect("a force").contact_duration;
    // Within what the lower force does to pitch and heave. A mass on a spring: depth and time go with the root of its softness, the force with that of its stiffness.
    let root = share.sqrt();
    let deep = damage(&run, "car", "front").deepest / damage(&whole, "car", "front").deepest;
    assert!((deep * root - 1.0).abs() < 0.02, "{deep} times as deep");
    assert!((peak(impact) / peak(reference) / root - 1.0).abs() < 0.03, "{} N", peak(impact));
    assert!((duration(impact) / duration(reference) * root - 1.0).abs() < 0.04, "{} s", duration(impact));
    // The same energy and the same delta-V but for what the tyres do in the longer time.
    let dv = |i: &CollisionEvent| side(i, "car").delta_v_magnitude;
    assert!((dv(impact) / dv(reference) - 1.0).abs() < 0.01);
    assert!((impact.energy_loss / reference.energy_loss - 1.0).abs() < 0.03);
    assert!(codes(&run).contains(&2243) && !codes(&whole).contains(&2243));
}

#[test]
fn the_force_fades_with_what_is_covered_and_keeps_a_rest() {
    let deep = |top: f64| damage(&wall(top, ""), "car", "front").deepest;
    // The bumper zone is from 0.406 to 0.508 m, the main structure from 0.203 m.
    let depths = [1.0, 0.508, 0.48, 0.44, 0.406, 0.3].map(deep);
    // A lower wall pushes lower: that moves the body, and so what is covered, a little.
    let same = |a: f64, b: f64| assert!((a / b - 1.0).abs() < 0.02, "{depths:?}");
    same(depths[0], depths[1]);
    assert!(depths[1] < depths[2] && depths[2] < depths[3] && depths[3] < depths[4], "{depths:?}");
    same(depths[4], depths[5]);
    // Half of the stiffness is left.
    same(depths[5] * 0.5_f64.sqrt(), depths[0]);
}

/// Scenes of like-high cars and of full walls.
fn like_high(structure: &str) -> [String; 3] {
    let pair = |a: &str, b: &str| scene(&(car("a", a, structure, "") + &car("b", b, structure, "")));
    [
        pair("position = [-6, 0.3], speed = 14", "position = [0, 0], heading = \"170 deg\", speed = 6"),
        pair("position = [-6, 0.3], speed = 14", "position = [0, 0], heading = \"85 deg\", speed = 3"),
        pair("position = [-6, 0.3], speed = 14", "position = [0, 0], speed = 2"),
    ]
}

#[test]
fn like_high_cars_and_full_walls_do_not_know_of_it() {
    for (own, without) in
        like_high("").iter().zip(like_high(", heights = { low = 0.3, high = 0.5, missed = 1 }"))
    {
        let (own, without) = (simulate(own), simulate(&without));
        assert!(!impacts(&own).is_empty());
        assert_eq!(hashes(&own), hashes(&without));
        assert!(!codes(&own).contains(&2243));
    }
    assert_eq!(
        hashes(&wall(1.0, "")),
        hashes(&wall(1.0, ", heights = { low = 0.3, high = 0.5, missed = 1 }"))
    );
}

/// A car struck in the side by one whose structure begins at this height; mirrored for -1.
fn struck(low: f64, sign: f64) -> Run {
    let zones = format!("zones = [{{ low = {low}, high = 0.9 }}]");
    let bullet = car("bullet", &format!("position = [-6, {}], speed = {SPEED}", 0.4 * sign), "", &zones);
    let target = car("target", &format!("position = [0, 0], heading = \"{} deg\"", 90.0 * sign), "", "");
    scene_of(&(bullet + &target))
}

fn scene_of(rest: &str) -> Run {
    simulate(&scene(rest))
}

#[test]
fn a_side_struck_above_the_sill_is_softer() {
    let (at_sill, above) = (struck(0.2, 1.0), struck(0.46, 1.0));
    for run in [&at_sill, &above] {
        let impact = impacts(run)[0];
        assert!(impact.audit.holds && impact.energy_loss > 0.0);
    }
    let depth = |run: &Run, id: &str, face: &str| damage(run, id, face).deepest;
    let (side_at, front_at) = (depth(&at_sill, "target", "left"), depth(&at_sill, "bullet", "front"));
    let (side_above, front_above) = (depth(&above, "target", "left"), depth(&above, "bullet", "front"));
    println!("at the sill {side_at} and {front_at} m, above {side_above} and {front_above} m");
    assert!(side_above > 1.2 * side_at && front_above < front_at);
    // A share of the energy in proportion: equal forces on both, so as the depths.
    let share = |run: &Run| {
        let [bullet, target] =
            ["bullet", "target"].map(|id| side(impacts(run)[0], id).crush_energy.expect("an energy"));
        target / (bullet + target)
    };
    assert!((share(&above) - side_above / (side_above + front_above)).abs() < 0.04, "{}", share(&above));
    // What both change in velocity is a matter of masses.
    let dv = |run: &Run| side(impacts(run)[0], "target").delta_v_magnitude;
    assert!((dv(&above) / dv(&at_sill) - 1.0).abs() < 0.05);
    let told: Vec<_> = impacts(&above)[0].warnings.iter().filter(|w| w.code == 2243).collect();
    assert!(told.iter().any(|w| w.subject == "vehicles.target" && w.message.contains("left")), "{told:?}");
}

#[test]
fn a_side_struck_above_the_sill_mirrors() {
    let (left, right) = (struck(0.4, 1.0), struck(0.4, -1.0));
    for id in ["bullet", "target"] {
        for (name, sign) in [("x", 1.0), ("y", -1.0), ("yaw", -1.0)] {
            let (l, r) = (last(&left, id, name), last(&right, id, name));
            assert!((l - sign * r).abs() < 1e-9, "{id} {name}: {l} and {r}");
        }
    }
    assert!(column(&left, "target", "vx").iter().any(|v| *v > 2.0));
}

#[test]
fn heights_outside_the_main_structure_are_refused() {
    let text = scene(&car("a", "position = [0, 0]", ", heights = { low = 1.0, high = 1.2 }", ""));
    let resolved = Scene::from_toml(&text).expect("sound in form").resolve();
    let error = Model::compile(&resolved).expect_err("it has nothing there").to_string();
    assert!(
        error.contains("vehicles.a.structure.front.heights") && error.contains("0.203 to 0.797"),
        "{error}"
    );
}
