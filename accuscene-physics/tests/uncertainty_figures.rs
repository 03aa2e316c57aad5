//! First order, summaries and sensitivity against what is known of them.

#![allow(
    clippy::expect_used,
    clippy::panic,
    clippy::unwrap_used,
    reason = "a failed expectation is a failed test"
)]

use accuscene_core::arith::{exp, sin_cos};
use accuscene_core::quantity::Distribution;
use accuscene_physics::uncertainty::{
    Convergence, Copula, Correlation, Ishigami, Pair, Plan, Saltelli, Samples, SobolIndices, Study, Summary,
    Tornado, UncertaintyWarning, Variable, first_order, rank_correlation, skid_speed,
};
use proptest::prelude::*;

fn normal(value: f64, sigma: f64) -> Variable {
    Variable::new(value, Some(sigma), None).unwrap()
}

proptest! {
    #[test]
    fn slopes_are_those_of_calculus(x in prop::array::uniform3(0.5..2.0), s in prop::array::uniform3(0.001..0.2),
                                    r in -0.9..0.9) {
        let variables: Vec<Variable> = x.iter().zip(s).map(|(x, s)| normal(*x, s)).collect();
        let correlation = Correlation::new(3, &[Pair { first: 2, second: 0, correlation: r }]).unwrap();
        let mut f = |x: &[f64]| Some(x[0] * exp(x[1]) + sin_cos(x[2]).0 * x[0] * x[0]);
        let o = first_order(&variables, &correlation, &mut f).unwrap();
        let (e, (sine, cosine)) = (exp(x[1]), sin_cos(x[2]));
        let gradient = [e + 2.0 * x[0] * sine, x[0] * e, cosine * x[0] * x[0]];
        for (got, want) in o.gradient.iter().zip(gradient) {
            prop_assert!((got - want).abs() < 1e-9 * (1.0 + want.abs()), "{got} {want}");
        }
        let parts: Vec<f64> = gradient.iter().zip(s).map(|(g, s)| g * s).collect();
        let variance = parts.iter().map(|p| p * p).sum::<f64>() + 2.0 * r * parts[0] * parts[2];
        prop_assert!((o.sigma * o.sigma - variance).abs() < 1e-8 * variance + 1e-15);
        let bend = 2.0 * sine * s[0] * s[0] + x[0] * e * s[1] * s[1] - sine * x[0] * x[0] * s[2] * s[2]
            + 2.0 * r * s[0] * s[2] * 2.0 * x[0] * cosine;
        let (shift, spread) = (o.mean_second_order - o.value, s[0] + s[1] + s[2]);
        prop_assert!((shift - 0.5 * bend).abs() < 1e-4 * spread * spread, "{shift} {bend}");
        let share = parts[1] * parts[1] / variance;
        prop_assert!(o.shares[1].is_some_and(|got| (got - share).abs() < 1e-6 * share + 1e-12));
        prop_assert!(o.shares[0].is_none() && o.shares[2].is_none());
    }
}

#[test]
fn first_order_knows_its_limits() {
    let none = Correlation::none(1);
    let straight = first_order(&[normal(1.0, 0.1)], &none, &mut |x| Some(3.0 * x[0])).unwrap();
    assert!(straight.is_valid() && straight.warning().is_none());
    assert!(straight.shares[0].is_some_and(|share| (share - 1.0).abs() < 1e-12));
    let bent = first_order(&[normal(0.0, 0.1)], &none, &mut |x| Some(x[0] * x[0])).unwrap();
    assert!(matches!(bent.warning(), Some(UncertaintyWarning::Bent { .. })), "{bent:?}");
    assert!((bent.mean_second_order - 0.01).abs() < 1e-10);
    let flat = first_order(&[normal(1.0, 0.1)], &none, &mut |_| Some(2.0)).unwrap();
    assert!(flat.is_valid() && flat.sigma == 0.0 && flat.shares[0].is_none());
    // Two variables that are one: their parts cancel.
    let tied = Correlation::new(2, &[Pair { first: 0, second: 1, correlation: 1.0 }]).unwrap();
    let two = [normal(1.0, 0.1), normal(1.0, 0.1)];
    let gone = first_order(&two, &tied, &mut |x| Some(x[0] - x[1])).unwrap();
    assert!(gone.sigma < 1e-10, "{}", gone.sigma);
    // A step never leaves the bounds of a variable.
    let pert = Variable::new(0.0, None, Some(Distribution::Pert { low: 0.0, high: 1e-3 })).unwrap();
    let lognormal = Variable::new(1e-3, Some(10.0), Some(Distribution::Lognormal)).unwrap();
    for variable in [pert, lognormal] {
        let root = first_order(&[variable], &none, &mut |x| Some(x[0].sqrt())).unwrap();
        assert!(root.value > 0.0);
    }
}

#[test]
fn first_order_refuses_what_it_cannot_do() {
    let code = |variables: &[Variable], n, f: fn(&[f64]) -> Option<f64>| {
        first_order(variables, &Correlation::none(n), &mut |x| f(x)).unwrap_err().code()
    };
    let heavy = Variable::new(0.0, Some(1.0), Some(Distribution::Student { dof: 2.0 })).unwrap();
    assert_eq!(code(&[heavy], 1, |x| Some(x[0])), 2402);
    assert_eq!(code(&[normal(1.0, 0.1)], 2, |x| Some(x[0])), 2409);
    assert_eq!(code(&[normal(1.0, 0.1)], 1, |_| None), 2407);
    assert_eq!(code(&[normal(1.0, 0.1)], 1, |_| Some(f64::NAN)), 2407);
    assert_eq!(code(&[normal(1.0, 0.1)], 1, |x| (x[0] <= 1.0).then_some(0.0)), 2407);
}

#[test]
fn first_order_and_samples_agree() {
    let variables = vec![normal(0.7, 0.05), normal(30.0, 0.5)];
    let copula = Copula::new(2, &[Pair { first: 0, second: 1, correlation: 0.5 }]).unwrap();
    let line =
        first_order(&variables, &Correlation::of_scores(&copula), &mut |x| Some(skid_speed(x[0], x[1])))
            .unwrap();
    let study = Study::new(variables, copula, Plan::Sobol, 4096, 3).unwrap();
    let samples = study
        .run(0..4096, 1, &mut |x, y| {
            y[0] = skid_speed(x[0], x[1]);
            true
        })
        .unwrap();
    let summary = Summary::new(samples.output(0), 0.9).unwrap();
    assert!((summary.standard_deviation - line.sigma).abs() < 0.01 * line.sigma);
    assert!((summary.mean - line.mean_second_order).abs() < 0.001);
    assert!(summary.warnings().is_empty(), "{:?}", summary.warnings());
    let convergence = Convergence::new(samples.output(0), 0.9).unwrap();
    assert_eq!(convergence.stages.map(|s| s.samples), [512, 1024, 2048, 4096]);
    assert_eq!(convergence.stages[3].mean, summary.mean);
    assert_eq!(convergence.stages[3].interval, [summary.interval.low.value, summary.interval.high.value]);
    // Batches see what the plan gains: far less than a standard deviation over the root of the number.
    let errors = convergence.errors.unwrap();
    assert!(errors.mean < 0.3 * summary.standard_deviation / 64.0, "{errors:?}");
    assert!(rank_correlation(samples.input(0), samples.output(0)).unwrap() > 0.95);
}

#[test]
fn a_summary_is_that_of_the_column() {
    let column: Vec<f64> =
        (0..=1000).map(|k| f64::from((k * 376) % 1001)).chain([f64::NAN, f64::INFINITY]).collect();
    let summary = Summary::new(&column, 0.9).unwrap();
    assert_eq!((summary.count, summary.failed), (1001, 2));
    assert_eq!((summary.mean, summary.median), (500.0, 500.0));
    assert!(
        (summary.interval.low.value - 50.0).abs() < 1e-9
            && (summary.interval.high.value - 950.0).abs() < 1e-9
    );
    assert!((summary.standard_deviation - 289.108).abs() < 0.01);
    // sqrt(n p q) ranks: 6.9 of 1001.
    let error = summary.interval.low.standard_error.unwrap();
    assert!((error - 6.9).abs() < 0.1, "{error}");
    assert_eq!((summary.quantile(0.0), summary.quantile(1.0)), (0.0, 1000.0));
    assert!(summary.quantile(-0.1).is_nan() && summary.quantile(f64::NAN).is_nan());
    assert_eq!(summary.warnings(), [UncertaintyWarning::Failed { failed: 2, samples: 1003 }]);
    let histogram = summary.histogram();
    assert_eq!(histogram.counts.iter().sum::<u64>(), 1001);
    assert_eq!(histogram.counts.len(), 11);
    assert!((histogram.low + histogram.width * 11.0 - 1000.0).abs() < 1e-9);
}

#[test]
fn summaries_of_little_say_so() {
    let one = Summary::new(&[3.0, f64::NAN], 0.9).unwrap();
    assert_eq!((one.standard_deviation, one.median, one.interval.low.standard_error), (0.0, 3.0, None));
    assert!(one.warnings().contains(&UncertaintyWarning::Unsettled { share: 1.0 }));
    assert_eq!(one.histogram().counts, [1]);
    let huge = Summary::new(&[-f64::MAX, 0.0, 0.0, 0.0, f64::MAX], 0.5).unwrap().histogram();
    assert_eq!(huge.counts.iter().sum::<u64>(), 5);
    assert_eq!(Summary::new(&[], 0.9).unwrap_err().code(), 2403);
    assert_eq!(Summary::new(&[f64::NAN], 0.9).unwrap_err().code(), 2403);
    assert_eq!(Summary::new(&[1.0], 1.0).unwrap_err().code(), 2401);
    assert_eq!(Summary::new(&[1.0], f64::NAN).unwrap_err().code(), 2400);
    assert_eq!(Convergence::new(&[], 0.9).unwrap_err().code(), 2403);
    assert!(Convergence::new(&[f64::NAN; 20], 0.9).unwrap().stages[3].mean.is_nan());
    assert!(Convergence::new(&[1.0; 20], 0.9).unwrap().errors.is_none());
}

#[test]
fn standard_errors_are_those_of_repetition() {
    let variables = vec![normal(0.0, 1.0)];
    let (mut ends, mut errors) = (Vec::new(), 0.0);
    for seed in 0..200 {
        let study =
            Study::new(variables.clone(), Copula::independent(1), Plan::MonteCarlo, 400, seed).unwrap();
        let samples = study.run(0..400, 0, &mut |_, _| true).unwrap();
        let high = Summary::new(samples.input(0), 0.9).unwrap().interval.high;
        ends.push(high.value);
        errors += high.standard_error.unwrap() / 200.0;
    }
    let scatter = Summary::new(&ends, 0.9).unwrap().standard_deviation;
    assert!((errors / scatter - 1.0).abs() < 0.15, "{errors} {scatter}");
}

#[test]
fn ranks_share_what_is_equal() {
    let a = [1.0, 2.0, 2.0, 3.0, f64::NAN];
    assert_eq!(rank_correlation(&a, &[10.0, 20.0, 20.0, 1e9, 0.0]), Some(1.0));
    let b = rank_correlation(&a, &[4.0, 3.0, 2.0, 1.0, 0.0]).unwrap();
    // scipy.stats.spearmanr([1, 2, 2, 3], [4, 3, 2, 1])
    assert!((b + 0.9486832980505139).abs() < 1e-15, "{b}");
    assert_eq!(rank_correlation(&[1.0, 1.0], &[1.0, 2.0]), None);
    assert_eq!(rank_correlation(&[1.0], &[1.0]), None);
    assert_eq!(rank_correlation(&[], &[]), None);
}

#[test]
fn sobol_indices_are_those_of_ishigami() {
    for b in [0.1, 0.05] {
        let function = Ishigami { a: 7.0, b };
        let mut f = |x: &[f64]| Some(function.value([x[0], x[1], x[2]]));
        let o =
            SobolIndices::estimate(Ishigami::variables().unwrap(), Plan::Sobol, 1 << 14, 1, &mut f).unwrap();
        for (got, want) in
            o.first.iter().chain(&o.total).zip(function.first().into_iter().chain(function.total()))
        {
            assert!((got.value - want).abs() < 0.01, "{got:?} {want}");
            assert!(
                got.standard_error.is_some_and(|e| e < 0.01 && (got.value - want).abs() < 5.0 * e + 1e-9)
            );
        }
        assert!((o.variance - function.variance()).abs() < 0.01 * function.variance());
        assert!((o.mean - 3.5).abs() < 0.01);
    }
}

#[test]
fn sobol_indices_of_shards_and_failures() {
    let mut variables = Ishigami::variables().unwrap();
    variables.push(Variable::constant(2.0).unwrap());
    let mut calls = 0;
    let mut f = |x: &[f64]| {
        calls += 1;
        (x[0] < 3.0).then(|| 1e6 + x[0] + 2.0 * x[1] + 0.0 * x[3])
    };
    let design = Saltelli::new(variables, Plan::Sobol, 512, 9).unwrap();
    let whole = design.run(0..512, &mut f).unwrap();
    let parts = [design.run(0..100, &mut f).unwrap(), design.run(100..512, &mut f).unwrap()];
    assert_eq!(Samples::joined(&parts).unwrap(), whole);
    let o = SobolIndices::new(&whole).unwrap();
    assert!(o.failed > 0 && o.count + o.failed == 512);
    // Shares 1 and 4 of a sum; the large constant does not harm; the constant variable costs no call.
    assert!((o.first[0].value - 0.2).abs() < 0.05 && (o.total[1].value - 0.8).abs() < 0.05, "{o:?}");
    assert_eq!((o.total[2].value, o.total[3].value), (0.0, 0.0));
    assert!(calls <= 2 * 5 * 512);
    let flat = design.run(0..512, &mut |_| Some(1.0)).unwrap();
    assert_eq!(SobolIndices::new(&flat).unwrap_err().code(), 2408);
    let failed = design.run(0..512, &mut |_| None).unwrap();
    assert_eq!((failed.failed(), SobolIndices::new(&failed).unwrap_err().code()), (512, 2403));
    let code = |n, samples| {
        Saltelli::new(vec![normal(0.0, 1.0); n], Plan::Sobol, samples, 0).map(|_| ()).unwrap_err().code()
    };
    assert_eq!((code(0, 8), code(600, 8), code(2, 9)), (2403, 2403, 2404));
}

#[test]
fn a_tornado_turns_by_swing() {
    let variables = [normal(1.0, 0.1), Variable::constant(5.0).unwrap(), normal(1.0, 0.3), normal(0.0, 1.0)];
    let tornado = Tornado::new(&variables, &mut |x| (x[3] < 1.0).then(|| x[0] - x[2] + x[1] + x[3]));
    assert_eq!(tornado.base, Some(5.0));
    assert_eq!(tornado.bars.iter().map(|bar| bar.variable).collect::<Vec<_>>(), [2, 0, 3]);
    let [wide, narrow, broken] = tornado.bars[..] else { panic!("{tornado:?}") };
    assert!((wide.swing().unwrap() - 3.0 * narrow.swing().unwrap()).abs() < 1e-12);
    assert!((narrow.swing().unwrap() - 0.2 * 1.6448536269514722).abs() < 1e-12);
    assert!(wide.outputs[0] > wide.outputs[1] && narrow.outputs[0] < narrow.outputs[1]);
    assert_eq!((broken.outputs[1], broken.swing()), (None, None));
}
