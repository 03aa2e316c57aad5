//! The rule of restitution by closing speed: its ends, what joins them, and both senses alike.

#![allow(clippy::expect_used, clippy::unwrap_used, reason = "a test fails by panicking")]

use accuscene_core::arith::{Vec2, sin_cos};
use accuscene_physics::impact::restitution::{
    BARRIER_RESTITUTION, ByClosingSpeed, Origin, Partners, SLIDING_PAST, cipriani, usual,
};

const RULE: ByClosingSpeed = ByClosingSpeed::USUAL;
const CARS: [Partners; 4] =
    [Partners::Vehicles(0.0), Partners::Vehicles(0.4), Partners::Vehicles(1.0), Partners::Obstacle];

fn e(partners: Partners, closing: f64, sliding: f64) -> f64 {
    RULE.restitution(partners, closing, sliding).restitution
}

fn turned(degrees: f64) -> Vec2 {
    let (sin, cos) = sin_cos(degrees.to_radians());
    Vec2::new(cos, sin)
}

#[test]
fn at_its_ends_it_is_what_the_sources_say() {
    // The polynomial of SAE 2002-01-0540 worked out by hand.
    for (closing, wanted) in [(1.0, 0.474_77), (2.0, 0.395_974), (5.0, 0.268_843), (7.0, 0.207_776)] {
        let found = RULE.restitution(Partners::Vehicles(1.0), closing, 0.0);
        assert!((found.restitution - wanted).abs() < 2e-6, "{closing}: {}", found.restitution);
        assert_eq!(found.restitution, cipriani(closing).unwrap().restitution);
        assert_eq!(found.origin, Origin::Bumpers);
    }
    // It is not carried on below the tests.
    assert_eq!(e(Partners::Vehicles(1.0), 0.01, 0.0), e(Partners::Vehicles(1.0), 1.0, 0.0));
    for closing in [0.0, 1.0, 10.0 / 3.6, 4.0, 6.5, 30.0 / 3.6, 15.0, 60.0] {
        assert_eq!(e(Partners::Vehicles(0.0), closing, 0.0), usual(closing).unwrap().typical);
    }
    assert_eq!(e(Partners::Obstacle, 50.0 / 3.6, 0.0), BARRIER_RESTITUTION.typical);
    assert_eq!(e(Partners::Obstacle, 2.0, 0.0), 0.3);
    // Severe impacts of bumpers are severe impacts.
    let severe = RULE.restitution(Partners::Vehicles(1.0), 20.0, 0.0);
    assert_eq!((severe.restitution, severe.origin), (0.1, Origin::Usual));
}

#[test]
fn it_stays_in_the_ranges_of_the_sources() {
    for k in 0..2000 {
        let closing = 0.01 * f64::from(k);
        let range = usual(closing).unwrap();
        let vehicles = e(Partners::Vehicles(0.0), closing, 0.0);
        assert!(range.low <= vehicles && vehicles <= range.high);
        if closing > 7.0 {
            // From where Cipriani's tests end, bumpers are within what is usual of vehicles.
            let bumpers = e(Partners::Vehicles(1.0), closing, 0.0);
            assert!(range.low <= bumpers && bumpers <= range.high, "{bumpers} at {closing} m/s");
        }
        for partners in CARS {
            assert!((0.0..=RULE.most()).contains(&e(partners, closing, 0.0)));
        }
    }
}

#[test]
fn it_has_no_jump_and_never_rises_with_the_closing_speed() {
    // Slopes: 1/s of closing speed below 1 per m/s, so a step of 1e-4 m/s moves it by less than 1e-4.
    let step = 1e-4;
    for partners in CARS {
        for direction in [0.0, 1.0, 2.5, 3.9, 5.0] {
            let mut before = e(partners, step, direction * step);
            for k in 2..200_000 {
                let closing = step * f64::from(k);
                let now = e(partners, closing, direction * closing);
                assert!(
                    now <= before + 1e-15 && before - now < step,
                    "{partners:?} at {closing} m/s: {before} {now}"
                );
                before = now;
            }
        }
        for closing in [0.5, 2.0, 7.5, 15.0] {
            let mut before = e(partners, closing, 0.0);
            for k in 1..100_000 {
                let sliding = 5.0 * closing * f64::from(k) * 1e-5;
                let now = e(partners, closing, sliding);
                assert!(now <= before && before - now < 1e-4, "{partners:?} sliding at {sliding} m/s");
                before = now;
            }
            assert_eq!(before, 0.0);
        }
    }
    // From bumpers to flanks, too.
    let mut before = e(Partners::cars(turned(0.0), [turned(0.0); 2]), 2.0, 0.0);
    for k in 1..=9000 {
        let normal = turned(0.01 * f64::from(k));
        let now = e(Partners::cars(normal, [turned(0.0); 2]), 2.0, 0.0);
        assert!(now <= before && before - now < 1e-3);
        before = now;
    }
    assert_eq!(before, 0.3);
}

#[test]
fn sliding_past_ends_it_between_twice_and_four_times() {
    let [from, to] = SLIDING_PAST;
    let rule = |ratio: f64| RULE.restitution(Partners::Vehicles(0.0), 3.0, 3.0 * ratio);
    assert_eq!(rule(from).restitution, rule(0.0).restitution);
    let middle = rule(0.5 * (from + to));
    assert!((middle.restitution - 0.5 * rule(0.0).restitution).abs() < 1e-15);
    assert_eq!(middle.origin, Origin::Sliding);
    assert_eq!((rule(to).restitution, rule(to).origin), (0.0, Origin::Sideswipe));
    // Bodies that do not close at all slide.
    assert_eq!(e(Partners::Vehicles(1.0), 0.0, 0.3), 0.0);
}

#[test]
fn bumpers_meet_where_the_normal_runs_along_both_axes() {
    let cars = |normal: f64, axes: [f64; 2]| Partners::cars(turned(normal), axes.map(turned));
    for (normal, axes, share) in [
        (0.0, [0.0, 0.0], 1.0),
        (0.0, [0.0, 180.0], 1.0),
        (180.0, [0.0, 19.9], 1.0),
        (0.0, [0.0, 30.1], 0.0),
        (90.0, [0.0, 90.0], 0.0),
        (0.0, [90.0, 90.0], 0.0),
    ] {
        assert_eq!(cars(normal, axes), Partners::Vehicles(share), "{normal} {axes:?}");
    }
    let Partners::Vehicles(share) = cars(0.0, [0.0, 25.0]) else { unreachable!("two cars") };
    assert!(share > 0.4 && share < 0.6, "{share}");
    // Mirrored, reversed or exchanged it is the same to the bit.
    let mirrored = |v: Vec2| Vec2::new(v.x, -v.y);
    for k in 0..360 {
        let (n, a, b) = (turned(f64::from(k)), turned(0.37 * f64::from(k)), turned(1.9 * f64::from(k)));
        let one = Partners::cars(n, [a, b]);
        assert_eq!(one, Partners::cars(-n, [b, a]));
        assert_eq!(one, Partners::cars(mirrored(n), [mirrored(a), mirrored(b)]));
        assert_eq!(one, Partners::cars(n, [-a, b]));
    }
}
