//! Reconstruction through the engine: documents, identity on any number of threads, a report that holds what was found,
//! refusals and cancelling.
#![allow(
    clippy::expect_used,
    clippy::panic,
    clippy::unwrap_used,
    reason = "a failed expectation is a failed test"
)]

use accuscene::reconstruct::ReconstructStage;
use accuscene::report::{ReportOptions, reconstruction_html};
use accuscene::{
    EngineError, ReconstructOptions, ReconstructionOutcome, Scene, Threads, export, reconstruct,
};
use std::num::NonZeroUsize;
use std::ops::ControlFlow;

/// A car that brakes over 24 m; how it is named is up to the test.
fn skid(name: &str) -> Scene {
    let text = format!(
        r#"
        schema = "accuscene/scene/1"
        case = {{ title = "A skid <b>" }}
        options = {{ duration = 6, step = 0.005, record_interval = 0.05 }}
        terrain = {{ friction = {{ value = 0.7, sigma = 0.05 }} }}
        [[vehicles]]
        id = "car"
        name = "{name}"
        mass = 1400
        dimensions = {{ length = 4.4, width = 1.75, wheelbase = 2.6 }}
        start = {{ position = [0, 0] }}
        driver = {{ phases = [{{ brake = 1 }}] }}
        [[unknowns]]
        path = "vehicles.car.start.speed"
        name = "Speed"
        low = "20 km/h"
        high = "120 km/h"
        [[unknowns]]
        path = "terrain.friction"
        low = 0.4
        high = 1.0
        [[evidence]]
        kind = "rest-pose"
        id = "rest"
        subject = "car"
        position = [{{ value = 24.0, sigma = 0.4 }}, 0]
        "#
    );
    Scene::from_toml(&text).unwrap()
}

fn options() -> ReconstructOptions {
    ReconstructOptions { budget: 200, draws: 12, effective: 40, ..ReconstructOptions::default() }
}

fn found(scene: &Scene, threads: usize) -> ReconstructionOutcome {
    let threads = Threads::new(NonZeroUsize::new(threads).unwrap());
    reconstruct(scene, &options(), &threads, &mut |_| ControlFlow::Continue(())).unwrap()
}

#[test]
fn a_skid_has_the_speed_of_its_closed_form() {
    let outcome = found(&skid("car"), 2);
    let [speed, friction] = &outcome.unknowns[..] else { panic!("two unknowns") };
    // v = sqrt(2 mu g d), whose relative deviation is half of the friction's.
    let closed = (2.0 * 0.7 * 9.806_65 * 24.0_f64).sqrt();
    assert!((speed.median / closed - 1.0).abs() < 0.03, "{speed:?}");
    assert!((speed.standard_deviation / speed.median - 0.5 * 0.05 / 0.7).abs() < 0.012, "{speed:?}");
    assert!(friction.ratio > 0.75 && speed.ratio < 0.15, "{friction:?}");
    assert!(outcome.correlation[0][1] > 0.9);
    // Friction and speed go together: that direction is open.
    assert_eq!(outcome.explanations.len(), 1);
    assert!((outcome.samples.weights.iter().sum::<f64>() - 1.0).abs() < 1e-9);
    assert!(speed.histogram.posterior.iter().sum::<f64>() > 0.999);
    let prior: f64 = friction.histogram.prior.iter().sum();
    assert!(prior > 0.5 && prior <= 1.0 + 1e-9, "{prior}");
    assert_eq!(outcome.draws.iter().map(|draw| draw.times).sum::<u32>(), 12);
    assert!(outcome.figures.iter().any(|figure| figure.figure.name() == "rest_time" && figure.draws == 12));
    // The deviation of y was left to the engine.
    assert!(outcome.evidence[0].components[1].assumed_sigma);
    assert!(outcome.warnings.iter().any(|note| note.code == 5040 && note.message.contains("rest")));
}

#[test]
fn threads_change_no_bit_and_json_reads_back() {
    let scene = skid("car");
    let texts: Vec<String> =
        [1, 3].iter().map(|n| export::reconstruction_json(&found(&scene, *n)).unwrap()).collect();
    assert_eq!(texts[0], texts[1]);
    let outcome = export::reconstruction_from_json(&texts[0]).unwrap();
    assert_eq!(export::reconstruction_json(&outcome).unwrap(), texts[0]);
    let lines = export::reconstruction_csv(&outcome);
    assert!(lines.starts_with("weight,explanation,misfit,vehicles.car.start.speed,terrain.friction\r\n"));
    assert_eq!(lines.lines().count(), 1 + outcome.samples.len());
    let html = |outcome| reconstruction_html(outcome, &ReportOptions::default());
    assert_eq!(html(&outcome), html(&found(&scene, 1)));
}

#[test]
fn the_report_escapes_what_the_scene_says() {
    let outcome = found(&skid("<script>alert(1)</script>"), 2);
    let html = reconstruction_html(&outcome, &ReportOptions::default());
    assert!(!html.contains("<script>alert") && html.contains("&lt;script&gt;alert"));
    assert!(html.contains("A skid &lt;b&gt;") && html.contains("id=\"evidence\"") && !html.contains("NaN"));
    assert_eq!(html.matches("<g class=\"draw\"").count(), outcome.draws.len());
}

#[test]
fn what_cannot_be_reconstructed_is_refused() {
    let refusal = |scene: &Scene, options: &ReconstructOptions| {
        let threads = Threads::new(NonZeroUsize::MIN);
        reconstruct(scene, options, &threads, &mut |_| ControlFlow::Continue(())).unwrap_err()
    };
    let mut bare = skid("car");
    bare.unknowns.clear();
    bare.evidence.clear();
    let error = refusal(&bare, &options());
    assert_eq!((error.code(), error.problems().len()), (2511, 2), "{error}");
    let few = ReconstructOptions { budget: 50, ..options() };
    assert_eq!(refusal(&skid("car"), &few).code(), 2506);
    for wrong in [
        ReconstructOptions { budget: u32::MAX, ..options() },
        ReconstructOptions { draws: u16::MAX, ..options() },
        ReconstructOptions { level: 1.0, ..options() },
        ReconstructOptions { effective: 0, ..options() },
    ] {
        assert_eq!(refusal(&skid("car"), &wrong).code(), 2504, "{wrong:?}");
    }
}

#[test]
fn a_break_ends_it_at_any_stage() {
    let scene = skid("car");
    for stage in [ReconstructStage::Screening, ReconstructStage::Sampling, ReconstructStage::Replaying] {
        let threads = Threads::new(NonZeroUsize::MIN);
        let broken: Result<_, EngineError> = reconstruct(&scene, &options(), &threads, &mut |now| {
            assert!(now.done <= now.total);
            if now.stage == stage { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
        });
        assert!(broken.unwrap_err().to_string().contains("cancelled"), "{}", stage.name());
    }
}

#[test]
fn why_runs_do_not_show_the_evidence_is_told() {
    let mut scene = skid("car");
    let mut lasting = |seconds: f64| {
        scene.set_quantities(&[("options.duration", seconds)]).unwrap();
        let threads = Threads::new(NonZeroUsize::MIN);
        reconstruct(&scene, &options(), &threads, &mut |_| ControlFlow::Continue(()))
    };
    let never = lasting(0.5).unwrap_err();
    assert_eq!(never.code(), 2507);
    let text = never.to_string();
    assert!(text.contains("rest is not seen (car still moves when the run ends)"), "{text}");
    let often = lasting(2.7).unwrap();
    let told = often.warnings.iter().find(|note| note.code == 2545).unwrap();
    let count = format!("in {} rest is not seen (car still moves when the run ends)", often.fit.failed);
    assert!(told.message.contains(&count), "{told:?}");
}
