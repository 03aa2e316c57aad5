//! Scenes with unknowns and evidence: what is refused, what a run shows of every kind of evidence, and a skid whose answer
//! is known.
#![allow(
    clippy::expect_used,
    clippy::panic,
    clippy::unwrap_used,
    reason = "a failed expectation is a failed test"
)]

use accuscene_core::port::Executor;
use accuscene_core::scene::Scene;
use accuscene_physics::inverse;
use accuscene_physics::reconstruction::{Belief, Case, Motion, ReconstructionError, reconstruct};
use accuscene_physics::uncertainty::skid_speed;
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

const CARS: &str = r#"
schema = "accuscene/scene/1"
options = { duration = 8, step = 0.002 }
[[vehicles]]
id = "a"
mass = 1500
dimensions = { length = 4.5, width = 1.8, wheelbase = 2.7 }
start = { position = [-4.5, 0.3], speed = 15 }
driver = { phases = [{ after = "impact", brake = 0.6 }] }
sensors = [{ id = "module", position = [0.2, 0, 0] }]
[[vehicles]]
id = "b"
mass = 1300
dimensions = { length = 4.3, width = 1.75, wheelbase = 2.6 }
start = { position = [0, -4.6], speed = 12, heading = "80 deg" }
driver = { phases = [{ after = "impact", brake = 0.4 }] }
"#;

const SPEED: &str = "[[unknowns]]\npath = \"vehicles.a.start.speed\"\nlow = \"10 km/h\"\nhigh = 40\n";

fn scene(tail: &str) -> Scene {
    Scene::from_toml(&format!("{CARS}{SPEED}{tail}")).unwrap()
}

fn refused(text: &str) -> Vec<(u32, String)> {
    match Case::of(&Scene::from_toml(text).unwrap()) {
        Err(ReconstructionError::Problems { problems }) => {
            problems.into_iter().map(|problem| (problem.code, problem.path)).collect()
        }
        other => panic!("{other:?}"),
    }
}

#[test]
fn cases_without_a_question_or_an_answer_are_refused() {
    assert_eq!(refused(CARS), [(2512, "unknowns".into()), (2512, "evidence".into())]);
    assert_eq!(refused(&format!("{CARS}{SPEED}")), [(2512, "evidence".into())]);
}

#[test]
fn every_problem_of_unknowns_and_evidence_is_told_at_once() {
    let tail = r#"
[[unknowns]]
path = "vehicles.a.start.speed"
low = 1
high = 2
[[unknowns]]
path = "vehicles.b.mass"
low = 1000
high = 2000
prior = { kind = "normal" }
[[evidence]]
kind = "rest-pose"
id = "rest"
subject = "a"
position = [{ value = 3, sigma = 0 }, 4]
[[evidence]]
kind = "recorder"
id = "edr"
subject = "b"
brake = [[0, 1]]
"#;
    let found = refused(&format!("{CARS}{SPEED}{tail}"));
    let wanted = [
        (2513, "unknowns[1].path"),
        (2513, "unknowns[2].prior"),
        (2514, "evidence.rest.position[0].sigma"),
        (2516, "evidence.edr"),
    ];
    assert_eq!(found, wanted.map(|(code, path)| (code, path.to_owned())));
}

#[test]
fn what_is_believed_is_the_uncertainty_of_the_value_unless_the_unknown_says_otherwise() {
    let tail = r#"
[[evidence]]
kind = "speed-reading"
id = "radar"
subject = "a"
time = 0
speed = 15
"#;
    let text = format!("{CARS}{SPEED}{tail}");
    let case = Case::of(&Scene::from_toml(&text).unwrap()).unwrap();
    assert_eq!(case.unknowns()[0].prior, Belief::Uniform);
    assert_eq!(case.unknowns()[0].bounds, [10.0 / 3.6, 40.0]);
    let believed = text.replace("speed = 15 }", "speed = { value = 15, sigma = 2 } }");
    let case = Case::of(&Scene::from_toml(&believed).unwrap()).unwrap();
    assert_eq!(case.unknowns()[0].prior, Belief::Around { value: 15.0, sigma: Some(2.0), dist: None });
    let component = &case.pieces()[0].components[0];
    assert!(component.assumed_sigma && (component.sigma - 0.75).abs() < 1e-12);
}

#[test]
fn a_run_shows_every_kind_of_evidence() {
    let bare =
        scene("[[evidence]]\nkind = \"speed-reading\"\nid = \"r\"\nsubject = \"a\"\ntime = 0\nspeed = 15\n");
    let run = Case::of(&bare).unwrap().run_at(&[15.0]).unwrap();
    let motion = Motion::of(&run);
    let end = motion.end("a").unwrap();
    let (impact, side) = motion.impact("a", 1).unwrap();
    let at = motion.at("b", 1.2).unwrap();
    let mark = motion.wheel_at("a", "rr", 0.8).unwrap();
    let speed = |vehicle: &str, time: f64| motion.value(vehicle, "speed", time).unwrap();
    let contact = impact.first_contact;
    let tail = format!(
        r#"
evidence = [
    {{ kind = "rest-pose", id = "rest", subject = "a", position = [{}, {}], heading = {} }},
    {{ kind = "mark-point", id = "mark", subject = "a", axle = 2, side = "right", position = [{}, {}] }},
    {{ kind = "mark-point", id = "any", subject = "a", position = [{}, {}] }},
    {{ kind = "mark-point", id = "timed", subject = "a", axle = 2, side = "right", position = [{}, {}], time = 0.8 }},
    {{ kind = "ees", id = "ees", subject = "a", ees = {} }},
    {{ kind = "pdof", id = "pdof", subject = "a", pdof = {} }},
    {{ kind = "delta-v", id = "dv", subject = "a", longitudinal = {}, lateral = {} }},
    {{ kind = "delta-v", id = "module-dv", subject = "a", sensor = "module", longitudinal = {} }},
    {{ kind = "time-stamp", id = "bang", subject = "b", event = "contact", time = {contact} }},
    {{ kind = "time-stamp", id = "still", subject = "b", event = "rest", time = {} }},
    {{ kind = "video-position", id = "frame", subject = "b", time = 1.2, position = [{}, {}] }},
    {{ kind = "speed-reading", id = "radar", subject = "b", time = 0.05, speed = {} }},
    {{ kind = "recorder", id = "edr", subject = "a", speed = [[-0.05, {}], [0.5, {}]] }},
]
"#,
        end.position[0],
        end.position[1],
        end.heading + 2.0 * std::f64::consts::PI,
        mark[0],
        mark[1],
        mark[0],
        mark[1],
        mark[0],
        mark[1],
        side.ees.unwrap(),
        side.pdof_deg.to_radians(),
        side.delta_v_body[0],
        side.delta_v_body[1],
        side.sensors[0].delta_v_body[0],
        motion.rest_time("b").unwrap(),
        at.position[0],
        at.position[1],
        speed("b", 0.05),
        speed("a", contact - 0.05),
        speed("a", contact + 0.5),
    );
    let text = CARS.replace("options = ", &format!("{}\noptions = ", tail.trim())) + SPEED;
    let case = Case::of(&Scene::from_toml(&text).unwrap()).unwrap();
    assert_eq!(case.pieces().len(), 13);
    let run = case.run_at(&[15.0]).unwrap();
    let mut residuals = vec![f64::NAN; case.components()];
    assert!(case.predict(&run, &mut residuals));
    case.to_residuals(&mut residuals);
    for (piece, residual) in
        case.pieces().iter().flat_map(|p| p.components.iter().map(|_| &p.id)).zip(&residuals)
    {
        assert!(residual.abs() < 1e-6, "{piece}: {residual}");
    }
    // Another speed shows in every piece but those before the impact of the other vehicle.
    let run = case.run_at(&[17.0]).unwrap();
    assert!(case.predict(&run, &mut residuals));
    case.to_residuals(&mut residuals);
    assert!(residuals.iter().filter(|r| r.abs() > 0.01).count() > residuals.len() / 2, "{residuals:?}");
    // Slow enough to pass behind the other there is no impact whose EES could be compared.
    let run = case.run_at(&[2.8]).unwrap();
    assert!(Motion::of(&run).impact("a", 1).is_none());
    assert!(!case.predict(&run, &mut residuals));
}

#[test]
fn what_a_run_has_not_reached_is_not_shown() {
    // The run ends while both still move: nothing is known of later times, and nobody has come to rest.
    let tail = "[[evidence]]\nkind = \"speed-reading\"\nid = \"r\"\nsubject = \"a\"\ntime = 3\nspeed = 15\n";
    let text = format!("{CARS}{SPEED}{tail}").replace("duration = 8", "duration = 1");
    let case = Case::of(&Scene::from_toml(&text).unwrap()).unwrap();
    let run = case.run_at(&[15.0]).unwrap();
    let motion = Motion::of(&run);
    assert!(motion.value("a", "speed", 1.0).is_some_and(|speed| speed > 1.0));
    assert_eq!(motion.value("a", "speed", 1.1), None);
    assert_eq!(motion.at("b", 3.0), None);
    assert_eq!(motion.wheel_at("a", "fl", 3.0), None);
    assert_eq!(motion.rest_time("a"), None);
    assert!(!case.predict(&run, &mut [0.0]));
    // Where it has come to rest it stays.
    let run = Case::of(&scene(tail)).unwrap().run_at(&[15.0]).unwrap();
    let motion = Motion::of(&run);
    assert_eq!(motion.at("a", run.end + 5.0), motion.end("a"));
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
    let options = inverse::Options { budget: 600, ..inverse::Options::default() };
    let found = reconstruct(&case, &options, &InOrder, &mut |_| ControlFlow::Continue(())).unwrap();
    let speed = &found.solution.unknowns[0];
    // Brakes need some time to come up and tyres slide before they lock: a little above the closed form.
    let closed = skid_speed(0.7, 30.0);
    assert!((speed.median / closed - 1.0).abs() < 0.03, "{} for {closed}", speed.median);
    assert!((speed.sd - 0.744).abs() < 0.12, "{}", speed.sd);
    let correlation = found.solution.correlation[1];
    assert!(correlation > 0.8, "{correlation}");
    assert!((found.predicted[0] - 30.0).abs() < 0.5, "{:?}", found.predicted);
    let again = reconstruct(&case, &options, &InOrder, &mut |_| ControlFlow::Continue(())).unwrap();
    assert_eq!(again, found);
    let stopped = reconstruct(&case, &options, &InOrder, &mut |_| ControlFlow::Break(()));
    assert_eq!(stopped.unwrap_err().code(), 2508);
}
