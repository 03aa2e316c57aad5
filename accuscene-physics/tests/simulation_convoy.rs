//! Worlds that ride side by side while nothing meets: the bits of single steps, whoever they share their lanes with.
#![allow(clippy::expect_used, reason = "a test may stop")]

use accuscene_core::arith::Philox;
use accuscene_core::scene::Scene;
use accuscene_physics::Model;
use accuscene_physics::simulation::{Live, Run, StopReason, run, run_all};
use std::fmt::Write as _;
use std::ops::ControlFlow;
use std::sync::Arc;

/// Draws for a scene.
struct Draw(Philox, u64);

impl Draw {
    fn unit(&mut self) -> f64 {
        self.1 += 1;
        self.0.uniform(self.1, 0)
    }

    fn between(&mut self, low: f64, high: f64) -> f64 {
        low + (high - low) * self.unit()
    }

    fn one_of<'a>(&mut self, of: &[&'a str]) -> &'a str {
        of[(self.unit() * of.len() as f64) as usize]
    }
}

/// A scene of one to five vehicles that drive about, brake, meet or do not, and come to rest or do not.
fn scene(number: u64) -> String {
    let mut d = Draw(Philox::new(0x5eed + number), 0);
    let step = d.one_of(&["1 ms", "1 ms", "2 ms", "4 ms", "0.7 ms"]);
    let every = d.one_of(&["10 ms", "4.2 ms", "8.4 ms"]);
    let stops = d.one_of(&["true", "false"]);
    let (friction, grade) = (d.between(0.15, 0.9), d.one_of(&["0", "0", "3"]));
    let tyre = d.one_of(&["brush", "brush", "tmeasy", "fiala", "linear", "nicolas-comstock-brach"]);
    let mut text = format!(
        r#"schema = "accuscene/scene/1"
options = {{ duration = 8.4, step = "{step}", record_interval = "{every}", stop_at_rest = {stops} }}
terrain = {{ friction = {friction}, surface = {{ kind = "plane", grade = {grade}e-2 }} }}
"#
    );
    let count = 1 + (d.unit() * 5.0) as usize;
    for k in 0..count {
        let (x, y) = (d.between(-25.0, 25.0), 7.0 * k as f64 + d.between(-1.5, 1.5));
        let (heading, speed) = (d.between(-180.0, 180.0), d.between(-2.0, 12.0));
        let speed = if speed < 0.0 { 0.0 } else { speed };
        let at = d.between(0.0, 1.5);
        let driver = match (d.unit() * 6.0) as usize {
            0 => String::new(),
            1 => format!("driver = {{ phases = [{{ after = {{ time = {at} }}, brake = 1.0 }}] }}"),
            2 => format!("driver = {{ phases = [{{ steer = 0.03 }}, {{ after = {{ time = {at} }}, brake = 0.6 }}] }}"),
            3 => format!("driver = {{ phases = [{{ steer = [[0, 0], [{at}, 0.04], [3, -0.02]] }}] }}"),
            4 => "driver = { phases = [{ after = \"impact\", brake = 0.8 }] }".to_owned(),
            _ => "driver = { phases = [{ throttle = 0.3 }, { after = { time = 1 }, brake = 1.0, throttle = 0 }] }".to_owned(),
        };
        let tyre = if d.unit() < 0.8 { tyre } else { "brush" };
        let _ = write!(
            text,
            r#"
[[vehicles]]
id = "v{k}"
mass = {mass}
dimensions = {{ length = 4.4, width = 1.8, wheelbase = 2.65 }}
tyres = {{ front = {{ model = "{tyre}" }}, rear = {{ model = "{tyre}" }} }}
start = {{ position = [{x}, {y}], heading = "{heading} deg", speed = {speed} }}
{driver}
"#,
            mass = d.between(900.0, 2200.0)
        );
    }
    if d.unit() < 0.4 {
        let x = d.between(28.0, 45.0);
        let _ = write!(
            text,
            "\n[[obstacles]]\nid = \"wall\"\nkind = \"wall\"\nshape = {{ kind = \"polygon\", points = [[{x}, -20], [{a}, -20], [{a}, 40], [{x}, 40]] }}\n",
            a = x + 1.0
        );
    }
    text
}

/// The model of a scene; none where the draws put two things in one place.
fn model(number: u64) -> Option<Model> {
    let scene = Scene::from_toml(&scene(number)).ok()?;
    Model::compile(&scene.resolve()).ok()
}

/// All that a run tells, to the bit.
fn told(run: &Run) -> String {
    let tables: Vec<String> =
        run.recording.tables.iter().map(|t| format!("{} {}", t.name(), t.content_hash())).collect();
    format!("{tables:#?}\n{:#?}\n{:#?}\n{} {:?}", run.recording.events, run.warnings, run.end, run.stop)
}

fn alone(model: &Model) -> Run {
    run(model, &mut |_, _| ControlFlow::Continue(())).expect("it runs")
}

/// The same by single steps, as a host makes them.
fn stepped(model: &Arc<Model>, like: &Run) -> Run {
    let mut live = Live::new(Arc::clone(model), true);
    let steps = (like.end / model.step).round() as u64;
    for _ in 0..steps {
        live.step(1).expect("it steps");
    }
    let mut run = live.to_run();
    if !steps.is_multiple_of(model.record_every) {
        // A run ends with a row.
        run.recording = like.recording.clone();
    }
    run.stop = like.stop;
    run
}

#[test]
fn a_run_has_the_bits_of_single_steps() {
    let (mut rests, mut ran) = (0, 0);
    for number in 0..50 {
        let Some(model) = model(number).map(Arc::new) else { continue };
        ran += 1;
        let run = alone(&model);
        rests += u32::from(run.stop == StopReason::AllAtRest);
        let by_steps = stepped(&model, &run);
        assert_eq!(told(&run), told(&by_steps), "scene {number}\n{}", scene(number));
    }
    assert!(ran > 40 && (5..ran).contains(&rests), "{rests} of {ran}");
}

#[test]
fn runs_side_by_side_have_the_bits_of_runs_alone() {
    let models: Vec<Model> = (100..148).filter_map(model).collect();
    let all: Vec<&Model> = models.iter().collect();
    for (k, (together, model)) in run_all(&all).into_iter().zip(&models).enumerate() {
        let together = together.expect("it runs");
        assert_eq!(told(&together), told(&alone(model)), "scene {k}");
    }
}
