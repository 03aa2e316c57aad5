use crate::workload::{VARIATIONS, w2, w5};
use crate::{Case, Work};
use accuscene::sweep::{PlanKind, Sweep, SweepPlan, SweptParameter};
use accuscene::{Scene, Threads};
use accuscene_core::arith::TAU;
use accuscene_core::port::Executor;
use accuscene_physics::{Model, simulation};
use core::num::NonZeroUsize;
use core::ops::ControlFlow;
use core::sync::atomic::{AtomicU64, Ordering};
use std::hint::black_box;

/// Samples of a slice of the sweep.
const SLICE: u64 = 32;
/// Runs that are handed to a thread at once.
const BLOCK: u64 = 64;

/// A sweep of 10,000 samples of W2 on one thread, a slice of 32 at a time: all of it would take a minute.
#[must_use]
pub fn sweeps() -> Vec<Case> {
    vec![Case::new("two_car/sweep_10000", "run", slices).of_units(SLICE).counted_by(1)]
}

/// Slice after slice of the sweep, from its start again where it ends.
#[expect(clippy::expect_used, reason = "scene and plan are part of the benchmark")]
fn slices() -> Work {
    let sweep = planned(VARIATIONS);
    let threads = Threads::new(NonZeroUsize::MIN);
    let mut first = 0;
    Box::new(move |repetitions| {
        for _ in 0..repetitions {
            let shard = sweep.shard(first, SLICE).expect("samples that there are");
            let part = sweep.run(&shard, &threads, &mut |_| ControlFlow::Continue(()));
            drop(black_box(part));
            first = if first + 2 * SLICE > VARIATIONS { 0 } else { first + SLICE };
        }
    })
}

/// A sweep of W2: speeds, angle and place within the bounds of W5, each by itself.
///
/// # Panics
/// Never: scene and plan are part of the benchmarks.
#[must_use]
#[expect(clippy::expect_used, reason = "scene and plan are part of the benchmark")]
pub fn planned(samples: u64) -> Sweep {
    let middle = w2();
    let scene = middle.scene();
    let around =
        |path: &str, mean: f64, most: f64| SweptParameter::of(path).between(mean - most, mean + most);
    let [a, b] = [&middle.cars[0], &middle.cars[1]];
    let plan = SweepPlan::of(PlanKind::MonteCarlo)
        .with_samples(samples)
        .with_parameter(around("vehicles.c0.start.speed", a.speed, 2.0))
        .with_parameter(around("vehicles.c1.start.speed", b.speed, 2.0))
        .with_parameter(around("vehicles.c1.start.heading", 75.0 / 360.0 * TAU, 0.17))
        .with_parameter(around("vehicles.c1.start.position[0]", b.position[0], 1.0))
        .with_outputs(["vehicles.c0.end_x", "vehicles.c1.end_x", "impacts[1].closing_speed"]);
    Sweep::new(&scene, &plan).expect("a sound plan")
}

/// W5: so many variations, from the scene to the end of the run; the number of recorded rows, so that nothing is left out.
///
/// # Panics
/// Never: the scenes are part of the benchmarks.
#[must_use]
pub fn in_blocks(count: u64, threads: NonZeroUsize) -> u64 {
    let rows = AtomicU64::new(0);
    let pattern = w2().scene();
    let blocks = count.div_ceil(BLOCK) as usize;
    Threads::new(threads).for_each(blocks, &|block| {
        let first = block as u64 * BLOCK;
        let last = Ord::min(first + BLOCK, count);
        let models: Vec<Model> = (first..last).map(|number| variation(&pattern, number)).collect();
        let runs = simulation::run_all(&models.iter().collect::<Vec<_>>());
        let found: usize =
            runs.iter().flatten().flat_map(|run| run.recording.tables()).map(|table| table.rows()).sum();
        rows.fetch_add(found as u64, Ordering::Relaxed);
    });
    rows.into_inner()
}

/// A variation of W2 out of its scene.
#[expect(clippy::expect_used, reason = "the scene is part of the benchmark")]
fn variation(pattern: &Scene, number: u64) -> Model {
    let mut scene = pattern.clone();
    w5(number).place(&mut scene);
    Model::compile(&scene.resolve()).expect("the scene compiles")
}
