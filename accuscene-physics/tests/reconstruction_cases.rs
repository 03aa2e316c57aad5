//! Cases built to have a known answer: two explanations with their weights, and evidence that contradicts itself.
#![allow(
    clippy::expect_used,
    clippy::panic,
    clippy::unwrap_used,
    reason = "a failed expectation is a failed test"
)]

use accuscene_core::port::Executor;
use accuscene_core::scene::Scene;
use accuscene_physics::inverse::{InverseWarning, Options};
use accuscene_physics::reconstruction::{Case, Motion, Reconstruction, reconstruct};
use core::ops::ControlFlow;

struct InOrder;

impl Executor for InOrder {
    fn width(&self) -> usize {
        1
    }

    fn for_each(&self, count: usize, task: &(dyn Fn(usize) + Sync)) {
        (0..count).for_each(task);
    }
}

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
    reconstruct(case, &options, &InOrder, &mut |_| ControlFlow::Continue(())).unwrap()
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
