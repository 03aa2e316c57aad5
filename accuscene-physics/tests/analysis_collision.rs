//! Formulas of collisions: conservation, inverses, mirrors, limits, and what they refuse.
#![allow(
    clippy::expect_used,
    clippy::panic,
    clippy::unwrap_used,
    reason = "a failed expectation is a failed test"
)]

use accuscene_core::arith::{DEG, PI, sin_cos};
use accuscene_core::quantity::{Angle, Quantity};
use accuscene_physics::analysis::{
    AnalysisError, CrossingVehicle, Formula, LowSpeed, Momentum, SpeedsFromDeltaV,
};
use accuscene_physics::impact::restitution::cipriani;
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

fn vector(speed: f64, angle: f64) -> [f64; 2] {
    let (sin, cos) = sin_cos(angle);
    [speed * cos, speed * sin]
}

fn vehicle(mass: f64, [approach, departure]: [f64; 2], after: f64) -> CrossingVehicle {
    CrossingVehicle::new(q(mass), q(approach), q(departure), q(after))
}

/// Approaches that cross, departures anywhere: masses, approaches, departures, speeds after.
fn crossing() -> impl Strategy<Value = Momentum> {
    let masses = prop::array::uniform2(600.0..20_000.0);
    let after = prop::array::uniform2(0.5..25.0);
    let angles = (-PI..PI, 0.3..2.8, prop::array::uniform2(-PI..PI), any::<bool>());
    (masses, after, angles).prop_map(|(masses, after, (first, between, left, swap))| {
        let second = if swap { first - between } else { first + between };
        let came = [first, second];
        let vehicle = |k: usize| vehicle(masses[k], [came[k], left[k]], after[k]);
        Momentum::new(vehicle(0), vehicle(1))
    })
}

fn mirrored(angle: &Quantity<Angle>) -> Quantity<Angle> {
    q(-angle.value)
}

proptest! {
    #[test]
    fn momentum_is_conserved_and_forces_are_opposite(crossing in crossing()) {
        let found = crossing.solve().unwrap().found;
        let masses = [crossing.vehicle_1.mass.value, crossing.vehicle_2.mass.value];
        let before = [
            vector(found.speed_1, crossing.vehicle_1.approach.value),
            vector(found.speed_2, crossing.vehicle_2.approach.value),
        ];
        let after = [
            vector(crossing.vehicle_1.speed_after.value, crossing.vehicle_1.departure.value),
            vector(crossing.vehicle_2.speed_after.value, crossing.vehicle_2.departure.value),
        ];
        let scale = found.condition * found.momentum;
        for axis in 0..2 {
            let change: f64 = (0..2).map(|k| masses[k] * (after[k][axis] - before[k][axis])).sum();
            prop_assert!(change.abs() < 1e-11 * scale, "{change}");
        }
        prop_assert!(near(masses[0] * found.delta_v_1, masses[1] * found.delta_v_2));
        prop_assert!(near(masses[0] * found.delta_v_1, found.impulse));
        let [one, two] = [found.force_direction_1.unwrap(), found.force_direction_2.unwrap()];
        let (sin, cos) = sin_cos(one - two);
        prop_assert!(cos < -0.999_999 && sin.abs() < 1e-6);
        // The energy of travel is lost, and no more of it than the closing speed can give.
        let energy = |k: usize, [x, y]: [f64; 2]| 0.5 * masses[k] * (x * x + y * y);
        let total = energy(0, before[0]) + energy(1, before[1]);
        let loss = total - energy(0, after[0]) - energy(1, after[1]);
        prop_assert!((loss - found.energy_loss).abs() < 1e-9 * (1.0 + total));
        let joint = masses[0] * masses[1] / (masses[0] + masses[1]);
        let most = 0.5 * joint * found.closing_speed * found.closing_speed;
        prop_assert!(found.energy_loss <= most * (1.0 + 1e-9) + 1e-6);
    }

    #[test]
    fn a_mirrored_crossing_and_a_swap_give_the_same_speeds(crossing in crossing()) {
        let found = crossing.solve().unwrap().found;
        let mirror = |vehicle: &CrossingVehicle| CrossingVehicle {
            approach: mirrored(&vehicle.approach),
            departure: mirrored(&vehicle.departure),
            ..vehicle.clone()
        };
        let mirror = Momentum::new(mirror(&crossing.vehicle_1), mirror(&crossing.vehicle_2));
        let other = mirror.solve().unwrap().found;
        prop_assert_eq!((found.speed_1, found.delta_v_2), (other.speed_1, other.delta_v_2));
        let swap = Momentum::new(crossing.vehicle_2, crossing.vehicle_1);
        let other = swap.solve().unwrap().found;
        prop_assert!(near(found.speed_1, other.speed_2) && near(found.delta_v_1, other.delta_v_2));
    }

    /// The delta-V of a momentum solution gives its speeds back.
    #[test]
    fn speeds_from_a_delta_v_are_the_inverse_of_momentum(crossing in crossing()) {
        let found = crossing.solve().unwrap().found;
        let turn = |came: &Quantity<Angle>, left: &Quantity<Angle>| sin_cos(left.value - came.value).0.abs();
        prop_assume!(turn(&crossing.vehicle_1.approach, &crossing.vehicle_1.departure) > 0.1);
        prop_assume!(turn(&crossing.vehicle_2.approach, &crossing.vehicle_2.departure) > 0.1);
        prop_assume!(found.delta_v_1 < 100.0);
        let known = SpeedsFromDeltaV {
            approach_2: Some(crossing.vehicle_2.approach.clone()),
            departure_2: Some(crossing.vehicle_2.departure.clone()),
            ..SpeedsFromDeltaV::new(
                q(found.delta_v_1), q(found.force_direction_1.unwrap()),
                crossing.vehicle_1.mass.clone(), crossing.vehicle_2.mass.clone(),
                crossing.vehicle_1.approach.clone(), crossing.vehicle_1.departure.clone(),
            )
        };
        let back = known.solve().unwrap().found;
        prop_assert!(near(back.speed_1, found.speed_1) && near(back.speed_2.unwrap(), found.speed_2));
        prop_assert!(near(back.speed_after_1, crossing.vehicle_1.speed_after.value));
        prop_assert!(near(back.speed_after_2.unwrap(), crossing.vehicle_2.speed_after.value));
        prop_assert!(near(back.delta_v_2, found.delta_v_2));
        prop_assert!(near(back.closing_speed.unwrap(), found.closing_speed));
    }

    /// Whichever speed is known, the contact is the same one.
    #[test]
    fn a_contact_of_bumpers_is_found_from_any_of_its_speeds(
        masses in prop::array::uniform2(600.0..4000.0), closing in 0.2..8.0, given in prop::option::of(0.0..0.9),
        drag in prop::option::of(0.0..1.0),
    ) {
        let [one, two] = masses;
        let bare = LowSpeed {
            restitution: given.map(Quantity::new),
            drag_factor: drag.map(Quantity::new),
            ..LowSpeed::new(q(one), q(two))
        };
        let found = LowSpeed { closing_speed: Some(q(closing)), ..bare.clone() }.solve().unwrap().found;
        let e = given.unwrap_or_else(|| cipriani(closing).unwrap().restitution);
        prop_assert!(near(found.restitution, e) && near(found.separation_speed, e * closing));
        // Momentum, with the impulse of the tyres, and the speed at which they part.
        prop_assert!(near(one * found.delta_v_1, found.impulse));
        prop_assert!(near(two * found.delta_v_2, found.impulse - found.drag_impulse));
        prop_assert!(near(found.delta_v_1 + found.delta_v_2, (1.0 + e) * closing));
        // A struck vehicle is pushed forwards or held, never backwards.
        let brakes = drag.unwrap_or(0.0) * 0.1 * 9.80665 * two;
        prop_assert!(found.delta_v_2 >= 0.0 && found.drag_impulse <= brakes + 1e-9);
        let before = 0.5 * one * closing * closing;
        prop_assert!(found.energy_loss >= 0.0 && found.energy_loss <= before * (1.0 + 1e-12));
        let first = LowSpeed { delta_v_1: Some(q(found.delta_v_1)), ..bare.clone() }.solve().unwrap().found;
        prop_assert!(near(first.closing_speed, closing) && near(first.delta_v_2, found.delta_v_2));
        if found.delta_v_2 > 0.01 {
            let second = LowSpeed { delta_v_2: Some(q(found.delta_v_2)), ..bare }.solve().unwrap().found;
            prop_assert!(near(second.closing_speed, closing) && near(second.delta_v_1, found.delta_v_1));
        }
    }
}

/// A car that stands is struck from behind, another from its right.
#[test]
fn a_principal_direction_of_force_is_seen_from_the_vehicle() {
    let heading = |angle: f64| CrossingVehicle {
        heading: Some(q(angle * DEG)),
        ..vehicle(1500.0, [angle * DEG, 45.0 * DEG], 7.0)
    };
    let crossing = Momentum::new(heading(0.0), heading(90.0));
    let found = crossing.solve().unwrap().found;
    // Vehicle 1 is pushed back and to its left: from the front right; vehicle 2 from the front left.
    assert!(near(found.pdof_1.unwrap(), 45.0 * DEG), "{:?}", found.pdof_1);
    assert!(near(found.pdof_2.unwrap(), 315.0 * DEG), "{:?}", found.pdof_2);
    assert!(near(found.force_direction_1.unwrap(), 135.0 * DEG));
}

#[test]
fn what_an_expert_should_know_is_told() {
    let crossing = |between: f64, left: [f64; 2], after: [f64; 2]| {
        let one = vehicle(1500.0, [0.0, left[0] * DEG], after[0]);
        Momentum::new(one, vehicle(1500.0, [between * DEG, left[1] * DEG], after[1]))
    };
    assert_eq!(codes(&crossing(90.0, [40.0, 50.0], [9.0, 9.0])), [0u32; 0]);
    assert_eq!(codes(&crossing(8.0, [3.0, 5.0], [9.0, 10.0])), [2341]);
    // Vehicles that part in the directions in which they did not come.
    assert_eq!(codes(&crossing(90.0, [180.0, 90.0], [9.0, 9.0])), [2343]);
    assert_eq!(codes(&crossing(90.0, [-45.0, 135.0], [9.0, 8.0])), [2343, 2342]);

    let bump = LowSpeed { closing_speed: Some(q(8.0)), ..LowSpeed::new(q(1500.0), q(1500.0)) };
    assert_eq!(codes(&bump), [2346, 2340, 2340]);
    // The restitution has no unit and no more digits than it is worth.
    let told = bump.solve().unwrap().warnings[0].to_string();
    let value = told.strip_prefix("restitution was not given and taken as ").and_then(|t| t.split_once(" ("));
    assert!(value.is_some_and(|(value, _)| value.len() <= "0.1234".len()), "{told}");
    let braked = LowSpeed { drag_factor: Some(q(0.7)), restitution: Some(q(0.4)), ..bump };
    assert_eq!(codes(&LowSpeed { closing_speed: Some(q(2.0)), ..braked }), [2346]);
}

/// Brakes of 0.7 over 0.1 s take 0.69 m/s, or hold the car where the push is less than that.
#[test]
fn tyres_hold_a_struck_vehicle() {
    let bump = |closing: f64| {
        let bump = LowSpeed {
            closing_speed: Some(q(closing)),
            restitution: Some(q(0.4)),
            drag_factor: Some(q(0.7)),
            ..LowSpeed::new(q(1500.0), q(1500.0))
        };
        bump.solve().unwrap().found
    };
    let held = bump(0.4);
    assert_eq!(held.delta_v_2, 0.0);
    assert!(near(held.delta_v_1, 1.4 * 0.4));
    let pushed = bump(2.5);
    assert!(near(pushed.delta_v_2, 1.4 * 2.5 / 2.0 - 0.5 * 0.07 * 9.80665));
}

#[test]
fn what_has_no_answer_is_refused() {
    let parallel =
        |angle: f64| Momentum::new(vehicle(1500.0, [0.0, 0.3], 9.0), vehicle(1200.0, [angle, 0.1], 8.0));
    for angle in [0.0, PI, -PI, 1e-4] {
        assert_eq!(code(&parallel(angle).solve().unwrap_err()), 2302);
    }
    let wide = parallel(7.0).solve().unwrap_err();
    assert_eq!((code(&wide), wide.path()), (2300, "vehicle_2.approach"));

    let known = SpeedsFromDeltaV::new(q(8.0), q(2.6), q(1500.0), q(1200.0), q(0.0), q(0.5));
    let straight = SpeedsFromDeltaV { departure_1: q(0.0), ..known.clone() };
    assert_eq!(code(&straight.solve().unwrap_err()), 2302);
    assert_eq!(code(&SpeedsFromDeltaV { approach_2: Some(q(1.6)), ..known }.solve().unwrap_err()), 2302);

    let bump = LowSpeed::new(q(1500.0), q(1500.0));
    assert_eq!(code(&bump.solve().unwrap_err()), 2302);
    let twice = LowSpeed { closing_speed: Some(q(2.0)), delta_v_1: Some(q(1.0)), ..bump };
    assert_eq!(code(&twice.solve().unwrap_err()), 2302);
}
