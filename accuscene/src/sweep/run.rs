use super::part::{Meeting, SampleFailure, check_numbers};
use super::trial::Row;
use super::{Column, Shard, ShardResult, Sweep, SweepOutcome, SweepPlan};
use crate::error::EngineError;
use accuscene_core::port::Executor;
use accuscene_core::scene::Scene;
use accuscene_physics::PhysicsError;
use core::ops::ControlFlow;
use std::collections::BTreeMap;
use std::sync::OnceLock;

/// How far a sweep has come: samples done and samples in all.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct SweepProgress {
    /// Samples done.
    pub done: u64,
    /// Samples of the call.
    pub total: u64,
}

/// Samples of a block for each task that runs side by side: those of a task share the registers of the processor.
const EACH: u64 = 8;
/// Least samples of a block, and most, whatever an executor promises.
const LEAST: u64 = 16;
const MOST: u64 = 1024;

impl Sweep {
    /// Runs the samples of a shard; which task runs which sample changes no bit.
    ///
    /// A sample that a value makes impossible, or whose run diverges, has no figures and is listed with the code of the
    /// error. `progress` is called between blocks of samples. When it breaks, the result has the samples of the blocks that
    /// were finished: its shard is shorter then, and [`missing`](Self::missing) tells what is left.
    ///
    /// # Errors
    /// [`SweepError`](super::SweepError) for a shard of another scene, plan or engine, samples that there are not, and more
    /// than 2^27 numbers; [`PhysicsError::Cancelled`] when `progress` breaks before a block is finished.
    pub fn run(
        &self,
        shard: &Shard,
        executor: &dyn Executor,
        progress: &mut dyn FnMut(SweepProgress) -> ControlFlow<()>,
    ) -> Result<ShardResult, EngineError> {
        self.check(shard)?;
        let total = shard.count;
        check_numbers(total, self.trial.outputs().len())?;
        let width = Ord::max(executor.width() as u64, 1);
        let block = EACH.saturating_mul(width).clamp(LEAST, MOST);
        let mut kept = Kept::new(self.trial.outputs().len());
        let mut done = 0;
        while done < total {
            if progress(SweepProgress { done, total }).is_break() {
                break;
            }
            let count = Ord::min(block, total - done);
            let each = count.div_ceil(width);
            let slots: Vec<OnceLock<Vec<Result<Row, SampleFailure>>>> =
                (0..count.div_ceil(each)).map(|_| OnceLock::new()).collect();
            let (first, end) = (shard.first + done, shard.first + done + count);
            executor.for_each(slots.len(), &|index| {
                let from = first + index as u64 * each;
                slots[index].get_or_init(|| self.rows(from..Ord::min(from + each, end)));
            });
            for slot in slots {
                // An executor runs every task before it returns; one that does not leaves samples to be run again.
                let Some(rows) = slot.into_inner() else { return Err(cancelled()) };
                rows.into_iter().for_each(|row| kept.add(row));
            }
            done += count;
        }
        if done == 0 {
            return Err(cancelled());
        }
        if done == total {
            // Nothing is left that a break could spare.
            let _ = progress(SweepProgress { done, total });
        }
        Ok(kept.part(self.shard_of(shard.first, done)))
    }

    /// Runs all samples and puts them together.
    ///
    /// # Errors
    /// [`SweepError::TooMany`](super::SweepError::TooMany) for more than 2^27 numbers of parameters and outputs;
    /// [`PhysicsError::Cancelled`] when `progress` breaks.
    pub fn run_all(
        &self,
        executor: &dyn Executor,
        progress: &mut dyn FnMut(SweepProgress) -> ControlFlow<()>,
    ) -> Result<SweepOutcome, EngineError> {
        self.check_join()?;
        let part = self.run(&self.shard_of(0, self.samples()), executor, progress)?;
        if part.shard.count < self.samples() {
            return Err(cancelled());
        }
        self.join(&[part])
    }
}

/// Runs a scene over all samples of a plan.
///
/// The same scene and plan give the same outcome, to the last bit, however many tasks run side by side. `progress` is
/// called now and then and ends the work by [`ControlFlow::Break`]; whoever wants to go on later runs
/// [shards](Sweep::shards) instead.
///
/// # Errors
/// As [`Sweep::new`]; [`SweepError::TooMany`](super::SweepError::TooMany) for more than 2^27 numbers of parameters and
/// outputs; a sweep that `progress` ended.
pub fn sweep(
    scene: &Scene,
    plan: &SweepPlan,
    executor: &dyn Executor,
    progress: &mut dyn FnMut(SweepProgress) -> ControlFlow<()>,
) -> Result<SweepOutcome, EngineError> {
    Sweep::new(scene, plan)?.run_all(executor, progress)
}

fn cancelled() -> EngineError {
    PhysicsError::Cancelled { time: 0.0 }.into()
}

/// The rows of a shard so far.
struct Kept {
    columns: Vec<Vec<f64>>,
    failures: Vec<SampleFailure>,
    meetings: BTreeMap<(u32, [String; 2]), u64>,
}

impl Kept {
    fn new(outputs: usize) -> Self {
        Self { columns: vec![Vec::new(); outputs], failures: Vec::new(), meetings: BTreeMap::new() }
    }

    fn add(&mut self, row: Result<Row, SampleFailure>) {
        match row {
            Ok(row) => {
                self.columns.iter_mut().zip(row.values).for_each(|(column, value)| column.push(value));
                for meeting in row.bodies {
                    *self.meetings.entry(meeting).or_insert(0) += 1;
                }
            }
            Err(failure) => {
                self.columns.iter_mut().for_each(|column| column.push(f64::NAN));
                self.failures.push(failure);
            }
        }
    }

    fn part(self, shard: Shard) -> ShardResult {
        let columns = self.columns.into_iter().map(Column::from_iter).collect();
        let meetings = self.meetings.into_iter();
        let meetings = meetings.map(|((impact, bodies), samples)| Meeting { impact, bodies, samples });
        ShardResult::new(shard, columns, self.failures, meetings.collect())
    }
}
