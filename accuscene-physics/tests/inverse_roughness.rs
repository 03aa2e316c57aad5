//! Models that jump from run to run: what they cannot tell counts less, what is smooth counts as it is told.
#![allow(clippy::unwrap_used, reason = "a failed expectation is a failed test")]

use accuscene_core::memory::SerialExecutor;
use accuscene_physics::inverse::{
    InverseError, InverseWarning, Item, Options, Problem, Solution, Unknown, solve,
};
use core::ops::ControlFlow;

fn run(
    unknowns: Vec<Unknown>,
    items: usize,
    model: impl Fn(&[f64], &mut [f64]) + Sync,
    widen: bool,
) -> Solution {
    let problem = Problem { unknowns, items: vec![Item::new(1); items] };
    let options = Options { budget: 800, widen, ..Options::default() };
    let forward = |x: &[f64], r: &mut [f64]| {
        model(x, r);
        true
    };
    solve(&problem, &forward, &options, &SerialExecutor, &mut |_| ControlFlow::Continue(())).unwrap()
}

/// What no two neighbours have alike: even between plus and minus the root of three, so of deviation 1.
fn chaos(x: f64) -> f64 {
    let turns = 1e5 * x * 0.618_033_988_749_895;
    12f64.sqrt() * (turns - turns.floor() - 0.5)
}

/// A speed that one item tells to 0.5 m/s, and another, which jumps by 5 of its deviations of 0.1 m/s.
fn jumping(x: &[f64], r: &mut [f64]) {
    r[0] = (x[0] - 20.0) / 0.5;
    r[1] = (x[0] - 20.6) / 0.1 + 5.0 * chaos(x[0]);
}

#[test]
fn an_item_that_jumps_counts_by_its_jumps() {
    let speed = || vec![Unknown::uniform(5.0, 50.0)];
    let found = run(speed(), 2, jumping, true);
    let scatter = found.items[1].scatter[0];
    assert!(found.items[0].scatter == [0.0] && (scatter / 5.0 - 1.0).abs() < 0.4, "{:?}", found.items);
    let rough = |w: &InverseWarning| matches!(w, InverseWarning::Rough { item: 1, .. });
    assert!(found.warnings.iter().any(rough), "{:?}", found.warnings);
    // 0.5 m/s and 0.1 sqrt(1 + 2 * 25), so 0.714 together: 0.41 m/s about the weighted mean.
    let wide = 0.1 * (1.0 + 2.0 * scatter * scatter).sqrt();
    let (one, other) = (1.0 / 0.25, 1.0 / (wide * wide));
    let (mean, sd) = ((20.0 * one + 20.6 * other) / (one + other), (1.0 / (one + other)).sqrt());
    let speed_found = found.unknowns[0];
    assert!((speed_found.mean - mean).abs() < 0.5 * sd, "{speed_found:?} instead of {mean}");
    assert!((speed_found.sd / sd - 1.0).abs() < 0.35, "{speed_found:?} instead of {sd}");
    // Told in the deviations that it came with; judged by those that hold the jumps.
    let shown = found.items[1].residuals[0];
    let mut own = [0.0; 2];
    jumping(&found.modes[0].unknowns, &mut own);
    assert!((shown - own[1]).abs() < 1e-9 && found.fit.probability > 0.01, "{shown} {own:?} {:?}", found.fit);
    // Deviations that are to stay as told do.
    let told = run(speed(), 2, jumping, false);
    assert!(told.items[1].scatter == [0.0] && told.modes[0].misfit < 10.0, "{:?}", told.items);
}

#[test]
fn what_is_smooth_is_not_rough() {
    let smooth = |found: &Solution| {
        let scatter = found.items.iter().flat_map(|item| &item.scatter).fold(0.0, |sum, s| sum + s);
        let is_told = found.warnings.iter().any(|w| matches!(w, InverseWarning::Rough { .. }));
        scatter == 0.0 && !is_told && found.fit.widened == 1.0
    };
    // A skid measured to 5 mm, of which the friction is known to 7 %: bent, but smooth.
    let skid = |x: &[f64], r: &mut [f64]| r[0] = (x[0] * x[0] / (2.0 * 9.81 * x[1]) - 40.0) / 0.005;
    let unknowns = vec![Unknown::uniform(5.0, 50.0), Unknown::normal(0.2, 1.2, 0.7, 0.05)];
    let found = run(unknowns, 1, skid, true);
    assert!(smooth(&found), "{:?} {:?}", found.items, found.warnings);
    // A reading closer than a ten-thousandth of what was believed, in the middle and near a bound.
    for value in [12.0, 0.02] {
        let close = move |x: &[f64], r: &mut [f64]| r[0] = (x[0] - value) / 0.001;
        let found = run(vec![Unknown::uniform(0.0, 60.0)], 1, close, true);
        assert!(smooth(&found), "{value}: {:?} {:?}", found.items, found.warnings);
        assert!((found.unknowns[0].sd / 0.001 - 1.0).abs() < 0.15, "{:?}", found.unknowns[0]);
    }
    // A kink in the fit is slope on either side.
    let kink = |x: &[f64], r: &mut [f64]| r[0] = (x[0] - 7.0).abs() / 0.5;
    let found = run(vec![Unknown::uniform(0.0, 20.0)], 1, kink, true);
    assert!(smooth(&found), "{:?} {:?}", found.items, found.warnings);
}

/// A friction known to 0.05 beside a speed, told by two items.
fn braked(x: &[f64], r: &mut [f64]) {
    r[0] = (x[0] - 20.0) / 0.5;
    r[1] = (x[0] * x[1] - 14.0) / 0.4;
}

#[test]
fn a_few_neighbours_that_a_model_punishes_leave_the_evidence_what_it_is() {
    let unknowns = || vec![Unknown::uniform(5.0, 50.0), Unknown::normal(0.2, 1.2, 0.7, 0.05)];
    let told = run(unknowns(), 2, braked, true);
    for (share, cost) in [(0.05, 100.0), (0.05, 1e6), (0.1, 1e90)] {
        let punished = move |x: &[f64], r: &mut [f64]| {
            braked(x, r);
            if chaos(x[0] + x[1]) > 3f64.sqrt() * (1.0 - 2.0 * share) {
                r[1] += cost;
            }
        };
        let found = run(unknowns(), 2, punished, true);
        assert!(found.items[1].scatter == [0.0], "{share} {cost}: {:?} {:?}", found.items, found.warnings);
        for (found, told) in found.unknowns.iter().zip(&told.unknowns) {
            assert!((found.sd / told.sd - 1.0).abs() < 0.15, "{share} {cost}: {found:?} {told:?}");
        }
    }
}

#[test]
fn a_wall_beside_the_best_fit_is_no_scatter() {
    // Half of a normal distribution: mean 20 - 0.399, deviation 0.5 sqrt(1 - 2/pi), whatever stands behind the wall.
    for unknowns in [1, 3, 6] {
        for wall in [50.0, 1e3, 1e20] {
            let walled = move |x: &[f64], r: &mut [f64]| {
                r[0] = (x[0] - 20.0) / 0.5 + if x[0] > 20.0 { wall } else { 0.0 };
                r[1..].iter_mut().zip(&x[1..]).for_each(|(r, x)| *r = (x - 0.7) / 0.05);
            };
            let friction = Unknown::uniform(0.2, 1.2);
            let mut sought = vec![Unknown::uniform(5.0, 50.0)];
            sought.resize(unknowns, friction);
            let found = run(sought, unknowns, walled, true);
            let (mean, sd) = (20.0 - 0.5 * 0.797_885, 0.5 * 0.602_810);
            let speed = found.unknowns[0];
            assert!(found.items[0].scatter == [0.0], "{unknowns} {wall}: {:?}", found.items);
            assert!((speed.mean - mean).abs() < 0.15 * sd, "{unknowns} {wall}: {speed:?} instead of {mean}");
            assert!((speed.sd / sd - 1.0).abs() < 0.2, "{unknowns} {wall}: {speed:?} instead of {sd}");
            // It stands at the fit: about half of its neighbours lie behind it.
            let apart = found.items[0].apart;
            assert!((0.2..0.85).contains(&apart), "{unknowns} {wall}: {apart}");
            let tips = |w: &InverseWarning| matches!(w, InverseWarning::Tips { item: 0, .. });
            assert!(found.warnings.iter().any(tips), "{:?}", found.warnings);
        }
    }
}

#[test]
fn what_jumps_together_counts_once() {
    // Sixty readings that one jump moves all: together they tell no more than the jump lets one tell.
    let speed = || vec![Unknown::uniform(5.0, 50.0)];
    let together = |x: &[f64], r: &mut [f64]| {
        r[0] = (x[0] - 20.0) / 2.0;
        let sign = |k: usize| if k.is_multiple_of(3) { -1.0 } else { 1.0 };
        r[1..]
            .iter_mut()
            .enumerate()
            .for_each(|(k, r)| *r = sign(k) * ((x[0] - 20.6) / 0.1 + 5.0 * chaos(x[0])));
    };
    let found = run(speed(), 61, together, true);
    let scatter = found.items[1].scatter[0];
    assert!((scatter / 5.0 - 1.0).abs() < 0.4, "{scatter}");
    // 0.1 m/s times the jumps, once: with 2 m/s besides.
    let wide = 0.1 * 2f64.sqrt() * scatter;
    let sd = 1.0 / (0.25 + 1.0 / (wide * wide)).sqrt();
    assert!((found.unknowns[0].sd / sd - 1.0).abs() < 0.35, "{:?} instead of {sd}", found.unknowns[0]);
    // Twelve that jump each for themselves tell the speed by the root of their number better.
    let apart = |x: &[f64], r: &mut [f64]| {
        r[0] = (x[0] - 20.0) / 2.0;
        r[1..].iter_mut().enumerate().for_each(|(k, r)| {
            *r = (x[0] - 20.6) / 0.1 + 5.0 * chaos(x[0] * (k as f64 + 2.0).sqrt());
        });
    };
    let found = run(speed(), 13, apart, true);
    let sd = wide / 12f64.sqrt();
    assert!((found.unknowns[0].sd / sd - 1.0).abs() < 0.4, "{:?} instead of {sd}", found.unknowns[0]);
}

#[test]
fn a_branch_that_few_neighbours_share_keeps_its_evidence() {
    // Of ten runs six fail, or are punished by about as much each: what is left tells 20 m/s to 0.5.
    let sought = || vec![Unknown::uniform(5.0, 50.0)];
    for seed in 1..8 {
        for kind in 0..4 {
            let model = move |x: &[f64], r: &mut [f64]| {
                r[0] = (x[0] - 20.0) / 0.5;
                let lucky = chaos(x[0]) < -0.2 * 3f64.sqrt();
                let other = 0.5 + chaos(1.7 * x[0]) / 12f64.sqrt();
                match (lucky, kind) {
                    (true, _) => {}
                    (_, 1) => r[0] = 1e3 * (1.0 + other),
                    (_, 2) => r[0] = 1e99,
                    (_, _) => r[0] = f64::NAN,
                }
                lucky || kind != 3
            };
            let problem = Problem { unknowns: sought(), items: vec![Item::new(1)] };
            let options = Options { budget: 2000, widen: true, seed, ..Options::default() };
            let found =
                solve(&problem, &model, &options, &SerialExecutor, &mut |_| ControlFlow::Continue(()))
                    .unwrap();
            let speed = found.unknowns[0];
            assert!(found.items[0].scatter == [0.0], "{seed} {kind}: {:?}", found.items);
            assert!((speed.mean - 20.0).abs() < 0.25, "{seed} {kind}: {speed:?}");
            assert!((speed.sd / 0.5 - 1.0).abs() < 0.35, "{seed} {kind}: {speed:?}");
            assert!(kind == 0 || kind == 3 || found.items[0].apart > 0.3, "{seed} {kind}: {:?}", found.items);
        }
    }
}

#[test]
fn a_fit_without_neighbours_is_told_as_it_is() {
    let mut solved = 0;
    for seed in 1..12 {
        let model = |x: &[f64], r: &mut [f64]| {
            r[0] = (x[0] - 20.0) / 0.5;
            chaos(x[0]) < -0.9 * 3f64.sqrt()
        };
        let problem = Problem { unknowns: vec![Unknown::uniform(5.0, 50.0)], items: vec![Item::new(1)] };
        let options = Options { budget: 400, widen: true, seed, ..Options::default() };
        match solve(&problem, &model, &options, &SerialExecutor, &mut |_| ControlFlow::Continue(())) {
            Ok(found) => {
                solved += 1;
                assert!(found.failed > found.runs / 2, "{seed}: {} of {}", found.failed, found.runs);
                assert!(found.items[0].scatter == [0.0], "{seed}: {:?}", found.items);
            }
            Err(error) => assert!(matches!(error, InverseError::EveryStartFailed { .. }), "{seed}: {error}"),
        }
    }
    assert!(solved > 5, "{solved}");
}

#[test]
fn a_jump_of_three_deviations_is_a_branch() {
    let sought = || vec![Unknown::uniform(0.0, 10.0); 2];
    let smooth = |x: &[f64], r: &mut [f64]| {
        r.iter_mut().enumerate().for_each(|(c, r)| *r = (x[c % 2] - 5.0) / 0.3);
    };
    let jumps = move |x: &[f64], r: &mut [f64]| {
        smooth(x, r);
        if chaos(x[0] + 1.3 * x[1]) > 0.0 {
            // Both readings of an unknown move against each other: the other branch fits nothing.
            r[..2].iter_mut().for_each(|r| *r += 3.0);
            r[2..].iter_mut().for_each(|r| *r -= 3.0);
        }
    };
    let (told, found) = (run(sought(), 4, smooth, true), run(sought(), 4, jumps, true));
    assert!(found.items.iter().all(|item| item.scatter == [0.0]), "{:?}", found.items);
    for (found, told) in found.unknowns.iter().zip(&told.unknowns) {
        assert!((found.sd / told.sd - 1.0).abs() < 0.2, "{found:?} {told:?}");
    }
}

#[test]
fn a_jump_that_moves_no_unknown_does_not_count_for_all() {
    // Thirty readings that one jump moves by random signs: it leaves their mean, and so the speed, nearly where it was.
    let model = |x: &[f64], r: &mut [f64]| {
        r.iter_mut().enumerate().for_each(|(k, r)| {
            let sign = if k.is_multiple_of(2) { 1.0 } else { -1.0 };
            *r = (x[0] - 20.6) / 0.1 + 3.0 * sign * chaos(x[0]);
        });
    };
    let found = run(vec![Unknown::uniform(5.0, 50.0)], 30, model, true);
    let scatter = found.items[0].scatter[0];
    let alone = 0.1 * ((1.0 + 2.0 * scatter * scatter) / 30.0).sqrt();
    assert!(found.unknowns[0].sd < 1.5 * alone, "{:?} instead of {alone}", found.unknowns[0]);
}
