//! Event data recorders: integration, bounds, pulses, refusals.
#![allow(
    clippy::expect_used,
    clippy::panic,
    clippy::unwrap_used,
    reason = "a failed expectation is a failed test"
)]

use accuscene_core::quantity::{Quantity, Speed};
use accuscene_physics::analysis::{AnalysisWarning, Formula, Recorder, RecorderSample};
use proptest::prelude::*;

fn q<D>(value: f64) -> Quantity<D> {
    Quantity::new(value)
}

fn speeds(values: &[f64]) -> Vec<Quantity<Speed>> {
    values.iter().map(|value| q(*value)).collect()
}

/// Samples at half a second, the last one at the trigger.
fn samples(speeds: &[f64]) -> Vec<RecorderSample> {
    let time = |k: usize| 0.5 * (k as f64 + 1.0 - speeds.len() as f64);
    speeds.iter().enumerate().map(|(k, speed)| RecorderSample::new(q(time(k)), q(*speed))).collect()
}

proptest! {
    #[test]
    fn bounds_enclose_the_figures(speeds in prop::collection::vec(0.0..50.0, 2..12), change in -30.0..30.0) {
        let recorder = Recorder { delta_v: vec![q(0.0), q(change)], ..Recorder::new(samples(&speeds)) };
        let found = recorder.solve().unwrap().found;
        for k in 0..speeds.len() {
            prop_assert!(found.speeds_low[k] <= found.speeds[k] && found.speeds[k] <= found.speeds_high[k]);
            let (low, high) = (found.distances_to_impact_low[k], found.distances_to_impact_high[k]);
            prop_assert!(low <= found.distances_to_impact[k] && found.distances_to_impact[k] <= high);
        }
        prop_assert!(found.impact_speed_low <= found.impact_speed && found.impact_speed <= found.impact_speed_high);
        prop_assert!(found.post_speed_low <= found.post_speed && found.post_speed <= found.post_speed_high);
        prop_assert!((found.distances_to_impact[0] - found.distance).abs() < 1e-9);
    }

    #[test]
    fn steady_braking_is_enclosed_however_old_its_samples_are(
        speed in 20.0..40.0, braking in 0.0..8.0, age in 0.0..0.5, misread in -1.0..1.0, sooner in 0.0..0.5,
    ) {
        // What the recorder reads at a label is the speed `age` before it, misread by up to 1 km/h.
        let true_speed = |time: f64| -> f64 { speed - braking * time };
        let read = |k: i32| {
            let time = 0.5 * f64::from(k);
            RecorderSample::new(q(time - 2.5 - sooner), q(true_speed(time - age) + misread / 3.6))
        };
        let found = Recorder::new((1..=5).map(read).collect()).solve().unwrap().found;
        let impact = true_speed(2.5 + sooner);
        prop_assume!(impact > 0.0);
        prop_assert!(found.impact_speed_low <= impact + 1e-9 && impact <= found.impact_speed_high + 1e-9);
        for k in 0..5_u8 {
            let gone = 2.5 + sooner + age - 0.5 * (f64::from(k) + 1.0);
            let way = gone * (impact + 0.5 * braking * gone);
            let (low, high) = (found.distances_to_impact_low[usize::from(k)], found.distances_to_impact_high[usize::from(k)]);
            prop_assert!(low <= way + 1e-9 && way <= high + 1e-9, "{k}: {low} {way} {high}");
        }
    }

    #[test]
    fn a_pulse_and_its_integral_tell_the_same(pulse in prop::collection::vec(-300.0..0.0, 2..40), step in 0.001..0.008) {
        let mut sums = vec![0.0];
        for pair in pulse.windows(2) {
            sums.push(sums.last().unwrap() + 0.5 * step * (pair[0] + pair[1]));
        }
        let base = Recorder::new(samples(&[20.0, 20.0]));
        let acceleration = pulse.iter().map(|a| q(*a)).collect();
        let one = Recorder { acceleration, pulse_step: Some(q(step)), ..base.clone() }.solve().unwrap().found;
        let two = Recorder { delta_v: speeds(&sums), ..base }.solve().unwrap().found;
        prop_assert!((one.delta_v.unwrap() - two.delta_v.unwrap()).abs() < 1e-9);
        prop_assert!((one.pulse_time.unwrap() - step * (pulse.len() - 1) as f64).abs() < 1e-12);
    }
}

#[test]
fn wheels_that_brake_widen_the_upper_bound_alone() {
    let mut samples = samples(&[20.0, 18.0, 15.0]);
    samples[2].brake = Some(true);
    let solved = Recorder::new(samples.clone()).solve().unwrap();
    let assumed = |w: &AnalysisWarning| matches!(w, AnalysisWarning::Assumed { term: "braking_slip", .. });
    assert!(matches!(&solved.warnings[..], [w] if assumed(w)));
    let reach = (15.0 + 1.0 / 3.6) / 0.85;
    assert!((solved.found.speeds_high[2] - reach).abs() < 1e-12 && solved.found.speeds[2] == 15.0);
    samples[2].slip = Some(q(0.1));
    let solved = Recorder::new(samples).solve().unwrap();
    assert!(solved.warnings.is_empty());
    assert!((solved.found.speeds[2] - 15.0 / 0.9).abs() < 1e-12);
}

#[test]
fn both_directions_make_one_change_of_velocity() {
    let recorder = Recorder {
        delta_v: speeds(&[0.0, -2.0, -3.0]),
        lateral_delta_v: speeds(&[0.0, 4.0]),
        ..Recorder::new(samples(&[20.0, 20.0]))
    };
    let found = recorder.solve().unwrap().found;
    assert_eq!((found.total_delta_v, found.post_speed), (Some(5.0), Some(17.0)));
    assert!((found.delta_v_direction.unwrap().to_degrees() - 126.87).abs() < 0.01);
    assert_eq!((found.delta_v_low, found.delta_v_high), (Some(-3.3), Some(-2.7)));
}

#[test]
fn a_pulse_that_was_cut_off_is_told() {
    let acceleration = [0.0, -100.0, -150.0].map(q).to_vec();
    let cut = Recorder { acceleration, pulse_step: Some(q(0.01)), ..Recorder::new(samples(&[20.0, 20.0])) };
    assert_eq!(cut.solve().unwrap().warnings[0].code(), 2345);
}

#[test]
fn records_that_tell_nothing_are_refused() {
    let refused = |recorder: Recorder| {
        let error = recorder.solve().unwrap_err();
        (error.code(), error.path().to_owned())
    };
    let base = Recorder::new(samples(&[20.0, 20.0, 20.0]));
    assert_eq!(refused(Recorder::new(samples(&[20.0]))), (2304, "samples".to_owned()));
    let mut mixed = base.clone();
    mixed.samples.swap(0, 1);
    assert_eq!(refused(mixed), (2300, "samples[1].time".to_owned()));
    let pulse = [0.0, -100.0, 0.0].map(q).to_vec();
    let no_step = Recorder { acceleration: pulse.clone(), ..base.clone() };
    assert_eq!(refused(no_step), (2302, String::new()));
    let both = Recorder {
        acceleration: pulse,
        delta_v: speeds(&[0.0, 1.0]),
        pulse_step: Some(q(0.01)),
        ..base.clone()
    };
    assert_eq!(refused(both).0, 2302);
    let far = Recorder { delta_v: speeds(&[0.0, 101.0]), ..base };
    assert_eq!(refused(far), (2300, "delta_v[1]".to_owned()));
}
