//! Restitution by rule in whole scenes: slow cars part as cars do, every law alike, and the event says why.

#![allow(clippy::expect_used, clippy::panic, clippy::unwrap_used, reason = "a test fails by panicking")]

mod stage;

use accuscene_core::arith::Real;
use accuscene_core::event::CollisionEvent;
use accuscene_core::scene::Scene;
use accuscene_physics::impact::restitution::{ByClosingSpeed, Partners, cipriani};
use accuscene_physics::simulation::Run;
use stage::{impacts, simulate};

/// The least restitution of an unloading structure, the root of its least share.
const LEAST: f64 = 0.032;

const MODELS: [&str; 6] = [
    "kudlich-slibar-3d",
    "kudlich-slibar-2d",
    "brach-planar",
    "routh-stronge",
    "routh-stronge-2d",
    "crush-force",
];

fn car(id: &str, [x, y]: [f64; 2], speed: f64, heading: f64, more: &str) -> String {
    format!(
        "[[vehicles]]\nid = \"{id}\"\nmass = 1400\ndimensions = {{ length = 4.5, width = 1.8, wheelbase = 2.7 }}\n\
         start = {{ position = [{x}, {y}], speed = {speed}, heading = \"{heading} deg\" }}\n{more}\n"
    )
}

fn scene(model: &str, more: &str, bodies: &[String]) -> String {
    format!(
        "schema = \"accuscene/scene/1\"\noptions = {{ duration = 1.5 }}\n[impacts]\nmodel = \"{model}\"\n{more}\n{}",
        bodies.concat()
    )
}

/// One drives into the rear of another that stands, at 3 m/s.
fn rear_end(model: &str, more: &str) -> String {
    let bodies = [car("a", [0.0, 0.0], 3.0, 0.0, ""), car("b", [5.0, 0.1], 0.0, 0.0, "")];
    scene(model, more, &bodies)
}

fn first(run: &Run) -> CollisionEvent {
    (*impacts(run).first().expect("an impact")).clone()
}

fn hashes(run: &Run) -> Vec<String> {
    run.recording.tables().iter().map(|t| t.content_hash().to_string()).collect()
}

#[test]
fn slow_cars_part_as_in_the_tests_of_bumpers() {
    for model in MODELS {
        let c = first(&simulate(&rear_end(model, "")));
        let measured = c.separation_speed / c.closing_speed;
        println!(
            "{model}: closing {:.3} m/s, e {:.4}, parting over closing {measured:.4}",
            c.closing_speed, c.restitution
        );
        assert_eq!(c.restitution_rule, "by closing speed, bumper to bumper (Cipriani et al. 2002)");
        let wanted = cipriani(c.closing_speed).unwrap().restitution;
        // By hand for 3 m/s: 0.345; the tyres take little of the speed before the impulse.
        assert!((c.restitution - 0.345).abs() < 0.005, "{model}: {}", c.restitution);
        assert!((c.restitution - wanted).abs() < 2e-3, "{model}: {} instead of {wanted}", c.restitution);
        // Forces act for a time in which tyres pull; impulses do not.
        let close = if model == "crush-force" { 0.06 } else { 0.01 };
        assert!((measured - wanted).abs() < close, "{model}: {measured} instead of {wanted}");
        assert!(c.audit.holds && c.energy_loss > 0.0);
    }
}

#[test]
fn a_figure_of_the_pair_or_the_scene_stands_above_the_rule() {
    let pair = |own: &str| format!("[[impacts.pairs]]\nbetween = [\"b\", \"a\"]\n{own}");
    for model in ["kudlich-slibar-3d", "brach-planar", "routh-stronge-2d", "crush-force"] {
        for more in [pair("restitution = 0.2"), "restitution = 0.2".to_owned()] {
            let c = first(&simulate(&rear_end(model, &more)));
            assert_eq!((c.restitution, c.restitution_rule.as_str()), (0.2, "constant"), "{model}: {more}");
        }
        let back = format!("restitution = 0.2\n{}", pair("restitution_rule = \"closing-speed\""));
        let c = first(&simulate(&rear_end(model, &back)));
        assert!((c.restitution - 0.345).abs() < 0.005, "{model}: {}", c.restitution);
    }
    let c = first(&simulate(&rear_end("kudlich-slibar-3d", &pair("separation_speed = 0.6"))));
    assert_eq!(c.restitution_rule, "separation speed given");
    assert!((c.restitution * c.closing_speed - 0.6).abs() < 1e-12);
    assert!((c.separation_speed - 0.6).abs() < 1e-9);
}

#[test]
fn the_rule_depends_on_who_meets_and_how_fast() {
    let wall = "[[obstacles]]\nid = \"wall\"\nkind = \"wall\"\nshape = { kind = \"box\", centre = [4, 0], length = 1, width = 20 }\n";
    let cross = |speed: f64| [car("a", [0.0, 0.0], speed, 0.0, ""), car("b", [4.0, 0.0], 0.0, 90.0, "")];
    let at_wall = |speed: f64| [car("a", [0.0, 0.0], speed, 0.0, ""), wall.to_owned()];
    let truck = [car("a", [0.0, 0.0], 2.0, 0.0, ""), car("b", [5.0, 0.0], 0.0, 0.0, "class = \"truck\"")];
    let obstacle = "by closing speed, against an obstacle (frontal barrier tests)";
    let usual = "by closing speed, as usual between vehicles";
    for model in ["kudlich-slibar-3d", "routh-stronge", "crush-force"] {
        for (bodies, e, rule) in [
            (at_wall(15.0).to_vec(), 0.15, obstacle),
            (at_wall(2.0).to_vec(), 0.3, obstacle),
            (cross(15.0).to_vec(), 0.1, usual),
            (cross(2.0).to_vec(), 0.3, usual),
            (truck.to_vec(), 0.3, usual),
        ] {
            let c = first(&simulate(&scene(model, "", &bodies)));
            assert!((c.restitution - e).abs() < 1e-12, "{model}: {} instead of {e}", c.restitution);
            assert_eq!(c.restitution_rule, rule, "{model}");
        }
    }
    let own = [car("a", [0.0, 0.0], 15.0, 0.0, ""), format!("{wall}restitution = 0.4\n")];
    let c = first(&simulate(&scene("kudlich-slibar-3d", "", &own)));
    assert_eq!((c.restitution, c.restitution_rule.as_str()), (0.4, "constant"));
    let figures = "restitution_by_speed = { barrier = 0.2 }";
    assert_eq!(first(&simulate(&scene("kudlich-slibar-3d", figures, &at_wall(15.0)))).restitution, 0.2);
}

#[test]
fn cars_that_scrape_along_each_other_do_not_spring_apart() {
    let bodies = [car("a", [0.0, 0.0], 15.0, 0.0, ""), car("b", [9.0, 1.5], 15.0, 184.0, "")];
    // Side to side along a given plane: 5 cm of overlap turn neither.
    let plane = "[[impacts.pairs]]\nbetween = [\"a\", \"b\"]\nnormal = \"88 deg\"";
    let c = first(&simulate(&scene("kudlich-slibar-3d", plane, &bodies)));
    println!("closing {:.2}, sliding {:.2} m/s, e {}", c.closing_speed, c.sliding_speed, c.restitution);
    assert!(c.sliding_speed > 4.0 * c.closing_speed);
    assert_eq!((c.restitution, c.restitution_rule.as_str()), (0.0, "by closing speed: none in a sideswipe"));
}

#[test]
fn crushing_structures_take_it_from_the_contact_and_not_from_the_first_touch() {
    // Corners and flanks touch first; what follows is frontal, oblique or a scrape.
    for (y, heading, speed) in [(1.21, 173.0, 31.5), (0.9, 150.0, 12.0), (1.4, 180.0, 8.0), (0.6, 90.0, 6.0)]
    {
        let bodies = [car("a", [0.0, 0.0], speed, 0.0, ""), car("b", [7.0, y], 0.0, heading, "")];
        let c = first(&simulate(&scene("crush-force", "", &bodies)));
        let at = |partners| {
            ByClosingSpeed::USUAL.restitution(partners, c.closing_speed, c.sliding_speed).restitution
        };
        let (cars, bumpers) = (at(Partners::Vehicles(0.0)), at(Partners::Vehicles(1.0)));
        println!(
            "y {y}, {heading} deg: closing {:.2}, sliding {:.2}, e {:.4} ({cars:.4} to {bumpers:.4}): {}",
            c.closing_speed, c.sliding_speed, c.restitution, c.restitution_rule
        );
        assert!(c.restitution > cars - 0.02 && c.restitution < Real::max(bumpers, LEAST) + 0.02);
        assert!(c.audit.holds && c.energy_loss > 0.0);
    }
}

#[test]
fn an_echo_runs_to_the_same_bits() {
    let pair = "[[impacts.pairs]]\nbetween = [\"a\", \"b\"]\nrestitution_rule = \"constant\"";
    for (model, more) in [("kudlich-slibar-3d", ""), ("brach-planar", pair), ("crush-force", "")] {
        let text = rear_end(model, more);
        let echo = Scene::from_toml(&text).unwrap().resolve().scene().to_json().unwrap();
        let echo = Scene::from_json(&echo).unwrap();
        let model = accuscene_physics::Model::compile(&echo.resolve()).unwrap();
        let again =
            accuscene_physics::simulation::run(&model, &mut |_, _| core::ops::ControlFlow::Continue(()))
                .unwrap();
        assert_eq!(hashes(&again), hashes(&simulate(&text)));
    }
}

#[test]
fn a_mirrored_scene_has_the_mirrored_impact() {
    for model in MODELS {
        for angle in [12.0, 25.0, 50.0] {
            let one = |sign: f64| {
                let bodies =
                    [car("a", [0.0, 0.0], 4.0, 0.0, ""), car("b", [5.5, 0.3 * sign], 0.5, angle * sign, "")];
                first(&simulate(&scene(model, "", &bodies)))
            };
            let (left, right) = (one(1.0), one(-1.0));
            assert!((left.restitution - right.restitution).abs() < 1e-12, "{model} at {angle}");
            assert_eq!(left.restitution_rule, right.restitution_rule);
            assert!(
                (left.impulse[1] + right.impulse[1]).abs() < 1e-6 * left.impulse_normal,
                "{model} at {angle}"
            );
        }
    }
}

#[test]
fn impulses_of_one_instant_each_have_their_own() {
    // Two strike the ends of a third in the same instant.
    let bodies = [
        car("left", [-6.0, 0.0], 3.0, 0.0, ""),
        car("middle", [0.0, 0.0], 0.0, 0.0, ""),
        car("right", [5.4, 0.0], 3.0, 180.0, ""),
    ];
    let at = |other: &str| format!("[[impacts.pairs]]\nbetween = [\"{other}\", \"middle\"]\nat = 0.6\n");
    let run = simulate(&scene("kudlich-slibar-3d", &(at("left") + &at("right")), &bodies));
    let all = impacts(&run);
    assert!(all.len() >= 2 && (all[0].time - all[1].time).abs() < 1e-9);
    for c in &all[..2] {
        let wanted = cipriani(c.closing_speed).unwrap().restitution;
        assert!((c.restitution - wanted).abs() < 1e-9, "{} instead of {wanted}", c.restitution);
        assert!(c.audit.holds);
    }
}

#[test]
fn crushed_cars_that_meet_again_make_no_energy() {
    // The first is struck hard, then pushed slowly by a third: each contact has its own restitution.
    let bodies = [
        car("c", [-40.0, 0.2], 7.0, 0.0, ""),
        car("a", [0.0, 0.0], 14.0, 0.0, ""),
        car("b", [5.0, 0.4], 0.0, 0.0, "driver = { phases = [{ brake = 1.0 }] }"),
    ];
    let text = scene("crush-force", "", &bodies).replace("duration = 1.5", "duration = 8");
    let run = simulate(&text);
    let all = impacts(&run);
    assert!(all.len() >= 2, "{}", all.len());
    for c in all {
        println!(
            "{:?}: closing {:.2}, e {:.3}, lost {:.0} J: {}",
            c.bodies.each_ref().map(|b| &b.body),
            c.closing_speed,
            c.restitution,
            c.energy_loss,
            c.restitution_rule
        );
        assert!(c.audit.holds && c.energy_loss >= 0.0);
    }
}
