//! The workloads W1 to W5 by the clock: what the figures of `docs/performance.md` come from.
//!
//! `cargo run --release -p accuscene-benches --example workloads -- WORKLOAD [COUNT] [THREADS]`
//!
//! | workload | what | COUNT |
//! |---|---|---|
//! | `w1`, `w2` | the run of one car, of two | runs, 21 |
//! | `crush` | W2 under the crush-force model | runs, 21 |
//! | `w3` | 100 cars, 300 frames of 17 steps | frames, 300 |
//! | `w4` | 10,000 cars, 120 frames of 17 steps | cars, 10,000 |
//! | `w5` | 10,000 variations of W2, compiled and run | variations, 10,000 |
//! | `sweep` | as W5, as a sweep of the engine with its own draws | samples, 10,000 |
//! | `scene` | a scene of 10 kB from its text to a model | times, 101 |
//!
//! Times are on the wall and, where Linux tells them, of the processor: those of a busy machine. Of work on several threads
//! only the wall tells. A vehicle step is one of a vehicle that has not come to rest.

use accuscene::Threads;
use accuscene_benches::workload::{FRAME, VARIATIONS, Workload, pile_up, w1, w2};
use accuscene_benches::{Clock, in_blocks, planned, ten_kilobytes};
use accuscene_core::event::Event;
use accuscene_core::scene::Scene;
use accuscene_physics::simulation::{self, Live};
use accuscene_physics::{Model, PhysicsError};
use std::error::Error;
use std::hint::black_box;
use std::num::NonZeroUsize;
use std::ops::ControlFlow;
use std::process::ExitCode;
use std::sync::Arc;

type Outcome = Result<(), Box<dyn Error>>;

fn main() -> ExitCode {
    match asked() {
        Ok(()) => ExitCode::SUCCESS,
        Err(problem) => {
            eprintln!("{problem}\nusage: workloads w1|w2|crush|w3|w4|w5|sweep|scene [COUNT] [THREADS]");
            ExitCode::from(2)
        }
    }
}

fn asked() -> Outcome {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let name = words.first().ok_or("a workload is missing")?.as_str();
    let number = |at: usize| words.get(at).map(|word| word.parse::<u64>()).transpose();
    let count = number(1)?;
    let threads = usize::try_from(number(2)?.unwrap_or(1)).ok().and_then(NonZeroUsize::new);
    let threads = threads.ok_or("one thread at least")?;
    match name {
        "w1" => runs("w1", &w1(), count.unwrap_or(21)),
        "w2" => runs("w2", &w2(), count.unwrap_or(21)),
        "crush" => runs("crush", &w2().with_impacts("crush-force"), count.unwrap_or(21)),
        "w3" => frames("w3", 100, count.unwrap_or(300)),
        "w4" => frames("w4", usize::try_from(count.unwrap_or(10_000))?, 120),
        "w5" => variations(count.unwrap_or(VARIATIONS), threads),
        "sweep" => sweep(count.unwrap_or(VARIATIONS), threads),
        "scene" => scene(count.unwrap_or(101)),
        other => Err(format!("there is no workload {other}").into()),
    }
}

/// The whole run, recording and all, again and again.
fn runs(name: &str, workload: &Workload, count: u64) -> Outcome {
    let model = workload.model();
    let go_on = &mut |_, _| ControlFlow::Continue(());
    let mut times = Times::default();
    for _ in 0..count {
        let clock = Clock::start();
        black_box(simulation::run(&model, go_on)?);
        times.add(&clock);
    }
    times.print(name, "run", moving_steps(model)?);
    Ok(())
}

/// Steps of vehicles that have not come to rest. The events do not tell: they say since when a vehicle has not moved.
fn moving_steps(model: Model) -> Result<f64, PhysicsError> {
    let steps = (model.duration / model.step + 0.5) as u64;
    let mut live = Live::new(Arc::new(model), false);
    let mut moving = 0;
    for _ in 0..steps {
        moving += moving_now(&live);
        live.step(1)?;
    }
    Ok(moving as f64)
}

fn moving_now(live: &Live) -> usize {
    live.state().vehicles.iter().filter(|vehicle| vehicle.rest_since.is_none()).count()
}

/// Frames of 17 steps without recording, each by itself.
fn frames(name: &str, cars: usize, count: u64) -> Outcome {
    let mut live = Live::new(Arc::new(pile_up(cars).model()), false);
    let mut times = Times::default();
    let mut moving = 0;
    for _ in 0..count {
        moving += moving_now(&live);
        let clock = Clock::start();
        live.step(FRAME)?;
        times.add(&clock);
    }
    times.print(name, "frame", (moving as u64 * FRAME) as f64 / count as f64);
    let impacts = live.events().iter().filter(|e| matches!(e, Event::Collision(_))).count();
    let rests = live.state().vehicles.iter().filter(|v| v.rest_since.is_some()).count();
    println!("{cars} cars, {impacts} impacts, {rests} at rest after {:.2} s", live.time());
    Ok(())
}

fn variations(count: u64, threads: NonZeroUsize) -> Outcome {
    let mut times = Times::default();
    let clock = Clock::start();
    let rows = in_blocks(count, threads);
    times.add_work(&clock, threads);
    times.print("w5", "all", 0.0);
    println!("{count} runs, {rows} rows recorded, {:.3} ms a run", times.median() / count as f64 * 1e3);
    Ok(())
}

fn sweep(count: u64, threads: NonZeroUsize) -> Outcome {
    let sweep = planned(count);
    let mut times = Times::default();
    let clock = Clock::start();
    let outcome = sweep.run_all(&Threads::new(threads), &mut |_| ControlFlow::Continue(()))?;
    times.add_work(&clock, threads);
    times.print("sweep", "all", 0.0);
    let failures: u64 = outcome.failures.iter().map(|failure| failure.samples).sum();
    println!("{count} samples, {failures} failed, {:.3} ms a sample", times.median() / count as f64 * 1e3);
    Ok(())
}

fn scene(count: u64) -> Outcome {
    let text = ten_kilobytes();
    let mut times = Times::default();
    for _ in 0..count {
        let clock = Clock::start();
        black_box(accuscene::compile(&Scene::from_toml(&text)?)?);
        times.add(&clock);
    }
    times.print("scene", "scene", 0.0);
    Ok(())
}

/// Times of what was done several times, s.
#[derive(Default)]
struct Times {
    wall: Vec<f64>,
    processor: Vec<f64>,
}

impl Times {
    fn add(&mut self, clock: &Clock) {
        self.add_work(clock, NonZeroUsize::MIN);
    }

    fn add_work(&mut self, clock: &Clock, threads: NonZeroUsize) {
        self.wall.push(clock.wall().as_secs_f64());
        let processor = clock.processor().filter(|_| threads == NonZeroUsize::MIN);
        self.processor.extend(processor.map(|time| time.as_secs_f64()));
    }

    /// Of the processor where it is known, else on the wall.
    fn median(&self) -> f64 {
        part(if self.processor.is_empty() { &self.wall } else { &self.processor }, 0.5)
    }

    /// A line for each clock; `steps` is the mean number of vehicle steps each time, 0 if it is not told.
    fn print(&self, name: &str, what: &str, steps: f64) {
        println!(
            "{:<9}{:<7}{:<11}{:>6}{:>13}{:>13}{:>13}{:>17}",
            "workload", "each", "clock", "times", "median ms", "p90 ms", "mean ms", "ns/vehicle step"
        );
        for (clock, times) in [("processor", &self.processor), ("wall", &self.wall)] {
            if times.is_empty() {
                continue;
            }
            let mean = times.iter().sum::<f64>() / times.len() as f64;
            let of_step = if steps > 0.0 { format!("{:.1}", mean / steps * 1e9) } else { "-".to_owned() };
            let [median, p90] = [0.5, 0.9].map(|share| 1e3 * part(times, share));
            println!(
                "{name:<9}{what:<7}{clock:<11}{:>6}{median:>13.3}{p90:>13.3}{:>13.3}{of_step:>17}",
                times.len(),
                1e3 * mean
            );
        }
    }
}

/// The value that this share of all do not exceed; 0 of none.
fn part(times: &[f64], share: f64) -> f64 {
    let mut sorted = times.to_vec();
    sorted.sort_by(f64::total_cmp);
    let last = sorted.len().saturating_sub(1) as f64;
    sorted.get((last * share) as usize).copied().unwrap_or(0.0)
}
