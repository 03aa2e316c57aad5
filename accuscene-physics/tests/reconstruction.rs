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
[[unknowns]]
path = "vehicles.b.start.speed"
low = 5
high = 30
prior = { kind = "triangular", low = 13, high = 20 }
[[unknowns]]
path = "vehicles.a.mass"
low = 1600
high = 1800
prior = { kind = "triangular", low = 1400, high = 1600 }
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
        (2513, "unknowns[3].prior"),
        (2513, "unknowns[4].prior"),
        (2514, "evidence.rest.position[0].sigma"),
        (2516, "evidence.edr"),
    ];
    assert_eq!(found, wanted.map(|(code, path)| (code, path.to_owned())));
}

#[test]
fn a_prior_that_leaves_out_the_written_value_is_told_with_all_that_mends_it() {
    let radar = "[[evidence]]\nkind = \"speed-reading\"\nid = \"r\"\nsubject = \"a\"\ntime = 0\nspeed = 15\n";
    let prior = "prior = { kind = \"pert\", low = 16, high = 25 }\n";
    let error = Case::of(&scene(&format!("{prior}{radar}"))).unwrap_err();
    let problems = error.problems();
    let [problem] = &problems[..] else { panic!("{problems:?}") };
    assert_eq!((problem.code, problem.path.as_str()), (2513, "unknowns[0].prior"));
    assert_eq!((problem.value.as_deref(), problem.limit.as_deref()), (Some("15"), Some("16 to 25")));
    assert!(problem.hint.is_some() && problem.message.contains("vehicles.a.start.speed"), "{problem}");
    assert!(Case::of(&scene(&format!("{}{radar}", prior.replace("16", "14")))).is_ok());
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
    // Where it is when the run ends is not where it comes to rest.
    let rest = "[[evidence]]\nkind = \"rest-pose\"\nid = \"rest\"\nsubject = \"a\"\nposition = [3, 2]\n";
    let short = format!("{CARS}{SPEED}{rest}").replace("duration = 8", "duration = 1");
    let case = Case::of(&Scene::from_toml(&short).unwrap()).unwrap();
    assert_eq!((motion.rest("a"), case.predict(&run, &mut [0.0; 2])), (None, false));
    // Where it has come to rest it stays.
    let run = Case::of(&scene(tail)).unwrap().run_at(&[15.0]).unwrap();
    let motion = Motion::of(&run);
    assert_eq!(motion.at("a", run.end + 5.0), motion.end("a"));
    assert!(motion.rest("a").is_some() && motion.rest("a") == motion.end("a"));
}

#[test]
fn who_hardly_creeps_when_the_run_ends_has_come_to_rest() {
    let tail = "[[evidence]]\nkind = \"rest-pose\"\nid = \"rest\"\nsubject = \"a\"\nposition = [3, 2]\n";
    let case = Case::of(&scene(tail)).unwrap();
    let run = case.run_at(&[15.0]).unwrap();
    let stands = Motion::of(&run).rest_time("a").unwrap();
    // Cut off where it is about to stop: first too fast, then slow enough.
    for (before, shows) in [(0.8, false), (-0.01, true)] {
        let text = format!("{CARS}{SPEED}{tail}")
            .replace("duration = 8", &format!("duration = {}", stands - before));
        let case = Case::of(&Scene::from_toml(&text).unwrap()).unwrap();
        let run = case.run_at(&[15.0]).unwrap();
        let motion = Motion::of(&run);
        assert_eq!(motion.rest_time("a"), None);
        let speed = motion.value("a", "speed", run.end).unwrap();
        assert_eq!((motion.rest("a").is_some(), speed <= 0.1), (shows, shows), "{speed}");
        assert_eq!(case.predict(&run, &mut [0.0; 2]), shows);
    }
}

#[test]
fn a_mark_without_a_time_is_one_distance_to_the_side_of_the_way() {
    let bare =
        scene("[[evidence]]\nkind = \"speed-reading\"\nid = \"r\"\nsubject = \"a\"\ntime = 0\nspeed = 15\n");
    let run = Case::of(&bare).unwrap().run_at(&[15.0]).unwrap();
    let motion = Motion::of(&run);
    let [from, to] = [0.79, 0.81].map(|time| motion.wheel_at("a", "rr", time).unwrap());
    let (dx, dy) = (to[0] - from[0], to[1] - from[1]);
    let length = (dx * dx + dy * dy).sqrt();
    let mark = |left: f64, sigma: &str| {
        let place = [0, 1].map(|k| {
            let side = [-dy, dx][k] / length;
            format!("{{ value = {}{sigma} }}", 0.5 * (from[k] + to[k]) + left * side)
        });
        format!(
            "[[evidence]]\nkind = \"mark-point\"\nid = \"m\"\nsubject = \"a\"\naxle = 2\nside = \"right\"\n\
             position = [{}, {}]\n",
            place[0], place[1]
        )
    };
    for (left, sigma, want) in [(0.3, "", 1.0), (-0.3, "", -1.0), (0.4, ", sigma = 0.2", 2.0), (0.0, "", 0.0)]
    {
        let case = Case::of(&scene(&mark(left, sigma))).unwrap();
        assert_eq!(case.components(), 1);
        let mut residual = [f64::NAN];
        assert!(case.predict(&run, &mut residual));
        case.to_residuals(&mut residual);
        assert!((residual[0] - want).abs() < 0.05, "{left} to the left: {residual:?}");
    }
    // Known well along the way, badly across it: the deviation across counts.
    let (along, across) = (0.1, 1.0);
    let steep = dy.abs() > dx.abs();
    let sigmas = if steep { [across, along] } else { [along, across] };
    let text = mark(0.5, "");
    let mut parts = text.split(" }");
    let text = format!(
        "{}, sigma = {} }}{}, sigma = {} }}{}",
        parts.next().unwrap(),
        sigmas[0],
        parts.next().unwrap(),
        sigmas[1],
        parts.next().unwrap()
    );
    let case = Case::of(&scene(&text)).unwrap();
    let mut residual = [f64::NAN];
    assert!(case.predict(&run, &mut residual));
    case.to_residuals(&mut residual);
    let (sx, sy) = (sigmas[0] * dy / length, sigmas[1] * dx / length);
    let want = 0.5 / (sx * sx + sy * sy).sqrt();
    assert!((residual[0] / want - 1.0).abs() < 0.05, "{residual:?} instead of {want}");
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
    let options = inverse::Options { budget: 240, ..inverse::Options::default() };
    let found =
        reconstruct(&case, &options, &InOrder, &mut |_| ControlFlow::Continue(())).expect("a solution");
    let [speed, friction] = found.solution.unknowns[..] else { panic!("two unknowns") };
    assert!((speed.median - 18.0).abs() < 0.3 && speed.sd < 0.3, "{speed:?}");
    assert!((friction.median - 0.66).abs() < 0.06 && friction.ratio < 0.6, "{friction:?}");
}
