//! Property files: what they give, and how hostile ones are refused.

use accuscene_core::arith::atan;
use accuscene_physics::PhysicsError;
use accuscene_physics::tyre::magic::{Magic, MagicInput, Version, tir::Tir};

const PASSENGER: &str = include_str!("../../validation/tyres/passenger_205_60r15.tir");
const TRUCK: &str = include_str!("../../validation/tyres/truck_37x12r16.tir");
const SEDAN: &str = include_str!("../../validation/tyres/passenger_245_40r18.tir");

fn input(kappa: f64, alpha: f64, load: f64) -> MagicInput<f64> {
    MagicInput { kappa, alpha, inclination: 0.0, load, pressure: 2e5, friction: 1.0 }
}

#[expect(clippy::panic, reason = "a test fails by panicking")]
/// Where, what is wrong, and that a hint is there.
fn refusal(text: &str) -> (String, String) {
    match Tir::parse(text).and_then(|t| t.magic()) {
        Err(PhysicsError::Value { path, problem, limit, hint }) => {
            assert!(!limit.is_empty() && !hint.is_empty());
            (path, problem)
        }
        other => panic!("{other:?}"),
    }
}

#[test]
fn versions_sides_and_values_are_read() {
    let (p, t, s) = (Tir::parse(PASSENGER).unwrap(), Tir::parse(TRUCK).unwrap(), Tir::parse(SEDAN).unwrap());
    assert_eq!((p.version, t.version, s.version), (Version::V61, Version::V52, Version::V52));
    assert_eq!(p.side, 1.0);
    assert_eq!(Tir::parse(&PASSENGER.replace("LEFT", "Right")).unwrap().side, -1.0);
    let magic = p.magic().unwrap();
    assert_eq!((magic.coefficients.pky1, magic.coefficients.pky4), (-15.324, 2.0005));
    for (number, version) in [("6", Version::V52), ("52", Version::V52), ("62", Version::V61)] {
        let text = PASSENGER.replace("FITTYP                  = 61", &format!("FITTYP = {number}"));
        assert_eq!(Tir::parse(&text).unwrap().version, version);
    }
}

#[test]
fn units_become_si() {
    let c = Tir::parse(SEDAN).unwrap().magic().unwrap().coefficients;
    let near = |a: f64, b: f64| assert!((a - b).abs() < 1e-9 * b, "{a} {b}");
    near(c.unloaded_radius, 0.344);
    near(c.fnomin, 4850.0);
    near(c.fzmax, 10125.0);
    near(c.vertical_stiffness, 280835.2941);
    near(c.longvl, 16.6);
}

#[test]
fn unknown_entries_and_tables_are_kept_aside() {
    let tir = Tir::parse(SEDAN).unwrap();
    assert!(tir.others.contains(&("ASPECT_RATIO".to_owned(), "0.40".to_owned())));
    assert!(tir.others.iter().any(|(k, _)| k == "QTZ1"));
    assert!(tir.values.iter().all(|(k, _)| k != "QTZ1"));
}

#[test]
fn a_list_of_pairs_makes_the_same_tyre() {
    for text in [PASSENGER, TRUCK, SEDAN] {
        let tir = Tir::parse(text).unwrap();
        let pairs = tir.pairs();
        assert!(pairs.len() <= 400 && pairs.iter().all(|(n, _)| n.len() <= 32), "fits a scene");
        let again = Magic::from_pairs(pairs.iter().map(|(n, v)| (n.as_str(), *v)), "x").unwrap();
        assert_eq!(again, tir.magic().unwrap());
    }
}

/// A figure of the published formula by another implementation's authors: 3360 N at full lock and 4 kN.
#[test]
fn the_sedan_tyre_locks_with_the_published_force() {
    let force = Tir::parse(SEDAN).unwrap().magic().unwrap().forces(&input(-1.0, 0.0, 4000.0)).force;
    assert!((force.x + 3360.0).abs() < 10.0, "{force:?}");
}

#[test]
fn rolling_radius_and_moment_are_those_of_a_car_tyre() {
    let tyre = Tir::parse(PASSENGER).unwrap().magic().unwrap();
    // R0 - (Fz0 / Cz) (DREFF atan(BREFF) + FREFF), by hand.
    let want = 0.3135 - 4000.0 / 209_651.0 * (0.25826 * atan(8.386) + 0.07394);
    assert!((tyre.effective_radius(4000.0) - want).abs() < 1e-12);
    let moment = tyre.rolling_moment(16.7, 0.0, 4000.0, 2e5);
    assert!((moment + 0.3135 * 4000.0 * (0.00702 + 0.001515 + 8.514e-5)).abs() < 1e-9, "{moment}");
    assert_eq!(tyre.rolling_moment(-16.7, 0.0, 4000.0, 2e5), -moment);
    assert!(tyre.rolling_moment(16.7, 0.0, 4000.0, 2.4e5) > moment, "more pressure, less resistance");
}

#[test]
fn faults_are_told_with_their_line() {
    let broken = |from: &str, to: &str| refusal(&PASSENGER.replace(from, to));
    let line = |needle: &str| 1 + PASSENGER.lines().position(|l| l.starts_with(needle)).unwrap();
    assert_eq!(broken("= 1.579", "= 1,579").0, format!("tir:{}", line("PCX1")));
    assert_eq!(broken("= 1.579", "= nan").0, format!("tir:{}", line("PCX1")));
    assert_eq!(broken("= 1.579", "=").0, format!("tir:{}", line("PCX1")));
    assert_eq!(broken("PDX1   ", "PCX1   ").0, format!("tir:{}", line("PDX1")));
    assert_eq!(broken("'meter'", "'cubit'").0, format!("tir:{}", line("LENGTH")));
    assert_eq!(broken("= 61", "= 70").0, format!("tir:{}", line("FITTYP")));
    assert_eq!(broken("[VERTICAL]", "VERTICAL").0, format!("tir:{}", line("[VERTICAL]")));
    assert_eq!(broken("FITTYP", "FITTED").0, "tir");
    assert!(broken("PKY1 ", "PKY9 ").1.contains("PKY1 is missing"));
    assert!(broken("= -15.324", "= 15.324").1.contains("PKY1"));
    assert!(broken("= 4000", "= 0").1.contains("FNOMIN"));
    assert!(refusal("").1.contains("version"));
}

#[test]
fn hostile_input_is_bounded() {
    assert!(refusal(&"A".repeat(2000)).1.contains("too long"));
    assert!(refusal(&"$\n".repeat(1 << 20)).1.contains("too long"));
    let many: String = (0..3000).map(|i| format!("K{i} = 1\n")).collect();
    assert!(refusal(&many).1.contains("too many"));
    assert!(refusal("FITTYP = 61\nPCX1 = 1e400").1.contains("not a number"));
    assert!(refusal("[UNITS]\nFORCE='kN'\n[M]\nFITTYP = 61\nFNOMIN = 1e308").1.contains("too large"));
}

#[test]
fn a_list_refuses_what_it_cannot_use() {
    let problem = |pairs: &[(&str, f64)]| match Magic::from_pairs(pairs.iter().copied(), "here") {
        Err(PhysicsError::Value { path, problem, .. }) => {
            assert_eq!(path, "here");
            problem
        }
        other => panic!("{other:?}"),
    };
    assert!(problem(&[("PCX1", 1.0)]).contains("FITTYP is missing"));
    assert!(problem(&[("FITTYP", 61.0), ("FITTYP", 61.0)]).contains("twice"));
    assert!(problem(&[("FITTYP", 61.0), ("QXX1", 1.0)]).contains("QXX1"));
    assert!(problem(&[("PCX1", f64::NAN)]).contains("PCX1"));
    assert!(problem(&[("FITTYP", 5.0)]).contains("FITTYP 5"));
}
