//! Cases built to have a known answer: skids, a recorder, two explanations with their weights, and evidence that
//! contradicts itself.
#![allow(
    clippy::expect_used,
    clippy::panic,
    clippy::unwrap_used,
    reason = "a failed expectation is a failed test"
)]

use accuscene_core::memory::SerialExecutor;
use accuscene_core::scene::Scene;
use accuscene_physics::inverse::{InverseWarning, Options};
use accuscene_physics::reconstruction::{Case, Motion, Reconstruction, reconstruct};
use accuscene_physics::uncertainty::skid_speed;
use core::ops::ControlFlow;

/// A car that brakes from the start on a level road.
const SKID: &str = r#"
schema = "accuscene/scene/1"
options = { duration = 8, step = 0.004, detail = "planar" }
terrain = { friction = { value = 0.7, sigma = 0.05 } }
[[vehicles]]
id = "a"
mass = 1500
dimensions = { length = 4.5, width = 1.8, wheelbase = 2.7 }
aerodynamics = { drag_area = 0 }
start = { position = [0, 0], heading = 0, speed = 20 }
driver = { phases = [{ after = { time = 0 }, brake = 1.0 }] }
"#;

fn case(tail: &str) -> Case {
    Case::of(&Scene::from_toml(&format!("{SKID}{tail}")).unwrap()).unwrap()
}

fn solved(case: &Case, budget: usize) -> Reconstruction {
    let options = Options { budget, effective: 150, ..Options::default() };
    reconstruct(case, &options, &SerialExecutor, &mut |_| ControlFlow::Continue(())).unwrap()
}

#[test]
fn two_explanations_are_told_with_their_weights() {
    // Where the car stopped is known along the road, hardly across it: it went off to the left or to the right. Its
    // heading is believed to be 10 degrees (sd 40) to the left.
    let seek = "[[unknowns]]\npath = \"vehicles.a.start.heading\"\nlow = \"-80 deg\"\nhigh = \"80 deg\"\n\
                prior = { kind = \"normal\" }\n\
                [[evidence]]\nkind = \"rest-pose\"\nid = \"rest\"\nsubject = \"a\"\n";
    let believed = SKID.replace("heading = 0", "heading = { value = \"10 deg\", sigma = \"40 deg\" }");
    let straight =
        Case::of(&Scene::from_toml(&format!("{believed}{seek}position = [0, 0]\n")).unwrap()).unwrap();
    let way = Motion::of(&straight.run_at(&[0.0]).unwrap()).rest("a").unwrap().position[0];
    // Half of the way along the road: 60 degrees to either side.
    let rest =
        format!("position = [{{ value = {}, sigma = 0.5 }}, {{ value = 0, sigma = 100 }}]\n", 0.5 * way);
    let case = Case::of(&Scene::from_toml(&format!("{believed}{seek}{rest}")).unwrap()).unwrap();
    let found = solved(&case, 900).solution;
    let [heavy, light] = &found.modes[..] else { panic!("{:?}", found.modes) };
    let degrees = |mode: &accuscene_physics::inverse::Mode| mode.unknowns[0].to_degrees();
    assert!((degrees(heavy) - 60.0).abs() < 1.0 && (degrees(light) + 60.0).abs() < 1.0, "{:?}", found.modes);
    // The prior's densities 50 and 70 degrees from 10: exp(-(50^2 - 70^2) / (2 40^2)) = 2.117 to 1.
    assert!((heavy.weight - 2.117 / 3.117).abs() < 0.05, "{} {}", heavy.weight, light.weight);
    assert!((heavy.weight + light.weight - 1.0).abs() < 1e-9);
    let left: f64 = found.samples.iter().filter(|s| s.unknowns[0] > 0.0).map(|s| s.weight).sum();
    assert!((left - heavy.weight).abs() < 1e-3, "{left} {}", heavy.weight);
}

#[test]
fn evidence_that_contradicts_itself_is_told_and_named() {
    let seek = "[[unknowns]]\npath = \"vehicles.a.start.speed\"\nlow = 8\nhigh = 35\n\
                [[unknowns]]\npath = \"terrain.friction\"\nlow = 0.45\nhigh = 0.95\n";
    let radar = |id: &str, time: f64, speed: f64| {
        format!(
            "[[evidence]]\nkind = \"speed-reading\"\nid = \"{id}\"\nsubject = \"a\"\ntime = {time}\n\
             speed = {{ value = {speed}, sigma = 0.4 }}\n"
        )
    };
    let bare = case(&format!("{seek}{}", radar("r", 0.0, 20.0)));
    let run = bare.run_at(&[20.0, 0.7]).unwrap();
    let motion = Motion::of(&run);
    let speed = |time: f64| motion.value("a", "speed", time).unwrap();
    let [x, y] = motion.rest("a").unwrap().position;
    let stop = motion.rest_time("a").unwrap();
    for (false_speed, wrong) in [(0.0, None), (5.0, Some("third"))] {
        let tail = format!(
            "{seek}{}{}{}[[evidence]]\nkind = \"rest-pose\"\nid = \"rest\"\nsubject = \"a\"\nposition = [{x}, {y}]\n\
             [[evidence]]\nkind = \"time-stamp\"\nid = \"stop\"\nsubject = \"a\"\nevent = \"rest\"\ntime = {stop}\n",
            radar("first", 0.4, speed(0.4)),
            radar("second", 0.8, speed(0.8)),
            radar("third", 1.2, speed(1.2) + false_speed),
        );
        let case = case(&tail);
        let found = solved(&case, 700);
        let solution = &found.solution;
        let told = solution.warnings.iter().find_map(|w| match w {
            InverseWarning::Contradiction { item, probability } => Some((*item, *probability)),
            _ => None,
        });
        let named = told.and_then(|(item, _)| item).map(|item| case.pieces()[item].id.as_str());
        assert_eq!((told.is_some(), named), (wrong.is_some(), wrong), "{:?}", solution.warnings);
        assert_eq!(
            solution.items.iter().filter(|item| item.contradicted).count(),
            usize::from(wrong.is_some())
        );
        // What fits see of a run, which records only what evidence asks for, is what the whole run shows.
        let components = case.pieces().iter().flat_map(|piece| &piece.components);
        let whole: Vec<f64> = components.zip(&found.predicted).map(|(c, p)| c.residual(*p)).collect();
        let seen: Vec<f64> = solution.items.iter().flat_map(|item| item.residuals.clone()).collect();
        assert_eq!((solution.modes.len(), seen), (1, whole));
    }
}

#[test]
fn a_skid_gives_the_speed_that_the_closed_form_gives() {
    let text = r#"
schema = "accuscene/scene/1"
options = { duration = 8, step = 0.004, detail = "planar" }
terrain = { friction = { value = 0.7, sigma = 0.05 } }
unknowns = [
    { path = "vehicles.a.start.speed", low = 8, high = 35 },
    { path = "terrain.friction", low = 0.45, high = 0.95 },
]
evidence = [
    { kind = "rest-pose", id = "rest", subject = "a", position = [{ value = 30, sigma = 0.5 }, { value = 0, sigma = 0.5 }] },
]
[[vehicles]]
id = "a"
mass = 1500
dimensions = { length = 4.5, width = 1.8, wheelbase = 2.7 }
aerodynamics = { drag_area = 0 }
start = { position = [0, 0], speed = 20 }
driver = { phases = [{ after = { time = 0 }, wheels = { lock = 1.0 } }] }
"#;
    let text = text.replace("wheels = { lock = 1.0 }", "brake = 1.0");
    let case = Case::of(&Scene::from_toml(&text).unwrap()).unwrap();
    let options = Options { budget: 600, ..Options::default() };
    let found = reconstruct(&case, &options, &SerialExecutor, &mut |_| ControlFlow::Continue(())).unwrap();
    let speed = &found.solution.unknowns[0];
    // Brakes need some time to come up and tyres slide before they lock: a little above the closed form.
    let closed = skid_speed(0.7, 30.0);
    assert!((speed.median / closed - 1.0).abs() < 0.03, "{} for {closed}", speed.median);
    assert!((speed.sd - 0.744).abs() < 0.12, "{}", speed.sd);
    let correlation = found.solution.correlation[1];
    assert!(correlation > 0.8, "{correlation}");
    assert!((found.predicted[0] - 30.0).abs() < 0.5, "{:?}", found.predicted);
    let again = reconstruct(&case, &options, &SerialExecutor, &mut |_| ControlFlow::Continue(())).unwrap();
    assert_eq!(again, found);
    let stopped = reconstruct(&case, &options, &SerialExecutor, &mut |_| ControlFlow::Break(()));
    assert_eq!(stopped.unwrap_err().code(), 2508);
}

#[test]
fn a_recorder_of_many_samples_tells_the_speed() {
    let samples: Vec<String> = (0..12)
        .map(|k| {
            let time = 0.1 * f64::from(k);
            format!("[{time}, {{ value = {}, sigma = 0.3 }}]", 18.0 - 6.5 * time)
        })
        .collect();
    let text = format!(
        r#"
        schema = "accuscene/scene/1"
        options = {{ duration = 2, step = 0.004, record_interval = 0.02 }}
        terrain = {{ friction = {{ value = 0.7, sigma = 0.1 }} }}
        [[vehicles]]
        id = "car"
        mass = 1400
        dimensions = {{ length = 4.4, width = 1.75, wheelbase = 2.6 }}
        start = {{ position = [0, 0], speed = 20 }}
        driver = {{ phases = [{{ brake = 1 }}] }}
        [[unknowns]]
        path = "vehicles.car.start.speed"
        low = 10
        high = 30
        [[unknowns]]
        path = "terrain.friction"
        low = 0.4
        high = 1.0
        [[evidence]]
        kind = "recorder"
        id = "edr"
        subject = "car"
        trigger = 0
        speed = [{}]
        "#,
        samples.join(", ")
    );
    let scene = Scene::from_toml(&text).expect("a scene");
    let case = Case::of(&scene).expect("a case");
    assert_eq!(case.components(), 12);
    let options = Options { budget: 240, ..Options::default() };
    let found = reconstruct(&case, &options, &SerialExecutor, &mut |_| ControlFlow::Continue(()))
        .expect("a solution");
    let [speed, friction] = found.solution.unknowns[..] else { panic!("two unknowns") };
    assert!((speed.median - 18.0).abs() < 0.3 && speed.sd < 0.3, "{speed:?}");
    assert!((friction.median - 0.66).abs() < 0.06 && friction.ratio < 0.6, "{friction:?}");
}
