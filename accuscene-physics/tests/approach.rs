//! Ways to the start, run backward: numbers by hand, and forward again to where they began.

#![allow(
    clippy::expect_used,
    clippy::panic,
    clippy::unwrap_used,
    reason = "a failed expectation is a failed test"
)]

use accuscene_core::arith::{FRAC_PI_2, Real, TAU, sin_cos};
use accuscene_physics::approach::{
    Approach, ApproachError, Arrival, Demand, Extent, MOST_PHASES, Phase, demands,
};
use accuscene_physics::terrain::{Ground, Plane, Road, Terrain, Zone};
use proptest::prelude::*;

const G: f64 = 9.80665;

fn at(speed: f64) -> Arrival {
    Arrival { position: [0.0, 0.0], heading: 0.0, course: 0.0, speed }
}

fn close(found: f64, wanted: f64) {
    assert!((found - wanted).abs() <= 1e-12 * Real::max(wanted.abs(), 1.0), "{found} instead of {wanted}");
}

fn bend(extent: Extent, acceleration: f64, radius: f64) -> Phase {
    Phase { radius: Some(radius), ..Phase::new(extent, acceleration) }
}

#[test]
fn reaction_and_braking_are_those_of_the_hand_calculation() {
    // Braked with 8 m/s2 over 11 m to 20 m/s: 400 + 176 = 24 squared; 4/8 = 0.5 s. Before that 1 s at 24 m/s.
    let phases = [Phase::new(Extent::Duration(1.0), 0.0), Phase::new(Extent::Distance(11.0), -8.0)];
    let approach = Approach::to(&at(20.0), &phases).unwrap();
    let [reaction, braking] = approach.stages.as_slice() else { panic!("two stages") };
    for (found, wanted) in [
        (braking.speed, 24.0),
        (braking.time, -0.5),
        (braking.distance, 11.0),
        (braking.position[0], -11.0),
        (braking.duration, 0.5),
        (reaction.speed, 24.0),
        (reaction.time, -1.5),
        (reaction.distance, 35.0),
        (reaction.position[0], -35.0),
        (reaction.position[1], 0.0),
        (reaction.length, 24.0),
    ] {
        close(found, wanted);
    }
    assert_eq!((reaction.name(), braking.name()), ("steady speed", "braking"));
    assert_eq!(braking.points, [braking.position, [0.0, 0.0]]);
    assert_eq!(approach.begin(), Some(reaction));
}

#[test]
fn time_way_and_speed_say_the_same_of_one_phase() {
    // From 24 to 20 m/s with 8 m/s2.
    for extent in [Extent::Duration(0.5), Extent::Distance(11.0), Extent::Speed(24.0)] {
        let stage = &Approach::to(&at(20.0), &[Phase::new(extent, -8.0)]).unwrap().stages[0];
        for (found, wanted) in [(stage.speed, 24.0), (stage.duration, 0.5), (stage.length, 11.0)] {
            close(found, wanted);
        }
    }
}

#[test]
fn a_quarter_of_a_left_bend_begins_on_its_right_side_and_keeps_the_side_slip() {
    // It comes from the south to drive west at the end: the centre lies 20 m to its left, in the south.
    let arrival = Arrival { position: [5.0, 7.0], heading: 3.0, course: 2.0 * FRAC_PI_2, speed: 10.0 };
    let way = 20.0 * FRAC_PI_2;
    let stage = &Approach::to(&arrival, &[bend(Extent::Distance(way), 0.0, 20.0)]).unwrap().stages[0];
    close(stage.position[0], 25.0);
    close(stage.position[1], -13.0);
    close(stage.course, FRAC_PI_2);
    close(stage.heading - stage.course, 3.0 - 2.0 * FRAC_PI_2);
    // 31.4 m: 32 parts.
    assert_eq!(stage.points.len(), 33);
    for [x, y] in &stage.points {
        close(((x - 5.0) * (x - 5.0) + (y + 13.0) * (y + 13.0)).sqrt(), 20.0);
    }
    assert_eq!(stage.points[32], arrival.position);
}

#[test]
fn a_vehicle_that_set_out_from_rest_stood_before() {
    let phases = [Phase::new(Extent::Duration(3.0), 0.0), Phase::new(Extent::Speed(0.0), 2.0)];
    let approach = Approach::to(&at(10.0), &phases).unwrap();
    let [standing, setting_out] = approach.stages.as_slice() else { panic!("two stages") };
    assert_eq!((setting_out.speed, setting_out.time, setting_out.distance), (0.0, -5.0, 25.0));
    assert_eq!((standing.speed, standing.time, standing.distance), (0.0, -8.0, 25.0));
    assert_eq!((standing.name(), setting_out.name()), ("standing", "accelerating"));
    assert_eq!(standing.position, setting_out.position);
    // Rounding of the way from rest is no speed below zero.
    let exact = Approach::to(&at(10.1), &[Phase::new(Extent::Distance(10.1 * 10.1 / 4.4), 2.2)]).unwrap();
    assert!(exact.stages[0].speed < 1e-6);
}

#[test]
fn what_cannot_be_is_refused_with_phase_value_and_limit() {
    let refused = |speed: f64, phases: &[Phase]| Approach::to(&at(speed), phases).unwrap_err();
    let steady = Phase::new(Extent::Duration(1.0), 0.0);
    // 10 m/s are reached from rest with 4 m/s2 in 2.5 s and 12.5 m.
    let error = refused(10.0, &[steady.clone(), Phase::new(Extent::Distance(13.0), 4.0)]);
    assert_eq!(error, ApproachError::Stood { phase: 1, field: "distance", value: 13.0, limit: 12.5 });
    assert_eq!((error.code(), error.phase(), error.value()), (2602, Some(1), 13.0));
    assert_eq!(error.limit(), "at most 12.5 m");
    let error = refused(10.0, &[Phase::new(Extent::Duration(2.6), 4.0)]);
    assert_eq!(error, ApproachError::Stood { phase: 0, field: "duration", value: 2.6, limit: 2.5 });
    for (speed, acceleration) in [(8.0, -5.0), (12.0, 5.0), (12.0, 0.0)] {
        let error = refused(10.0, &[Phase::new(Extent::Speed(speed), acceleration)]);
        assert_eq!(error, ApproachError::Unreached { phase: 0, speed, follows: 10.0, acceleration });
    }
    let error = refused(0.0, &[Phase::new(Extent::Distance(1.0), 0.0)]);
    assert_eq!(error, ApproachError::Endless { phase: 0, duration: f64::INFINITY, limit: 3600.0 });
    let error = refused(140.0, &[Phase::new(Extent::Duration(1.0), -11.0)]);
    assert_eq!(error, ApproachError::TooFast { phase: 0, speed: 151.0, limit: 150.0 });
    let many = vec![Phase::new(Extent::Duration(0.0), 0.0); MOST_PHASES + 1];
    let all = [
        error,
        refused(1.0, &many),
        refused(f64::NAN, &[]),
        refused(-1.0, &[]),
        refused(1.0, &[Phase::new(Extent::Duration(f64::NAN), 0.0)]),
        refused(1.0, &[Phase::new(Extent::Duration(-1.0), 0.0)]),
        refused(1.0, &[Phase::new(Extent::Duration(1.0), f64::INFINITY)]),
        refused(1.0, &[bend(Extent::Duration(1.0), 0.0, 0.5)]),
        refused(1.0, &[bend(Extent::Duration(1.0), 0.0, f64::NAN)]),
    ];
    for error in all {
        assert!(error.is_recoverable() && !error.limit().is_empty() && !error.hint().is_empty(), "{error}");
    }
}

fn road(friction: f64) -> Terrain {
    Terrain::new(Ground::Plane(Plane::new(0.0, 0.0)), Road::dry(friction))
}

fn asked(terrain: &Terrain, speed: f64, phases: &[Phase]) -> Vec<Demand> {
    demands(&Approach::to(&at(speed), phases).unwrap(), terrain, G, 0.5)
}

#[test]
fn braking_and_cornering_share_the_friction_of_the_ground() {
    // 6 m/s2 along and, at the begin, 400/50 = 8 m/s2 across: 10 m/s2 together.
    let phases = [bend(Extent::Speed(20.0), -6.0, -50.0)];
    assert!(asked(&road(10.001 / G), 10.0, &phases).is_empty());
    let found = asked(&road(9.999 / G), 10.0, &phases);
    let [worst] = found.as_slice() else { panic!("one stage asks too much: {found:?}") };
    close(worst.needed, 10.0 / G);
    close(worst.speed, 20.0);
    close(worst.distance, 25.0);
    // Alike all the way: its begin is told.
    let even = asked(&road(0.7), 20.0, &[bend(Extent::Distance(30.0), 0.0, 55.0)]);
    assert_eq!((even.len(), even[0].distance), (1, 30.0));
    assert!(asked(&road(0.62), 20.0, &[Phase::new(Extent::Duration(1.0), -6.0)]).is_empty());
    assert_eq!(asked(&road(0.61), 20.0, &[Phase::new(Extent::Duration(1.0), -6.0)]).len(), 1);
}

#[test]
fn slope_and_zones_are_those_under_the_way() {
    let braking = [Phase::new(Extent::Distance(30.0), -5.0)];
    // Downhill along x by 1 in 10: (5 + g sin) / (g cos).
    let plane = Plane::new(-0.1, 0.0);
    let mut slope = road(0.5);
    slope.ground = Ground::Plane(plane);
    let found = asked(&slope, 10.0, &braking);
    close(found[0].needed, (5.0 + G * plane.normal.x) / (G * plane.normal.z));
    assert!(asked(&road(0.55), 10.0, &braking).is_empty());
    // Ice between 12 and 18 m before the start.
    let mut icy = road(0.8);
    let ring = vec![[-18.0, -5.0], [-12.0, -5.0], [-12.0, 5.0], [-18.0, 5.0]];
    icy.zones.push(Zone::new("ice".to_owned(), ring, Road::dry(0.1)));
    let found = asked(&icy, 10.0, &braking);
    assert_eq!(found[0].given, 0.1);
    assert!((12.0..=18.0).contains(&found[0].distance), "{found:?}");
}

/// One phase forward by the elementary laws, round the centre of its bend.
fn forward(at: &Arrival, a: f64, radius: Option<f64>, time: f64) -> Arrival {
    let way = at.speed * time + 0.5 * a * time * time;
    let (sin, cos) = sin_cos(at.course);
    let [x, y] = at.position;
    let turn = radius.map_or(0.0, |radius| way / radius);
    let position = match radius {
        None => [x + way * cos, y + way * sin],
        Some(radius) => {
            let (later_sin, later_cos) = sin_cos(at.course + turn);
            [x + radius * (later_sin - sin), y + radius * (cos - later_cos)]
        }
    };
    Arrival { position, heading: at.heading + turn, course: at.course + turn, speed: at.speed + a * time }
}

fn arrivals() -> impl Strategy<Value = Arrival> {
    let place = || -1e3..1e3_f64;
    ((place(), place()), -TAU..TAU, -1.5..1.5_f64, 0.0..40.0_f64).prop_map(|((x, y), course, slip, speed)| {
        Arrival { position: [x, y], heading: course + slip, course, speed }
    })
}

fn phases() -> impl Strategy<Value = Vec<Phase>> {
    let extent = prop_oneof![
        (0.0..4.0_f64).prop_map(Extent::Duration),
        (0.0..40.0_f64).prop_map(Extent::Distance),
        (0.0..60.0_f64).prop_map(Extent::Speed),
    ];
    let radius = prop_oneof![Just(None), (1.0..800.0_f64).prop_map(Some), (-800.0..-1.0_f64).prop_map(Some),];
    let phase = (extent, -9.0..2.0_f64, radius)
        .prop_map(|(extent, acceleration, radius)| Phase { radius, ..Phase::new(extent, acceleration) });
    prop::collection::vec(phase, 1..6)
}

proptest! {
    #[test]
    fn forward_from_the_first_stage_it_arrives_at_the_start(arrival in arrivals(), phases in phases()) {
        let Ok(approach) = Approach::to(&arrival, &phases) else { return Ok(()) };
        let first = &approach.stages[0];
        let mut at = Arrival {
            position: first.position,
            heading: first.heading,
            course: first.course,
            speed: first.speed,
        };
        for (phase, stage) in phases.iter().zip(&approach.stages) {
            let apart = [at.position[0] - stage.position[0], at.position[1] - stage.position[1]];
            prop_assert!(apart.iter().all(|apart| apart.abs() < 1e-9), "{apart:?}");
            prop_assert!((at.speed - stage.speed).abs() < 1e-9 && stage.speed >= 0.0);
            at = forward(&at, phase.acceleration, phase.radius, stage.duration);
        }
        let apart = [at.position[0] - arrival.position[0], at.position[1] - arrival.position[1]];
        prop_assert!(apart.iter().all(|apart| apart.abs() < 1e-9), "{apart:?}");
        prop_assert!((at.speed - arrival.speed).abs() < 1e-9, "{} {}", at.speed, arrival.speed);
        prop_assert!((at.course - arrival.course).abs() < 1e-9);
        prop_assert!((at.heading - arrival.heading).abs() < 1e-9);
    }

    #[test]
    fn stages_go_back_in_time_and_way_and_are_told_with_few_points(
        arrival in arrivals(), phases in phases(), longer in 1.0..200.0_f64,
    ) {
        let stretched = phases.into_iter().map(|phase| match phase.extent {
            Extent::Distance(way) => Phase { extent: Extent::Distance(way * longer), ..phase },
            _ => phase,
        });
        let Ok(approach) = Approach::to(&arrival, &stretched.collect::<Vec<_>>()) else { return Ok(()) };
        let stages = &approach.stages;
        prop_assert!(stages.windows(2).all(|pair| pair[0].time <= pair[1].time && pair[0].distance >= pair[1].distance));
        prop_assert!(stages.iter().all(|stage| stage.time <= 0.0 && stage.time.is_finite()));
        prop_assert!(stages.iter().map(|stage| stage.points.len()).sum::<usize>() <= 500);
        prop_assert_eq!(stages.last().map(|stage| stage.points[stage.points.len() - 1]), Some(arrival.position));
        for pair in stages.windows(2) {
            prop_assert_eq!(pair[0].points[pair[0].points.len() - 1], pair[1].position);
        }
    }
}
