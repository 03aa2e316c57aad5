//! Cases of formulas: how they are read, chained and varied, through the public interface.

#![allow(
    clippy::expect_used,
    clippy::panic,
    clippy::unwrap_used,
    reason = "a failed expectation is a failed test"
)]

use std::ops::ControlFlow;

use accuscene::export::analysis_json;
use accuscene::{AnalysisCase, AnalysisOutcome, EngineError, analyse};
use accuscene_core::document::Problem;

const CROSSING: &str = include_str!("fixture/crossing.toml");

const SKID: &str = r#"
schema = "accuscene/analysis/1"
[[analyses]]
id = "skid"
formula = "slide"
inputs.segments = [{ friction = { value = 0.7, sigma = 0.02 }, length = { value = "30 m", sigma = "0.5 m" } }]
"#;

const SECOND: &str = r#"
[[analyses]]
id = "second"
formula = "slide"
inputs.segments = [{ friction = 0.45, length = { value = "8 m", sigma = "0.2 m" } }]
inputs.end_speed = { from = "skid.speed" }
"#;

fn case(text: &str) -> AnalysisCase {
    AnalysisCase::from_toml(text).unwrap_or_else(|error| panic!("{error}"))
}

fn outcome(text: &str) -> AnalysisOutcome {
    analyse(&case(text), &mut |_| ControlFlow::Continue(())).expect("it runs")
}

fn problems(text: &str) -> Vec<Problem> {
    match AnalysisCase::from_toml(text) {
        Ok(_) => panic!("it was read"),
        Err(error) => error.problems(),
    }
}

fn spread(outcome: &AnalysisOutcome, address: &str) -> accuscene::analyse::FigureSpread {
    outcome.figure(address).and_then(|figure| figure.spread.clone()).unwrap_or_else(|| panic!("{address}"))
}

#[test]
fn a_link_carries_value_and_spread() {
    let outcome = outcome(&format!("{SKID}{SECOND}"));
    let value = |address: &str| outcome.figure(address).and_then(|figure| figure.value).unwrap();
    let (first, second) = (value("skid.speed"), value("second.speed"));
    let square = first * first + 2.0 * 0.45 * 9.80665 * 8.0;
    assert!((second - square.sqrt()).abs() < 1e-9, "{second}");
    let names: Vec<String> =
        spread(&outcome, "second.speed").influences.into_iter().map(|influence| influence.input).collect();
    assert_eq!(names, ["skid.segments[0].friction", "skid.segments[0].length", "second.segments[0].length"]);
    // What stands below does not reach above.
    assert_eq!(spread(&outcome, "skid.speed").influences.len(), 2);
    let linked = &outcome.analyses[1].inputs;
    let link = linked.iter().find(|input| input.from.is_some()).expect("a link");
    assert_eq!((link.name.as_str(), link.from.as_deref()), ("end_speed", Some("skid.speed")));
    assert!(link.value == first);
    assert_eq!(outcome.echo["analyses"][1]["inputs"]["end_speed"]["from"], "skid.speed");
}

#[test]
fn the_echo_is_the_case_again() {
    let first = case(CROSSING);
    let again = AnalysisCase::from_value(first.to_value()).unwrap();
    assert_eq!(first.hash(), again.hash());
    let run = |case: &AnalysisCase| analyse(case, &mut |_| ControlFlow::Continue(())).unwrap();
    assert_eq!(run(&first), run(&again));
}

#[test]
fn the_same_case_gives_the_same_bytes_and_another_seed_others() {
    let text = |text: &str| analysis_json(&outcome(text)).unwrap();
    assert!(text(CROSSING) == text(CROSSING));
    let [one, other] = ["1", "2"].map(|seed| {
        outcome(&format!("{SKID}[uncertainty]\nseed = \"{seed}\"\nplan = \"monte-carlo\"\nindices = false\n"))
    });
    let [one, other] = [&one, &other].map(|outcome| spread(outcome, "skid.speed"));
    assert!(one.median != other.median);
    assert!((one.median - other.median).abs() < 0.05);
}

#[test]
fn a_case_may_say_what_a_formula_is_there_for() {
    let declared = SKID.replace("formula = ", "result = \"time\"\nformula = ");
    let (plain, told) = (outcome(SKID), outcome(&declared));
    let name =
        |outcome: &AnalysisOutcome| outcome.analyses[0].main_figure().map(|figure| figure.name.clone());
    assert_eq!((name(&plain).as_deref(), name(&told).as_deref()), (Some("speed"), Some("time")));
    assert_eq!(told.analyses[0].result.as_deref(), Some("time"));
    assert_eq!(told.echo["analyses"][0]["result"], "time");
    let again = AnalysisCase::from_value(case(&declared).to_value()).unwrap();
    assert_eq!(again.hash(), case(&declared).hash());
    // Nothing else of the outcome changes, and a case without it is what it was.
    assert_eq!(told.analyses[0].figures, plain.analyses[0].figures);
    assert!(!analysis_json(&plain).unwrap().contains("\"result\""));

    for wrong in ["sped", "segment_speeds[1]"] {
        let problems = problems(&SKID.replace("formula = ", &format!("result = \"{wrong}\"\nformula = ")));
        let [problem] = problems.as_slice() else { panic!("{problems:?}") };
        assert_eq!((problem.code, problem.path.as_str()), (5012, "analyses.skid.result"));
        assert!(problem.limit.as_deref().is_some_and(|limit| limit.starts_with("speed, ")), "{problem:?}");
    }
}

#[test]
fn formulas_whose_figures_others_take_are_steps() {
    let outcome = outcome(CROSSING);
    let steps: Vec<&str> =
        outcome.analyses.iter().filter(|one| outcome.is_step(one)).map(|one| one.id.as_str()).collect();
    assert_eq!(steps, ["slide-1", "slide-2", "throw"]);
}

#[test]
fn correlation_widens_what_adds_up_and_leaves_indices_out() {
    let between = "between = [\"skid.segments[0].length\", \"second.segments[0].length\"]";
    let deviation = |rank: &str| {
        let text = format!("{SKID}{SECOND}[[correlations]]\n{between}\nrank = {rank}\n");
        let outcome = outcome(&text);
        let found = spread(&outcome, "second.speed");
        assert!(found.influences.iter().all(|influence| influence.first_index.is_none()));
        assert_eq!(outcome.warnings.len(), 1);
        assert_eq!(outcome.warnings[0].code, 5015);
        let first_order = found.first_order.expect("there is one").standard_deviation;
        assert!((found.standard_deviation / first_order - 1.0).abs() < 0.03);
        found.standard_deviation
    };
    assert!(deviation("0.9") > 1.01 * deviation("-0.9"));
}

#[test]
fn every_problem_is_told_at_once_with_its_path() {
    let text = r#"
schema = "accuscene/analysis/1"
[[analyses]]
id = "skid"
formula = "slide"
inputs.segments = [{ friction = -3.0, length = "30 m" }]
[[analyses]]
id = "which"
formula = "slid"
inputs = {}
[[analyses]]
id = "bad id"
formula = "slide"
inputs.segments = [{ friction = 0.5, length = "30 m" }]
[[analyses]]
id = "good"
formula = "slide"
inputs.segments = [{ friction = { value = 0.5, sigma = 0.1 }, length = "30 m" }]
[[analyses]]
id = "good"
formula = "slide"
inputs.segments = [{ friction = 0.5, length = "30 m" }]
[[analyses]]
id = "linked"
formula = "slide"
inputs.segments = [{ friction = 0.5, length = { from = "good.speed" } }]
[[analyses]]
id = "lost"
formula = "slide"
inputs.segments = [{ friction = 0.5, length = { from = "good.sped" } }]
[[correlations]]
between = ["good.segments[0].friction", "good.segments[0].length"]
rank = 0.5
[uncertainty]
samples = 1000
"#;
    let found = problems(text);
    let found: Vec<(u32, &str)> = found.iter().map(|problem| (problem.code, problem.path.as_str())).collect();
    for wanted in [
        "analyses.skid.inputs.segments[0].friction",
        "analyses.which.formula",
        "analyses[2].id",
        "analyses[4].id",
        "analyses.linked.inputs.segments[0].length.from",
        "analyses.lost.inputs.segments[0].length.from",
        "correlations[0].between[1]",
        "uncertainty.samples",
    ] {
        assert_eq!(found.iter().filter(|(_, path)| *path == wanted).count(), 1, "{wanted} in {found:?}");
    }
    assert_eq!(found.len(), 8, "{found:?}");
    let codes: Vec<u32> = found.iter().map(|(code, _)| *code).filter(|code| *code >= 5000).collect();
    assert_eq!(codes, [5010, 5011, 5011, 5012, 5012, 5013, 5014]);
}

#[test]
fn a_figure_that_the_input_cannot_take_is_a_problem_and_drops_no_formula() {
    // A skid of 2000 m gives more than the 150 m/s that an end speed may have.
    let text = format!("{SKID}{SECOND}")
        .replace("value = 0.7, sigma = 0.02", "value = 2.0")
        .replace("{ value = \"30 m\", sigma = \"0.5 m\" }", "\"1000 m\"");
    let found = problems(&text);
    assert_eq!(found.len(), 1, "{found:?}");
    assert_eq!(found[0].path, "analyses.second.inputs.end_speed");
}

#[test]
fn sobol_wants_a_power_of_two_and_others_do_not() {
    let with = |plan: &str, samples: u32| {
        format!("{SKID}[uncertainty]\nplan = \"{plan}\"\nsamples = {samples}\nindices = false\n")
    };
    let refused = problems(&with("sobol", 1000));
    assert_eq!((refused.len(), refused[0].code, refused[0].path.as_str()), (1, 5014, "uncertainty.samples"));
    assert!(refused[0].hint.as_deref().is_some_and(|hint| hint.contains("1024")));
    for (plan, samples) in [("sobol", 1024), ("latin-hypercube", 1000), ("monte-carlo", 1000)] {
        let found = spread(&outcome(&with(plan, samples)), "skid.speed");
        assert_eq!((found.samples, found.failed), (u64::from(samples), 0), "{plan}");
    }
}

#[test]
fn samples_without_an_answer_are_counted_and_left_out() {
    // Below 0 m/s² no braking: normal with a wide sigma reaches beyond the range of the input.
    let text = SKID.replace("sigma = 0.02", "sigma = 0.4") + "[uncertainty]\nsamples = 1024\n";
    let found = spread(&outcome(&text), "skid.speed");
    assert!(found.failed > 10 && found.failed < 200, "{}", found.failed);
    assert_eq!(found.samples + found.failed, 1024);
    assert!(found.low.is_finite() && found.low < found.median && found.median < found.high);
    assert_eq!(found.histogram.counts.iter().sum::<u64>(), found.samples);
}

#[test]
fn a_case_without_uncertainty_has_no_spread() {
    let text = SKID.replace(", sigma = 0.02", "").replace(", sigma = \"0.5 m\"", "");
    let outcome = outcome(&text);
    assert!(outcome.uncertain.is_empty() && outcome.warnings.is_empty());
    assert!(
        outcome.analyses[0].figures.iter().all(|figure| figure.spread.is_none() && figure.value.is_some())
    );
}

#[test]
fn first_order_and_sampling_agree_where_the_formula_is_nearly_linear() {
    let found = spread(&outcome(SKID), "skid.speed");
    let order = found.first_order.expect("there is one");
    assert!(order.valid);
    assert!((order.standard_deviation / found.standard_deviation - 1.0).abs() < 0.01);
    assert!((order.second_order_mean - found.mean).abs() < 0.01 * found.standard_deviation);
    let half = 1.644_854 * order.standard_deviation;
    assert!((0.5 * (found.high - found.low) / half - 1.0).abs() < 0.02);
}

#[test]
fn indices_of_a_nearly_linear_formula_sum_to_one() {
    let found = spread(&outcome(SKID), "skid.speed");
    let sum = |of: fn(&accuscene::analyse::Influence) -> Option<[f64; 2]>| {
        found.influences.iter().map(|influence| of(influence).expect("asked for")[0]).sum::<f64>()
    };
    assert!((sum(|influence| influence.first_index) - 1.0).abs() < 0.02);
    assert!((sum(|influence| influence.total_index) - 1.0).abs() < 0.02);
    assert!(found.influences[0].rank_correlation.is_some_and(|rank| rank > 0.7));
}

#[test]
fn an_input_whose_ends_give_the_same_is_still_an_influence() {
    // The greatest throw lies within the range of the angle: both its ends need about the same speed.
    let text = r#"
schema = "accuscene/analysis/1"
[[analyses]]
id = "throw"
formula = "searle"
[analyses.inputs]
throw_distance = "20 m"
friction = 1.0
launch_angle = { value = "45 deg", dist = { kind = "uniform", low = "25 deg", high = "65 deg" } }
[uncertainty]
samples = 256
"#;
    let found = spread(&outcome(text), "throw.speed");
    let [influence] = &found.influences[..] else { panic!("{:?}", found.influences) };
    assert_eq!(influence.input, "throw.launch_angle");
    let [Some(low), Some(high)] = influence.at_quantiles else { panic!("both") };
    assert!((low - high).abs() < 1e-9 && low > found.median);
    assert!(influence.total_index.is_some_and(|index| index[0] > 0.9));
}

#[test]
fn progress_reaches_its_end_and_can_stop_the_work() {
    let case = case(SKID);
    let mut last = None;
    let told = &mut |progress: accuscene::analyse::AnalyseProgress| {
        assert!(last.is_none_or(|done| done <= progress.done));
        last = Some(progress.done);
        ControlFlow::Continue(())
    };
    analyse(&case, told).unwrap();
    assert_eq!(last, Some(8192));
    let stopped = analyse(&case, &mut |_| ControlFlow::Break(()));
    assert!(matches!(stopped, Err(EngineError::Physics(_))));
}

#[test]
fn samples_that_would_not_fit_are_refused_before_they_are_drawn() {
    let mut text = String::from("schema = \"accuscene/analysis/1\"\nuncertainty = { samples = 1048576 }\n");
    for k in 0..20 {
        text.push_str(&format!(
            "[[analyses]]\nid = \"skid-{k}\"\nformula = \"slide\"\n\
             inputs.segments = [{{ friction = {{ value = 0.7, sigma = 0.05 }}, length = 30 }}]\n"
        ));
    }
    // 20 frictions and 120 figures: 2^26 numbers are 2^18 samples of them.
    let Err(error) = AnalysisCase::from_toml(&text) else { panic!("2^20 samples of 140 columns") };
    let problems = error.problems();
    assert_eq!((problems[0].code, problems[0].path.as_str()), (5014, "uncertainty.samples"));
    assert_eq!(problems[0].hint.as_deref(), Some("take 262144"));
    assert!(AnalysisCase::from_toml(&text.replace("1048576", "262144")).is_ok());
}
