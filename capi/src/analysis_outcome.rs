//! Documents made from the outcome of an analysis.

use std::ptr;

use engine::{AnalysisOutcome, EngineError, export, report};

use crate::error::acs_error;
use crate::failure::Failure;
use crate::guard::guard;
use crate::handle::{self, Kind, Object};
use crate::options::{self, acs_report_options};
use crate::report::engine_options;
use crate::sink::{Sink, acs_sink};
use crate::status::acs_status;

/// Id of the outcome of an analysis; the caller owns it and frees it with `acs_analysis_outcome_free`. Immutable: any
/// threads may share it.
pub type acs_analysis_outcome = u64;

/// An outcome that the caller owns.
#[derive(Debug)]
pub(crate) struct AnalysisOutcomeObject(pub(crate) AnalysisOutcome);

impl Object for AnalysisOutcomeObject {
    const KIND: Kind = Kind::AnalysisOutcome;
}

/// Writes a document of an outcome into a sink.
///
/// # Safety
/// Unless null, `sink` and `error` must be valid for the call.
unsafe fn write(
    outcome: acs_analysis_outcome,
    sink: *const acs_sink,
    error: *mut acs_error,
    document: impl FnOnce(&AnalysisOutcome) -> Result<String, Failure>,
) -> acs_status {
    guard(error, || {
        // SAFETY: by the contract of this function.
        let sink = unsafe { Sink::new(sink) }?;
        sink.put(&document(&handle::lease::<AnalysisOutcomeObject>(outcome)?.0)?)
    })
}

/// Writes the outcome of an analysis as JSON (`accuscene/analysis-outcome/1`): input echo, and of each formula its source,
/// range of validity, inputs, figures with their spread, and warnings.
///
/// The same case gives the same bytes. Ownership: `sink` is borrowed for the call; the caller frees the
/// error. Threads: any.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn acs_analysis_outcome_json(
    outcome: acs_analysis_outcome,
    sink: *const acs_sink,
    error: *mut acs_error,
) -> acs_status {
    // SAFETY: both pointers are null or valid by the rules of the header.
    unsafe { write(outcome, sink, error, |found| Ok(export::analysis_json(found)?)) }
}

/// Writes the figures of an analysis as CSV, one line a figure, in SI units.
///
/// Ownership: `sink` is borrowed for the call; the caller frees the error. Threads: any.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn acs_analysis_outcome_csv(
    outcome: acs_analysis_outcome,
    sink: *const acs_sink,
    error: *mut acs_error,
) -> acs_status {
    // SAFETY: both pointers are null or valid by the rules of the header.
    unsafe { write(outcome, sink, error, |found| Ok(export::analysis_csv(found))) }
}

/// Writes the report of an analysis: one HTML file that needs no network.
///
/// Ownership: `sink` and `options` are borrowed for the call; the caller frees the error. Threads: any.
///
/// \param options  null for the defaults
#[unsafe(no_mangle)]
pub unsafe extern "C" fn acs_analysis_outcome_report_html(
    outcome: acs_analysis_outcome,
    options: *const acs_report_options,
    sink: *const acs_sink,
    error: *mut acs_error,
) -> acs_status {
    let document = |found: &AnalysisOutcome| {
        // SAFETY: `options` is null or valid by the rules of the header, and so is its backdrop.
        let options = unsafe { engine_options(options::read(options)?) }?;
        Ok(report::analysis_html(found, &options))
    };
    // SAFETY: both pointers are null or valid by the rules of the header.
    unsafe { write(outcome, sink, error, document) }
}

/// Writes the JSON Schema of outcomes of analyses.
///
/// Ownership: `sink` is borrowed for the call; the caller frees the error. Threads: any.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn acs_analysis_outcome_schema(
    sink: *const acs_sink,
    error: *mut acs_error,
) -> acs_status {
    guard(error, || {
        // SAFETY: `sink` is null or valid by the rules of the header.
        let sink = unsafe { Sink::new(sink) }?;
        let text = serde_json::to_string(&AnalysisOutcome::json_schema())
            .map_err(|source| EngineError::Encode { source })?;
        sink.put(&text)
    })
}

/// Frees the outcome of an analysis. Zero is allowed.
///
/// Threads: any; calls that use the outcome at that moment finish with it.
#[unsafe(no_mangle)]
pub extern "C" fn acs_analysis_outcome_free(outcome: acs_analysis_outcome) -> acs_status {
    guard(ptr::null_mut(), || handle::remove::<AnalysisOutcomeObject>(outcome))
}
