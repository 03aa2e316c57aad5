//! Documents made from a comparison.

use engine::report;
use engine::{Comparison, EngineError, export};

use crate::compare::{ComparisonObject, acs_comparison};
use crate::error::acs_error;
use crate::failure::Failure;
use crate::guard::guard;
use crate::handle;
use crate::options::{self, acs_report_options};
use crate::report::engine_options;
use crate::sink::{Sink, acs_sink};
use crate::status::acs_status;

/// Writes a document of a comparison into a sink.
///
/// # Safety
/// Unless null, `sink` and `error` must be valid for the call.
unsafe fn write(
    comparison: acs_comparison,
    sink: *const acs_sink,
    error: *mut acs_error,
    document: impl FnOnce(&Comparison) -> Result<String, Failure>,
) -> acs_status {
    guard(error, || {
        // SAFETY: by the contract of this function.
        let sink = unsafe { Sink::new(sink) }?;
        sink.put(&document(&handle::lease::<ComparisonObject>(comparison)?.0)?)
    })
}

/// Writes a comparison as JSON (`accuscene/comparison/1`): input echo, the outcome of each model, the models that were
/// refused and why, every figure under each model with its uncertainty by point and plane, and its spread.
///
/// The same scene gives the same bytes. Ownership: `sink` is borrowed for the call; the caller frees the
/// error. Threads: any.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn acs_comparison_json(
    comparison: acs_comparison,
    sink: *const acs_sink,
    error: *mut acs_error,
) -> acs_status {
    // SAFETY: both pointers are null or valid by the rules of the header.
    unsafe { write(comparison, sink, error, |found| Ok(export::comparison_json(found)?)) }
}

/// Writes the figures of a comparison as CSV, one line a figure, in SI units.
///
/// Ownership: `sink` is borrowed for the call; the caller frees the error. Threads: any.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn acs_comparison_csv(
    comparison: acs_comparison,
    sink: *const acs_sink,
    error: *mut acs_error,
) -> acs_status {
    // SAFETY: both pointers are null or valid by the rules of the header.
    unsafe { write(comparison, sink, error, |found| Ok(export::comparison_csv(found))) }
}

/// Writes the report of a comparison: one HTML file that needs no network.
///
/// Ownership: `sink` and `options` are borrowed for the call; the caller frees the error. Threads: any.
///
/// \param options  null for the defaults
#[unsafe(no_mangle)]
pub unsafe extern "C" fn acs_comparison_report_html(
    comparison: acs_comparison,
    options: *const acs_report_options,
    sink: *const acs_sink,
    error: *mut acs_error,
) -> acs_status {
    let document = |found: &Comparison| {
        // SAFETY: `options` is null or valid by the rules of the header, and so is its backdrop.
        let options = unsafe { engine_options(options::read(options)?) }?;
        Ok(report::comparison_html(found, &options))
    };
    // SAFETY: both pointers are null or valid by the rules of the header.
    unsafe { write(comparison, sink, error, document) }
}

/// Writes the JSON Schema of comparisons.
///
/// Ownership: `sink` is borrowed for the call; the caller frees the error. Threads: any.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn acs_comparison_schema(sink: *const acs_sink, error: *mut acs_error) -> acs_status {
    guard(error, || {
        // SAFETY: `sink` is null or valid by the rules of the header.
        let sink = unsafe { Sink::new(sink) }?;
        let text = serde_json::to_string(&Comparison::json_schema())
            .map_err(|source| EngineError::Encode { source })?;
        sink.put(&text)
    })
}
