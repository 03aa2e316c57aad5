//! Rollovers, couplings and kerbs in the report of scenes that have them.

#![allow(clippy::expect_used, clippy::unwrap_used, reason = "a test fails by panicking, in its helpers too")]

use accuscene::report::{ReportOptions, html};
use accuscene::{Outcome, Scene, SimulateOptions, simulate};
use accuscene_core::event::Event;
use core::ops::ControlFlow;

const ROLLOVER: &str = r#"
schema = "accuscene/scene/1"
options = { start = "raw", duration = 12 }
terrain = { zones = [{ id = "soil", polygon = [[-500, 3], [500, 3], [500, 6], [-500, 6]], friction = 2.0 }], kerbs = [{ id = "north", line = [[-40, 7], [40, 7]], height = 0.14 }] }
[[vehicles]]
id = "car"
name = "Blue estate"
mass = 1500
dimensions = { length = 4.5, width = 1.8, wheelbase = 2.7, height = 1.45, cg_height = 0.55, track_front = 1.55, track_rear = 1.55 }
inertia = { roll = 550 }
driver = { phases = [{ gear = "neutral" }] }
start = { position = [0, 0], course = "90 deg", speed = 12 }
"#;

/// A car that brakes hard on a steered course with a caravan; its ball holds `force` (N).
fn caravan(force: f64) -> String {
    format!(
        r#"
schema = "accuscene/scene/1"
options = {{ duration = 4 }}
terrain = {{ friction = 0.9 }}
[[vehicles]]
id = "car"
name = "Grey estate"
mass = 1500
dimensions = {{ length = 4.6, width = 1.8, wheelbase = 2.7, cg_behind_front_axle = 1.2, cg_height = 0.55 }}
start = {{ position = [0, 0], speed = 15 }}
driver = {{ phases = [{{ steer = 0.02 }}, {{ after = {{ time = 1 }}, brake = 0.7 }}] }}
[[vehicles]]
id = "caravan"
class = "trailer"
mass = 1300
dimensions = {{ length = 5.5, width = 2.2, wheelbase = 4, front_overhang = -1.2, cg_behind_front_axle = 3.8, cg_height = 0.8 }}
tyres = {{ rear = {{ radius = 0.33 }} }}
suspension = {{ rear = {{ unsprung_mass = 40 }} }}
start = {{ position = [-6.4, 0] }}
[[couplings]]
id = "ball"
kind = "ball"
between = ["car", "caravan"]
hitch = [-2.6, 0, -0.1]
eye = [3.8, 0, -0.35]
breaking_force = {force}
"#
    )
}

fn outcome(text: &str) -> Outcome {
    simulate(
        &Scene::from_toml(text).unwrap(),
        &SimulateOptions::default(),
        &mut |_| ControlFlow::Continue(()),
    )
    .unwrap()
}

fn page(outcome: &Outcome) -> String {
    html(outcome, &ReportOptions::default())
}

#[test]
fn a_rollover_is_told_in_words_and_agrees_with_its_event() {
    let outcome = outcome(ROLLOVER);
    let rollover = outcome.events.iter().find_map(|event| match event {
        Event::Rollover { quarter_turns, .. } => Some(*quarter_turns),
        _ => None,
    });
    let turns = rollover.expect("a car that trips at 12 m/s rolls");
    let page = page(&outcome);
    let findings =
        &page[page.find("<section id=\"findings\"").unwrap()..page.find("<section id=\"course\"").unwrap()];
    assert!(findings.contains("tips onto its left side and rolls"), "{findings}");
    assert!(
        findings
            .contains(&format!("rolls {turns} quarter turns in all; at the end of the run it is on its "))
    );
    let table = &page[page.find("Other events.").unwrap()..];
    for wanted in
        ["Rollover</th>", "Bodywork on the ground</th>", "touches the ground at x", "striking it with"]
    {
        assert!(table.contains(wanted), "{wanted} is missing");
    }
    for name in ["ground-contact", "quarter_turns", "quarter turns 2;", "wheel fl"] {
        assert!(!table.contains(name), "{name} is no word of a reader's");
    }
}

#[test]
fn kerbs_and_the_part_of_a_zone_in_view_are_drawn_and_named() {
    let page = page(&outcome(ROLLOVER));
    let map = &page[page.find("id=\"plan-map\"").unwrap()..page.find("class=\"player\"").unwrap()];
    assert!(map.contains("<g class=\"kerb\"><title>north, 0.14\u{a0}m high</title>"), "no kerb");
    assert!(map.contains(">kerb north</text>") && map.contains(">soil μ 2.00</text>"));
    assert!(page.contains("kerb, ticks on its higher side"));
    assert!(page.contains("keeps the outline that it has on its wheels"));
}

#[test]
fn a_coupling_is_drawn_at_start_and_end_and_moves() {
    let page = page(&outcome(&caravan(1e6)));
    let map = &page[page.find("id=\"plan-map\"").unwrap()..page.find("class=\"player\"").unwrap()];
    // Two dots at the start, two at the end, one with each moving vehicle.
    assert_eq!(map.matches("class=\"hitch\"").count(), 6);
    assert_eq!(map.matches("data-link=\"0\"").count(), 1);
    assert!(page.contains(r#""links":[{"bodies":[0,1],"end":null,"places":[[-2.6,0.0],[3.8,0.0]]}]"#));
    assert!(page.contains("coupling</li>") && !page.contains("Coupling apart"));
}

#[test]
fn a_coupling_that_comes_apart_is_told_and_not_drawn_at_the_end() {
    let outcome = outcome(&caravan(400.0));
    let time = outcome.events.iter().find_map(|event| match event {
        Event::Uncoupled { time, .. } => Some(*time),
        _ => None,
    });
    let time = time.expect("400 N do not hold a caravan that its car brakes");
    let page = page(&outcome);
    assert!(page.contains(&format!("\"end\":{time}")), "the script knows when");
    let map = &page[page.find("id=\"plan-map\"").unwrap()..page.find("class=\"player\"").unwrap()];
    assert_eq!(map.matches("class=\"hitch\"").count(), 4);
    for wanted in
        ["Coupling apart</th>", "comes apart under a force of", "from then on each moves on its own"]
    {
        assert!(page.contains(wanted), "{wanted} is missing");
    }
}
