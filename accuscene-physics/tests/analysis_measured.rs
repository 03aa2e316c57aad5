//! Formulas of stops, slides and recorders against measured runs; the errors are printed.
#![allow(
    clippy::expect_used,
    clippy::panic,
    clippy::unwrap_used,
    reason = "a failed expectation is a failed test"
)]

use accuscene_core::arith::Real;
use accuscene_core::quantity::{Quantity, STANDARD_GRAVITY};
use accuscene_physics::analysis::{
    Formula, MotorcyclePhase, MotorcyclePhaseKind, MotorcycleSlide, Recorder, RecorderFound, RecorderSample,
    Stopping,
};

fn q<D>(value: f64) -> Quantity<D> {
    Quantity::new(value)
}

fn rows(text: &'static str) -> Vec<Vec<&'static str>> {
    text.lines().filter(|line| !line.starts_with('#')).map(|line| line.split(',').collect()).collect()
}

/// A measured speed over time.
struct Stop(Vec<[f64; 2]>);

impl Stop {
    fn read() -> Self {
        let number = |cell: &&str| cell.parse::<f64>().unwrap();
        let row = |row: &Vec<&str>| [number(&row[0]), number(&row[1])];
        Self(rows(include_str!("data/cherokee_stop.csv")).iter().map(row).collect())
    }

    fn speed(&self, time: f64) -> f64 {
        let k = self.0.iter().position(|[t, _]| *t > time).unwrap();
        let ([t0, v0], [t1, v1]) = (self.0[k - 1], self.0[k]);
        v0 + (v1 - v0) * (time - t0) / (t1 - t0)
    }

    fn way(&self, from: f64, to: f64) -> f64 {
        let step = (to - from) / 4000.0;
        (0..4000).map(|k| step * self.speed(from + step * (f64::from(k) + 0.5))).sum()
    }

    /// What a recorder keeps that is triggered at a time, its values `age` older than their labels.
    fn recorded(&self, trigger: f64, step: f64, age: f64, braking: Option<f64>) -> RecorderFound {
        let samples = (0..3).rev().map(|k| {
            let label = -step * f64::from(k);
            RecorderSample::new(q(label), q(self.speed(trigger + label - age)))
        });
        let recorder = Recorder { hardest_braking: braking.map(q), ..Recorder::new(samples.collect()) };
        recorder.solve().unwrap().found
    }
}

#[test]
fn a_measured_stop_is_told_from_its_way() {
    let stop = Stop::read();
    let (onset, speed) = (6.01, stop.speed(6.01));
    let way = stop.way(onset, 11.2);
    // Mean deceleration of the stop, and 0.18 s to nine tenths of it, as published for this test.
    let told = Stopping {
        rise_time: Some(q(0.2)),
        distance_available: Some(q(way)),
        ..Stopping::new(q(speed), q(0.0), q(4.52))
    };
    let found = told.solve().unwrap().found;
    let error = found.avoid_speed.unwrap() / speed - 1.0;
    println!(
        "stop of {way:.1} m from {speed:.2} m/s: told {:.2} m/s, {:+.1} %",
        found.avoid_speed.unwrap(),
        100.0 * error
    );
    assert!(error.abs() < 0.05);
}

#[test]
fn bounds_of_a_recorder_hold_in_a_measured_stop() {
    let stop = Stop::read();
    let (mut cases, mut by_trend, mut by_braking) = (0, 0, 0);
    let (mut worst_speed, mut worst_way) = (0.0_f64, 0.0_f64);
    for step in [0.1, 0.5] {
        for age in [0.0, 0.25, 0.5, 0.75, 1.0].map(|share| share * step) {
            for trigger in (0..8).map(|k| 6.55 + 0.5 * f64::from(k)) {
                let speed = stop.speed(trigger);
                let way = stop.way(trigger - 2.0 * step - age, trigger);
                let holds = |found: &RecorderFound| {
                    let (low, high) = (found.distances_to_impact_low[0], found.distances_to_impact_high[0]);
                    found.impact_speed_low <= speed
                        && speed <= found.impact_speed_high
                        && low <= way
                        && way <= high
                };
                let trend = stop.recorded(trigger, step, age, None);
                cases += 1;
                by_trend += i32::from(holds(&trend));
                by_braking += i32::from(holds(&stop.recorded(trigger, step, age, Some(7.0))));
                worst_speed = Real::max(worst_speed, (trend.impact_speed - speed).abs());
                worst_way = Real::max(worst_way, (trend.distances_to_impact[0] - way).abs());
            }
        }
    }
    println!(
        "{cases} records of a measured stop: bounds hold in {by_trend} by the trend, in {by_braking} with braking to 7 m/s²"
    );
    println!("as labelled off by up to {:.1} km/h and {worst_way:.1} m", 3.6 * worst_speed);
    assert_eq!(by_braking, cases);
    assert!(by_trend * 10 >= cases * 8, "{by_trend} of {cases}");
}

#[test]
fn measured_speeds_of_a_recorder_against_the_rule() {
    // Ford Flex of 2010 against satellite speed, 18 runs (SAE 2011-01-0812): true speed, indicated speed, braking; km/h.
    let runs = [(113.0, 113.0 * (1.0 - 0.014), false), (60.0, 60.0 - 3.0, true), (60.0, 60.0 - 6.8, true)];
    let holds = runs.map(|(true_speed, indicated, brake)| {
        let sample =
            |time| RecorderSample { brake: Some(brake), ..RecorderSample::new(q(time), q(indicated / 3.6)) };
        let found = Recorder::new(vec![sample(-0.5), sample(0.0)]).solve().unwrap().found;
        let (low, high) = (3.6 * found.impact_speed_low, 3.6 * found.impact_speed_high);
        println!("true {true_speed} km/h, indicated {indicated:.1}: told {low:.1} to {high:.1}");
        low <= true_speed && true_speed <= high
    });
    // The accuracy of the rule is that of the signal: tyres may deceive beyond it, which `tyre_error` takes in.
    assert_eq!(holds, [false, true, true]);
    let sample = |time| RecorderSample::new(q(time), q(runs[0].1 / 3.6));
    let worn = Recorder { tyre_error: Some(q(0.02)), ..Recorder::new(vec![sample(-0.5), sample(0.0)]) };
    assert!(3.6 * worn.solve().unwrap().found.impact_speed_high > 113.0);
}

#[test]
fn measured_slides_of_motorcycles_against_the_assumed_ranges() {
    let mut inside = Vec::new();
    for row in rows(include_str!("data/motorcycle_slides.csv")) {
        let kind = match row[1] {
            "on-side" => MotorcyclePhaseKind::OnSide,
            "on-fairing" => MotorcyclePhaseKind::OnFairing,
            other => panic!("{other}"),
        };
        let (kmh, drag): (f64, f64) = (row[2].parse().unwrap(), row[3].parse().unwrap());
        let length = kmh * kmh / (3.6 * 3.6 * 2.0 * drag * STANDARD_GRAVITY);
        let phase = MotorcyclePhase { length: Some(q(length)), ..MotorcyclePhase::new(kind) };
        let found = MotorcycleSlide::new(vec![phase]).solve().unwrap().found;
        let (low, told, high) = (3.6 * found.speed_low, 3.6 * found.speed, 3.6 * found.speed_high);
        let error = 100.0 * (told / kmh - 1.0);
        println!(
            "{}: {kmh} km/h over {length:.1} m, told {told:.1} ({low:.1} to {high:.1}), {error:+.1} %",
            row[0]
        );
        inside.push(low <= kmh + 1e-9 && kmh <= high);
    }
    // The machine without its fairing slid further than the range for the side allows, as the formula's validity says.
    assert_eq!(inside, [true, true, true, false]);
}
