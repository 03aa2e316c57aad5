//! Plans of sweeps: what is read, what is refused and how it is told.

#![allow(
    clippy::expect_used,
    clippy::panic,
    clippy::unwrap_used,
    reason = "a failed expectation is a failed test"
)]

mod sweeps;

use accuscene::sweep::{PlanKind, Sweep, SweepPlan, SweptParameter};
use accuscene_core::document::Problem;
use accuscene_core::scene::BoundText;
use sweeps::{crossing, plan, uncertain};

const SPEED: &str = "vehicles.north.start.speed";

/// The problems of a plan that can be read as a document.
fn problems(plan: &SweepPlan) -> Vec<Problem> {
    match Sweep::new(&uncertain(), plan) {
        Ok(_) => panic!("it was taken"),
        Err(error) => {
            let problems = error.problems();
            assert!(!problems.is_empty(), "{error}");
            for problem in &problems {
                let whole = problem.limit.is_some() && problem.hint.is_some() && !problem.path.is_empty();
                assert!(whole, "{problem:?}");
            }
            problems
        }
    }
}

/// Paths and codes of the problems.
fn told(plan: &SweepPlan) -> Vec<(String, u32)> {
    problems(plan).into_iter().map(|problem| (problem.path, problem.code)).collect()
}

fn one(plan: &SweepPlan) -> (String, u32) {
    let mut told = told(plan);
    assert_eq!(told.len(), 1, "{told:?}");
    told.remove(0)
}

fn grid(parameter: SweptParameter) -> SweepPlan {
    SweepPlan::of(PlanKind::Grid).with_parameter(parameter)
}

fn drawn(parameter: SweptParameter) -> SweepPlan {
    SweepPlan::of(PlanKind::Sobol).with_parameter(parameter)
}

fn at(path: &str, code: u32) -> (String, u32) {
    (path.to_owned(), code)
}

#[test]
fn a_document_has_all_its_problems_of_form_at_once() {
    let error = SweepPlan::from_toml(
        r#"
        schema = "accuscene/sweep/1"
        plan = "sobel"
        samples = 0
        level = 2
        sample = 3
        [[parameters]]
        steps = 1
        [[correlations]]
        between = ["a"]
        rank = 3
        "#,
    )
    .expect_err("it was read");
    let mut paths: Vec<String> = error.problems().into_iter().map(|problem| problem.path).collect();
    paths.sort_unstable();
    let expected = [
        "correlations[0].between",
        "correlations[0].rank",
        "level",
        "parameters[0].path",
        "parameters[0].steps",
        "plan",
        "sample",
        "samples",
    ];
    assert_eq!(paths, expected);
    assert!(SweepPlan::from_json("{\"schema\": \"accuscene/sweep/2\"}").is_err());
    assert!(SweepPlan::from_toml("schema = \"accuscene/sweep/1\"\nlevel = nan").is_err());
    let schema = SweepPlan::json_schema().unwrap().to_string();
    for word in ["parameters", "latin-hypercube", "accuscene/sweep/1", "1000000"] {
        assert!(schema.contains(word), "{word}");
    }
}

#[test]
fn a_plan_made_in_code_is_checked_for_form_too() {
    let nan = drawn(SweptParameter::of(SPEED).between(f64::NAN, 3.0));
    assert!(problems(&nan).iter().any(|problem| problem.path.starts_with("parameters[0].from")));
    assert_eq!(one(&drawn(SweptParameter::of(SPEED).between(1.0, 2.0)).with_samples(0)).0, "samples");
    let mut steep = drawn(SweptParameter::of(SPEED).between(1.0, 2.0));
    steep.level = Some(1.5);
    assert_eq!(one(&steep).0, "level");
}

#[test]
fn paths_that_cannot_be_changed_are_refused() {
    let [unknown, name, evidence, scope] =
        ["vehicles.nobody.mass", "vehicles.north.id", "evidence.rest-of-north.position[0]", ""]
            .map(|path| told(&drawn(SweptParameter::of(path).between(1.0, 2.0))));
    for told in [unknown, name, evidence] {
        assert_eq!(told, [at("parameters[0].path", 5020)]);
    }
    assert_eq!(scope[0].0, "parameters[0].path");
    let twice = grid(SweptParameter::of(SPEED).with_values([1.0]))
        .with_parameter(SweptParameter::of("vehicles[0].start.speed").with_values([2.0]));
    assert_eq!(one(&twice), at("parameters[1].path", 5020));
    // What is absent in the scene can be set all the same.
    let absent = grid(SweptParameter::of("vehicles.east.start.yaw_rate").with_values([0.1]));
    assert!(Sweep::new(&uncertain(), &absent).is_ok());
    assert!(
        Sweep::new(&uncertain(), &grid(SweptParameter::of("impacts.friction").with_values([0.4]))).is_ok()
    );
}

#[test]
fn a_course_that_cannot_hold_is_refused_by_name() {
    let speed = || SweptParameter::of(SPEED);
    let bad = 5021;
    assert_eq!(one(&grid(speed())), at("parameters[0]", bad));
    assert_eq!(one(&grid(speed().with_values([1.0]).stepped(1.0, 2.0, 3))), at("parameters[0]", bad));
    assert_eq!(one(&grid(speed().by_itself())), at("parameters[0]", bad));
    assert_eq!(one(&drawn(speed().with_values([1.0]))), at("parameters[0]", bad));
    assert_eq!(one(&grid(speed().between(1.0, 2.0))), at("parameters[0].steps", bad));
    assert_eq!(one(&drawn(speed().stepped(1.0, 2.0, 3))), at("parameters[0].steps", bad));
    for (from, to) in [(2.0, 1.0), (1.0, 1.0), (-1e308, 1e308)] {
        assert_eq!(one(&drawn(speed().between(from, to))), at("parameters[0].to", bad));
    }
    assert_eq!(one(&grid(speed().with_values([1.0, 2.0, 1.0]))), at("parameters[0].values", bad));
    assert_eq!(one(&drawn(speed().around(10.0, 0.0))), at("parameters[0]", bad));
    assert_eq!(one(&drawn(speed().around(10.0, -1.0))).0, "parameters[0].sigma");
    assert_eq!(
        one(&drawn(SweptParameter::of("vehicles.east.mass").by_itself())),
        at("parameters[0].own", bad)
    );
    let unit = plan("[[parameters]]\npath = \"vehicles.north.start.speed\"\nfrom = \"10 kg\"\nto = \"2 m\"");
    assert_eq!(told(&unit), [at("parameters[0].from", 1015), at("parameters[0].to", 1015)]);
    let half = plan("[[parameters]]\npath = \"vehicles.north.start.speed\"\nfrom = 3");
    assert_eq!(one(&half), at("parameters[0].to", bad));
    let outside = plan(
        "[[parameters]]\npath = \"terrain.friction\"\nvalue = 0.9\ndist = { kind = \"uniform\", low = 0.1, high = 0.5 }",
    );
    assert_eq!(one(&outside).0, "parameters[0].dist");
}

#[test]
fn numbers_of_samples_that_cannot_be_are_refused() {
    let speed = SweptParameter::of(SPEED);
    assert_eq!(one(&drawn(speed.clone().between(1.0, 2.0)).with_samples(1000)), at("samples", 5022));
    let told = problems(&drawn(speed.clone().between(1.0, 2.0)).with_samples(1000));
    assert!(told[0].hint.as_deref().is_some_and(|hint| hint.contains("1024")));
    // 2^40 combinations, refused without being counted through.
    let wide = SweptParameter::of("terrain.friction").stepped(0.3, 0.9, 1 << 10);
    let mut huge = grid(speed.clone().stepped(1.0, 2.0, 1 << 10)).with_parameter(wide);
    for path in ["vehicles.north.mass", "vehicles.east.mass"] {
        huge = huge.with_parameter(SweptParameter::of(path).stepped(1000.0, 2000.0, 1 << 10));
    }
    assert_eq!(one(&huge), at("parameters", 5022));
    assert_eq!(problems(&huge)[0].value.as_deref(), Some("1099511627776"));
    assert_eq!(one(&grid(speed.with_values([1.0, 2.0])).with_samples(3)), at("samples", 5022));
    assert_eq!(one(&SweepPlan::of(PlanKind::Grid)), at("parameters", 5025));
}

#[test]
fn outputs_that_lead_nowhere_are_refused_with_a_guess() {
    let base = || drawn(SweptParameter::of(SPEED).between(10.0, 12.0));
    let outputs = [
        "vehicles.north.end_q",
        "vehicles.nort.end_x",
        "impacts[0].time",
        "impacts[1].north.closing_speed",
        "end_x",
        "vehicles.north.end_x",
        "vehicles.north.end_x",
    ];
    let found = problems(&base().with_outputs(outputs));
    let paths: Vec<&str> = found.iter().map(|problem| problem.path.as_str()).collect();
    assert_eq!(paths, ["outputs[0]", "outputs[1]", "outputs[2]", "outputs[3]", "outputs[4]", "outputs[6]"]);
    assert!(found.iter().all(|problem| problem.code == 5023));
    let hint = |at: usize| found[at].hint.as_deref().unwrap_or_default();
    assert_eq!((hint(0), hint(1)), ("did you mean end_x?", "did you mean north?"));
    assert!(hint(2).contains("impacts[1]"), "{}", hint(2));
}

#[test]
fn correlations_are_between_two_parameters_that_draw() {
    let text = |between: &str, plan: &str| {
        format!(
            "plan = \"{plan}\"\n[[parameters]]\npath = \"{SPEED}\"\nfrom = 1\nto = 2\n[[parameters]]\n\
             path = \"terrain.friction\"\nown = true\n[[correlations]]\nbetween = [{between}]\nrank = 0.5"
        )
    };
    let sound = plan(&text("\"vehicles[0].start.speed\", \"terrain.friction\"", "sobol"));
    let sweep = Sweep::new(&uncertain(), &sound).unwrap();
    assert_eq!(sweep.plan().correlations[0].between, [SPEED, "terrain.friction"].map(str::to_owned));
    let same = plan(&text("\"terrain.friction\", \"terrain.friction\"", "sobol"));
    assert_eq!(one(&same), at("correlations[0]", 5024));
    let other = plan(&text("\"vehicles.east.mass\", \"terrain.friction\"", "monte-carlo"));
    assert_eq!(one(&other), at("correlations[0].between[0]", 5024));
    let contradicting = plan(&format!(
        "{}\n[[correlations]]\nbetween = [\"terrain.friction\", \"{SPEED}\"]\nrank = 0.1",
        text("\"vehicles[0].start.speed\", \"terrain.friction\"", "sobol")
    ));
    assert_eq!(one(&contradicting), at("correlations[1]", 5024));
}

#[test]
fn without_parameters_everything_uncertain_varies_and_evidence_does_not() {
    let sweep = Sweep::new(&uncertain(), &SweepPlan::of(PlanKind::MonteCarlo)).unwrap();
    let paths: Vec<&str> = sweep.plan().parameters.iter().map(|one| one.path.as_str()).collect();
    assert_eq!(paths, ["terrain.friction", "vehicles.north.mass", "vehicles.north.start.speed"]);
    assert!(sweep.plan().parameters.iter().all(|one| one.own));
    let mut certain = crossing("\"50 km/h\"", "0.7");
    certain.vehicles[0].mass.sigma = None;
    let refused = Sweep::new(&certain, &SweepPlan::of(PlanKind::MonteCarlo)).expect_err("nothing varies");
    assert_eq!((refused.problems()[0].code, refused.problems()[0].path.as_str()), (5025, "parameters"));
}

#[test]
fn the_plan_as_understood_is_in_si_and_a_plan_again() {
    let written = plan(
        r#"
        plan = "grid"
        [[parameters]]
        path = "vehicles[0].start.speed"
        name = "speed of north"
        values = ["36 km/h", "54 km/h"]
        [[parameters]]
        path = "vehicles.north.start.heading"
        from = "80 deg"
        to = "100 deg"
        steps = 3
        "#,
    );
    let scene = uncertain();
    let sweep = Sweep::new(&scene, &written).unwrap();
    let understood = sweep.plan().clone();
    assert_eq!(understood.parameters[0].path, SPEED);
    assert_eq!(understood.parameters[0].values, [10.0, 15.0].map(BoundText::Number));
    // Two vehicles, and two impacts of both.
    assert_eq!(understood.outputs.len(), 2 * 8 + 2 * (4 + 2 * 6));
    let again = SweepPlan::from_json(&understood.to_value().unwrap().to_string()).unwrap();
    assert_eq!(again, understood);
    let second = Sweep::new(&scene, &again).unwrap();
    assert_eq!((second.plan(), sweep.shards(1)), (&understood, second.shards(1)));
    // Units are no difference; a value is.
    let in_si = plan(
        "plan = \"grid\"\n[[parameters]]\npath = \"vehicles.north.start.speed\"\nname = \"speed of north\"\nvalues = [10, 15]\n\
         [[parameters]]\npath = \"vehicles.north.start.heading\"\nfrom = \"80 deg\"\nto = \"100 deg\"\nsteps = 3",
    );
    assert_eq!(Sweep::new(&scene, &in_si).unwrap().shards(1), sweep.shards(1));
    let mut other = in_si;
    other.parameters[0].values[0] = BoundText::Number(10.5);
    assert_ne!(Sweep::new(&scene, &other).unwrap().shards(1)[0].plan_hash, sweep.shards(1)[0].plan_hash);
}

#[test]
fn a_scene_with_problems_has_no_sweep() {
    let mut scene = uncertain();
    scene.vehicles[0].mass.value = -3.0;
    let error = Sweep::new(&scene, &SweepPlan::of(PlanKind::MonteCarlo)).expect_err("no mass is negative");
    assert_eq!(error.problems()[0].path, "vehicles.north.mass");
}
