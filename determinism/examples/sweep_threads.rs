//! Prints the hash of a sweep over a collision, `sweep/two-cars SHA256`, as so many threads and shards made it.
//!
//! `sweep_threads [THREADS SHARDS]`. It is an example because the engine, which has threads, does not build for every target.

#![forbid(unsafe_code)]

use accuscene::export::sweep_json;
use accuscene::sweep::{PlanKind, ShardResult, Sweep, SweepPlan};
use accuscene::{EngineError, Scene, Threads};
use std::error::Error;
use std::num::NonZeroUsize;
use std::ops::ControlFlow;

/// Two cars at a crossing, with what is not known of them.
const SCENE: &str = r#"
schema = "accuscene/scene/1"
options = { duration = "1.5 s" }
terrain = { friction = { value = 0.7, sigma = 0.05 } }
[case]
title = "Crossing of two cars"
[[vehicles]]
id = "north"
mass = { value = 1400, sigma = 40 }
dimensions = { length = 4.4, width = 1.8, wheelbase = 2.6 }
start = { position = [0, -6], heading = "90 deg", speed = { value = "50 km/h", sigma = "3 km/h" } }
[[vehicles]]
id = "east"
mass = 1200
dimensions = { length = 4, width = 1.7, wheelbase = 2.5 }
start = { position = [-6, 0], heading = "0 deg", speed = "50 km/h" }
"#;

/// Samples: of no number of threads a multiple.
const SAMPLES: u64 = 203;

fn main() -> Result<(), Box<dyn Error>> {
    let mut words = std::env::args().skip(1);
    let mut number = |otherwise| words.next().map_or(Ok(otherwise), |word| word.parse::<u64>());
    let (threads, shards) = (number(1)?, number(1)?);
    let threads = Threads::new(NonZeroUsize::try_from(usize::try_from(threads)?)?);
    let plan = SweepPlan::of(PlanKind::MonteCarlo).with_samples(SAMPLES);
    let sweep = Sweep::new(&Scene::from_toml(SCENE)?, &plan)?;
    let run = |shard| sweep.run(shard, &threads, &mut |_| ControlFlow::Continue(()));
    let mut parts =
        sweep.shards(shards).iter().map(run).collect::<Result<Vec<ShardResult>, EngineError>>()?;
    // They may come in any order.
    parts.reverse();
    let bytes = sweep_json(&sweep.join(&parts)?)?;
    println!("sweep/two-cars {}", accuscene_core::document::sha256(bytes.as_bytes()));
    Ok(())
}
