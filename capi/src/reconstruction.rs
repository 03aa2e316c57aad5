//! Documents and samples of a reconstruction.

use std::ptr;

use engine::reconstruct::UnknownOutcome;
use engine::{EngineError, ReconstructionOutcome, export, report};

use crate::bytes::{acs_bytes, acs_f64_view};
use crate::error::{acs_error, in_range};
use crate::failure::Failure;
use crate::guard::guard;
use crate::handle::{self, Kind, Object};
use crate::options::{self, acs_report_options};
use crate::pointer::Out;
use crate::report::engine_options;
use crate::sink::{Sink, acs_sink};
use crate::status::acs_status;

/// Id of a reconstruction; the caller owns it and frees it with `acs_reconstruction_free`. Immutable: any threads may
/// share it.
pub type acs_reconstruction = u64;

/// A reconstruction that the caller owns.
#[derive(Debug)]
pub(crate) struct ReconstructionObject(pub(crate) ReconstructionOutcome);

impl Object for ReconstructionObject {
    const KIND: Kind = Kind::Reconstruction;
}

/// What is known of one unknown, SI units.
#[repr(C)]
#[derive(Clone, Copy, Debug)]
pub struct acs_unknown {
    /// At the best fit.
    pub best: f64,
    /// Median.
    pub median: f64,
    /// Mean.
    pub mean: f64,
    /// Standard deviation.
    pub standard_deviation: f64,
    /// Lower end of the interval.
    pub low: f64,
    /// Upper end of the interval.
    pub high: f64,
    /// Standard deviation after the evidence by that before.
    pub ratio: f64,
}

impl acs_unknown {
    pub(crate) fn of(one: &UnknownOutcome) -> Self {
        Self {
            best: one.best,
            median: one.median,
            mean: one.mean,
            standard_deviation: one.standard_deviation,
            low: one.low,
            high: one.high,
            ratio: one.ratio,
        }
    }
}

/// Writes a document of a reconstruction into a sink.
///
/// # Safety
/// Unless null, `sink` and `error` must be valid for the call.
unsafe fn write(
    reconstruction: acs_reconstruction,
    sink: *const acs_sink,
    error: *mut acs_error,
    document: impl FnOnce(&ReconstructionOutcome) -> Result<String, Failure>,
) -> acs_status {
    guard(error, || {
        // SAFETY: by the contract of this function.
        let sink = unsafe { Sink::new(sink) }?;
        sink.put(&document(&handle::lease::<ReconstructionObject>(reconstruction)?.0)?)
    })
}

/// Reads something from a reconstruction into an out-parameter.
///
/// # Safety
/// Unless null, `out` must be writable.
unsafe fn read<T: Copy>(
    reconstruction: acs_reconstruction,
    out: *mut T,
    argument: &str,
    value: impl FnOnce(&ReconstructionOutcome) -> Result<T, Failure>,
) -> acs_status {
    guard(ptr::null_mut(), || {
        // SAFETY: by the contract of this function; all T used are plain C data.
        let mut out = unsafe { Out::new(out, argument) }?;
        out.set(value(&handle::lease::<ReconstructionObject>(reconstruction)?.0)?);
        Ok(())
    })
}

/// Writes a reconstruction as JSON (`accuscene/reconstruction/1`): input echo, unknowns, explanations, evidence with
/// residuals and pulls, figures of the motion, samples, drawn runs and warnings.
///
/// The same scene and options give the same bytes. Ownership: `sink` is borrowed for the call; the caller frees the
/// error. Threads: any.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn acs_reconstruction_json(
    reconstruction: acs_reconstruction,
    sink: *const acs_sink,
    error: *mut acs_error,
) -> acs_status {
    // SAFETY: both pointers are null or valid by the rules of the header.
    unsafe { write(reconstruction, sink, error, |found| Ok(export::reconstruction_json(found)?)) }
}

/// Writes the samples of a reconstruction as CSV, one line a sample, in SI units.
///
/// Ownership: `sink` is borrowed for the call; the caller frees the error. Threads: any.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn acs_reconstruction_csv(
    reconstruction: acs_reconstruction,
    sink: *const acs_sink,
    error: *mut acs_error,
) -> acs_status {
    // SAFETY: both pointers are null or valid by the rules of the header.
    unsafe { write(reconstruction, sink, error, |found| Ok(export::reconstruction_csv(found))) }
}

/// Writes the report of a reconstruction: one HTML file that needs no network.
///
/// Ownership: `sink` and `options` are borrowed for the call; the caller frees the error. Threads: any.
///
/// \param options  null for the defaults
#[unsafe(no_mangle)]
pub unsafe extern "C" fn acs_reconstruction_report_html(
    reconstruction: acs_reconstruction,
    options: *const acs_report_options,
    sink: *const acs_sink,
    error: *mut acs_error,
) -> acs_status {
    let document = |found: &ReconstructionOutcome| {
        // SAFETY: `options` is null or valid by the rules of the header, and so is its backdrop.
        let options = unsafe { engine_options(options::read(options)?) }?;
        Ok(report::reconstruction_html(found, &options))
    };
    // SAFETY: both pointers are null or valid by the rules of the header.
    unsafe { write(reconstruction, sink, error, document) }
}

/// Writes the JSON Schema of reconstructions.
///
/// Ownership: `sink` is borrowed for the call; the caller frees the error. Threads: any.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn acs_reconstruction_schema(
    sink: *const acs_sink,
    error: *mut acs_error,
) -> acs_status {
    guard(error, || {
        // SAFETY: `sink` is null or valid by the rules of the header.
        let sink = unsafe { Sink::new(sink) }?;
        let text = serde_json::to_string(&ReconstructionOutcome::json_schema())
            .map_err(|source| EngineError::Encode { source })?;
        sink.put(&text)
    })
}

/// Counts the unknowns of a reconstruction, in the order of the scene.
///
/// Threads: any.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn acs_reconstruction_unknown_count(
    reconstruction: acs_reconstruction,
    count: *mut usize,
) -> acs_status {
    // SAFETY: `count` is null or valid by the rules of the header.
    unsafe { read(reconstruction, count, "count", |found| Ok(found.unknowns.len())) }
}

/// Views the path of an unknown in the scene.
///
/// Ownership: the view lives until `acs_reconstruction_free`. Threads: any.
///
/// \return `ACS_STATUS_INDEX_OUT_OF_RANGE`
#[unsafe(no_mangle)]
pub unsafe extern "C" fn acs_reconstruction_unknown_path(
    reconstruction: acs_reconstruction,
    index: usize,
    path: *mut acs_bytes,
) -> acs_status {
    let view = |found: &ReconstructionOutcome| {
        let index = in_range(index, found.unknowns.len(), "unknowns")?;
        Ok(acs_bytes::view(&found.unknowns[index].path))
    };
    // SAFETY: `path` is null or valid by the rules of the header.
    unsafe { read(reconstruction, path, "path", view) }
}

/// Tells what is known of an unknown.
///
/// Threads: any.
///
/// \return `ACS_STATUS_INDEX_OUT_OF_RANGE`
#[unsafe(no_mangle)]
pub unsafe extern "C" fn acs_reconstruction_unknown(
    reconstruction: acs_reconstruction,
    index: usize,
    unknown: *mut acs_unknown,
) -> acs_status {
    let tell = |found: &ReconstructionOutcome| {
        Ok(acs_unknown::of(&found.unknowns[in_range(index, found.unknowns.len(), "unknowns")?]))
    };
    // SAFETY: `unknown` is null or valid by the rules of the header.
    unsafe { read(reconstruction, unknown, "unknown", tell) }
}

/// Counts the explanations that fit, the most probable first.
///
/// Threads: any.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn acs_reconstruction_explanation_count(
    reconstruction: acs_reconstruction,
    count: *mut usize,
) -> acs_status {
    // SAFETY: `count` is null or valid by the rules of the header.
    unsafe { read(reconstruction, count, "count", |found| Ok(found.explanations.len())) }
}

/// Views the unknowns at the best fit of an explanation, in the order of the unknowns, and tells its share of the
/// probability.
///
/// Ownership: the view lives until `acs_reconstruction_free`. Threads: any.
///
/// \param weight  null, or receives the share
/// \return `ACS_STATUS_INDEX_OUT_OF_RANGE`
#[unsafe(no_mangle)]
pub unsafe extern "C" fn acs_reconstruction_explanation(
    reconstruction: acs_reconstruction,
    index: usize,
    values: *mut acs_f64_view,
    weight: *mut f64,
) -> acs_status {
    let at = |found: &ReconstructionOutcome| in_range(index, found.explanations.len(), "explanations");
    if !weight.is_null() {
        let share = |found: &ReconstructionOutcome| Ok(found.explanations[at(found)?].weight);
        // SAFETY: not null, valid by the rules of the header.
        let status = unsafe { read(reconstruction, weight, "weight", share) };
        if status != 0 {
            return status;
        }
    }
    let view =
        |found: &ReconstructionOutcome| Ok(acs_f64_view::column(&found.explanations[at(found)?].values));
    // SAFETY: `values` is null or valid by the rules of the header.
    unsafe { read(reconstruction, values, "values", view) }
}

/// Views the samples of an unknown, one number a sample, SI units.
///
/// Ownership: the view lives until `acs_reconstruction_free`. Threads: any.
///
/// \return `ACS_STATUS_INDEX_OUT_OF_RANGE`
#[unsafe(no_mangle)]
pub unsafe extern "C" fn acs_reconstruction_samples(
    reconstruction: acs_reconstruction,
    unknown: usize,
    values: *mut acs_f64_view,
) -> acs_status {
    let view = |found: &ReconstructionOutcome| {
        let columns = &found.samples.values;
        Ok(acs_f64_view::column(&columns[in_range(unknown, columns.len(), "unknowns")?]))
    };
    // SAFETY: `values` is null or valid by the rules of the header.
    unsafe { read(reconstruction, values, "values", view) }
}

/// Views the weights of the samples, which add up to 1.
///
/// Ownership: the view lives until `acs_reconstruction_free`. Threads: any.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn acs_reconstruction_weights(
    reconstruction: acs_reconstruction,
    weights: *mut acs_f64_view,
) -> acs_status {
    let view = |found: &ReconstructionOutcome| Ok(acs_f64_view::column(&found.samples.weights));
    // SAFETY: `weights` is null or valid by the rules of the header.
    unsafe { read(reconstruction, weights, "weights", view) }
}

/// Frees a reconstruction. Zero is allowed.
///
/// Threads: any; calls that use the reconstruction at that moment finish with it.
#[unsafe(no_mangle)]
pub extern "C" fn acs_reconstruction_free(reconstruction: acs_reconstruction) -> acs_status {
    guard(ptr::null_mut(), || handle::remove::<ReconstructionObject>(reconstruction))
}
