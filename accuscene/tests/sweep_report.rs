//! The page of a sweep as text: determinism, hostile text, well-formed HTML, every output in its place, bounded size.

#![allow(
    clippy::expect_used,
    clippy::panic,
    clippy::unwrap_used,
    reason = "a failed expectation is a failed test"
)]

mod markup;
mod sweeps;

use std::sync::OnceLock;

use accuscene::export::{sweep_from_json, sweep_json};
use accuscene::report::{ReportOptions, Units, sweep_html};
use accuscene::sweep::{PlanKind, SweepOutcome, SweepPlan, SweptParameter};
use markup::tags;
use sweeps::{outcome, uncertain};

const SPEED: &str = "vehicles.north.start.speed";
const OUTPUTS: [&str; 5] = [
    "impacts[1].north.delta_v",
    "impacts[1].north.pdof_deg",
    "vehicles.north.end_x",
    "vehicles.north.end_heading",
    "vehicles.north.rest_time",
];

fn drawn() -> &'static SweepOutcome {
    static DRAWN: OnceLock<SweepOutcome> = OnceLock::new();
    DRAWN.get_or_init(|| outcome(&uncertain(), &SweepPlan::of(PlanKind::Sobol).with_samples(64)))
}

fn grid(parameters: impl IntoIterator<Item = SweptParameter>) -> SweepOutcome {
    let plan = SweepPlan::of(PlanKind::Grid).with_outputs(OUTPUTS);
    outcome(&uncertain(), &parameters.into_iter().fold(plan, SweepPlan::with_parameter))
}

fn speeds(steps: u64) -> SweptParameter {
    let mut speed = SweptParameter::of(SPEED).stepped(2.0, 16.0, steps);
    speed.name = Some("speed of the car going north".to_owned());
    speed
}

fn page(outcome: &SweepOutcome) -> String {
    sweep_html(outcome, &ReportOptions::default())
}

/// For whoever wants to look at it.
fn keep(name: &str, page: &str) {
    std::fs::write(format!("{}/{name}.html", env!("CARGO_TARGET_TMPDIR")), page).expect("it is written");
}

#[test]
fn the_page_of_draws_is_the_same_every_time_and_from_the_file_too() {
    let read = sweep_from_json(&sweep_json(drawn()).unwrap()).unwrap();
    assert!(read == *drawn());
    let page = page(drawn());
    assert!(page == sweep_html(&read, &ReportOptions::default()), "the file gives another page");
    keep("sweep", &page);
    for output in &drawn().outputs {
        assert!(
            page.contains(&format!("<span class=\"path\">{}</span>", output.address)),
            "{}",
            output.address
        );
    }
    for parameter in &drawn().parameters {
        assert!(
            page.contains(&format!("<span class=\"path\">{}</span>", parameter.path)),
            "{}",
            parameter.path
        );
    }
    assert!(
        page.contains("90\u{a0}% of the samples from")
            && page.contains("Given the stated parameters and their ranges")
    );
    assert!(page.contains("Delta-V of north, impact 1") && page.contains("x at the end of east"));
    assert!(!page.contains(" certainty of"));
    // Delta-V, closing speed and rest of two cars in two impacts, each with a histogram and its samples.
    assert_eq!(page.matches("<figure class=\"spread\">").count(), 10);
    assert_eq!(page.matches("aria-label=\"Samples over a parameter\"").count(), 10);
    let mut options = ReportOptions::default();
    options.units = Units::Us;
    let us = sweep_html(drawn(), &options);
    assert!(us.contains("data-units=\"us\"") && us.contains("mph"));
    for foreign in ["http://", "https://", "src=", "@import", "url("] {
        assert!(!page.contains(foreign), "{foreign}");
    }
    assert!(page.contains("default-src 'none'"));
    assert!(!page.contains(" style=\""), "an inline style would be refused by the page's own policy");
}

#[test]
fn grids_are_lines_maps_and_clouds_without_probabilities() {
    let line = grid([speeds(8)]);
    let friction = || SweptParameter::of("terrain.friction").with_values([0.4, 0.6, 0.9]);
    let map = grid([speeds(4), friction()]);
    let cloud =
        grid([speeds(2), friction(), SweptParameter::of("vehicles.east.mass").with_values([1000.0, 1500.0])]);
    for (name, outcome, label) in [
        ("sweep-line", &line, "Course over a parameter"),
        ("sweep-map", &map, "Map over two parameters"),
        ("sweep-cloud", &cloud, "Samples over a parameter"),
    ] {
        let page = page(outcome);
        keep(name, &page);
        tags(&page);
        assert_eq!(page.matches(&format!("aria-label=\"{label}\"")).count(), 4, "{name}");
        for word in ["Median", "interval", "Standard error"] {
            assert!(!page.contains(&format!(">{word}")), "{name}: {word}");
        }
        assert!(
            page.contains("no combination gives it")
                && page.contains("of 8 samples run without it") == (name == "sweep-line")
        );
    }
    let page = page(&map);
    assert!(page.contains("speed of the car going north <span class=\"path\">"));
    assert!(page.contains("class=\"heat-0\"") && page.contains("class=\"heat-8\""));
}

#[test]
fn elements_balance_and_hostile_text_adds_none() {
    const HOSTILE: &str = "</script></style><b onmouseover='alert(1)'>&<!--<img src=x>";
    let mass = SweptParameter::of("vehicles.north.mass").with_values([-5.0, 1300.0, 1400.0]);
    for plain in [drawn().clone(), grid([mass])] {
        let mut hostile = plain.clone();
        hostile.case.title = Some(HOSTILE.into());
        hostile.case.description = Some(HOSTILE.into());
        for parameter in &mut hostile.parameters {
            (parameter.path, parameter.shape) = (HOSTILE.into(), HOSTILE.into());
            (parameter.name, parameter.unit) = (Some(HOSTILE.into()), "<i>".into());
        }
        for output in &mut hostile.outputs {
            (output.address, output.unit) = (format!("{HOSTILE}.{HOSTILE}"), "<i>".into());
            for influence in output.spread.iter_mut().flat_map(|spread| &mut spread.influences) {
                influence.input = HOSTILE.into();
            }
        }
        hostile.warnings.iter_mut().for_each(|note| note.message = HOSTILE.into());
        hostile.failures.iter_mut().for_each(|failure| failure.meaning = HOSTILE.into());
        let (plain, hostile) = (page(&plain), page(&hostile));
        assert!(tags(&plain) > 150, "{}", tags(&plain));
        assert!(tags(&hostile) > 150);
        for tag in ["<script", "</style", "<img", "<b>", "<b ", "<title", "<!--", "<i>"] {
            assert_eq!(hostile.matches(tag).count(), plain.matches(tag).count(), "{tag}");
        }
    }
}

#[test]
fn a_file_that_says_nonsense_makes_a_page_all_the_same() {
    let text = sweep_json(drawn()).unwrap();
    let mut value: serde_json::Value = serde_json::from_str(&text).unwrap();
    value["samples"] = 0.into();
    value["outputs"][0]["values"] = serde_json::json!([1.0, null, 1e308, -1e308]);
    value["outputs"][0]["count"] = u64::MAX.into();
    value["outputs"][1]["values"] = serde_json::json!([]);
    value["parameters"][0]["values"] = serde_json::json!([1.0]);
    value["parameters"][1]["quantiles"] = serde_json::json!([3.0, -3.0]);
    tags(&page(&sweep_from_json(&value.to_string()).unwrap()));
    value["plan"]["plan"] = "grid".into();
    value["outputs"]
        .as_array_mut()
        .unwrap()
        .iter_mut()
        .for_each(|output| output["spread"] = serde_json::Value::Null);
    value["outputs"][0]["lowest"] = serde_json::json!({ "value": 1e308, "sample": u64::MAX });
    value["outputs"][0]["highest"] = serde_json::json!({ "value": -1e308, "sample": 7 });
    for left in [3, 2, 1, 0] {
        value["parameters"].as_array_mut().unwrap().truncate(left);
        tags(&page(&sweep_from_json(&value.to_string()).unwrap()));
    }
}

#[test]
fn many_samples_and_outputs_make_a_page_of_bounded_size() {
    let text = sweep_json(drawn()).unwrap();
    let mut value: serde_json::Value = serde_json::from_str(&text).unwrap();
    let many: Vec<f64> = (0..6_000).map(f64::from).collect();
    for list in ["parameters", "outputs"] {
        for one in value[list].as_array_mut().unwrap() {
            one["values"] = serde_json::json!(many);
        }
    }
    let outputs = value["outputs"].as_array().unwrap().clone();
    for round in 0..3 {
        let more = outputs.iter().cloned().map(|mut one| {
            one["address"] = format!("{}{round}", one["address"].as_str().unwrap()).into();
            one
        });
        value["outputs"].as_array_mut().unwrap().extend(more);
    }
    let page = page(&sweep_from_json(&value.to_string()).unwrap());
    assert_eq!(page.matches("<article ").count(), 24);
    assert!(page.len() < 2_000_000, "{} bytes", page.len());
}
