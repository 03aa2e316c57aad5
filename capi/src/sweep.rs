//! Sweeps: a scene over many samples of its values, whole or in shards.

use std::ffi::c_void;
use std::num::NonZeroUsize;
use std::ptr;

use accuscene_core::port::Executor;
use engine::sweep::{ShardResult, Sweep, SweepPlan};
use engine::{EngineError, PhysicsError, Threads};

use crate::bytes::acs_bytes;
use crate::cancel::acs_cancel;
use crate::error::acs_error;
use crate::failure::Failure;
use crate::guard::guard;
use crate::handle::{self, Kind, Object};
use crate::pointer::{self, Out};
use crate::scene::{SceneObject, acs_scene, format_of};
use crate::simulate::{Watch, acs_progress};
use crate::sink::{Sink, acs_sink};
use crate::status::acs_status;
use crate::sweep_outcome::{SweepOutcomeObject, acs_sweep_outcome};

/// Id of a plan that was checked against its scene; the caller owns it and frees it with `acs_sweep_free`. Immutable: any
/// threads may share it.
pub type acs_sweep = u64;

/// A sweep that the caller owns.
#[derive(Debug)]
pub(crate) struct SweepObject(Sweep);

impl Object for SweepObject {
    const KIND: Kind = Kind::Sweep;
}

/// As many threads as the caller asks for, or the machine has.
fn threads(count: usize) -> Threads {
    NonZeroUsize::new(count).map_or_else(Threads::available, Threads::new)
}

/// Checks a plan against a scene, and runs the scene once as it is written.
///
/// Ownership: `plan` is borrowed for the call; the scene stays the caller's and may be freed afterwards; the caller frees
/// the sweep and the error. Threads: any.
///
/// \param scene   from `acs_scene_parse`
/// \param plan    the document (`accuscene/sweep/1`): what is changed, how samples are chosen, which figures are kept
/// \param format  an `acs_format`
/// \param sweep   receives the id, zero on failure
/// \param error   null, or receives an error that lists every problem of the plan with its path
/// \return a number of the document family (1000..1199) when the plan is not valid or does not fit the scene, of the physics
/// family (2000..2999) when the scene cannot be run or correlations contradict each other
#[unsafe(no_mangle)]
pub unsafe extern "C" fn acs_sweep_new(
    scene: acs_scene,
    plan: acs_bytes,
    format: i32,
    sweep: *mut acs_sweep,
    error: *mut acs_error,
) -> acs_status {
    guard(error, || {
        // SAFETY: `sweep` is null or valid by the rules of the header.
        let mut out = unsafe { Out::new(sweep, "sweep") }?;
        // SAFETY: `plan` is valid for the call by the rules of the header.
        let text = unsafe { plan.text("plan") }?;
        let format = format_of(format)?;
        let scene = handle::lease::<SceneObject>(scene)?;
        let plan = SweepPlan::read(text.as_bytes(), format)?;
        out.set(handle::insert(SweepObject(Sweep::new(&scene.0, &plan)?))?);
        Ok(())
    })
}

/// Counts the samples of a sweep.
///
/// Threads: any.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn acs_sweep_sample_count(sweep: acs_sweep, count: *mut u64) -> acs_status {
    guard(ptr::null_mut(), || {
        // SAFETY: `count` is null or valid by the rules of the header.
        let mut out = unsafe { Out::new(count, "count") }?;
        out.set(handle::lease::<SweepObject>(sweep)?.0.samples());
        Ok(())
    })
}

/// Writes the plan as it was understood: paths, values and outputs spelt out, in SI.
///
/// Ownership: `sink` is borrowed for the call; the caller frees the error. Threads: any.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn acs_sweep_plan(
    sweep: acs_sweep,
    sink: *const acs_sink,
    error: *mut acs_error,
) -> acs_status {
    guard(error, || {
        // SAFETY: `sink` is null or valid by the rules of the header.
        let sink = unsafe { Sink::new(sink) }?;
        sink.put(&handle::lease::<SweepObject>(sweep)?.0.plan().to_value()?.to_string())
    })
}

/// Runs samples of a sweep and writes what they gave as a part (`accuscene/sweep-shard/1`), which another process may join.
///
/// The same samples give the same bytes, however many threads work. After a stop the sink receives a part of the samples
/// that were finished by then, if any, and the status is 2004.
///
/// Ownership: `sink` is borrowed for the call; sweep and token stay the caller's and may be freed during the call; the
/// caller frees the error. Threads: any; `progress` is called on the calling thread, between blocks of samples.
///
/// \param first         the first sample, from 0
/// \param count         how many
/// \param threads       runs side by side; 0 is as many as the machine has processors, more than 1024 count as 1024
/// \param progress      null, or called now and then with samples done and samples of the call
/// \param progress_ctx  handed to `progress`
/// \param cancel        zero, or a token that another thread may request
/// \param error         null, or receives the error
/// \return 2004 after a stop, `ACS_STATUS_SWEEP_RANGE` for samples that the sweep does not have
#[unsafe(no_mangle)]
pub unsafe extern "C" fn acs_sweep_run_shard(
    sweep: acs_sweep,
    first: u64,
    count: u64,
    threads: usize,
    progress: acs_progress,
    progress_ctx: *mut c_void,
    cancel: acs_cancel,
    sink: *const acs_sink,
    error: *mut acs_error,
) -> acs_status {
    guard(error, || {
        // SAFETY: `sink` is null or valid by the rules of the header.
        let sink = unsafe { Sink::new(sink) }?;
        let sweep = handle::lease::<SweepObject>(sweep)?;
        // SAFETY: callable with its context by the rules of the header.
        let watch = unsafe { Watch::new(cancel, progress, progress_ctx) }?;
        let shard = sweep.0.shard(first, count).map_err(EngineError::from)?;
        let executor: &dyn Executor = &self::threads(threads);
        let part = sweep.0.run(&shard, executor, &mut |now| watch.tell(now.done as f64, now.total as f64))?;
        sink.put(&part.to_json()?)?;
        match part.shard.count == count {
            true => Ok(()),
            false => Err(PhysicsError::Cancelled { time: 0.0 }.into()),
        }
    })
}

/// Runs all samples of a sweep; the same scene and plan give the same bits, however many threads work.
///
/// Ownership: the caller frees the outcome and the error; sweep and token stay the caller's and may be freed during the
/// call. Threads: any; `progress` is called on the calling thread, between blocks of samples.
///
/// \param threads       runs side by side; 0 is as many as the machine has processors, more than 1024 count as 1024
/// \param progress      null, or called now and then with samples done and samples in all
/// \param progress_ctx  handed to `progress`
/// \param cancel        zero, or a token that another thread may request
/// \param outcome       receives the id, zero on failure
/// \param error         null, or receives the error
/// \return 2004 after a stop, `ACS_STATUS_SWEEP_TOO_MANY` for more than 2^27 numbers of parameters and outputs
#[unsafe(no_mangle)]
pub unsafe extern "C" fn acs_sweep_run(
    sweep: acs_sweep,
    threads: usize,
    progress: acs_progress,
    progress_ctx: *mut c_void,
    cancel: acs_cancel,
    outcome: *mut acs_sweep_outcome,
    error: *mut acs_error,
) -> acs_status {
    guard(error, || {
        // SAFETY: `outcome` is null or valid by the rules of the header.
        let mut out = unsafe { Out::new(outcome, "outcome") }?;
        let sweep = handle::lease::<SweepObject>(sweep)?;
        // SAFETY: callable with its context by the rules of the header.
        let watch = unsafe { Watch::new(cancel, progress, progress_ctx) }?;
        let executor: &dyn Executor = &self::threads(threads);
        let found = sweep.0.run_all(executor, &mut |now| watch.tell(now.done as f64, now.total as f64))?;
        out.set(handle::insert(SweepOutcomeObject(found))?);
        Ok(())
    })
}

/// Puts the parts of all samples together, in whatever order; the outcome has the bits of `acs_sweep_run`.
///
/// Ownership: `parts` and their texts are borrowed for the call; the caller frees the outcome and the error. Threads: any.
///
/// \param parts    texts from `acs_sweep_run_shard`
/// \param count    how many
/// \param outcome  receives the id, zero on failure
/// \param error    null, or receives the error
/// \return `ACS_STATUS_SWEEP_GAP` or `ACS_STATUS_SWEEP_OVERLAP` for samples in no part or in two, `ACS_STATUS_SWEEP_OTHER` for
/// a part of another scene, plan or engine, `ACS_STATUS_SWEEP_PART` or `ACS_STATUS_ENGINE_DECODE` for a damaged one
#[unsafe(no_mangle)]
pub unsafe extern "C" fn acs_sweep_join(
    sweep: acs_sweep,
    parts: *const acs_bytes,
    count: usize,
    outcome: *mut acs_sweep_outcome,
    error: *mut acs_error,
) -> acs_status {
    guard(error, || {
        // SAFETY: `outcome` is null or valid by the rules of the header.
        let mut out = unsafe { Out::new(outcome, "outcome") }?;
        let sweep = handle::lease::<SweepObject>(sweep)?;
        // SAFETY: `parts` is valid for the call by the rules of the header.
        let texts = unsafe { pointer::input(parts, count, "parts") }?;
        let read = texts.iter().map(|text| {
            // SAFETY: every text is valid for the call by the rules of the header.
            let text = unsafe { text.text("parts") }?;
            Ok(ShardResult::from_json(text)?)
        });
        let read: Result<Vec<ShardResult>, Failure> = read.collect();
        out.set(handle::insert(SweepOutcomeObject(sweep.0.join(&read?)?))?);
        Ok(())
    })
}

/// Writes the JSON Schema of plans.
///
/// Ownership: `sink` is borrowed for the call; the caller frees the error. Threads: any.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn acs_sweep_schema(sink: *const acs_sink, error: *mut acs_error) -> acs_status {
    guard(error, || {
        // SAFETY: `sink` is null or valid by the rules of the header.
        let sink = unsafe { Sink::new(sink) }?;
        sink.put(&SweepPlan::json_schema()?.to_string())
    })
}

/// Writes the JSON Schema of parts.
///
/// Ownership: `sink` is borrowed for the call; the caller frees the error. Threads: any.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn acs_sweep_shard_schema(sink: *const acs_sink, error: *mut acs_error) -> acs_status {
    guard(error, || {
        // SAFETY: `sink` is null or valid by the rules of the header.
        let sink = unsafe { Sink::new(sink) }?;
        sink.put(&ShardResult::json_schema().to_string())
    })
}

/// Frees a sweep; outcomes made from it stay. Zero is allowed.
///
/// Threads: any; calls that use the sweep at that moment finish with it.
#[unsafe(no_mangle)]
pub extern "C" fn acs_sweep_free(sweep: acs_sweep) -> acs_status {
    guard(ptr::null_mut(), || handle::remove::<SweepObject>(sweep))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sweep_may_be_shared_between_threads() {
        fn shared<T: Send + Sync>() {}
        shared::<SweepObject>();
        shared::<SweepOutcomeObject>();
    }
}
