//! Impacts in the report: every one of a pile-up can be found, figures hold their arrows, rows of damage say something.

#![allow(clippy::expect_used, clippy::unwrap_used, reason = "a test fails by panicking, in its helpers too")]

use accuscene::report::{ReportOptions, html};
use accuscene::{Outcome, Scene, SimulateOptions, simulate};
use accuscene_core::event::{Event, FaceDamage, PushEvent};
use core::ops::ControlFlow;

/// Cars as lines of a scene: id, x, y, heading in degrees, speed.
fn outcome(cars: &[(&str, f64, f64, f64, f64)]) -> Outcome {
    let mut text = "schema = \"accuscene/scene/1\"\noptions = { duration = 1.5 }\n".to_owned();
    for (id, x, y, heading, speed) in cars {
        let long = if *id == "lorry" { 10 } else { 4 };
        text.push_str(&format!(
            "[[vehicles]]\nid = \"{id}\"\nmass = {}\ndimensions = {{ length = {long}, width = 1.8, wheelbase = {} }}\n\
             start = {{ position = [{x}, {y}], heading = \"{heading} deg\", speed = {speed} }}\n",
            1000 * long / 3,
            0.6 * f64::from(long),
        ));
    }
    let scene = Scene::from_toml(&text).unwrap();
    simulate(&scene, &SimulateOptions::default(), &mut |_| ControlFlow::Continue(())).unwrap()
}

fn pair() -> Outcome {
    outcome(&[("a", 0.0, 0.0, 0.0, 14.0), ("b", 6.0, 0.4, 160.0, 6.0)])
}

fn page(outcome: &Outcome) -> String {
    html(outcome, &ReportOptions::default())
}

#[test]
fn every_impact_of_a_pile_up_is_in_the_player_and_in_the_plots() {
    let outcome = outcome(&[
        ("a", -8.0, 0.0, 0.0, 22.0),
        ("b", 0.0, 0.1, 3.0, 0.0),
        ("c", 4.5, -0.3, 6.0, 0.0),
        ("d", 9.2, 0.2, 9.0, 0.0),
        ("e", 13.6, -0.4, 12.0, 0.0),
    ]);
    let count = outcome.collisions.len();
    assert!(count > 6, "only {count} impacts");
    let page = page(&outcome);
    for number in 1..=count {
        assert!(page.contains(&format!(">Impact {number}</button>")), "no button of impact {number}");
    }
    let plots = &page[page.find("over time\"").unwrap()..];
    let names: Vec<&str> = plots[..plots.find("</svg>").unwrap()]
        .split("<text class=\"red\"")
        .skip(1)
        .map(|text| {
            text.split(['>', '<'])
                .nth(1)
                .unwrap()
                .trim_start_matches("impacts ")
                .trim_start_matches("impact ")
        })
        .collect();
    let numbers = names.iter().flat_map(|name| {
        let ends: Vec<usize> = name.split(['–', ',']).map(|end| end.trim().parse().unwrap()).collect();
        ends[0]..=ends[ends.len() - 1]
    });
    assert!(numbers.eq(1..=count), "{names:?}");
}

#[test]
fn the_figure_of_an_impact_holds_its_arrows() {
    // What the lorry strikes flies off beyond the outlines.
    let page = page(&outcome(&[("lorry", 0.0, 0.0, 0.0, 20.0), ("car", 9.0, 0.3, 0.0, 0.0)]));
    let map = &page[page.find("id=\"impact-1-map\"").unwrap()..];
    let map = &map[..map.find("</svg>").unwrap()];
    let numbers = |text: &str| -> Vec<f64> {
        let split = text.split(['M', 'L', 'Z', ' ']).filter(|part| !part.is_empty());
        split.map(|part| part.parse().unwrap()).collect()
    };
    let attribute = |element: &str, name: &str| {
        numbers(element.split(&format!(" {name}=\"")).nth(1).unwrap().split('"').next().unwrap())
    };
    let view = attribute(map, "viewBox");
    let mut arrows = 0;
    for class in ["before", "after", "impulse", "impulse-head", "normal", "normal-head", "nose"] {
        for path in map.split(&format!("<path class=\"{class}\"")).skip(1) {
            arrows += 1;
            for point in attribute(path, "d").chunks(2) {
                assert!(point[0] > view[0] && point[0] < view[0] + view[2], "{class}: {point:?} of {view:?}");
                assert!(point[1] > view[1] && point[1] < view[1] + view[3], "{class}: {point:?} of {view:?}");
            }
        }
    }
    assert!(arrows >= 10, "only {arrows} parts of arrows");
}

#[test]
fn faces_without_crush_have_no_row_of_zeros() {
    let mut outcome = pair();
    let face = |face: &str, deepest: f64, profile: f64| FaceDamage {
        face: face.to_owned(),
        extent: [0.8, -0.8],
        profile: [0.0, 0.0, profile, profile, 0.0, 0.0],
        deepest,
        area: 0.0,
    };
    outcome.collisions[0].bodies[0].damage =
        vec![face("front", 0.3, 0.25), face("left", 0.03, 0.004), face("rear", 0.004, 0.002)];
    outcome.collisions[0].bodies[1].damage = vec![face("rear", 0.004, 0.0)];
    let page = page(&outcome);
    let table = &page[page.find("Damage</th>").unwrap()..];
    let table = &table[..table.find("</table>").unwrap()];
    assert!(table.contains("front</th>") && table.contains("0.25\u{a0}m"));
    let left = &table[table.find("left</th>").unwrap()..];
    assert!(
        left.contains("colspan=\"6\"><span class=\"si\">below 5\u{a0}mm") && left.contains("0.03\u{a0}m")
    );
    assert!(!table.contains("rear</th>"), "{table}");
    assert_eq!(table.matches("rowgroup").count(), 1, "a body without rows has no heading");
}

#[test]
fn impulses_of_one_instant_are_told() {
    let mut outcome = pair();
    let note =
        "impulses in this instant: the speed of separation is that after all of them, energies are shares.";
    assert!(!page(&outcome).contains(note));
    outcome.collisions[0].simultaneous = 3;
    assert!(page(&outcome).contains(&format!("One of 3 {note}")));
}

#[test]
fn a_lean_of_one_instant_has_no_span() {
    let mut outcome = pair();
    let mut push = PushEvent {
        bodies: ["a".to_owned(), "b".to_owned()],
        time: 1.3101,
        end: 1.3104,
        impulses: 2,
        delta_v: [0.1, 0.1],
        penetration: 0.0,
        energy_loss: 10.0,
    };
    outcome.events = vec![Event::Push(push.clone())];
    assert!(page(&outcome).contains("press against each other at 1.310\u{a0}s, in 2 small"));
    push.end = 1.42;
    outcome.events = vec![Event::Push(push)];
    assert!(page(&outcome).contains("press against each other until 1.420\u{a0}s, in 2 small"));
}

#[test]
fn an_outline_from_the_sizes_is_no_input_as_given() {
    let page = page(&pair());
    let row = &page[page.find(">outline</span></th>").unwrap()..];
    let row = &row[..row.find("</tr>").unwrap()];
    assert!(row.contains("mark default") && row.contains("the sizes, with cut corners"), "{row}");
    assert!(!row.contains("as given"), "{row}");
}
