//! Falls, throws and slides: limits, inverse pairs, bounds, refusals.
#![allow(
    clippy::expect_used,
    clippy::panic,
    clippy::unwrap_used,
    reason = "a failed expectation is a failed test"
)]

use accuscene_core::arith::{sin, sin_cos, tan};
use accuscene_core::quantity::{Quantity, STANDARD_GRAVITY};
use accuscene_physics::analysis::{
    AnalysisError, AnalysisWarning, CombinedSpeed, Formula, HanBrach, HanBrachSpeed, LeanAngle,
    MotorcyclePhase, MotorcyclePhaseKind, MotorcycleSlide, PedestrianThrow, Searle, Slide, SlideSegment,
    Toor, Trajectory, Vault,
};
use proptest::prelude::*;

fn near(one: f64, other: f64) -> bool {
    (one - other).abs() <= 1e-9 * (one.abs() + other.abs()) + 1e-12
}

fn q<D>(value: f64) -> Quantity<D> {
    Quantity::new(value)
}

fn vault(distance: f64, drop: f64, angle: Option<f64>) -> Vault {
    Vault { drop: Some(q(drop)), take_off_angle: angle.map(q), ..Vault::new(q(distance)) }
}

fn thrown(angle: f64, friction: f64, height: f64) -> PedestrianThrow {
    PedestrianThrow::new(q(1e5), q(2.0), q(height), q(angle), q(friction))
}

proptest! {
    #[test]
    fn no_take_off_needs_less_than_the_least_speed(
        distance in 0.5..100.0, drop in -20.0..50.0, angle in -1.4..1.4,
    ) {
        let least = vault(distance, drop, None).solve().unwrap().found;
        prop_assert_eq!(least.speed, None);
        match vault(distance, drop, Some(angle)).solve() {
            Ok(solved) => prop_assert!(solved.found.speed.unwrap() >= least.least_speed * (1.0 - 1e-9)),
            Err(error) => {
                prop_assert_eq!(error.code(), 2303);
                prop_assert!(drop + distance * tan(angle) <= 1e-9);
            }
        }
        prop_assume!(least.least_speed_angle < 1.5);
        let best = vault(distance, drop, Some(least.least_speed_angle)).solve().unwrap().found;
        prop_assert!((best.speed.unwrap() / least.least_speed - 1.0).abs() < 1e-7);
    }

    #[test]
    fn a_flight_lands_where_it_was_measured(distance in 0.5..100.0, drop in 0.5..30.0, angle in 0.0..1.2) {
        let found = vault(distance, drop, Some(angle)).solve().unwrap().found;
        let (speed, time) = (found.speed.unwrap(), found.time.unwrap());
        let (sine, cosine) = sin_cos(angle);
        let (across, up) = (speed * cosine, speed * sine);
        prop_assert!(near(across * time, distance));
        prop_assert!((up * time - 0.5 * STANDARD_GRAVITY * time * time + drop).abs() < 1e-7);
        let down = found.impact_speed.unwrap() * sin(found.impact_angle.unwrap());
        prop_assert!((down - (STANDARD_GRAVITY * time - up)).abs() < 1e-7);
        prop_assert!(near(2.0 * STANDARD_GRAVITY * found.peak_height.unwrap(), up * up));
    }

    #[test]
    fn searle_bounds_every_launch_up_to_twice_its_angle(
        distance in 5.0..80.0, friction in 0.3..0.9, drop in 0.0..2.0, share in 0.0..2.0, efficiency in 0.7..1.0,
    ) {
        let throw = Searle { drop: Some(q(drop)), ..Searle::new(q(distance), q(friction)) };
        let bounds = throw.solve().unwrap().found;
        let angle = share * bounds.least_speed_angle;
        let throw = Searle { launch_angle: Some(q(angle)), projection_efficiency: Some(q(efficiency)), ..throw };
        let found = throw.solve().unwrap().found;
        let speed = found.speed.unwrap();
        prop_assert!(bounds.least_speed <= speed * (1.0 + 1e-12));
        prop_assert!(speed <= bounds.level_speed * (1.0 + 1e-12) && bounds.level_speed <= bounds.greatest_speed);
        prop_assert!(near(found.vehicle_speed.unwrap() * efficiency, speed));
    }

    #[test]
    fn han_and_brach_come_down_to_searle(
        speed in 5.0..30.0, friction in 0.3..0.9, height in 0.0..1.5, angle in 0.0..0.6,
    ) {
        let found = HanBrach::new(q(speed), thrown(angle, friction, height)).solve().unwrap().found;
        prop_assume!(found.slide_speed > 0.0);
        let searle = Searle {
            drop: Some(q(height)),
            launch_angle: Some(q(angle)),
            ..Searle::new(q(found.throw_distance), q(friction))
        };
        prop_assert!(near(searle.solve().unwrap().found.speed.unwrap(), found.launch_speed));
    }

    #[test]
    fn the_speed_of_a_throw_throws_as_far(
        speed in 1.0..40.0, friction in 0.4..0.9, height in 0.2..1.5, angle in -0.2..0.8, grade in -0.1..0.1,
        carry in 0.0..2.0, ratio in 0.8..1.0,
    ) {
        let throw = PedestrianThrow {
            grade: Some(q(grade)),
            carry_distance: Some(q(carry)),
            launch_ratio: Some(q(ratio)),
            ..PedestrianThrow::new(q(1400.0), q(75.0), q(height), q(angle), q(friction))
        };
        let forward = HanBrach::new(q(speed), throw.clone()).solve().unwrap().found;
        let back = HanBrachSpeed::new(q(forward.throw_distance), throw).solve().unwrap().found;
        prop_assert!((back.vehicle_speed - speed).abs() < 1e-6, "{} {}", back.vehicle_speed, speed);
        prop_assert!(near(back.launch_speed, ratio * back.common_speed));
    }

    #[test]
    fn a_longer_throw_is_a_faster_one(distance in 1.0..100.0, more in 0.1..20.0) {
        let speed = |distance: f64| Toor::new(q(distance)).solve().unwrap().found;
        let (near_by, far) = (speed(distance), speed(distance + more));
        prop_assert!(far.wrap_speed > near_by.wrap_speed && far.forward_speed > near_by.forward_speed);
        let (low, high) = (far.wrap_low.unwrap(), far.wrap_high.unwrap());
        prop_assert!(low >= 0.0 && (high - low) * 3.6 <= 20.0 + 1e-9);
    }

    #[test]
    fn a_motorcycle_on_one_surface_slides_like_a_car(
        length in 1.0..100.0, friction in 0.2..0.9, grade in -0.1..0.3, end in 0.0..20.0,
    ) {
        let phase = MotorcyclePhase {
            length: Some(q(length)),
            friction: Some(q(friction)),
            grade: Some(q(grade)),
            ..MotorcyclePhase::new(MotorcyclePhaseKind::OnSide)
        };
        let bike = MotorcycleSlide { end_speed: Some(q(end)), ..MotorcycleSlide::new(vec![phase]) };
        let segment = SlideSegment { grade: Some(q(grade)), ..SlideSegment::new(q(friction), q(length)) };
        let car = Slide { end_speed: Some(q(end)), ..Slide::new(vec![segment]) };
        let (bike, car) = (bike.solve().unwrap(), car.solve().unwrap().found);
        prop_assert!(bike.warnings.is_empty());
        let bike = bike.found;
        prop_assert!(near(bike.speed, car.speed) && near(bike.time, car.time));
        prop_assert_eq!((bike.speed_low, bike.speed_high), (bike.speed, bike.speed));
    }

    #[test]
    fn two_of_speed_radius_and_lean_give_the_third(speed in 2.0..40.0, radius in 10.0..300.0) {
        let one = LeanAngle { speed: Some(q(speed)), radius: Some(q(radius)), ..LeanAngle::new() };
        let one = one.solve().unwrap().found;
        prop_assume!(one.lean < 1.39);
        let two = LeanAngle { lean: Some(q(one.lean)), radius: Some(q(radius)), ..LeanAngle::new() };
        prop_assert!(near(two.solve().unwrap().found.speed, speed));
        let three = LeanAngle { lean: Some(q(one.lean)), speed: Some(q(speed)), ..LeanAngle::new() };
        prop_assert!(near(three.solve().unwrap().found.radius, radius));
    }

    #[test]
    fn works_add_whatever_their_order(speeds in prop::collection::vec(0.0..60.0, 1..8)) {
        let solve = |speeds: &[f64]| {
            CombinedSpeed::new(speeds.iter().map(|v| q(*v)).collect()).solve().unwrap().found
        };
        let forward = solve(&speeds);
        let reversed: Vec<f64> = speeds.iter().rev().copied().collect();
        prop_assert!(near(forward.speed, solve(&reversed).speed));
        prop_assert!(near(forward.speed, forward.speeds_before[0]));
        let shares: f64 = forward.shares.iter().sum();
        prop_assert!(forward.speed == 0.0 || near(shares, 1.0));
    }
}

#[test]
fn a_motorcycle_falls_between_its_braking_and_its_slide() {
    let phase = |kind, length: f64| MotorcyclePhase { length: Some(q(length)), ..MotorcyclePhase::new(kind) };
    let drop =
        MotorcyclePhase { speed_lost: Some(q(2.0)), ..MotorcyclePhase::new(MotorcyclePhaseKind::Drop) };
    let slide = MotorcycleSlide {
        rider_distance: Some(q(20.0)),
        ..MotorcycleSlide::new(vec![
            phase(MotorcyclePhaseKind::BothBrakes, 10.0),
            drop,
            phase(MotorcyclePhaseKind::OnFairing, 20.0),
        ])
    };
    let solved = slide.solve().unwrap();
    let found = &solved.found;
    assert!(near(found.phase_speeds[1], found.phase_speeds[2] + 2.0));
    let before =
        found.phase_speeds[1] * found.phase_speeds[1] + found.separate_speeds[0] * found.separate_speeds[0];
    assert!(near(found.speed * found.speed, before));
    assert_eq!(found.frictions, [0.775, 0.0, 0.325]);
    assert!(found.speed_low < found.speed && found.speed < found.speed_high);
    assert!(found.rider_speed_low < found.rider_speed && found.rider_speed < found.rider_speed_high);
    let assumed = |w: &AnalysisWarning| matches!(w, AnalysisWarning::Assumed { .. });
    assert_eq!(solved.warnings.iter().filter(|w| assumed(w)).count(), 3);
}

#[test]
fn what_no_motion_can_do_is_refused() {
    let code = |error: AnalysisError| (error.code(), error.path().to_owned());
    let none = String::new();
    assert_eq!(code(vault(10.0, -3.0, Some(0.1)).solve().unwrap_err()), (2303, none.clone()));
    assert_eq!(code(Vault::new(q(0.0)).solve().unwrap_err()), (2300, "distance".to_owned()));
    let tall = Searle { drop: Some(q(5.0)), ..Searle::new(q(1.0), q(0.7)) };
    assert_eq!(code(tall.solve().unwrap_err()), (2303, none.clone()));
    let mut steep = thrown(0.1, 0.1, 1.0);
    steep.grade = Some(q(-0.3));
    assert_eq!(code(HanBrach::new(q(10.0), steep).solve().unwrap_err()), (2303, none.clone()));
    let mut carried = thrown(0.1, 0.7, 1.0);
    carried.carry_distance = Some(q(10.0));
    assert_eq!(code(HanBrachSpeed::new(q(9.0), carried).solve().unwrap_err()), (2303, none.clone()));
    let front =
        MotorcyclePhase { length: Some(q(5.0)), ..MotorcyclePhase::new(MotorcyclePhaseKind::FrontBrake) };
    assert_eq!(code(MotorcycleSlide::new(vec![front]).solve().unwrap_err()), (2302, none.clone()));
    let drop = MotorcyclePhase::new(MotorcyclePhaseKind::Drop);
    assert_eq!(code(MotorcycleSlide::new(vec![drop]).solve().unwrap_err()), (2302, none.clone()));
    assert_eq!(code(MotorcycleSlide::new(vec![]).solve().unwrap_err()), (2304, "phases".to_owned()));
    assert_eq!(code(CombinedSpeed::new(vec![]).solve().unwrap_err()), (2304, "speeds".to_owned()));
    assert_eq!(
        code(CombinedSpeed::new(vec![q(1.0), q(999.0)]).solve().unwrap_err()),
        (2300, "speeds[1]".to_owned())
    );
    let all = LeanAngle { speed: Some(q(9.0)), radius: Some(q(9.0)), lean: Some(q(0.5)) };
    assert_eq!(code(all.solve().unwrap_err()), (2302, none));
}

#[test]
fn doubtful_answers_are_told() {
    let flat = vault(20.0, -1.0, Some(0.055)).solve().unwrap();
    assert!(
        matches!(flat.warnings[..], [AnalysisWarning::IllConditioned { condition, .. }] if condition > 5.0)
    );
    let fast = LeanAngle { speed: Some(q(30.0)), radius: Some(q(40.0)), ..LeanAngle::new() };
    assert!(matches!(fast.solve().unwrap().warnings[..], [AnalysisWarning::Implausible { .. }]));
    let wrap = Toor { trajectory: Some(Trajectory::ForwardProjection), ..Toor::new(q(20.0)) };
    assert_eq!(wrap.solve().unwrap().found.wrap_speed, None);
}
