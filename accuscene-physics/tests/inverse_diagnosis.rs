//! What a solution says about its problem: influence, contradictions, open directions, bounds; and what is refused.

#![allow(
    clippy::expect_used,
    clippy::panic,
    clippy::unwrap_used,
    reason = "a failed expectation is a failed test"
)]

mod twin;

use accuscene_core::memory::SerialExecutor;
use accuscene_physics::inverse::{
    InverseError, InverseWarning, Item, Noise, Options, Prior, Problem, Solution, Stage, Unknown, solve,
};
use std::ops::ControlFlow;
use std::sync::atomic::{AtomicUsize, Ordering};
use twin::{Model, items, run};

const A: [f64; 18] =
    [2.0, 1.0, 0.0, 0.0, 3.0, 1.0, 1.0, 1.0, 1.0, 4.0, -1.0, 0.5, 0.0, 0.0, 2.0, 1.0, -2.0, 1.0];
const B: [f64; 6] = [1.0, 2.0, -0.5, 3.0, 1.0, 0.7];

fn codes(solution: &Solution) -> Vec<u32> {
    solution.warnings.iter().map(InverseWarning::code).collect()
}

#[test]
fn pull_is_what_leaving_an_item_out_does() {
    let whole = twin::linear("whole", 3, 6, 2.0, A.to_vec(), B.to_vec());
    let solution = whole.solve(1000, 1);
    for left_out in 0..6 {
        let keep = |k: &usize| *k != left_out;
        let a: Vec<f64> = (0..6).filter(keep).flat_map(|k| A[3 * k..3 * k + 3].to_vec()).collect();
        let b: Vec<f64> = (0..6).filter(keep).map(|k| B[k]).collect();
        let rest = twin::linear("rest", 3, 5, 2.0, a, b);
        for j in 0..3 {
            let want = (rest.mean[j] - whole.mean[j]) / whole.sd[j];
            let pull = solution.items[left_out].pull[j];
            assert!((pull - want).abs() < 0.03, "item {left_out}, unknown {j}: {pull} instead of {want}");
        }
        let residual = (0..3).map(|j| A[3 * left_out + j] * whole.mean[j]).sum::<f64>() - B[left_out];
        assert!((solution.items[left_out].residuals[0] - residual).abs() < 0.05);
    }
    assert!(codes(&solution).is_empty(), "{:?}", solution.warnings);
}

#[test]
fn an_item_that_the_rest_contradicts_is_named() {
    for culprit in 0..6 {
        let mut b = B.to_vec();
        b[culprit] += 15.0;
        let solution = twin::linear("lie", 3, 6, 2.0, A.to_vec(), b).solve(1000, 1);
        let named = solution.warnings.iter().find_map(|w| match w {
            InverseWarning::Contradiction { item, probability } => Some((*item, *probability)),
            _ => None,
        });
        let (item, probability) = named.expect("a contradiction");
        assert_eq!(item, Some(culprit), "{:?}", solution.items);
        assert!(probability < 1e-3);
        assert!(solution.items[culprit].distance > 3.5);
    }
}

#[test]
fn two_items_of_a_kind_contradict_each_other_without_a_culprit() {
    let model: Model = Box::new(|x, r| {
        r[0] = (x[0] - 1.0) / 0.1;
        r[1] = (x[0] - 2.0) / 0.1;
        true
    });
    let problem = Problem { unknowns: vec![Unknown::uniform(-10.0, 10.0)], items: items(2) };
    let solution = run(&problem, &model, 1000, 1);
    let contradiction = |w: &InverseWarning| matches!(w, InverseWarning::Contradiction { item: None, .. });
    assert!(solution.warnings.iter().any(contradiction), "{:?}", solution.warnings);
    assert!(solution.items.iter().all(|i| i.contradicted));
    assert!((solution.fit.chi2 - 50.0).abs() < 0.5 && solution.fit.probability < 1e-10);
}

#[test]
fn where_nothing_explains_the_evidence_deviations_are_widened_until_the_best_fit_does() {
    let apart = |gap: f64, widen: bool| -> Solution {
        let model: Model = Box::new(move |x, r| {
            r[0] = (x[0] - 1.0) / 0.1;
            r[1] = (x[0] - 1.0 - gap) / 0.1;
            true
        });
        let problem = Problem { unknowns: vec![Unknown::uniform(-10.0, 10.0)], items: items(2) };
        let options = Options { budget: 1000, widen, ..Options::default() };
        solve(&problem, &model, &options, &SerialExecutor, &mut |_| ControlFlow::Continue(())).unwrap()
    };
    // Both 5 deviations off: 50 where one is left beside the fitted number, so sqrt(50) times as wide: 1.5 +- 0.5.
    let far = apart(1.0, true);
    assert!((far.fit.widened - 50f64.sqrt()).abs() < 0.01 && codes(&far).contains(&2546), "{:?}", far.fit);
    assert!((far.unknowns[0].sd / 0.5 - 1.0).abs() < 0.1, "{:?}", far.unknowns[0]);
    // What is told of the fit is told in the evidence's own deviations.
    assert!((far.items[0].chi2 - 25.0).abs() < 0.5 && (far.modes[0].misfit - 50.0).abs() < 0.5);
    // 2 of 2: as it should be.
    let near = apart(0.2, true);
    assert!(near.fit.widened == 1.0 && !codes(&near).contains(&2546));
    assert!((near.unknowns[0].sd / (0.1 * 0.5f64.sqrt()) - 1.0).abs() < 0.1, "{:?}", near.unknowns[0]);
    let told = apart(1.0, false);
    assert!(told.fit.widened == 1.0 && told.unknowns[0].sd < 0.1, "{:?}", told.unknowns[0]);
}

/// One reading of an unknown between 0 and 60.
fn reading(value: f64, sd: f64, prior: Prior) -> Solution {
    let model: Model = Box::new(move |x, r| {
        r[0] = (x[0] - value) / sd;
        true
    });
    let unknown = Unknown { low: 0.0, high: 60.0, prior };
    let problem = Problem { unknowns: vec![unknown], items: items(1) };
    let options = Options { budget: 600, widen: true, ..Options::default() };
    solve(&problem, &model, &options, &SerialExecutor, &mut |_| ControlFlow::Continue(())).unwrap()
}

#[test]
fn a_value_near_the_end_of_what_was_thought_possible_is_no_misfit() {
    let near = reading(0.005, 0.003, Prior::Uniform);
    assert!(near.fit.chi2 < 1.0 && near.fit.probability > 0.3 && near.fit.widened == 1.0, "{:?}", near.fit);
    assert!((near.modes[0].objective - near.modes[0].misfit).abs() < 1e-9, "{:?}", near.modes[0]);
    // Ten deviations off the bound: it decides nothing.
    let off = reading(0.05, 0.005, Prior::Uniform);
    assert!(!codes(&off).contains(&2542), "{:?}", off.warnings);
    assert!((off.unknowns[0].sd / 0.005 - 1.0).abs() < 0.1, "{:?}", off.unknowns[0]);
}

#[test]
fn a_prior_that_good_evidence_contradicts_is_told_and_does_not_discredit_it() {
    let solution = reading(20.0, 0.3, Prior::Normal { mean: 15.0, sd: 1.25 });
    assert_eq!(solution.fit.widened, 1.0, "{:?}", solution.fit);
    assert!(codes(&solution).contains(&2543), "{:?}", solution.warnings);
    // As far from a prior as narrow as the evidence: exact by conjugacy, with nothing widened.
    let between = reading(20.0, 1.0, Prior::Normal { mean: 8.0, sd: 1.0 });
    assert_eq!(between.fit.widened, 1.0, "{:?}", between.fit);
    assert!((between.unknowns[0].mean - 14.0).abs() < 0.1, "{:?}", between.unknowns[0]);
    assert!((between.unknowns[0].sd - 0.5f64.sqrt()).abs() < 0.07, "{:?}", between.unknowns[0]);
    // Twenty deviations of the prior: the mean of both, ten from each.
    let far = reading(40.0, 1.0, Prior::Normal { mean: 20.0, sd: 1.0 });
    assert!(far.fit.widened == 1.0 && codes(&far).contains(&2543), "{:?}", far.fit);
    assert!((far.unknowns[0].mean - 30.0).abs() < 0.1, "{:?}", far.unknowns[0]);
    assert!((far.unknowns[0].sd - 0.5f64.sqrt()).abs() < 0.07, "{:?}", far.unknowns[0]);
    // Both together: weights 1 / 0.09 and 1 / 1.5625.
    assert!((solution.unknowns[0].mean - 19.728).abs() < 0.05, "{:?}", solution.unknowns[0]);
}

#[test]
fn a_bound_that_evidence_hardly_contradicts_does_not_widen_it() {
    let model: Model = Box::new(|x, r| {
        r[0] = x[0] + 3.2;
        true
    });
    let unknowns = vec![Unknown::uniform(0.0, 10.0)];
    let options = Options { budget: 600, widen: true, ..Options::default() };
    let problem = Problem { unknowns, items: items(1) };
    let solution =
        solve(&problem, &model, &options, &SerialExecutor, &mut |_| ControlFlow::Continue(())).unwrap();
    // At the bound it misfits by 10.24, which one in 730 does.
    assert_eq!(solution.fit.widened, 1.0, "{:?}", solution.fit);
}

#[test]
fn what_is_told_of_items_is_told_of_the_heaviest_mode() {
    // A wide valley at -1 with a misfit of 1, a narrow one at 1 without: the wide one has most of the probability.
    let model: Model = Box::new(|x, r| {
        r[0] = if x[0] < 0.0 { (x[0] + 1.0) / 0.3 } else { (x[0] - 1.0) / 0.01 };
        r[1] = if x[0] < 0.0 { 1.0 } else { 0.0 };
        true
    });
    let solution =
        run(&Problem { unknowns: vec![Unknown::uniform(-3.0, 3.0)], items: items(2) }, &model, 1000, 1);
    assert!(solution.modes[0].unknowns[0] < 0.0 && solution.modes[0].weight > 0.8, "{:?}", solution.modes);
    assert!((solution.items[1].residuals[0] - 1.0).abs() < 1e-9, "{:?}", solution.items);
    assert!((solution.fit.chi2 - solution.modes[0].objective).abs() < 1e-9);
}

#[test]
fn a_direction_that_nothing_determines_is_told() {
    let model: Model = Box::new(|x, r| {
        r[0] = (x[0] + x[1] - 1.0) / 0.1;
        r[1] = (x[2] - 3.0) / 0.2;
        true
    });
    let unknowns = vec![Unknown::normal(-50.0, 50.0, 0.0, 5.0); 3];
    let solution = run(&Problem { unknowns, items: items(2) }, &model, 1500, 1);
    assert_eq!(codes(&solution), [2540, 2541], "{:?}", solution.warnings);
    let open = &solution.directions[0];
    assert!((open.ratio - 1.0).abs() < 1e-6 && open.components[2].abs() < 1e-6, "{open:?}");
    assert!((open.components[0] + open.components[1]).abs() < 1e-6, "{open:?}");
    assert!(solution.fit.condition.is_infinite());
    assert!((solution.unknowns[2].sd - 0.2).abs() < 0.02);
    // What is open along the diagonal shows in both: 5 / sqrt(2).
    assert!((solution.unknowns[0].ratio - 0.5f64.sqrt()).abs() < 0.06, "{:?}", solution.unknowns[0]);
    assert!(solution.correlation[1] < -0.99);
}

#[test]
fn a_bound_that_decides_and_failures_are_told() {
    let solution = twin::bound().solve(1500, 1);
    assert!(
        matches!(
            solution.warnings[..],
            [
                InverseWarning::MoreUnknowns { unknowns: 2, components: 1 },
                InverseWarning::Undetermined { direction: 0, .. },
                InverseWarning::AtBound { unknown: 0, bound: 1.0, .. }
            ]
        ),
        "{:?}",
        solution.warnings
    );
    let model = |x: &[f64], r: &mut [f64]| {
        r[0] = x[0] - 0.2;
        // Fails in a comb all over the range.
        (10.0 * x[0] - (10.0 * x[0]).floor()) < 0.5
    };
    let problem = Problem { unknowns: vec![Unknown::uniform(-3.0, 3.0)], items: items(1) };
    let solution = run(&problem, &model, 1500, 1);
    assert!(codes(&solution).contains(&2545), "{:?}", solution.warnings);
    assert!((solution.failed as f64 / solution.runs as f64 - 0.5).abs() < 0.15);
    assert!(solution.samples.iter().all(|s| 10.0 * s.unknowns[0] - (10.0 * s.unknowns[0]).floor() < 0.5));
}

fn refusal(problem: &Problem, options: &Options) -> InverseError {
    let model = |_: &[f64], _: &mut [f64]| false;
    let error = solve(problem, &model, options, &SerialExecutor, &mut |_| ControlFlow::Continue(()))
        .expect_err("nothing to be solved");
    assert!(error.is_recoverable() && !error.suggestion().is_empty() && !error.to_string().is_empty());
    error
}

#[test]
fn what_cannot_be_solved_is_refused() {
    let options = Options { budget: 300, ..Options::default() };
    let of = |unknown: Unknown| Problem { unknowns: vec![unknown], items: items(1) };
    let good = of(Unknown::uniform(0.0, 1.0));
    let none = Problem { unknowns: Vec::new(), ..good.clone() };
    assert_eq!(refusal(&none, &options).code(), 2500);
    let nothing = Problem { items: Vec::new(), ..good.clone() };
    assert_eq!(refusal(&nothing, &options).code(), 2501);
    for (low, high) in [(1.0, 1.0), (2.0, 1.0)] {
        assert_eq!(refusal(&of(Unknown::uniform(low, high)), &options).code(), 2502);
    }
    for bad in [f64::NAN, f64::INFINITY] {
        assert_eq!(refusal(&of(Unknown::uniform(bad, 1.0)), &options).code(), 2503);
        assert_eq!(refusal(&of(Unknown::normal(0.0, 1.0, bad, 1.0)), &options).code(), 2503);
        assert_eq!(refusal(&of(Unknown::normal(0.0, 1.0, 0.5, bad)), &options).code(), 2503);
    }
    for sd in [0.0, -1.0] {
        assert_eq!(refusal(&of(Unknown::normal(0.0, 1.0, 0.5, sd)), &options).code(), 2504);
    }
    for item in
        [Item::new(0), Item::new(10_001), Item { components: 1, noise: Noise::Student { freedom: 0 } }]
    {
        let problem = Problem { items: vec![item], ..good.clone() };
        assert_eq!(refusal(&problem, &options).code(), 2504);
    }
    for level in [0.0, 1.0, f64::NAN] {
        assert_eq!(refusal(&good, &Options { level, ..options }).code(), 2504);
    }
    for effective in [0, 19] {
        assert_eq!(refusal(&good, &Options { effective, ..options }).code(), 2504);
    }
    let empty = Unknown { low: 0.0, high: 1.0, prior: Prior::density(|_: f64| f64::NEG_INFINITY) };
    assert_eq!(refusal(&of(empty), &options).code(), 2505);
    let many = Problem { unknowns: vec![Unknown::uniform(0.0, 1.0); 20], items: items(30) };
    assert!(matches!(refusal(&many, &options), InverseError::Budget { limit: 500, budget: 300, .. }));
    let InverseError::EveryStartFailed { count, .. } = refusal(&good, &options) else {
        panic!("a model that always fails was solved")
    };
    assert_eq!(count, 36);
}

#[test]
fn a_caller_may_end_it_and_is_told_of_every_stage() {
    let twin = twin::two_signs();
    let options = Options { budget: 1000, ..Options::default() };
    let mut stages = Vec::new();
    let mut last = 0;
    let mut watch = |p: accuscene_physics::inverse::Progress| {
        assert!(p.runs > last && p.runs <= p.budget && p.misfit >= 0.0);
        last = p.runs;
        if !stages.contains(&p.stage) {
            stages.push(p.stage);
        }
        ControlFlow::Continue(())
    };
    solve(&twin.problem, &twin.model, &options, &SerialExecutor, &mut watch).expect("solved");
    assert_eq!(stages, [Stage::Screening, Stage::Fitting, Stage::Joining, Stage::Sampling]);

    let count = AtomicUsize::new(0);
    let counted = |x: &[f64], r: &mut [f64]| {
        count.fetch_add(1, Ordering::Relaxed);
        (twin.model)(x, r)
    };
    let mut end = |p: accuscene_physics::inverse::Progress| {
        if p.runs > 300 { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
    };
    let error = solve(&twin.problem, &counted, &options, &SerialExecutor, &mut end).expect_err("ended");
    let InverseError::Cancelled { runs } = error else { panic!("{error}") };
    assert!(runs > 300 && runs <= 364 && runs == count.load(Ordering::Relaxed), "{runs}");
}

#[test]
fn samples_that_are_worth_little_do_not_look_worth_more() {
    // So rough a problem that the weights have to be squeezed.
    let (problem, model) = twin::rough::rough(6);
    let solution = run(&problem, &model, 300, 1);
    let squares = solution.samples.iter().fold(0.0, |sum, s| sum + s.weight * s.weight);
    let (squeezed, told) = (1.0 / squares, solution.effective);
    assert!(told < 50.0 && told < squeezed, "{told} of {squeezed}");
    assert!(codes(&solution).contains(&2544), "{:?}", solution.warnings);
}
