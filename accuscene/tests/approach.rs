//! Phases before the start, from the scene to outcome, warnings, report and reconstruction.

#![allow(
    clippy::expect_used,
    clippy::panic,
    clippy::unwrap_used,
    reason = "a failed expectation is a failed test"
)]

use accuscene::approach::{Approach, Stage};
use accuscene::reconstruct::PosteriorFigureName;
use accuscene::report::{ReportOptions, html, reconstruction_html};
use accuscene::{
    EngineError, LiveSession, Outcome, ReconstructOptions, Scene, SimulateOptions, Threads, export,
    reconstruct, simulate,
};
use core::ops::ControlFlow;

/// Two cars shortly before they meet; the first one reacted for 1 s and braked over 11 m, after which it has 72 km/h.
fn scene(before: &str) -> Scene {
    let text = format!(
        r##"
        schema = "accuscene/scene/1"
        options = {{ duration = 1.5, step = 0.002 }}
        terrain = {{ friction = 0.7 }}
        [[vehicles]]
        id = "a"
        colour = "#005a9c"
        mass = 1500
        dimensions = {{ length = 4.5, width = 1.8, wheelbase = 2.7 }}
        start = {{ position = [-6, 0], speed = 20 }}
        driver = {{ phases = [{{ brake = 1 }}] {before} }}
        [[vehicles]]
        id = "b"
        mass = 1300
        dimensions = {{ length = 4.2, width = 1.75, wheelbase = 2.6 }}
        start = {{ position = [0, -1.5], heading = "90 deg", speed = 2 }}
        "##
    );
    Scene::from_toml(&text).unwrap()
}

const BEFORE: &str = ", before = [{ label = \"reaction\", duration = 1 }, \
    { label = \"full <braking>\", distance = 11, acceleration = -8 }]";

/// 2 s of braking before which the car drove for `seconds` more at 36 m/s.
fn long(seconds: f64) -> String {
    format!(
        ", before = [{{ duration = {seconds} }}, {{ label = \"braking\", duration = 2, acceleration = -8 }}]"
    )
}

fn outcome(before: &str) -> Outcome {
    simulate(&scene(before), &SimulateOptions::default(), &mut |_| ControlFlow::Continue(())).unwrap()
}

fn stages(outcome: &Outcome) -> &[Stage] {
    &outcome.vehicles[0].approach.as_ref().unwrap().stages
}

/// Width of the plan, m, and its markup.
fn plan(before: &str) -> (f64, String) {
    let page = html(&outcome(before), &ReportOptions::default());
    let map = page[page.find("id=\"plan-map\"").unwrap()..page.find("class=\"player\"").unwrap()].to_owned();
    let box_ = map.split("viewBox=\"").nth(1).and_then(|rest| rest.split('"').next()).unwrap();
    (box_.split(' ').nth(2).unwrap().parse::<f64>().unwrap() / 100.0, map)
}

#[test]
fn a_way_that_does_not_fit_is_cut_at_the_frame_and_says_how_far_away_it_begins() {
    // 56 m of braking and 72 m before it are shown, 324 m before it are not.
    let (fits, shown) = plan(&long(2.0));
    assert!(fits > 128.0 && fits < 200.0 && !shown.contains("before the start"), "{fits}");
    assert!(shown.contains(">1 steady speed<") && shown.contains(">1 braking<"));
    let (cut, map) = plan(&long(9.0));
    assert!(cut < fits && cut > 56.0, "{cut}");
    let told = "1 begins <tspan class=\"si\">380\u{a0}m</tspan><tspan class=\"us\">1247\u{a0}ft</tspan> before the start";
    assert_eq!(map.matches(told).count(), 1, "{map}");
    assert!(map.contains(">1 braking<") && !map.contains(">1 steady speed<"));
}

#[test]
fn the_outcome_has_the_way_to_the_start_and_the_run_does_not_feel_it() {
    let (with, without) = (outcome(BEFORE), outcome(""));
    let [reaction, braking] = stages(&with) else { panic!("two stages") };
    assert_eq!((reaction.speed, reaction.distance, reaction.time), (24.0, 35.0, -1.5));
    assert_eq!((braking.speed, braking.distance, braking.time), (24.0, 11.0, -0.5));
    assert_eq!(reaction.position, [-41.0, 0.0]);
    assert_eq!(with.vehicles[1].approach, None);
    assert_eq!(with.recording, without.recording);
    assert!(!with.collisions.is_empty());
    let text = export::json(&with).unwrap();
    assert_eq!(export::from_json(&text).unwrap().vehicles, with.vehicles);
    assert!(!export::json(&without).unwrap().contains("approach"));
    let session = LiveSession::new(&scene(BEFORE), &SimulateOptions::default()).unwrap();
    assert_eq!(session.outcome().vehicles[0].approach, with.vehicles[0].approach);
}

#[test]
fn more_than_the_friction_of_the_ground_is_a_warning_and_an_unused_model_is_not_named() {
    // 8 m/s2 need 0.82; the ground has 0.7.
    let hard = outcome(BEFORE);
    let warning = hard.warnings.iter().find(|warning| warning.code == 2640).unwrap();
    assert_eq!(warning.subject, "vehicles.a.driver.before[1]");
    assert!(warning.message.starts_with("full <braking> needs a friction of 0.82 and the ground gives 0.70"));
    let soft = outcome(", before = [{ distance = 11, acceleration = -6.8 }]");
    assert!(soft.warnings.iter().all(|warning| warning.code != 2640));
    let named = |outcome: &Outcome| outcome.models.iter().any(|model| model.role == "before the start");
    assert!(named(&soft) && !named(&outcome("")));
}

#[test]
fn what_cannot_have_been_is_a_problem_at_its_path() {
    let scene = scene(", before = [{ distance = 60, acceleration = 4 }, { duration = 1 }]");
    let error = accuscene::compile(&scene).unwrap_err();
    let [problem] = &error.problems()[..] else { panic!("{error}") };
    assert_eq!((problem.path.as_str(), problem.code), ("vehicles.a.driver.before[0]", 2602));
    assert_eq!((problem.value.as_deref(), problem.limit.as_deref()), (Some("60"), Some("at most 50 m")));
    assert!(problem.hint.is_some() && error.is_recoverable() && error.code() == 2602);
    assert!(size_of::<EngineError>() <= 128);
}

#[test]
fn the_report_draws_the_way_and_tells_its_stages() {
    let outcome = outcome(BEFORE);
    let page = html(&outcome, &ReportOptions::default());
    let map = &page[page.find("id=\"plan-map\"").unwrap()..page.find("class=\"player\"").unwrap()];
    assert_eq!(map.matches("<path class=\"earlier\" stroke=\"#005a9c\"").count(), 2);
    assert_eq!(map.matches("<path class=\"earlier stage\" stroke=\"#005a9c\"").count(), 2);
    assert!(map.contains(">1 reaction</text>") && map.contains(">1 full &lt;braking&gt;</text>"));
    let course =
        &page[page.find("<section id=\"course\"").unwrap()..page.find("<section id=\"impacts\"").unwrap()];
    let table = &course[course.find("<h3>Before the start</h3>").unwrap()..];
    for wanted in [
        "24.00\u{a0}m/s = 86.4\u{a0}km/h",
        "53.7\u{a0}mph",
        "35.00\u{a0}m",
        "114.8\u{a0}ft",
        "−1.500",
        "−8.00",
    ] {
        assert!(table.contains(wanted), "{wanted} is missing in {table}");
    }
    assert!(
        table.contains("<th scope=\"row\">full &lt;braking&gt;</th>") && !page.contains("full <braking>")
    );
    let plain = html(&self::outcome(""), &ReportOptions::default());
    assert!(!plain.contains("Before the start</h3>") && !plain.contains("class=\"earlier\""));
}

#[test]
fn a_reconstruction_tells_speed_time_and_way_with_intervals() {
    let scene = Scene::from_toml(
        r#"
        schema = "accuscene/scene/1"
        options = { duration = 6, step = 0.004, record_interval = 0.04 }
        terrain = { friction = 0.7 }

        [[vehicles]]
        id = "car"
        mass = 1400
        dimensions = { length = 4.4, width = 1.75, wheelbase = 2.6 }
        start = { position = [0, 0] }
        driver = { phases = [{ brake = 1 }], before = [{ duration = { value = 1.0, sigma = 0.2 }, acceleration = -5 }] }

        [[unknowns]]
        path = "vehicles.car.start.speed"
        low = "20 km/h"
        high = "120 km/h"

        [[unknowns]]
        path = "vehicles.car.driver.before[0].duration"
        low = 0.2
        high = 2

        [[evidence]]
        kind = "rest-pose"
        id = "rest"
        subject = "car"
        position = [{ value = 24.0, sigma = 0.4 }, { value = 0, sigma = 0.4 }]
        "#,
    );
    let options = ReconstructOptions { budget: 200, draws: 30, ..Default::default() };
    let go = &mut |_| ControlFlow::Continue(());
    let found = reconstruct(&scene.unwrap(), &options, &Threads::available(), go).unwrap();
    let figure = |name: PosteriorFigureName| found.figures.iter().find(|f| f.figure == name).unwrap();
    let [start, speed, time, way] = [
        PosteriorFigureName::StartSpeed,
        PosteriorFigureName::ApproachSpeed,
        PosteriorFigureName::ApproachTime,
        PosteriorFigureName::ApproachDistance,
    ]
    .map(figure);
    assert_eq!([speed, time, way].map(|f| f.unit.as_str()), ["m/s", "s", "m"]);
    let spread = |low: f64, high: f64| high - low;
    assert!([speed, time, way].iter().all(|f| f.low < f.median && f.median < f.high && f.without == 0));
    // What is believed of the second of braking spreads the speed before it by 5 m/s2 times that.
    assert!(spread(speed.low, speed.high) > spread(start.low, start.high));
    assert!((speed.median - start.median - 5.0).abs() < 1.0, "{} {}", speed.median, start.median);
    assert!(
        (time.median - 1.0).abs() < 0.2 && (way.median - 20.5).abs() < 4.0,
        "{} {}",
        time.median,
        way.median
    );
    let best = found.explanations[0].vehicles[0].approach.as_ref().and_then(Approach::begin).unwrap();
    assert_eq!(speed.best, Some(best.speed));
    let page = reconstruction_html(&found, &ReportOptions::default());
    assert!(page.contains("Speed before the start") && page.contains("That far before the start"));
}
