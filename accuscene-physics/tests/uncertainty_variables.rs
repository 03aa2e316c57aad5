//! Distributions: reference quantiles, round trips, moments.

#![allow(
    clippy::expect_used,
    clippy::panic,
    clippy::unwrap_used,
    reason = "a failed expectation is a failed test"
)]

use accuscene_core::arith::Real;
use accuscene_core::quantity::{Distribution, Length, Quantity};
use accuscene_physics::uncertainty::{Plan, Sampler, UncertaintyError, Variable};
use proptest::prelude::*;

struct Reference {
    line: &'static str,
    variable: Variable,
    share: f64,
    quantile: f64,
    density: f64,
    moments: [Option<f64>; 2],
}

/// The table of `data/uncertainty_quantiles.py`.
fn references() -> Vec<Reference> {
    let table = include_str!("data/uncertainty_quantiles.txt");
    let number = |word: &str| (word != "-").then(|| word.parse::<f64>().unwrap());
    let row = |line: &'static str| {
        let (kind, rest) = line.split_once(' ').unwrap();
        let words: Vec<Option<f64>> = rest.split(' ').map(number).collect();
        let [value, sigma, low, high, dof, share, quantile, density, mean, sd] = words[..] else {
            panic!("{line}");
        };
        let bounds = || (low.unwrap(), high.unwrap());
        let dist = match kind {
            "normal" => Distribution::Normal,
            "truncated" => Distribution::Truncated { low: bounds().0, high: bounds().1 },
            "lognormal" => Distribution::Lognormal,
            "triangular" => Distribution::Triangular { low: bounds().0, high: bounds().1 },
            "uniform" => Distribution::Uniform { low: bounds().0, high: bounds().1 },
            "student" => Distribution::Student { dof: dof.unwrap() },
            "pert" => Distribution::Pert { low: bounds().0, high: bounds().1 },
            other => panic!("{other}"),
        };
        Reference {
            line,
            variable: Variable::new(value.unwrap(), sigma, Some(dist)).unwrap(),
            share: share.unwrap(),
            quantile: quantile.unwrap(),
            density: density.unwrap(),
            moments: [mean, sd],
        }
    };
    table.lines().map(row).collect()
}

/// What a value of the size of the variable cannot show.
fn grain(variable: &Variable, x: f64) -> f64 {
    let [low, high] = variable.support();
    let bound = |b: f64| if b.is_finite() { b.abs() } else { 0.0 };
    let size = Real::max(Real::max(x.abs(), variable.value().abs()), Real::max(bound(low), bound(high)));
    2.0 * f64::EPSILON * size
}

fn rarer(p: f64) -> f64 {
    Real::min(p, 1.0 - p)
}

#[test]
fn quantiles_are_those_of_the_reference() {
    let mut worst = 0.0;
    for Reference { line, variable, share, quantile, density, .. } in references() {
        let got = variable.quantile(share);
        let beyond = Real::max((got - quantile).abs() - grain(&variable, quantile), 0.0);
        // As a share of the rarer side.
        let error = beyond * density / rarer(share);
        assert!(error < 1e-12, "{line}: {got:e} ({error:e})");
        worst = Real::max(worst, error);
    }
    println!("{worst:e}");
}

#[test]
fn cumulative_shares_are_those_of_the_reference() {
    for Reference { line, variable, share, quantile, density, .. } in references() {
        let slack = density * grain(&variable, quantile);
        let (below, above) = (variable.cumulative(quantile), variable.exceedance(quantile));
        assert!((below - share).abs() <= 1e-12 * share + slack, "{line}: {below:e}");
        assert!((above - (1.0 - share)).abs() <= 1e-12 * (1.0 - share) + slack, "{line}: {above:e}");
    }
}

#[test]
fn densities_and_moments_are_those_of_the_reference() {
    for Reference { line, variable, quantile, density, moments, .. } in references() {
        let got = accuscene_core::arith::exp(variable.ln_density(quantile));
        // Near a bound a density changes within the last digit of the value.
        let near = |x: f64| accuscene_core::arith::exp(variable.ln_density(x));
        let step = grain(&variable, quantile);
        let change = (near(quantile + step) - got).abs() + (near(quantile - step) - got).abs();
        assert!((got - density).abs() <= 1e-12 * density + 2.0 * change, "{line}: {got:e}");
        for (got, want) in [variable.mean(), variable.standard_deviation()].into_iter().zip(moments) {
            match (got, want) {
                (Some(got), Some(want)) => {
                    assert!((got - want).abs() <= 1e-11 * want.abs() + 1e-15, "{line}: {got} {want}");
                }
                (got, want) => assert_eq!(got, want, "{line}"),
            }
        }
    }
}

fn any_variable() -> impl Strategy<Value = Variable> {
    let spread = prop_oneof![0.01..10.0, 1e-6..1e-3];
    (0_u8..8, -5.0_f64..5.0, spread, 0.0_f64..1.0, prop_oneof![0.3..30.0, 30.0..1e5]).prop_map(
        |(kind, value, sigma, share, dof)| {
            let (low, high) = (value - share * sigma, value + (1.0 - share) * sigma);
            let (value, sigma, dist) = match kind {
                0 => (value, Some(sigma), None),
                1 => (value, Some(sigma), Some(Distribution::Normal)),
                2 => {
                    let (low, high) = (value - 4.0 * share * sigma, value + 3.0 * sigma);
                    (value, Some(sigma), Some(Distribution::Truncated { low, high }))
                }
                3 => (value.abs() + 0.1, Some(sigma), Some(Distribution::Lognormal)),
                4 => (value, None, Some(Distribution::Triangular { low, high })),
                5 => (value, None, Some(Distribution::Uniform { low, high })),
                6 => (value, Some(sigma), Some(Distribution::Student { dof })),
                _ => (value, None, Some(Distribution::Pert { low, high })),
            };
            Variable::new(value, sigma, dist).unwrap()
        },
    )
}

proptest! {
    #[test]
    fn cumulative_undoes_quantile(variable in any_variable(), p in prop_oneof![0.0..1.0, 0.0..1e-6]) {
        prop_assume!(p > 0.0);
        for p in [p, 1.0 - p] {
            let x = variable.quantile(p);
            let slack = 2.0 * grain(&variable, x) * accuscene_core::arith::exp(variable.ln_density(x));
            let (below, above) = (variable.cumulative(x), variable.exceedance(x));
            prop_assert!((below - p).abs() <= 2e-12 * p + slack, "{below:e} {p:e} {x:e}");
            prop_assert!((above - (1.0 - p)).abs() <= 2e-12 * (1.0 - p) + slack, "{above:e} {p:e} {x:e}");
        }
    }

    #[test]
    fn quantiles_rise_and_stay_in_bounds(variable in any_variable(), p in 1e-12..1.0, step in 1e-9..0.5) {
        let next = Real::min(p + step * p, 1.0 - 1e-12);
        prop_assume!(p < next);
        let (x, y) = (variable.quantile(p), variable.quantile(next));
        prop_assert!(x <= y, "{x:e} {y:e}");
        let [low, high] = variable.support();
        prop_assert!(low <= x && y <= high);
        prop_assert!(variable.cumulative(x) <= variable.cumulative(y) + 1e-12);
    }

    #[test]
    fn scores_are_quantiles(variable in any_variable(), p in 1e-6..1.0) {
        let x = variable.quantile(p);
        let y = variable.quantile_of_score(accuscene_core::arith::normal_quantile(p));
        let slack = 4.0 * grain(&variable, x) + 1e-11 * (x - variable.value()).abs();
        let density = accuscene_core::arith::exp(variable.ln_density(x));
        prop_assert!((x - y).abs() <= slack || (x - y).abs() * density < 1e-12 * rarer(p), "{x:e} {y:e}");
    }

    #[test]
    fn no_input_panics(value in any::<f64>(), sigma in any::<f64>(), low in any::<f64>(), high in any::<f64>(),
                       x in any::<f64>(), p in any::<f64>()) {
        let kinds = [
            Distribution::Normal,
            Distribution::Truncated { low, high },
            Distribution::Lognormal,
            Distribution::Triangular { low, high },
            Distribution::Uniform { low, high },
            Distribution::Student { dof: low.abs() },
            Distribution::Pert { low, high },
        ];
        for dist in kinds {
            for sigma in [None, Some(sigma.abs())] {
                if let Ok(variable) = Variable::new(value, sigma, Some(dist)) {
                    let [lowest, highest] = variable.support();
                    for p in [1e-9, 0.3, 0.9] {
                        let x = variable.quantile(p);
                        prop_assert!(lowest <= x && x <= highest, "{variable:?} {p} {x}");
                    }
                    prop_assert!((0.0..=1.0).contains(&variable.cumulative(x)) || x.is_nan(), "{variable:?} {x}");
                    prop_assert!(p > 0.0 && p < 1.0 || variable.quantile(p).is_nan());
                    let _ = (variable.ln_density(x), variable.mean(), variable.standard_deviation());
                }
            }
        }
    }
}

#[test]
fn samples_have_the_moments() {
    let n = 1 << 13;
    let sampler = Sampler::new(Plan::Sobol, 3, n, 1).unwrap();
    let mut seen = None;
    for Reference { line, variable, .. } in references() {
        if seen == Some(variable) {
            continue;
        }
        seen = Some(variable);
        let (Some(mean), Some(sd)) = (variable.mean(), variable.standard_deviation()) else { continue };
        let mut sums = [0.0; 2];
        for i in 0..n {
            let mut u = [0.0];
            sampler.point(i, &mut u);
            let z = (variable.quantile(u[0]) - mean) / sd;
            sums = [sums[0] + z, sums[1] + z * z];
        }
        let [first, second] = sums.map(|sum| sum / n as f64);
        // Two of the lists have tails that 8192 samples hardly reach.
        let heavy = line.starts_with("lognormal 3.0") || line.starts_with("student 0.0 1.0 - - 3.0");
        let slack = if heavy { 0.6 } else { 0.01 };
        assert!(first.abs() < 0.1 * slack && (second - 1.0).abs() < slack, "{line}: {first} {second}");
    }
}

#[test]
fn a_quantity_means_what_it_says() {
    let known = Variable::of(&Quantity::<Length>::new(0.7)).unwrap();
    assert!(!known.is_uncertain());
    assert_eq!((known.quantile(0.01), known.cumulative(0.69), known.cumulative(0.7)), (0.7, 0.0, 1.0));
    assert_eq!((known.mean(), known.standard_deviation(), known.support()), (Some(0.7), Some(0.0), [0.7; 2]));
    let plain = Variable::of(&Quantity::<Length>::new(0.7).with_sigma(0.05)).unwrap();
    let named = Variable::new(0.7, Some(0.05), Some(Distribution::Normal)).unwrap();
    assert_eq!(plain.quantile(0.3), named.quantile(0.3));
    for dist in [Distribution::Normal, Distribution::Lognormal, Distribution::Student { dof: 4.0 }] {
        assert!(!Variable::new(0.7, Some(0.0), Some(dist)).unwrap().is_uncertain());
    }
    let cut = Distribution::Truncated { low: 0.0, high: 1.0 };
    let core = Quantity::<Length>::new(0.7).with_sigma(0.3).with_dist(cut);
    let here = Variable::of(&core).unwrap().standard_deviation().unwrap();
    assert!((here - core.standard_deviation().unwrap()).abs() < 1e-8);
}

#[test]
fn bad_variables_are_refused() {
    let code = |value, sigma, dist| Variable::new(value, sigma, dist).unwrap_err().code();
    assert_eq!(code(f64::NAN, None, None), 2400);
    assert_eq!(code(1.0, Some(-0.1), None), 2402);
    assert_eq!(code(1.0, Some(f64::NAN), None), 2402);
    assert_eq!(code(-1.0, Some(0.1), Some(Distribution::Lognormal)), 2402);
    assert_eq!(code(1.0, None, Some(Distribution::Normal)), 2402);
    assert_eq!(code(1.0, None, Some(Distribution::Uniform { low: 2.0, high: 3.0 })), 2402);
    assert_eq!(code(1.0, None, Some(Distribution::Pert { low: 1.0, high: 1.0 })), 2402);
    assert_eq!(code(1.0, Some(0.1), Some(Distribution::Student { dof: 0.0 })), 2402);
    assert_eq!(code(1e-300, Some(1e300), Some(Distribution::Lognormal)), 2402);
    let wide = Distribution::Uniform { low: -f64::MAX, high: f64::MAX };
    let error = Variable::new(0.0, None, Some(wide)).unwrap_err();
    assert!(matches!(error, UncertaintyError::Distribution { .. }) && error.is_recoverable());
    assert!(!error.suggestion().is_empty());
}
