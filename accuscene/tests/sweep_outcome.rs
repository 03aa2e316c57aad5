//! What a sweep finds: each row is that of a simulation, what fails is counted, and spreads are those of the rows.

#![allow(
    clippy::expect_used,
    clippy::panic,
    clippy::unwrap_used,
    reason = "a failed expectation is a failed test"
)]

mod sweeps;

use std::ops::ControlFlow;

use accuscene::export::{sweep_csv, sweep_from_json, sweep_json};
use accuscene::sweep::{MonteCarloOptions, PlanKind, SweepOutcome, SweepPlan, SweptParameter};
use accuscene::{Outcome, Scene, SimulateOptions, monte_carlo, simulate};
use sweeps::{crossing, outcome, plan, threads, uncertain};

const SPEED: &str = "vehicles.north.start.speed";

fn simulated(scene: &Scene, values: &[(&str, f64)]) -> Outcome {
    let mut scene = scene.clone();
    scene.set_quantities(values).unwrap();
    simulate(&scene, &SimulateOptions::default(), &mut |_| ControlFlow::Continue(())).unwrap()
}

fn column<'a>(outcome: &'a SweepOutcome, address: &str) -> &'a [f64] {
    outcome.output(address).unwrap_or_else(|| panic!("{address}")).values.values()
}

#[test]
fn a_grid_has_every_combination_and_each_row_is_a_simulation() {
    let scene = uncertain();
    let written = plan(
        r#"
        plan = "grid"
        outputs = ["vehicles.north.end_x", "vehicles.east.cumulative_delta_v", "impacts[1].closing_speed",
                   "impacts[1].north.delta_v", "impacts[1].east.ees", "vehicles.north.rest_time"]
        [[parameters]]
        path = "vehicles.north.start.speed"
        values = ["45 km/h", "40 km/h"]
        [[parameters]]
        path = "terrain.friction"
        from = 0.4
        to = 0.8
        steps = 3
        "#,
    );
    let found = outcome(&scene, &written);
    assert_eq!((found.samples, found.is_random(), found.failed.len()), (6, false, 0));
    let speeds = found.parameter(SPEED).unwrap().values.values();
    let frictions = found.parameter("terrain.friction").unwrap().values.values();
    // The last parameter changes fastest; the ends are what was written.
    assert_eq!(speeds, [12.5, 12.5, 12.5, 40.0 / 3.6, 40.0 / 3.6, 40.0 / 3.6]);
    assert_eq!([frictions[0], frictions[2], frictions[3], frictions[5]], [0.4, 0.8, 0.4, 0.8]);
    for row in [0, 5] {
        let alone = simulated(&scene, &[(SPEED, speeds[row]), ("terrain.friction", frictions[row])]);
        let (north, east) = (&alone.vehicles[0], &alone.vehicles[1]);
        let impact = &alone.collisions[0];
        let side = |id: &str| impact.bodies.iter().find(|side| side.body == id).unwrap();
        assert_eq!(column(&found, "vehicles.north.end_x")[row], north.last.position[0]);
        assert_eq!(column(&found, "vehicles.east.cumulative_delta_v")[row], east.cumulative_delta_v);
        assert_eq!(column(&found, "impacts[1].closing_speed")[row], impact.closing_speed);
        assert_eq!(column(&found, "impacts[1].north.delta_v")[row], side("north").delta_v_magnitude);
        assert_eq!(Some(column(&found, "impacts[1].east.ees")[row]), side("east").ees);
    }
    // Nothing comes to rest in a second and a half.
    let rest = found.output("vehicles.north.rest_time").unwrap();
    assert_eq!((rest.count, rest.absent, rest.lowest, rest.nominal), (0, 6, None, None));
    let nominal = simulated(&scene, &[]);
    let end = found.output("vehicles.north.end_x").unwrap();
    assert_eq!(end.nominal, Some(nominal.vehicles[0].last.position[0]));
    assert!(end.spread.is_none());
    let (lowest, highest) = (end.lowest.unwrap(), end.highest.unwrap());
    assert!(end.values.values().iter().all(|value| (lowest.value..=highest.value).contains(value)));
    assert_eq!(end.values.get(lowest.sample as usize), Some(lowest.value));
    assert_eq!(found.parameters[0].written, Some(50.0 / 3.6));
    assert_eq!((found.parameters[0].shape.as_str(), found.parameters[1].shape.as_str()), ("values", "steps"));
}

#[test]
fn impacts_that_do_not_happen_give_no_value() {
    let speed = SweptParameter::of(SPEED).with_values([2.0, 50.0 / 3.6]);
    let outputs = ["impacts[1].closing_speed", "vehicles.north.cumulative_delta_v", "impacts[3].time"];
    let found =
        outcome(&uncertain(), &SweepPlan::of(PlanKind::Grid).with_parameter(speed).with_outputs(outputs));
    let closing = found.output("impacts[1].closing_speed").unwrap();
    assert_eq!((closing.count, closing.absent), (1, 1));
    assert_eq!((closing.values.get(0), closing.values.get(1).is_some()), (None, true));
    assert_eq!(column(&found, "vehicles.north.cumulative_delta_v")[0], 0.0);
    let meeting = &found.impacts[0];
    assert_eq!((meeting.impact, meeting.samples), (1, 1));
    assert_eq!(meeting.bodies, ["east", "north"].map(str::to_owned));
    let third = found.output("impacts[3].time").unwrap();
    assert_eq!((third.count, third.nominal), (0, None));
}

#[test]
fn samples_beyond_what_the_scene_allows_fail_and_are_counted() {
    let mass = SweptParameter::of("vehicles.north.mass").with_values([-5.0, 0.0, 1300.0, 1500.0]);
    let plan = SweepPlan::of(PlanKind::Grid).with_parameter(mass).with_outputs(["vehicles.north.end_x"]);
    let found = outcome(&uncertain(), &plan);
    let failed: Vec<(u64, u32)> = found.failed.iter().map(|one| (one.sample, one.code)).collect();
    assert_eq!(failed, [(0, 1013), (1, 1013)]);
    assert_eq!(found.failures.len(), 1);
    assert_eq!((found.failures[0].code, found.failures[0].samples), (1013, 2));
    assert!(!found.failures[0].meaning.is_empty() && found.failures[0].name != "unknown");
    let end = found.output("vehicles.north.end_x").unwrap();
    assert_eq!((end.count, end.absent), (2, 0));
    assert!(found.warnings.iter().any(|note| note.code == 2441));
}

#[test]
fn draws_have_a_spread_and_name_what_makes_it() {
    let speed = SweptParameter::of(SPEED).around(50.0 / 3.6, 1.0);
    let friction = SweptParameter::of("terrain.friction").between(0.65, 0.75);
    let plan = SweepPlan::of(PlanKind::Sobol)
        .with_samples(64)
        .with_parameter(friction)
        .with_parameter(speed)
        .with_outputs(["impacts[1].closing_speed", "impacts[1].north.delta_v", "impacts[1].north.pdof_deg"]);
    let found = outcome(&uncertain(), &plan);
    let delta_v = found.output("impacts[1].north.delta_v").unwrap();
    let spread = delta_v.spread.as_ref().unwrap();
    let mut sorted = delta_v.values.values().to_vec();
    sorted.sort_by(f64::total_cmp);
    assert_eq!((spread.samples, spread.failed, delta_v.count), (64, 0, 64));
    assert_eq!(spread.median, 0.5 * sorted[31] + 0.5 * sorted[32]);
    assert!((spread.mean - sorted.iter().sum::<f64>() / 64.0).abs() < 1e-12);
    assert!(sorted[0] <= spread.low && spread.low < spread.median && spread.median < spread.high);
    assert_eq!(spread.histogram.counts.iter().sum::<u64>(), 64);
    assert_eq!(spread.influences[0].input, SPEED);
    assert!(spread.influences[0].rank_correlation.unwrap() > 0.5, "{:?}", spread.influences);
    assert!(spread.influences[1].rank_correlation.unwrap().abs() < 0.5);
    let [low, high] = found.parameter(SPEED).unwrap().quantiles.unwrap();
    assert!((0.5 * (low + high) - 50.0 / 3.6).abs() < 1e-9 && (high - low - 2.0 * 1.644_853_6).abs() < 1e-5);
    // Directions lie around that of the written scene.
    let pdof = found.output("impacts[1].north.pdof_deg").unwrap();
    let around = pdof.nominal.unwrap();
    assert!(pdof.values.values().iter().all(|value| (value - around).abs() <= 180.0));
    // Few samples do not settle the ends of an interval, and it is said.
    assert!(
        found
            .warnings
            .iter()
            .any(|note| note.code == 2442 && note.message.contains("impacts[1].north.delta_v"))
    );
}

#[test]
fn directions_do_not_jump_at_the_front() {
    // A head-on scene in which the force comes from the front: from the left of it in some samples, from the right in others.
    let scene = Scene::from_toml(
        r#"
        schema = "accuscene/scene/1"
        options = { duration = 0.5 }
        [[vehicles]]
        id = "a"
        mass = 1400
        dimensions = { length = 4.4, width = 1.8, wheelbase = 2.6 }
        start = { position = [-4, 0], heading = 0, speed = 12 }
        [[vehicles]]
        id = "b"
        mass = 1400
        dimensions = { length = 4.4, width = 1.8, wheelbase = 2.6 }
        start = { position = [4, 0], heading = "180 deg", speed = 12 }
        "#,
    )
    .unwrap();
    let offset = SweptParameter::of("vehicles.b.start.heading").stepped(3.0, 3.28, 8);
    let plan = SweepPlan::of(PlanKind::Grid).with_parameter(offset).with_outputs(["impacts[1].a.pdof_deg"]);
    let found = outcome(&scene, &plan);
    let pdof = found.output("impacts[1].a.pdof_deg").unwrap();
    let (lowest, highest) = (pdof.lowest.unwrap().value, pdof.highest.unwrap().value);
    assert!(highest - lowest < 90.0, "{lowest} to {highest}");
    assert!(pdof.values.values().iter().any(|value| !(0.0..360.0).contains(value)), "{:?}", pdof.values);
}

#[test]
fn an_impact_that_is_another_one_in_some_samples_is_named() {
    let car = |id: &str, x: f64, y: f64, speed: f64| {
        format!(
            "[[vehicles]]\nid = \"{id}\"\nmass = 1400\ndimensions = {{ length = 4.4, width = 1.8, wheelbase = 2.6 }}\n\
             start = {{ position = [{x}, {y}], speed = {speed} }}\n"
        )
    };
    let cars = [
        car("a", 0.0, 0.0, 20.0),
        car("b", 8.0, 0.0, 0.0),
        car("c", 0.0, 20.0, 10.0),
        car("d", 8.0, 20.0, 0.0),
    ];
    let text = format!("schema = \"accuscene/scene/1\"\noptions = {{ duration = 0.5 }}\n{}", cars.concat());
    let scene = Scene::from_toml(&text).unwrap();
    let speed = SweptParameter::of("vehicles.c.start.speed").with_values([10.0, 40.0]);
    let plan = SweepPlan::of(PlanKind::Grid).with_parameter(speed);
    let found = outcome(
        &scene,
        &plan.with_outputs(["impacts[1].closing_speed", "impacts[1].a.delta_v", "impacts[2].a.delta_v"]),
    );
    let first: Vec<(&str, u64)> = found
        .impacts
        .iter()
        .filter(|meeting| meeting.impact == 1)
        .map(|meeting| (meeting.bodies[0].as_str(), meeting.samples))
        .collect();
    assert_eq!(first, [("a", 1), ("c", 1)]);
    let note = found.warnings.iter().find(|note| note.code == 5033).expect("it is told");
    assert!(
        note.message.contains("a and b in 1") && note.message.contains("c and d in 1"),
        "{}",
        note.message
    );
    // A vehicle that takes no part in an impact has no figure of it.
    let [one, two] =
        ["impacts[1].a.delta_v", "impacts[2].a.delta_v"].map(|address| found.output(address).unwrap());
    assert_eq!((one.count, one.absent, two.count), (1, 1, 1));
    assert_eq!((one.values.get(0).is_some(), two.values.get(1).is_some()), (true, true));
}

#[test]
fn a_scene_without_a_run_as_it_is_written_says_so_and_the_samples_run() {
    // Fronts so stiff that the forces of 554 km/h tear the step apart; those of 65 km/h do not.
    let scene = Scene::from_toml(
        r#"
        schema = "accuscene/scene/1"
        options = { duration = "0.5 s" }
        terrain = { friction = 0.7 }
        impacts = { model = "crush-force" }
        [[vehicles]]
        id = "north"
        mass = "1400 kg"
        dimensions = { length = "4.4 m", width = "1.8 m", wheelbase = "2.6 m" }
        structure.front = { a = 1e7, b = 1e8 }
        start = { position = ["0 m", "-6 m"], heading = "90 deg", speed = "500 km/h" }
        [[vehicles]]
        id = "south"
        mass = "1200 kg"
        dimensions = { length = "4.0 m", width = "1.7 m", wheelbase = "2.5 m" }
        structure.front = { a = 1e7, b = 1e8 }
        start = { position = ["0.3 m", "6 m"], heading = "-90 deg", speed = "50 km/h" }
        "#,
    )
    .unwrap();
    let speed = SweptParameter::of(SPEED).with_values([4.0, 5.0]);
    let end = "vehicles.north.end_y";
    let found = outcome(&scene, &SweepPlan::of(PlanKind::Grid).with_parameter(speed).with_outputs([end]));
    let [note] = found.warnings.as_slice() else { panic!("{:?}", found.warnings) };
    assert_eq!(note.code, 5032);
    assert!(note.message.contains("error 2003") && note.message.contains("diverged"), "{}", note.message);
    let end = found.output(end).unwrap();
    assert_eq!((found.failed.len(), end.count, end.nominal), (0, 2, None));
    // The scene as it could have been written has its own run, and nothing to say.
    let sound = {
        let mut sound = scene.clone();
        sound.set_quantities(&[(SPEED, 4.0)]).unwrap();
        sound
    };
    let speed = SweptParameter::of(SPEED).with_values([4.0, 5.0]);
    let found = outcome(
        &sound,
        &SweepPlan::of(PlanKind::Grid).with_parameter(speed).with_outputs([end.address.clone()]),
    );
    assert!(found.warnings.is_empty());
    let end = found.output(&end.address).unwrap();
    assert_eq!(end.nominal, end.values.get(0));
}

#[test]
fn monte_carlo_draws_what_is_uncertain_in_the_scene() {
    let mut options = MonteCarloOptions::default();
    (options.samples, options.seed.0) = (24, 7);
    let run = |scene: &Scene| monte_carlo(scene, &options, &threads(2), &mut |_| ControlFlow::Continue(()));
    let found = run(&uncertain()).unwrap();
    assert_eq!((found.samples, found.parameters.len(), found.plan.plan), (24, 3, PlanKind::MonteCarlo));
    let masses = found.parameter("vehicles.north.mass").unwrap();
    assert_eq!((masses.shape.as_str(), masses.standard_deviation), ("normal", Some(40.0)));
    let mean = masses.values.values().iter().sum::<f64>() / 24.0;
    assert!((mean - 1400.0).abs() < 40.0, "{mean}");
    // All of the default outputs: both vehicles and the impacts of the scene as it is written.
    assert!(found.output("vehicles.east.end_heading").is_some());
    assert!(found.output("impacts[1].north.delta_v_left").and_then(|one| one.spread.as_ref()).is_some());
    let mut certain = crossing("14", "0.7");
    certain.vehicles[0].mass.sigma = None;
    assert_eq!(run(&certain).expect_err("nothing varies").problems()[0].code, 5025);
}

#[test]
fn the_outcome_reads_back_and_is_a_table_too() {
    let mass = SweptParameter::of("vehicles.north.mass").with_values([-5.0, 1300.0]);
    let friction = SweptParameter::of("terrain.friction").with_values([0.5]);
    let outputs = ["vehicles.north.end_x", "impacts[1].time"];
    let plan = SweepPlan::of(PlanKind::Grid).with_parameter(mass).with_parameter(friction);
    let found = outcome(&uncertain(), &plan.with_outputs(outputs));
    let text = sweep_json(&found).unwrap();
    assert_eq!(sweep_from_json(&text).unwrap(), found);
    assert!(text.contains("[null,"));
    assert!(sweep_from_json(&text[..text.len() - 3]).is_err());
    let csv = sweep_csv(&found);
    let lines: Vec<&str> = csv.split("\r\n").collect();
    assert_eq!(
        lines[0],
        "sample,vehicles.north.mass [kg],terrain.friction,vehicles.north.end_x [m],impacts[1].time [s]"
    );
    assert_eq!(lines[1], "0,-5.0,0.5,,");
    let end = found.output("vehicles.north.end_x").unwrap().values.get(1).unwrap();
    assert!(lines[2].starts_with(&format!("1,1300.0,0.5,{end:?},")), "{}", lines[2]);
    assert_eq!(lines.len(), 4);
    let schema = SweepOutcome::json_schema().to_string();
    for name in ["parameters", "content_hash", "plan_hash", "rank_correlation", "closing_speed"] {
        assert_eq!(schema.contains(name), name != "content_hash", "{name}");
    }
}
