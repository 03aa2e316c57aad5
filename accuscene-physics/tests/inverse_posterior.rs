//! Posteriors of inverse problems against exact ones, grids and random twins.

#![allow(
    clippy::expect_used,
    clippy::panic,
    clippy::unwrap_used,
    reason = "a failed expectation is a failed test"
)]

mod twin;

use accuscene_core::arith::{PI, Philox, ln, sin};
use accuscene_physics::inverse::{Item, Noise, Prior, Problem, Unknown};
use twin::{Model, Twin, items, run};

/// Means within this share of a deviation, deviations within this share.
fn agrees(twin: &Twin, budget: usize, tolerance: f64) {
    let solution = twin.solve(budget, 3);
    for (j, u) in solution.unknowns.iter().enumerate() {
        let off = (u.mean - twin.mean[j]) / twin.sd[j];
        let name = twin.name;
        assert!(off.abs() < tolerance, "{name}: mean {j} off by {off} of its deviation");
        assert!(
            (u.sd / twin.sd[j] - 1.0).abs() < tolerance,
            "{name}: sd {j} is {}, not {}",
            u.sd,
            twin.sd[j]
        );
        assert!(u.interval[0] < u.median && u.median < u.interval[1], "{name}: {u:?}");
    }
    if let Some(above) = twin.above {
        let has: f64 = solution.samples.iter().filter(|s| s.unknowns[0] > 0.0).map(|s| s.weight).sum();
        assert!((has - above).abs() < 0.02, "{}: {has} instead of {above}", twin.name);
    }
    assert!(solution.runs <= budget, "{} of {budget}", solution.runs);
}

#[test]
fn linear_problems_have_their_exact_posterior() {
    agrees(&twin::linear_three(), 2000, 0.06);
    agrees(&twin::linear_eight(), 2000, 0.09);
    agrees(&twin::linear_many(15, 25), 2000, 0.12);
    agrees(&twin::linear_many(20, 12), 2500, 0.15);
}

#[test]
fn correlation_is_exact_for_a_linear_problem() {
    // x + y known to 0.1, x - y to 1, priors wide: r = (0.01 - 1) / (0.01 + 1).
    let model: Model = Box::new(|x, r| {
        r[0] = (x[0] + x[1] - 1.0) / 0.1;
        r[1] = x[0] - x[1];
        true
    });
    let unknowns = vec![Unknown::normal(-1e4, 1e4, 0.0, 100.0); 2];
    let solution = run(&Problem { unknowns, items: items(2) }, &model, 2000, 1);
    assert!((solution.correlation[1] + 0.99 / 1.01).abs() < 0.003, "{:?}", solution.correlation);
    assert_eq!(solution.correlation[1], solution.correlation[2]);
    // Information of the evidence: 2 / 0.01 along one diagonal, 2 along the other.
    assert!((solution.fit.condition / 100.0 - 1.0).abs() < 1e-3, "{}", solution.fit.condition);
}

#[test]
fn curved_ridges_agree_with_a_grid() {
    agrees(&twin::skid(0.05), 2000, 0.08);
    agrees(&twin::skid(0.15), 2000, 0.2);
    agrees(&twin::rosenbrock(), 3000, 0.2);
}

#[test]
fn models_with_steps_failures_and_bounds_agree_with_a_grid() {
    agrees(&twin::stop(), 2000, 0.1);
    agrees(&twin::half(), 2000, 0.1);
    agrees(&twin::bound(), 2000, 0.1);
}

#[test]
fn modes_have_their_share_of_the_probability() {
    let signs = twin::two_signs();
    agrees(&signs, 2000, 0.08);
    let solution = signs.solve(2000, 8);
    let [a, b] = &solution.modes[..] else { panic!("{:?}", solution.modes) };
    assert!((a.weight - 0.5).abs() < 0.02 && (b.weight - 0.5).abs() < 0.02, "{a:?} {b:?}");
    assert!((a.unknowns[0] + b.unknowns[0]).abs() < 0.05 && (a.unknowns[0].abs() - 10.0).abs() < 0.1);

    let unequal = twin::two_unequal();
    agrees(&unequal, 2000, 0.08);
    let solution = unequal.solve(2000, 8);
    let [heavy, light] = &solution.modes[..] else { panic!("{:?}", solution.modes) };
    assert!((heavy.weight - 0.6).abs() < 0.02 && (light.weight - 0.4).abs() < 0.02, "{heavy:?} {light:?}");
    assert!((heavy.unknowns[0] - 5.0).abs() < 0.1 && (light.unknowns[0] + 5.0).abs() < 0.1);
    // The heavier one is not the better fit.
    assert!(heavy.misfit > light.misfit + 1.5);
    assert!((heavy.covariance[0] - 1.0).abs() < 0.02 && (light.covariance[0] - 0.25).abs() < 0.01);
    let want = ln(2.0 * PI * 0.625 / 576.0) - 1.5 * ln(2.0 * PI);
    assert!((solution.ln_evidence - want).abs() < 0.03, "{} instead of {want}", solution.ln_evidence);
}

#[test]
fn a_rough_model_with_jumps_is_explained() {
    for seed in 0..4 {
        let (problem, model) = twin::rough::rough(4);
        let solution = run(&problem, &model, 2500, seed);
        // Eight residuals: chi squared exceeds 25 once in 600.
        assert!(solution.fit.chi2 < 25.0, "seed {seed}: {}", solution.fit.chi2);
    }
}

#[test]
fn without_information_the_posterior_is_the_prior() {
    // Triangular on [1, 4] with its top at 2: mean 7/3, variance 7/18.
    let density = |x: f64| {
        let height = if x < 2.0 { x - 1.0 } else { 0.5 * (4.0 - x) };
        if height > 0.0 { ln(height) } else { f64::NEG_INFINITY }
    };
    let unknowns = vec![Unknown { low: -10.0, high: 10.0, prior: Prior::density(density) }];
    let model = |_: &[f64], r: &mut [f64]| {
        r[0] = 0.3;
        true
    };
    let solution = run(&Problem { unknowns, items: items(1) }, &model, 4000, 1);
    let u = &solution.unknowns[0];
    assert!((u.mean - 7.0 / 3.0).abs() < 0.02 && (u.sd - (7.0f64 / 18.0).sqrt()).abs() < 0.02, "{u:?}");
    assert!((u.prior_mean - 7.0 / 3.0).abs() < 1e-3 && (u.ratio - 1.0).abs() < 0.04, "{u:?}");
    // Quantiles of 5 and 95 %.
    let want = [1.0 + 0.15f64.sqrt(), 4.0 - 0.3f64.sqrt()];
    assert!((u.interval[0] - want[0]).abs() < 0.06 && (u.interval[1] - want[1]).abs() < 0.08, "{u:?}");
}

#[test]
fn a_doubted_item_does_not_drag_the_posterior() {
    let model: Model = Box::new(|x, r| {
        for (k, seen) in [1.0, 1.2, 0.8, 9.0].into_iter().enumerate() {
            r[k] = (x[0] - seen) / 0.5;
        }
        true
    });
    let unknowns = vec![Unknown::uniform(-20.0, 20.0)];
    let doubted = Item { components: 1, noise: Noise::Student { freedom: 2 } };
    let trusting = run(&Problem { unknowns: unknowns.clone(), items: items(4) }, &model, 1000, 1);
    let doubting = run(&Problem { unknowns, items: vec![doubted; 4] }, &model, 1000, 1);
    assert!((trusting.unknowns[0].mean - 3.0).abs() < 0.05);
    assert!((doubting.unknowns[0].mean - 1.1).abs() < 0.15, "{:?}", doubting.unknowns[0]);
}

#[test]
fn intervals_cover_the_truth_as_often_as_they_say() {
    let (mut covered, mut all) = (0, 0);
    for k in 0..100 {
        let draws = Philox::new(1000 + k);
        let n = 2 + (k % 3) as usize;
        let truth: Vec<f64> = (0..n).map(|j| 6.0 * draws.uniform(0, j as u32) - 3.0).collect();
        let m = n + 2;
        let a: Vec<f64> = (0..m * n).map(|e| draws.normal(1, e as u32)).collect();
        let is_bent = k % 2 == 1;
        let figures = move |x: &[f64], r: &mut [f64]| {
            for (i, r) in r.iter_mut().enumerate().take(m) {
                let line = (0..n).fold(0.0, |s, j| s + a[i * n + j] * x[j]);
                *r = if is_bent { 1.5 * line + sin(line) + 0.5 * (line - 1.0).abs() } else { 1.5 * line };
            }
        };
        let mut seen = vec![0.0; m];
        figures(&truth, &mut seen);
        (0..m).for_each(|i| seen[i] += draws.normal(2, i as u32));
        let model: Model = Box::new(move |x, r| {
            figures(x, r);
            r.iter_mut().zip(&seen).for_each(|(r, s)| *r -= s);
            true
        });
        let problem = Problem { unknowns: vec![Unknown::uniform(-3.0, 3.0); n], items: items(m) };
        let solution = run(&problem, &model, 500, k);
        for (u, t) in solution.unknowns.iter().zip(&truth) {
            covered += u32::from(u.interval[0] <= *t && *t <= u.interval[1]);
            all += 1;
        }
    }
    let share = f64::from(covered) / f64::from(all);
    assert!((0.83..0.96).contains(&share), "{covered} of {all}");
}
