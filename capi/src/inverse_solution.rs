//! Documents, modes and samples of the solution of an inverse problem.

use std::ptr;

use accuscene_core::arith::Real;
use engine::{EngineError, InverseOutcome, export};

use crate::bytes::{acs_bytes, acs_f64_view};
use crate::error::{acs_error, in_range};
use crate::failure::Failure;
use crate::guard::guard;
use crate::handle::{self, Kind, Object};
use crate::pointer::Out;
use crate::reconstruction::acs_unknown;
use crate::sink::{Sink, acs_sink};
use crate::status::acs_status;

/// Id of the solution of an inverse problem; the caller owns it and frees it with `acs_inverse_solution_free`.
/// Immutable: any threads may share it.
pub type acs_inverse_solution = u64;

/// A solution that the caller owns.
#[derive(Debug)]
pub(crate) struct InverseSolutionObject(pub(crate) InverseOutcome);

impl Object for InverseSolutionObject {
    const KIND: Kind = Kind::InverseSolution;
}

/// One optimum of an inverse problem.
#[repr(C)]
#[derive(Clone, Copy, Debug)]
pub struct acs_mode {
    /// Its share of the probability.
    pub weight: f64,
    /// Misfit of the evidence there, in squared standard deviations.
    pub misfit: f64,
    /// Misfit of evidence and priors there.
    pub objective: f64,
}

/// How an item of an inverse problem fits the best mode.
#[repr(C)]
#[derive(Clone, Copy, Debug)]
pub struct acs_item_fit {
    /// Sum of its squared residuals, in standard deviations.
    pub chi2: f64,
    /// Distance from what the rest tells, in standard deviations of that distance; infinite where it has no bound.
    pub distance: f64,
    /// How far runs that hardly differ scatter in the component that scatters most, in standard deviations; 0 where the model is
    /// smooth or deviations are to stay as told.
    pub scatter: f64,
    /// The share of these runs in which it lies far apart from those like the best mode's: they go another way.
    pub apart: f64,
    /// 1 if the rest contradicts it.
    pub contradicted: u32,
    /// Zero.
    pub reserved: u32,
}

/// Writes a document of a solution into a sink.
///
/// # Safety
/// Unless null, `sink` and `error` must be valid for the call.
unsafe fn write(
    solution: acs_inverse_solution,
    sink: *const acs_sink,
    error: *mut acs_error,
    document: impl FnOnce(&InverseOutcome) -> Result<String, Failure>,
) -> acs_status {
    guard(error, || {
        // SAFETY: by the contract of this function.
        let sink = unsafe { Sink::new(sink) }?;
        sink.put(&document(&handle::lease::<InverseSolutionObject>(solution)?.0)?)
    })
}

/// Reads something from a solution into an out-parameter.
///
/// # Safety
/// Unless null, `out` must be writable.
unsafe fn read<T: Copy>(
    solution: acs_inverse_solution,
    out: *mut T,
    argument: &str,
    value: impl FnOnce(&InverseOutcome) -> Result<T, Failure>,
) -> acs_status {
    guard(ptr::null_mut(), || {
        // SAFETY: by the contract of this function; all T used are plain C data.
        let mut out = unsafe { Out::new(out, argument) }?;
        out.set(value(&handle::lease::<InverseSolutionObject>(solution)?.0)?);
        Ok(())
    })
}

/// Writes a solution as JSON (`accuscene/inverse-outcome/1`; Rust `InverseOutcome`): the problem, unknowns, modes,
/// items with residuals and pulls, what stays open, samples and warnings.
///
/// The same problem, options and model give the same bytes. Ownership: `sink` is borrowed for the call; the caller
/// frees the error. Threads: any.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn acs_inverse_solution_json(
    solution: acs_inverse_solution,
    sink: *const acs_sink,
    error: *mut acs_error,
) -> acs_status {
    // SAFETY: both pointers are null or valid by the rules of the header.
    unsafe { write(solution, sink, error, |found| Ok(export::inverse_json(found)?)) }
}

/// Writes the samples of a solution as CSV, one line a sample, in SI units.
///
/// Ownership: `sink` is borrowed for the call; the caller frees the error. Threads: any.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn acs_inverse_solution_csv(
    solution: acs_inverse_solution,
    sink: *const acs_sink,
    error: *mut acs_error,
) -> acs_status {
    // SAFETY: both pointers are null or valid by the rules of the header.
    unsafe { write(solution, sink, error, |found| Ok(export::inverse_csv(found))) }
}

/// Writes the JSON Schema of solutions.
///
/// Ownership: `sink` is borrowed for the call; the caller frees the error. Threads: any.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn acs_inverse_solution_schema(
    sink: *const acs_sink,
    error: *mut acs_error,
) -> acs_status {
    guard(error, || {
        // SAFETY: `sink` is null or valid by the rules of the header.
        let sink = unsafe { Sink::new(sink) }?;
        let text = serde_json::to_string(&InverseOutcome::json_schema())
            .map_err(|source| EngineError::Encode { source })?;
        sink.put(&text)
    })
}

/// Counts the unknowns of a solution, in the order of the problem.
///
/// Threads: any.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn acs_inverse_solution_unknown_count(
    solution: acs_inverse_solution,
    count: *mut usize,
) -> acs_status {
    // SAFETY: `count` is null or valid by the rules of the header.
    unsafe { read(solution, count, "count", |found| Ok(found.unknowns.len())) }
}

/// Views the name of an unknown.
///
/// Ownership: the view lives until `acs_inverse_solution_free`. Threads: any.
///
/// \return `ACS_STATUS_INDEX_OUT_OF_RANGE`
#[unsafe(no_mangle)]
pub unsafe extern "C" fn acs_inverse_solution_unknown_name(
    solution: acs_inverse_solution,
    index: usize,
    name: *mut acs_bytes,
) -> acs_status {
    let view = |found: &InverseOutcome| {
        let index = in_range(index, found.unknowns.len(), "unknowns")?;
        Ok(acs_bytes::view(&found.unknowns[index].name))
    };
    // SAFETY: `name` is null or valid by the rules of the header.
    unsafe { read(solution, name, "name", view) }
}

/// Tells what is known of an unknown.
///
/// Threads: any.
///
/// \return `ACS_STATUS_INDEX_OUT_OF_RANGE`
#[unsafe(no_mangle)]
pub unsafe extern "C" fn acs_inverse_solution_unknown(
    solution: acs_inverse_solution,
    index: usize,
    unknown: *mut acs_unknown,
) -> acs_status {
    let tell = |found: &InverseOutcome| {
        let index = in_range(index, found.unknowns.len(), "unknowns")?;
        Ok(acs_unknown::of(&found.unknowns[index]))
    };
    // SAFETY: `unknown` is null or valid by the rules of the header.
    unsafe { read(solution, unknown, "unknown", tell) }
}

/// Counts the distinct optima, the most probable first.
///
/// Threads: any.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn acs_inverse_solution_mode_count(
    solution: acs_inverse_solution,
    count: *mut usize,
) -> acs_status {
    // SAFETY: `count` is null or valid by the rules of the header.
    unsafe { read(solution, count, "count", |found| Ok(found.modes.len())) }
}

/// Tells of an optimum how probable it is and how well it fits.
///
/// Threads: any.
///
/// \return `ACS_STATUS_INDEX_OUT_OF_RANGE`
#[unsafe(no_mangle)]
pub unsafe extern "C" fn acs_inverse_solution_mode(
    solution: acs_inverse_solution,
    index: usize,
    mode: *mut acs_mode,
) -> acs_status {
    let tell = |found: &InverseOutcome| {
        let one = &found.modes[in_range(index, found.modes.len(), "modes")?];
        Ok(acs_mode { weight: one.weight, misfit: one.misfit, objective: one.objective })
    };
    // SAFETY: `mode` is null or valid by the rules of the header.
    unsafe { read(solution, mode, "mode", tell) }
}

/// Views the unknowns at an optimum, in the order of the problem, SI units.
///
/// Ownership: the view lives until `acs_inverse_solution_free`. Threads: any.
///
/// \return `ACS_STATUS_INDEX_OUT_OF_RANGE`
#[unsafe(no_mangle)]
pub unsafe extern "C" fn acs_inverse_solution_mode_values(
    solution: acs_inverse_solution,
    index: usize,
    values: *mut acs_f64_view,
) -> acs_status {
    let view = |found: &InverseOutcome| {
        let one = &found.modes[in_range(index, found.modes.len(), "modes")?];
        Ok(acs_f64_view::column(&one.values))
    };
    // SAFETY: `values` is null or valid by the rules of the header.
    unsafe { read(solution, values, "values", view) }
}

/// Counts the items of evidence, in the order of the problem.
///
/// Threads: any.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn acs_inverse_solution_item_count(
    solution: acs_inverse_solution,
    count: *mut usize,
) -> acs_status {
    // SAFETY: `count` is null or valid by the rules of the header.
    unsafe { read(solution, count, "count", |found| Ok(found.items.len())) }
}

/// Tells how an item fits the best mode.
///
/// Threads: any.
///
/// \return `ACS_STATUS_INDEX_OUT_OF_RANGE`
#[unsafe(no_mangle)]
pub unsafe extern "C" fn acs_inverse_solution_item(
    solution: acs_inverse_solution,
    index: usize,
    fit: *mut acs_item_fit,
) -> acs_status {
    let tell = |found: &InverseOutcome| {
        let one = &found.items[in_range(index, found.items.len(), "items")?];
        Ok(acs_item_fit {
            chi2: one.chi2,
            distance: one.distance.unwrap_or(f64::INFINITY),
            scatter: one.scatter.iter().fold(0.0, |most, s| Real::max(most, *s)),
            apart: one.apart,
            contradicted: u32::from(one.contradicted),
            reserved: 0,
        })
    };
    // SAFETY: `fit` is null or valid by the rules of the header.
    unsafe { read(solution, fit, "fit", tell) }
}

/// Views the samples of an unknown, one number a sample, SI units.
///
/// Ownership: the view lives until `acs_inverse_solution_free`. Threads: any.
///
/// \return `ACS_STATUS_INDEX_OUT_OF_RANGE`
#[unsafe(no_mangle)]
pub unsafe extern "C" fn acs_inverse_solution_samples(
    solution: acs_inverse_solution,
    unknown: usize,
    values: *mut acs_f64_view,
) -> acs_status {
    let view = |found: &InverseOutcome| {
        let columns = &found.samples.values;
        Ok(acs_f64_view::column(&columns[in_range(unknown, columns.len(), "unknowns")?]))
    };
    // SAFETY: `values` is null or valid by the rules of the header.
    unsafe { read(solution, values, "values", view) }
}

/// Views the weights of the samples, which add up to 1.
///
/// Ownership: the view lives until `acs_inverse_solution_free`. Threads: any.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn acs_inverse_solution_weights(
    solution: acs_inverse_solution,
    weights: *mut acs_f64_view,
) -> acs_status {
    let view = |found: &InverseOutcome| Ok(acs_f64_view::column(&found.samples.weights));
    // SAFETY: `weights` is null or valid by the rules of the header.
    unsafe { read(solution, weights, "weights", view) }
}

/// Frees the solution of an inverse problem; all its views end. Zero is allowed.
///
/// Threads: any; calls that use the solution at that moment finish with it.
#[unsafe(no_mangle)]
pub extern "C" fn acs_inverse_solution_free(solution: acs_inverse_solution) -> acs_status {
    guard(ptr::null_mut(), || handle::remove::<InverseSolutionObject>(solution))
}
