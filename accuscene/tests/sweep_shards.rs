//! Shards of a sweep: the same bytes however the work is shared out, and nothing joined that does not belong together.

#![allow(
    clippy::expect_used,
    clippy::panic,
    clippy::unwrap_used,
    reason = "a failed expectation is a failed test"
)]

mod sweeps;

use std::ops::ControlFlow;
use std::sync::OnceLock;

use accuscene::export::sweep_json;
use accuscene::sweep::{PlanKind, Shard, ShardResult, Sweep, SweepError, SweepPlan, SweptParameter};
use accuscene::{EngineError, PhysicsError, sweep};
use proptest::prelude::*;
use sweeps::{outcome, threads, uncertain};

const OUTPUTS: [&str; 5] = [
    "vehicles.north.end_x",
    "vehicles.north.cumulative_delta_v",
    "vehicles.east.rest_time",
    "impacts[1].closing_speed",
    "impacts[1].east.pdof_deg",
];

fn drawn(samples: u64) -> SweepPlan {
    SweepPlan::of(PlanKind::MonteCarlo).with_samples(samples).with_outputs(OUTPUTS)
}

fn shared() -> &'static Sweep {
    static SWEEP: OnceLock<Sweep> = OnceLock::new();
    SWEEP.get_or_init(|| Sweep::new(&uncertain(), &drawn(37)).expect("a sound sweep"))
}

fn run(sweep: &Sweep, shard: &Shard, width: usize) -> ShardResult {
    sweep.run(shard, &threads(width), &mut |_| ControlFlow::Continue(())).expect("it runs")
}

/// The parts of five shards.
fn parts() -> &'static [ShardResult] {
    static PARTS: OnceLock<Vec<ShardResult>> = OnceLock::new();
    PARTS.get_or_init(|| shared().shards(5).iter().map(|shard| run(shared(), shard, 2)).collect())
}

/// What went wrong with shards or parts.
fn wrong<T: core::fmt::Debug>(result: Result<T, EngineError>) -> SweepError {
    match result {
        Err(EngineError::Sweep(error)) => {
            assert!(!error.suggestion().is_empty() && error.is_recoverable());
            error
        }
        other => panic!("{other:?}"),
    }
}

#[test]
fn any_sharding_and_any_number_of_threads_give_the_same_bytes() {
    let whole = sweep_json(&outcome(&uncertain(), &drawn(37))).unwrap();
    for (shards, width) in [(1, 1), (2, 3), (1, 3)] {
        let mut parts: Vec<ShardResult> =
            shared().shards(shards).iter().map(|shard| run(shared(), shard, width)).collect();
        parts.reverse();
        assert!(
            sweep_json(&shared().join(&parts).unwrap()).unwrap() == whole,
            "{shards} shards, {width} threads"
        );
    }
    let mut five = parts().to_vec();
    five.swap(0, 3);
    assert!(sweep_json(&shared().join(&five).unwrap()).unwrap() == whole, "five shards");
    // Through text, as another process would have it.
    let texts: Vec<String> = five.iter().map(|part| part.to_json().unwrap()).collect();
    let read: Vec<ShardResult> = texts.iter().map(|text| ShardResult::from_json(text).unwrap()).collect();
    assert!(read == five);
    assert!(sweep_json(&shared().join(&read).unwrap()).unwrap() == whole, "through text");
    let again: Vec<Shard> = five
        .iter()
        .map(|part| serde_json::from_str(&serde_json::to_string(&part.shard).unwrap()).unwrap())
        .collect();
    assert!(again.iter().zip(&five).all(|(shard, part)| *shard == part.shard));
}

#[test]
fn what_a_break_leaves_is_a_part_and_the_rest_can_be_run_later() {
    let sweep = shared();
    let all = sweep.shards(1).remove(0);
    let mut calls = 0;
    let broken = sweep.run(&all, &threads(2), &mut |now| {
        calls += 1;
        assert_eq!(now.total, 37);
        if now.done > 0 { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
    });
    let part = broken.unwrap();
    assert_eq!((calls, part.shard.count), (2, 16));
    let mut parts = vec![part];
    assert_eq!(wrong(sweep.join(&parts)).code(), 5029);
    let missing = sweep.missing(&parts, 8).unwrap();
    let ranges: Vec<(u64, u64)> = missing.iter().map(|shard| (shard.first, shard.count)).collect();
    assert_eq!(ranges, [(16, 8), (24, 8), (32, 5)]);
    parts.extend(missing.iter().rev().map(|shard| run(sweep, shard, 1)));
    assert!(sweep.missing(&parts, 8).unwrap().is_empty());
    let joined = sweep_json(&sweep.join(&parts).unwrap()).unwrap();
    assert!(joined == sweep_json(&sweep.join(self::parts()).unwrap()).unwrap());
    // A break before anything is done leaves nothing.
    let nothing = sweep.run(&all, &threads(2), &mut |_| ControlFlow::Break(()));
    assert!(matches!(nothing, Err(EngineError::Physics(PhysicsError::Cancelled { .. }))));
}

#[test]
fn a_whole_sweep_that_is_broken_off_is_cancelled() {
    let mut seen = Vec::new();
    let broken = sweep(&uncertain(), &drawn(40), &threads(1), &mut |now| {
        seen.push(now.done);
        if now.done >= 16 { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
    });
    assert!(matches!(broken, Err(EngineError::Physics(PhysicsError::Cancelled { .. }))));
    assert_eq!(seen, [0, 16]);
}

#[test]
fn gaps_and_overlaps_are_told_by_their_samples() {
    let parts = parts();
    let sizes: Vec<(u64, u64)> = parts.iter().map(|part| (part.shard.first, part.shard.count)).collect();
    assert_eq!(sizes, [(0, 7), (7, 7), (14, 8), (22, 7), (29, 8)]);
    let without = [parts[0].clone(), parts[2].clone(), parts[3].clone(), parts[4].clone()];
    let hint = "run a shard of them";
    assert_eq!(wrong(shared().join(&without)), SweepError::Gap { first: 7, count: 7, hint });
    assert_eq!(wrong(shared().join(&[])), SweepError::Gap { first: 0, count: 37, hint });
    let twice = [parts, &[run(shared(), &shared().shard(12, 3).unwrap(), 1)]].concat();
    let hint = "give each part once";
    assert_eq!(wrong(shared().join(&twice)), SweepError::Overlap { first: 12, count: 2, hint });
    for (first, count) in [(0, 0), (37, 1), (36, 2), (u64::MAX, 2)] {
        assert_eq!(shared().shard(first, count).unwrap_err().code(), 5027);
    }
}

#[test]
fn shards_and_parts_of_another_sweep_are_refused_by_name() {
    let own = shared().shards(5).remove(1);
    let mut scene = uncertain();
    scene.vehicles[1].mass.value += 1.0;
    let of = |sweep: &Sweep| sweep.run(&own, &threads(1), &mut |_| ControlFlow::Continue(()));
    let path = |error: SweepError| match error {
        SweepError::Other { path, .. } => path,
        other => panic!("{other:?}"),
    };
    assert_eq!(path(wrong(of(&Sweep::new(&scene, &drawn(37)).unwrap()))), "scene_hash");
    assert_eq!(path(wrong(of(&Sweep::new(&uncertain(), &drawn(38)).unwrap()))), "plan_hash");
    let mut seeded = drawn(37);
    seeded.seed.0 = 5;
    let other = Sweep::new(&uncertain(), &seeded).unwrap();
    assert_eq!(path(wrong(other.join(parts()))), "plan_hash");
    let mut foreign = own.clone();
    foreign.engine.physics_revision += 1;
    assert_eq!(
        path(wrong(shared().run(&foreign, &threads(1), &mut |_| ControlFlow::Continue(())))),
        "engine"
    );
    let mut reseeded = own.clone();
    reseeded.seed.0 = 5;
    assert_eq!(path(wrong(shared().run(&reseeded, &threads(1), &mut |_| ControlFlow::Continue(())))), "seed");
    let mut long = own;
    long.count = u64::MAX;
    assert_eq!(wrong(shared().run(&long, &threads(1), &mut |_| ControlFlow::Continue(()))).code(), 5027);
}

#[test]
fn a_damaged_part_is_not_read() {
    let text = parts()[1].to_json().unwrap();
    let code = |text: &str| ShardResult::from_json(text).expect_err("it was read").code();
    for (from, to, expected) in [
        ("accuscene/sweep-shard/1", "accuscene/sweep-shard/2", 5028),
        ("\"first\":7", "\"first\":8", 5028),
        ("\"count\":7", "\"count\":8", 5028),
        ("\"count\":7", "\"count\":99999999999", 5031),
        ("\"failures\":[]", "\"failures\":[{\"sample\":3,\"code\":1}]", 5028),
        ("\"failures\":[]", "\"failures\":[{\"sample\":8,\"code\":1}]", 5028),
        ("\"samples\":7", "\"samples\":6", 5028),
        ("null", "1.5", 5028),
        ("\"outputs\":[[", "\"outputs\":[[1.0,", 5028),
        ("\"outputs\":", "\"output\":", 5001),
    ] {
        let damaged = text.replacen(from, to, 1);
        assert!(damaged != text, "{from} is not in the part: {text}");
        assert_eq!(code(&damaged), expected, "{from} to {to}");
    }
    // One digit of one number.
    let digit = text.find("[[").unwrap() + 8;
    let mut bytes = text.clone().into_bytes();
    bytes[digit] = if bytes[digit] == b'1' { b'2' } else { b'1' };
    assert_eq!(code(core::str::from_utf8(&bytes).unwrap()), 5028);
    assert_eq!(code(&text[..text.len() / 2]), 5001);
    assert!(ShardResult::json_schema().to_string().contains("content_hash"));
    // What was changed in memory is found when it is joined.
    let mut parts = parts().to_vec();
    parts[0].shard.count = 3;
    assert_eq!(wrong(shared().join(&parts)).code(), 5028);
}

#[test]
fn more_numbers_than_are_kept_are_refused_before_anything_runs() {
    let wide = |path: &str| SweptParameter::of(path).stepped(1000.0, 2000.0, 1 << 14);
    let plan = SweepPlan::of(PlanKind::Grid)
        .with_parameter(wide("vehicles.north.mass"))
        .with_parameter(wide("vehicles.east.mass"))
        .with_outputs(OUTPUTS);
    let refused = sweep(&uncertain(), &plan, &threads(1), &mut |_| panic!("it ran"));
    assert_eq!(wrong(refused).code(), 5031);
    // Its shards run all the same.
    let sweep = Sweep::new(&uncertain(), &plan).unwrap();
    assert_eq!(sweep.samples(), 1 << 28);
    let values = sweep.parameters_of((1 << 28) - 1).unwrap();
    assert_eq!(values, [2000.0, 2000.0]);
    let part = run(&sweep, &sweep.shard((1 << 28) - 2, 2).unwrap(), 1);
    assert_eq!(part.outputs[0].len(), 2);
    assert_eq!(wrong(sweep.join(&[part])).code(), 5031);
}

proptest! {
    #[test]
    fn shards_are_every_sample_once(count in 0_u64..200) {
        let shards = shared().shards(count);
        prop_assert_eq!(shards.len() as u64, count.clamp(1, 37));
        let mut next = 0;
        for shard in &shards {
            prop_assert_eq!(shard.first, next);
            prop_assert!(shard.count > 0);
            next = shard.end();
        }
        prop_assert_eq!(next, 37);
    }
}
