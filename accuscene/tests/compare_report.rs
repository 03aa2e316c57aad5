//! The page of a comparison as text: determinism, hostile names, well-formed HTML, every figure in its place.

#![allow(clippy::expect_used, clippy::unwrap_used, reason = "a test fails by panicking, in its helpers too")]

mod markup;

use std::ops::ControlFlow;

use accuscene::compare::{CompareOptions, FigureName};
use accuscene::export::{comparison_from_json, comparison_json};
use accuscene::outcome::VehicleSummary;
use accuscene::report::{ReportOptions, comparison_html};
use accuscene::{Comparison, Scene, compare};
use accuscene_core::scene::ImpactModel;
use markup::tags;

const HOSTILE: &str = "</script><b onmouseover='alert(1)'>&<!--";

fn comparison(names: [&str; 2], title: &str, models: &CompareOptions) -> Comparison {
    let mut scene =
        Scene::from_toml(include_str!("../../validation/scenes/nhtsa-4363.toml")).expect("a sound scene");
    scene.case.title = Some(title.into());
    for (vehicle, name) in scene.vehicles.iter_mut().zip(names) {
        vehicle.name = Some(name.into());
    }
    compare(&scene, models, &mut |_| ControlFlow::Continue(())).expect("it runs")
}

fn all(names: [&str; 2], title: &str) -> Comparison {
    comparison(names, title, &CompareOptions::default())
}

fn page(comparison: &Comparison) -> String {
    comparison_html(comparison, &ReportOptions::default())
}

#[test]
fn the_page_is_the_same_every_time_and_from_the_file_too() {
    let comparison = all(["Accord", "Blazer"], "Oblique");
    let text = comparison_json(&comparison).unwrap();
    let read = comparison_from_json(&text).unwrap();
    assert!(page(&comparison) == page(&read), "the file gives another page");
}

#[test]
fn elements_balance_and_hostile_names_add_none() {
    let plain = page(&all(["Accord", "Blazer"], "Oblique"));
    let hostile =
        page(&all([HOSTILE, "\"><img src=x onerror=alert(1)>"], "</title></style><script>alert(1)</script>"));
    assert!(tags(&plain) > 300);
    assert_eq!(tags(&plain), tags(&hostile));
    for tag in ["<script", "</style", "<img", "<b>", "<b ", "<title", "<!--"] {
        assert_eq!(hostile.matches(tag).count(), plain.matches(tag).count(), "{tag}");
    }
    assert!(hostile.contains("&lt;/script&gt;&lt;b onmouseover=&#39;alert(1)&#39;&gt;&amp;&lt;!--"));
}

#[test]
fn the_page_refers_to_nothing_outside_itself() {
    let page = page(&all(["Accord", "Blazer"], "Oblique"));
    for foreign in ["http://", "https://", "src=", "@import", "url("] {
        assert!(!page.contains(foreign), "{foreign}");
    }
    assert!(page.contains("default-src 'none'"));
    assert!(!page.contains(" style=\""), "an inline style would be refused by the page's own policy");
}

#[test]
fn every_model_is_named_drawn_and_tabled_or_refused() {
    let comparison = all(["Accord", "Blazer"], "Oblique");
    let page = page(&comparison);
    for ran in &comparison.models {
        let name = ran.model.name();
        // Plan and both close-ups; of each impact the lane of the strip plot and a mark for each of its figures.
        let index = comparison.models.iter().position(|other| other.model == ran.model).unwrap();
        let plotted = [FigureName::DeltaV, FigureName::PdofDeg];
        let marks = comparison.impacts.iter().map(|impact| {
            let figures = impact.figures.iter().filter(|figure| plotted.contains(&figure.figure));
            1 + figures.filter(|figure| figure.values[index].is_some()).count()
        });
        let wanted = 3 + marks.sum::<usize>();
        assert!(wanted >= 8);
        assert_eq!(page.matches(&format!("<g data-of=\"{name}\">")).count(), wanted, "{name}");
        let delta_v = format!("{:.2}\u{a0}m/s", ran.collisions[0].bodies[0].delta_v_magnitude);
        assert!(page.contains(&delta_v), "{name}: {delta_v}");
        assert!(page.contains(&ran.scene_hash.to_string()));
    }
    assert_eq!(page.matches("not applicable").count(), comparison.refused.len());
    for refused in &comparison.refused {
        assert!(page.contains(refused.model.name()));
    }
    assert!(page.contains("the comparison puts each model in its place"), "the overridden pair is not named");
    let (_, _, spread) = comparison.widest_delta_v().unwrap();
    let share = spread.relative.unwrap();
    let digits = if share < 0.0995 { 1 } else { 0 };
    let share = format!("±\u{a0}{:.digits$}\u{a0}%", 100.0 * share);
    assert!(page.contains(&share), "{share}");
}

#[test]
fn values_carry_what_point_and_plane_leave_open() {
    let comparison = all(["Accord", "Blazer"], "Oblique");
    let page = page(&comparison);
    for (index, ran) in comparison.models.iter().enumerate() {
        let figure = comparison.impact_figure(0, FigureName::DeltaV, Some("accord")).unwrap();
        let value = figure.values[index].unwrap();
        let written = match figure.uncertainty(index) {
            Some(uncertainty) => format!(">{value:.2} ±\u{a0}{uncertainty:.2}\u{a0}m/s<"),
            None => format!(">{value:.2}\u{a0}m/s<"),
        };
        assert!(page.contains(&written), "{:?}: {written}", ran.model);
    }
    assert!(page.contains("by point and plane of the impact alone"));
}

#[test]
fn the_ends_have_the_outlines_that_the_impacts_left() {
    let comparison = all(["Accord", "Blazer"], "Oblique");
    let page = page(&comparison);
    let drawn: Vec<usize> = page
        .split("<path class=\"last\"")
        .skip(1)
        .map(|path| {
            path.split(" d=\"").nth(1).unwrap().split('"').next().unwrap().matches(['M', 'L']).count()
        })
        .collect();
    let left = |vehicle: &VehicleSummary| vehicle.crushed_outline.as_ref().unwrap_or(&vehicle.outline).len();
    let models = &comparison.models;
    let mut wanted: Vec<usize> = models.iter().flat_map(|ran| ran.vehicles.iter().map(left)).collect();
    for index in 0..2 {
        wanted.extend(models.iter().map(|ran| left(&ran.vehicles[index])));
    }
    // The plan, then both close-ups.
    assert_eq!(drawn, wanted);
    let given = models[0].vehicles[0].outline.len();
    assert!(wanted.iter().any(|corners| *corners > given), "nothing is crushed: {wanted:?}");
}

#[test]
fn the_reason_of_a_refusal_has_the_row_to_itself() {
    let text = include_str!("../../validation/scenes/nhtsa-4363.toml");
    let scene = Scene::from_toml(&text.replace("restitution = 0.126", "separation_speed = 0.5")).unwrap();
    let comparison = compare(&scene, &CompareOptions::default(), &mut |_| ControlFlow::Continue(())).unwrap();
    assert_eq!(comparison.refused.len(), 3);
    let page = page(&comparison);
    let wanted = "colspan=\"4\"><span class=\"fail\">not applicable, error 2002</span> impacts.pairs[0].separation_speed: ";
    assert_eq!(page.matches(wanted).count(), 3);
    assert!(tags(&page) > 300);
}

#[test]
fn one_model_alone_has_figures_and_no_spread() {
    let one = comparison(["Accord", "Blazer"], "Oblique", &CompareOptions::of([ImpactModel::BrachPlanar]));
    let page = page(&one);
    assert!(page.contains("there is none to compare it with"));
    assert!(!page.contains("<p class=\"apart\">"));
    assert!(tags(&page) > 200);
}

#[test]
fn a_direction_around_the_front_is_shown_between_0_and_360() {
    let mut scene = Scene::from_toml(
        r#"
schema = "accuscene/scene/1"
options = { duration = 0.6 }
[[vehicles]]
id = "a"
mass = 1500
dimensions = { length = 4.5, width = 1.8, wheelbase = 2.7 }
start = { position = [0, 0], speed = 10 }
[[vehicles]]
id = "b"
mass = 1200
dimensions = { length = 4.2, width = 1.7, wheelbase = 2.5 }
start = { position = [6, 0], speed = 10, heading = "180 deg" }
"#,
    )
    .unwrap();
    for offset in [-0.02, 0.0, 0.02] {
        scene.vehicles[1].start.position[1].value = offset;
        let comparison =
            compare(&scene, &CompareOptions::default(), &mut |_| ControlFlow::Continue(())).unwrap();
        let page = page(&comparison);
        for figure in comparison.impacts[0].figures.iter().filter(|f| f.unit == "deg") {
            assert!(figure.spread.unwrap().half_range < 10.0, "{figure:?}");
        }
        for cell in page.split("<td class=\"n\">").skip(1) {
            let text = cell.split("</td>").next().unwrap();
            assert!(!text.contains("360.0"), "{text}");
        }
        assert!(tags(&page) > 200);
    }
}
