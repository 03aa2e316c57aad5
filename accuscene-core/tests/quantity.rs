//! Quantities: text, units, uncertainty, serde.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test fails by panicking")]

use accuscene_core::quantity::*;
use serde_json::{Value, json};

fn si<D: Dimension>(text: &str) -> f64 {
    text.parse::<Quantity<D>>().unwrap_or_else(|e| panic!("{text}: {e}")).value
}

fn read<D: Dimension>(value: Value) -> Result<Quantity<D>, String> {
    serde_json::from_value(value).map_err(|e| e.to_string())
}

#[test]
fn text_with_unit_is_the_nearest_double_of_its_si_value() {
    for text in ["35 mph", "35mph", " 35  mph ", "35 MPH", "+35 mph", "3.5e1 mph"] {
        assert_eq!(si::<Speed>(text), 15.6464, "{text}");
    }
    assert_eq!(si::<Speed>("1.5e3"), 1500.0);
    assert_eq!(si::<Speed>("100 km/h"), 100.0 / 3.6);
    assert_eq!(si::<Speed>("60 ft/s"), 18.288);
    assert_eq!(si::<Acceleration>("-1.2e3 ft/s^2"), -365.76);
    assert_eq!(si::<Acceleration>("\u{2212}0.5 g"), -4.903325);
    assert_eq!(si::<Angle>("180 deg"), core::f64::consts::PI);
    for text in ["12 deg", "12deg", "12°", "12 °", "12 degrees"] {
        assert_eq!(si::<Angle>(text), 12.0 * core::f64::consts::PI / 180.0, "{text}");
    }
    assert_eq!(si::<Mass>("3451 lb"), 1565.34726887);
    assert_eq!(si::<Mass>("10 g"), 0.01);
    assert_eq!(si::<Length>("6 in"), 0.1524);
    assert_eq!(si::<Length>("12.5 ft"), 3.81);
    assert_eq!(si::<Pressure>("32 psi"), 220632.23338138757);
    assert_eq!(si::<Ratio>("70 %"), 0.7);
    assert_eq!(si::<Ratio>("70%"), 0.7);
    assert_eq!(si::<Force>("1000 lb"), 4448.2216152605);
    assert_eq!(si::<CrushStiffnessA>("1 lb/in"), 175.1268352464764);
    assert_eq!(si::<CrushStiffnessB>("1 lb/in^2"), 6894.757293168362);
    assert_eq!(si::<SpeedPerCrush>("1 mph/in"), 17.6);
    assert_eq!(si::<Temperature>("32 °F"), 273.15);
    for text in ["2152 slug ft2", "2152 slug*ft^2", "2152 slug·ft²", "2152 slug-ft^2", "2152 lb ft s^2"] {
        assert!((si::<Inertia>(text) / (2152.0 * 1.355_817_948_331_400_4) - 1.0).abs() < 1e-15, "{text}");
    }
    assert!((si::<CornerStiffness>("100 lbf/deg") - 25_486.432_489_329).abs() < 1e-6);
}

#[test]
fn every_unit_has_the_size_of_its_definition() {
    // Derived once more from the definitions, independent of the ratios in the catalogue.
    let (inch, lb, g) = (0.0254, 0.453_592_37, 9.806_65);
    let (ft, lbf) = (12.0 * inch, lb * g);
    let deg = core::f64::consts::PI / 180.0;
    let sizes: &[(&str, &str, f64)] = &[
        ("length", "yd", 3.0 * ft),
        ("length", "mi", 5280.0 * ft),
        ("area", "ft2", ft * ft),
        ("area", "in2", inch * inch),
        ("curvature", "1/ft", 1.0 / ft),
        ("speed", "mph", 5280.0 * ft / 3600.0),
        ("speed", "kn", 1852.0 / 3600.0),
        ("speed", "km/h", 1000.0 / 3600.0),
        ("acceleration", "g", g),
        ("acceleration", "mph/s", 5280.0 * ft / 3600.0),
        ("angular rate", "rpm", 360.0 * deg / 60.0),
        ("angular rate", "rev/s", 360.0 * deg),
        ("mass", "slug", lbf / ft),
        ("density", "lb/ft3", lb / (ft * ft * ft)),
        ("moment of inertia", "lb ft2", lb * ft * ft),
        ("moment of inertia", "lb in2", lb * inch * inch),
        ("moment of inertia", "slug ft2", lbf * ft),
        ("moment of inertia", "lbf in s2", lbf * inch),
        ("force", "kip", 1000.0 * lbf),
        ("force", "kgf", g),
        ("torque", "lbf ft", lbf * ft),
        ("torque", "lbf in", lbf * inch),
        ("impulse", "lbf s", lbf),
        ("energy", "in lbf", lbf * inch),
        ("power", "hp", 550.0 * lbf * ft),
        ("power", "PS", 75.0 * g),
        ("pressure", "psi", lbf / (inch * inch)),
        ("pressure", "psf", lbf / (ft * ft)),
        ("temperature", "degF", 5.0 / 9.0),
        ("stiffness", "lbf/in", lbf / inch),
        ("stiffness", "lbf/ft", lbf / ft),
        ("angular stiffness", "N m/deg", 1.0 / deg),
        ("angular stiffness", "lbf ft/deg", lbf * ft / deg),
        ("angular stiffness", "lbf in/deg", lbf * inch / deg),
        ("damping", "lbf s/in", lbf / inch),
        ("angular damping", "lbf ft s/deg", lbf * ft / deg),
        ("cornering stiffness", "lbf/deg", lbf / deg),
        ("cornering coefficient", "1/deg", 1.0 / deg),
        ("crush stiffness A", "lbf/in", lbf / inch),
        ("crush stiffness B", "lbf/in2", lbf / (inch * inch)),
        ("speed a depth of crush", "mph/in", 5280.0 * ft / 3600.0 / inch),
        ("speed a depth of crush", "km/h/cm", 100.0 / 3.6),
        ("crush coefficient d0", "sqrt(lbf)", lbf.sqrt()),
        ("crush coefficient d1", "sqrt(lbf)/in", lbf.sqrt() / inch),
        ("crush coefficient d1", "sqrt(N)/cm", 100.0),
        ("pressure a depth of crush", "lbf/in3", lbf / (inch * inch * inch)),
    ];
    for (dimension, unit, size) in sizes {
        let found = DimensionEntry::named(dimension).and_then(|d| d.unit(unit));
        let factor = found.unwrap_or_else(|| panic!("{dimension} has no {unit}")).factor();
        assert!((factor / size - 1.0).abs() < 1e-14, "{dimension} {unit}: {factor} for {size}");
    }
}

#[test]
fn catalogue_is_unambiguous_and_begins_with_si() {
    for (i, d) in CATALOGUE.iter().enumerate() {
        assert_eq!(d.units[0].symbol, d.si, "{}", d.name);
        assert_eq!(d.units[0].to_si(1.25), 1.25);
        assert!(CATALOGUE[..i].iter().all(|o| o.name != d.name), "{} twice", d.name);
        for unit in d.units {
            for text in unit.aliases.iter().chain([&unit.symbol]) {
                let fits: Vec<_> = d.units.iter().filter(|u| u.is_written(text)).collect();
                assert_eq!(fits, [unit], "{} {text}", d.name);
            }
            assert!((unit.from_si(unit.to_si(17.0)) - 17.0).abs() < 1e-9);
        }
    }
}

#[test]
fn unreadable_text_says_what_is_wanted() {
    for (text, part) in [
        ("3 kg", "kg where a length is wanted: use m, cm, mm, km, ft, in, yd, mi"),
        ("0,5 m", "does not begin with a number"),
        ("m", "does not begin with a number"),
        ("", "does not begin with a number"),
        ("nan", "does not begin with a number"),
        ("-inf m", "does not begin with a number"),
        ("1e999 m", "not a finite number"),
        ("1e308 km", "not a finite number"),
        ("1 000 m", "000 m where a length is wanted"),
        ("1.2.3 m", ".3 m where a length"),
        ("--3 m", "does not begin with a number"),
        ("0x10 m", "x10 m where a length"),
    ] {
        let error = text.parse::<Quantity<Length>>().unwrap_err();
        assert!(error.to_string().contains(part), "{text}: {error}");
    }
    let error = "3 kg".parse::<Quantity<Length>>().unwrap_err();
    assert_eq!(error.suggestion().as_deref(), Some("this is a unit of mass"));
    let error = "0,5 m".parse::<Quantity<Length>>().unwrap_err();
    assert!(error.suggestion().unwrap().contains("decimal point"));
}

#[test]
fn letter_case_matters_only_where_it_must() {
    assert_eq!(si::<Force>("2 KN"), 2000.0);
    assert_eq!(si::<Force>("2 MN"), 2e6);
    assert_eq!(si::<Speed>("36 KM/H"), 10.0);
    // Milli and mega differ by case alone.
    assert_eq!(si::<Energy>("1 MJ"), 1e6);
}

#[test]
fn bare_numbers_beside_a_text_are_in_its_unit() {
    let q: Quantity<Speed> = read(json!({
        "value": "35 mph", "sigma": 2, "dist": {"kind": "truncated", "low": 30, "high": "18 m/s"},
        "source": "skid marks", "basis": "estimated", "note": "dry"
    }))
    .unwrap();
    assert_eq!((q.value, q.sigma), (15.6464, Some(0.89408)));
    assert_eq!(q.dist, Some(Distribution::Truncated { low: 13.4112, high: 18.0 }));
    assert_eq!((q.basis, q.note.as_deref()), (Some(Basis::Estimated), Some("dry")));
    let q: Quantity<Speed> = read(json!({"value": 15, "sigma": "2 mph"})).unwrap();
    assert_eq!((q.value, q.sigma), (15.0, Some(0.89408)));
    let q: Quantity<Temperature> = read(json!({"value": "20 °C", "sigma": 5})).unwrap();
    assert_eq!((q.value, q.sigma), (293.15, Some(5.0)));
    let q: Quantity<Speed> =
        read(json!({"value": "35 mph", "sigma": 1, "dist": {"kind": "student", "dof": 4}})).unwrap();
    assert_eq!(q.dist, Some(Distribution::Student { dof: 4.0 }));
    let q: Quantity<Ratio> = read(json!({"value": 0.7, "sigma": 0.1, "dist": "normal"})).unwrap();
    assert_eq!(q.dist, Some(Distribution::Normal));
}

#[test]
fn contradictions_are_refused_with_their_place() {
    let uniform = |low: f64, high: f64| json!({"kind": "uniform", "low": low, "high": high});
    for (value, part) in [
        (json!({"value": 1, "sigma": -0.1}), "sigma: sigma must be finite and not negative"),
        (json!({"value": 1, "sigma": "-1 cm"}), "sigma: sigma must be finite"),
        (json!({"value": 1, "dist": "normal"}), "sigma: normal needs a sigma"),
        (json!({"value": 1, "sigma": 1, "dist": uniform(0.0, 2.0)}), "leave sigma out"),
        (json!({"value": 1, "dist": uniform(2.0, 0.0)}), "dist.low: low must be below high"),
        (json!({"value": 3, "dist": uniform(0.0, 2.0)}), "dist: the value must lie between"),
        (json!({"value": 1, "dist": {"kind": "uniform", "low": 0}}), "dist.high: `high` is missing"),
        (
            json!({"value": 1, "dist": {"kind": "unifrom", "low": 0, "high": 2}}),
            "dist.kind: `unifrom` is none of",
        ),
        (
            json!({"value": 1, "dist": {"kind": "uniform", "low": 0, "hgih": 2}}),
            "dist.hgih: uniform has no `hgih`",
        ),
        (json!({"value": 1, "dist": {"low": 0}}), "dist.kind: `kind` is missing"),
        (json!({"value": 1, "sigma": 1, "dist": {"kind": "student", "dof": 0}}), "dist.dof"),
        (json!({"value": 0, "sigma": 1, "dist": "lognormal"}), "value: the median of a lognormal"),
        (json!({"value": 1, "basis": "guessed"}), "basis: `guessed` is none of measured"),
        (json!({"value": 1, "basis": 3}), "basis: a text is wanted, not a number"),
        (json!({"valu": 1}), "value: `value` is missing"),
        (json!({"value": {}}), "value: a number or a text with a unit"),
        (json!([1]), "a number or a text with a unit (m) is wanted, not a list"),
        (json!(true), "not a boolean"),
        (json!(null), "not null"),
        (json!({"value": "3 kg"}), "value: kg where a length"),
    ] {
        let error = read::<Length>(value.clone()).unwrap_err();
        assert!(error.contains(part), "{value}: {error}");
    }
}

#[test]
fn all_faults_come_at_once() {
    let error =
        read::<Length>(json!({"value": "3 kg", "sigma": "x", "basis": "b", "colour": 1})).unwrap_err();
    for path in ["value:", "sigma:", "basis:", "colour:"] {
        assert!(error.contains(path), "{path} in {error}");
    }
}

#[test]
fn writing_keeps_everything_and_reads_back() {
    let bare = Quantity::<Mass>::new(1500.0);
    assert_eq!(serde_json::to_value(&bare).unwrap(), json!(1500.0));
    let full = Quantity::<Mass>::defaulted(0.1 + 0.2, "SAE 960886")
        .with_sigma(0.01)
        .with_dist(Distribution::Truncated { low: 0.1, high: 0.9 });
    let value = serde_json::to_value(&full).unwrap();
    assert_eq!(value["basis"], "default");
    let back: Quantity<Mass> = serde_json::from_str(&serde_json::to_string(&full).unwrap()).unwrap();
    assert_eq!(back, full);
    assert_eq!(back.value.to_bits(), full.value.to_bits());
    for dist in [
        Distribution::Normal,
        Distribution::Lognormal,
        Distribution::Student { dof: 3.0 },
        Distribution::Pert { low: 0.0, high: 2.0 },
        Distribution::Triangular { low: 0.0, high: 2.0 },
    ] {
        let q = Quantity::<Mass>::new(1.0).with_dist(dist);
        let q = if dist.takes_sigma() { q.with_sigma(0.1) } else { q };
        let text = serde_json::to_string(&q).unwrap();
        assert_eq!(serde_json::from_str::<Quantity<Mass>>(&text).unwrap(), q, "{text}");
    }
}

#[test]
fn unsound_quantities_are_not_written() {
    assert!(serde_json::to_string(&Quantity::<Mass>::new(f64::NAN)).is_err());
    assert!(serde_json::to_string(&Quantity::<Mass>::new(1.0).with_sigma(f64::NAN)).is_err());
    assert!(serde_json::to_string(&Quantity::<Mass>::new(1.0).with_dist(Distribution::Normal)).is_err());
}

#[test]
fn negative_zero_is_zero() {
    for value in [json!(-0.0), json!("-0 m"), json!({"value": -0.0})] {
        assert_eq!(read::<Length>(value).unwrap().value.to_bits(), 0);
    }
    assert_eq!(si::<Length>("-0").to_bits(), 0);
}

#[test]
fn every_name_of_a_distribution_is_read() {
    for kind in Distribution::KINDS {
        let value = match *kind {
            "normal" | "lognormal" => json!({"value": 1, "sigma": 1, "dist": {"kind": kind}}),
            "student" => json!({"value": 1, "sigma": 1, "dist": {"kind": kind, "dof": 5}}),
            "truncated" => json!({"value": 1, "sigma": 1, "dist": {"kind": kind, "low": 0, "high": 2}}),
            _ => json!({"value": 1, "dist": {"kind": kind, "low": 0, "high": 2}}),
        };
        assert_eq!(read::<Length>(value).unwrap().dist.unwrap().kind(), *kind);
    }
}

#[test]
fn every_distribution_has_its_standard_deviation() {
    let of = |value: f64, sigma: Option<f64>, dist: Distribution| {
        let quantity = Quantity::<Length>::new(value).with_dist(dist);
        let quantity = match sigma {
            Some(sigma) => quantity.with_sigma(sigma),
            None => quantity,
        };
        quantity.validate().unwrap();
        quantity.standard_deviation()
    };
    let close = |got: Option<f64>, want: f64| {
        let got = got.expect("it has one");
        assert!((got - want).abs() < 1e-7 * want, "{got} instead of {want}");
    };
    assert_eq!(Quantity::<Length>::new(1.0).standard_deviation(), None);
    assert_eq!(Quantity::<Length>::new(1.0).with_sigma(0.2).standard_deviation(), Some(0.2));
    assert_eq!(of(1.0, Some(0.2), Distribution::Normal), Some(0.2));
    assert_eq!(of(1.0, Some(0.2), Distribution::Lognormal), Some(0.2));
    close(of(1.0, None, Distribution::Uniform { low: 0.5, high: 2.0 }), 1.5 / 12.0_f64.sqrt());
    close(of(0.0, None, Distribution::Triangular { low: 0.0, high: 3.0 }), 3.0 / 18.0_f64.sqrt());
    close(of(1.5, None, Distribution::Triangular { low: 0.0, high: 3.0 }), 3.0 / 24.0_f64.sqrt());
    // Beta (3, 3) over 3: variance 9/28.
    close(of(1.5, None, Distribution::Pert { low: 0.0, high: 3.0 }), (9.0_f64 / 28.0).sqrt());
    close(of(0.0, Some(2.0), Distribution::Student { dof: 6.0 }), 2.0 * 1.5_f64.sqrt());
    assert_eq!(of(0.0, Some(2.0), Distribution::Student { dof: 2.0 }), None);
    // Half a normal: 1 - 2/pi; cut at one sigma to either side: 0.2911250948.
    let half = 1.0 - core::f64::consts::FRAC_2_PI;
    close(of(0.0, Some(2.0), Distribution::Truncated { low: 0.0, high: 1e9 }), 2.0 * half.sqrt());
    let cut = of(3.0, Some(2.0), Distribution::Truncated { low: 1.0, high: 5.0 }).unwrap();
    assert!((cut - 2.0 * 0.291_125_094_8_f64.sqrt()).abs() < 1e-7, "{cut}");
    close(of(3.0, Some(2.0), Distribution::Truncated { low: -1e9, high: 1e9 }), 2.0);
    close(of(0.0, Some(1e9), Distribution::Truncated { low: -1.0, high: 2.0 }), 3.0 / 12.0_f64.sqrt());
    assert_eq!(of(0.0, Some(0.0), Distribution::Truncated { low: -1.0, high: 2.0 }), Some(0.0));
}
