//! Formulas of spins and braking: inverses, balances, limits, and what they refuse.
#![allow(
    clippy::expect_used,
    clippy::panic,
    clippy::unwrap_used,
    reason = "a failed expectation is a failed test"
)]

use accuscene_core::quantity::Quantity;
use accuscene_physics::analysis::{
    AnalysisError, BrakingEfficiency, Formula, PitchDive, SpinOut, SpinOutSpeeds,
};
use proptest::prelude::*;

fn q<D>(value: f64) -> Quantity<D> {
    Quantity::new(value)
}

fn near(one: f64, other: f64) -> bool {
    (one - other).abs() <= 1e-9 * (one.abs() + other.abs()) + 1e-9
}

fn code(error: &AnalysisError) -> u32 {
    assert!(!error.suggestion().is_empty() && error.is_recoverable());
    error.code()
}

fn codes<F: Formula>(formula: &F) -> Vec<u32> {
    formula.solve().unwrap().warnings.iter().map(|warning| warning.code()).collect()
}

fn braking(mass: f64, share: f64, friction: f64, deceleration: f64) -> BrakingEfficiency {
    BrakingEfficiency::new(q(mass), q(2.7), q(1.45), q(0.55), q(deceleration), q(share), q(friction))
}

proptest! {
    #[test]
    fn the_two_forms_of_a_spin_are_inverse(
        speed in 1.0..30.0, rate in -10.0..10.0, friction in 0.1..1.0, mass in 600.0..3000.0, braked in 0.0..1.0,
    ) {
        let spin = SpinOut {
            braked: Some(q(braked)),
            ..SpinOut::new(q(speed), q(rate), q(friction), q(mass), q(1.6 * mass), q(2.7))
        };
        let way = spin.solve().unwrap().found;
        let speeds = SpinOutSpeeds {
            braked: Some(q(braked)),
            ..SpinOutSpeeds::new(q(way.distance), q(way.rotation), q(friction), q(mass), q(1.6 * mass), q(2.7))
        };
        let back = speeds.solve().unwrap().found;
        prop_assert!(near(back.speed, speed) && near(back.yaw_rate, rate));
        prop_assert!(near(back.slide_time, way.slide_time) && near(back.time, way.time));
        // More locked wheels stop sooner; all of them like a block on the road.
        let locked = SpinOut { braked: Some(q(1.0)), ..spin }.solve().unwrap().found;
        prop_assert!(locked.distance <= way.distance && locked.rotation.abs() <= way.rotation.abs());
        prop_assert!(near(locked.deceleration, friction * 9.80665));
    }

    #[test]
    fn loads_hold_the_weight_and_the_ideal_share_all_the_friction(
        mass in 500.0..3000.0, share in 0.0..1.0, friction in 0.1..1.2, deceleration in 0.0..9.0,
    ) {
        let found = braking(mass, share, friction, deceleration).solve().unwrap().found;
        prop_assert!(near(found.front_load + found.rear_load, mass * 9.80665));
        prop_assert!(near(found.static_front_load, mass * 9.80665 * 1.45 / 2.7));
        prop_assert!(found.efficiency <= 1.0 && found.efficiency > 0.0);
        prop_assert!(near(found.limit_deceleration, found.efficiency * friction * 9.80665));
        // At the limit the first axle needs all of the friction, and the other no more.
        if found.limit_deceleration < 14.0 {
            let at = braking(mass, share, friction, found.limit_deceleration).solve().unwrap().found;
            let (first, other) = match found.front_locks_first {
                1.0 => (at.front_friction, at.rear_friction),
                _ => (at.rear_friction, at.front_friction),
            };
            prop_assert!(near(first.unwrap(), friction));
            prop_assert!(other.unwrap() <= friction * (1.0 + 1e-9));
        }
        let ideal = braking(mass, found.ideal_front_share, friction, 0.0).solve().unwrap().found;
        prop_assert!(near(ideal.efficiency, 1.0));
    }

    #[test]
    fn a_dive_grows_with_the_deceleration(deceleration in 0.1..12.0, overhang in 0.0..1.5, mass in 600.0..3000.0) {
        let dive = |deceleration: f64| PitchDive {
            overhang: Some(q(overhang)),
            static_height: Some(q(0.5)),
            ..PitchDive::new(q(mass), q(2.7), q(0.55), q(deceleration), q(25_000.0))
        };
        let one = dive(deceleration).solve().unwrap().found;
        let two = dive(0.5 * deceleration).solve().unwrap().found;
        prop_assert!(near(one.bumper_drop, 2.0 * two.bumper_drop) && one.bumper_drop >= one.axle_drop);
        prop_assert!(near(one.braking_height.unwrap(), 0.5 - one.bumper_drop));
        prop_assert!(near(one.axle_drop, one.load_shift / 50_000.0));
        let anti = PitchDive { anti_dive: Some(q(1.0)), anti_lift: Some(q(1.0)), ..dive(deceleration) };
        prop_assert_eq!(anti.solve().unwrap().found.bumper_drop, 0.0);
    }
}

#[test]
fn what_an_expert_should_know_is_told() {
    let spin = SpinOut::new(q(12.0), q(3.0), q(0.7), q(1500.0), q(2600.0), q(2.7));
    assert_eq!(codes(&spin), [2345]);
    assert_eq!(codes(&braking(1500.0, 0.75, 0.8, 6.0)), [0u32; 0]);
    assert_eq!(codes(&braking(1500.0, 0.4, 0.8, 6.0)), [2345, 2345]);
    let stiff = PitchDive {
        rear_stiffness: Some(q(2e5)),
        ..PitchDive::new(q(1500.0), q(2.7), q(0.55), q(7.0), q(2e5))
    };
    assert_eq!(codes(&stiff), [2345]);
}

#[test]
fn what_has_no_answer_is_refused() {
    assert_eq!(code(&braking(1500.0, 0.7, 0.8, 30.0).solve().unwrap_err()), 2300);
    let high = BrakingEfficiency { cg_height: q(2.0), ..braking(1500.0, 0.7, 0.8, 9.0) };
    assert_eq!(code(&high.solve().unwrap_err()), 2303);
    let behind = BrakingEfficiency { rear_distance: q(3.0), ..braking(1500.0, 0.7, 0.8, 6.0) };
    assert_eq!(code(&behind.solve().unwrap_err()), 2303);
}
