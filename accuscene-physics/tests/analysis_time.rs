//! Time and way, stops and avoidability: consistency with each other, bounds, refusals.
#![allow(
    clippy::expect_used,
    clippy::panic,
    clippy::unwrap_used,
    reason = "a failed expectation is a failed test"
)]

use accuscene_core::quantity::Quantity;
use accuscene_physics::analysis::{
    AnalysisError, Avoidability, CrossingPartner, Formula, MotionPhase, Stopping, StoppingFound, TimeDistance,
};
use proptest::prelude::*;

fn near(one: f64, other: f64) -> bool {
    (one - other).abs() <= 1e-9 * (one.abs() + other.abs()) + 1e-9
}

fn q<D>(value: f64) -> Quantity<D> {
    Quantity::new(value)
}

fn stop(speed: f64, times: [f64; 2], deceleration: f64, distance: f64) -> StoppingFound {
    let stop = Stopping {
        rise_time: Some(q(times[1])),
        distance_available: Some(q(distance)),
        ..Stopping::new(q(speed), q(times[0]), q(deceleration))
    };
    stop.solve().unwrap().found
}

fn crash(speed: f64, limit: f64, distance: f64, partner: Option<CrossingPartner>) -> Avoidability {
    Avoidability {
        rise_time: Some(q(0.2)),
        partner,
        ..Avoidability::new(q(speed), q(limit), q(distance), q(1.0), q(7.0))
    }
}

proptest! {
    #[test]
    fn the_speed_that_avoids_stops_at_the_obstacle(
        response in 0.0..2.5, rise in 0.0..1.5, deceleration in 2.0..10.0, distance in 0.01..120.0,
    ) {
        let avoid = stop(20.0, [response, rise], deceleration, distance).avoid_speed.unwrap();
        let found = stop(avoid, [response, rise], deceleration, distance);
        prop_assert!((found.stop_distance - distance).abs() < 1e-6, "{} {distance}", found.stop_distance);
        prop_assert!(stop(1.01 * avoid + 0.01, [response, rise], deceleration, distance).impact_speed.unwrap() > 0.0);
        prop_assert_eq!(stop(0.99 * avoid, [response, rise], deceleration, distance).impact_speed, Some(0.0));
    }

    #[test]
    fn a_stop_is_the_sum_of_its_parts(
        speed in 0.0..50.0, response in 0.0..2.5, rise in 0.0..1.5, deceleration in 2.0..10.0,
    ) {
        let found = stop(speed, [response, rise], deceleration, 10.0);
        let sum = found.response_distance + found.rise_distance + found.braking_distance;
        prop_assert!(near(found.stop_distance, sum));
        // The rise costs half its time, less what it already braked.
        let flat = stop(speed, [response + 0.5 * rise, 0.0], deceleration, 10.0);
        if found.full_braking_speed > 0.0 {
            let saved = deceleration * rise * rise / 24.0;
            prop_assert!((found.stop_distance - (flat.stop_distance - saved)).abs() < 1e-7);
        }
    }

    #[test]
    fn the_obstacle_is_met_slower_the_further_it_stands(
        speed in 5.0..50.0, response in 0.0..2.0, rise in 0.0..1.0, deceleration in 2.0..10.0, part in 0.0..1.0,
    ) {
        let whole = stop(speed, [response, rise], deceleration, 1.0).stop_distance;
        let here = stop(speed, [response, rise], deceleration, part * whole);
        let there = stop(speed, [response, rise], deceleration, (0.1 + part) * whole);
        prop_assert!(here.impact_speed >= there.impact_speed);
        prop_assert!(here.time_to_obstacle.unwrap() <= here.stop_time * (1.0 + 1e-12));
        if let Some(time) = there.time_to_obstacle {
            prop_assert!(time > here.time_to_obstacle.unwrap());
        }
    }

    #[test]
    fn any_two_values_give_the_same_phase(start in 0.5..40.0, acceleration in -5.0..5.0, duration in 0.01..10.0) {
        prop_assume!(start + acceleration * duration > 0.0 && f64::abs(acceleration) > 1e-3);
        let (a, t) = (Some(q(acceleration)), Some(q(duration)));
        let of = |phase| TimeDistance::new(q(start), vec![phase]).solve().unwrap().found;
        let first = of(MotionPhase { acceleration: a.clone(), duration: t.clone(), ..MotionPhase::new() });
        let (s, v) = (Some(q(first.distance)), Some(q(first.speeds[0])));
        for phase in [
            MotionPhase { acceleration: a.clone(), distance: s.clone(), ..MotionPhase::new() },
            MotionPhase { acceleration: a, end_speed: v.clone(), ..MotionPhase::new() },
            MotionPhase { duration: t.clone(), distance: s.clone(), ..MotionPhase::new() },
            MotionPhase { duration: t, end_speed: v.clone(), ..MotionPhase::new() },
            MotionPhase { distance: s, end_speed: v, ..MotionPhase::new() },
        ] {
            let found = of(phase.clone());
            prop_assert!((found.time - duration).abs() < 1e-7, "{phase:?} {found:?}");
            prop_assert!((found.distance - first.distance).abs() < 1e-6, "{phase:?} {found:?}");
            prop_assert!((found.accelerations[0] - acceleration).abs() < 1e-6, "{phase:?} {found:?}");
        }
    }

    #[test]
    fn avoidability_is_what_two_stops_tell(
        speed in 12.0..40.0, share in 0.4..0.99, distance in 5.0..120.0, walk in 0.5..3.0, way in 0.1..3.0,
    ) {
        let limit = share * speed;
        let at = |speed| stop(speed, [1.0, 0.2], 7.0, distance);
        prop_assume!(at(speed).time_to_obstacle.is_some());
        let partner = CrossingPartner::new(q(walk), q(way));
        let found = crash(speed, limit, distance, Some(partner)).solve().unwrap().found;
        prop_assert_eq!(Some(found.actual_impact_speed), at(speed).impact_speed);
        prop_assert_eq!(Some(found.limit_impact_speed), at(limit).impact_speed);
        prop_assert!(near(found.clearing_time.unwrap(), way / walk));
        let temporal = found.temporal_speed.unwrap();
        prop_assert!(found.spatial_speed <= temporal && temporal <= speed);
        let needed = found.actual_time + found.clearing_time.unwrap();
        if temporal > found.spatial_speed * (1.0 + 1e-6) {
            prop_assert!((at(temporal).time_to_obstacle.unwrap() - needed).abs() < 1e-6);
        }
        prop_assert!(at(temporal + 0.01).time_to_obstacle.is_some_and(|time| time < needed));
        prop_assert_eq!(found.delay.is_none(), limit <= found.spatial_speed);
        prop_assert_eq!(found.spare_distance >= 0.0, limit <= found.spatial_speed);
        if let Some(response) = found.avoiding_response_time {
            prop_assert!(near(stop(speed, [response, 0.2], 7.0, distance).stop_distance, distance));
        }
    }
}

#[test]
fn a_partner_that_stops_never_clears_the_path() {
    let partner = CrossingPartner { acceleration: Some(q(-2.0)), ..CrossingPartner::new(q(1.0), q(2.0)) };
    let found = crash(20.0, 14.0, 25.0, Some(partner)).solve().unwrap().found;
    assert_eq!((found.clearing_time, found.temporal_speed, found.spare_time), (None, None, None));
    assert!(found.delay.unwrap() > 0.0);
}

#[test]
fn a_driver_who_slept_could_have_gone_faster_awake() {
    let late = Avoidability { actual_response_time: Some(q(3.0)), ..crash(14.0, 13.9, 35.0, None) };
    let found = late.solve().unwrap().found;
    assert_eq!((found.actual_impact_speed, found.limit_impact_speed), (14.0, 0.0));
    assert!(found.spatial_speed > 14.0);
    let response = found.avoiding_response_time.unwrap();
    assert!(response > 1.0 && response < 3.0);
}

#[test]
fn a_crash_that_did_not_happen_is_refused() {
    let error = crash(10.0, 8.0, 80.0, None).solve().unwrap_err();
    assert!(matches!(error, AnalysisError::Impossible { .. }) && error.code() == 2303);
    let warned = crash(20.0, 25.0, 20.0, None).solve().unwrap().warnings;
    assert_eq!(warned.iter().map(|w| w.code()).collect::<Vec<_>>(), [2345]);
}

#[test]
fn phases_that_are_not_determined_or_not_possible_are_refused() {
    let code = |start: f64, phase| TimeDistance::new(q(start), vec![phase]).solve().unwrap_err().code();
    let none = MotionPhase::new();
    assert_eq!(code(10.0, none.clone()), 2302);
    assert_eq!(code(10.0, MotionPhase { end_speed: Some(q(5.0)), ..none.clone() }), 2302);
    assert_eq!(code(0.0, MotionPhase { distance: Some(q(5.0)), ..none.clone() }), 2302);
    let braking = MotionPhase { acceleration: Some(q(-5.0)), ..none.clone() };
    assert_eq!(code(10.0, MotionPhase { duration: Some(q(3.0)), ..braking.clone() }), 2303);
    assert_eq!(code(10.0, MotionPhase { distance: Some(q(11.0)), ..braking.clone() }), 2303);
    assert_eq!(code(10.0, MotionPhase { end_speed: Some(q(12.0)), ..braking }), 2303);
    let short = MotionPhase { duration: Some(q(3.0)), distance: Some(q(1.0)), ..none };
    assert_eq!(code(10.0, short), 2303);
    assert_eq!(TimeDistance::new(q(1.0), vec![]).solve().unwrap_err().code(), 2304);
}
