//! Cases of closed forms: text in, figures with their uncertainty out.

use std::ffi::c_void;
use std::fmt;
use std::ptr;

use engine::{AnalysisCase, AnalysisOutcome};

use crate::analysis_outcome::{AnalysisOutcomeObject, acs_analysis_outcome};
use crate::bytes::acs_bytes;
use crate::cancel::acs_cancel;
use crate::error::acs_error;
use crate::guard::guard;
use crate::handle::{self, Kind, Object};
use crate::pointer::Out;
use crate::scene::format_of;
use crate::simulate::{Watch, acs_progress};
use crate::sink::{Sink, acs_sink};
use crate::status::acs_status;

/// Id of a case of formulas; the caller owns it and frees it with `acs_analysis_free`. Immutable: any threads may share it.
pub type acs_analysis = u64;

/// A case that the caller owns.
pub(crate) struct AnalysisObject(AnalysisCase);

impl fmt::Debug for AnalysisObject {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "a case of {} formulas", self.0.items.len())
    }
}

impl Object for AnalysisObject {
    const KIND: Kind = Kind::Analysis;
}

/// Reads a case: formulas with their inputs, chained and correlated as the document says.
///
/// Ownership: `text` is borrowed for the call; the caller frees the case and the error. Threads: any.
///
/// \param text      the document (`accuscene/analysis/1`)
/// \param format    an `acs_format`
/// \param analysis  receives the id, zero on failure
/// \param error     null, or receives an error that lists every problem of the document with its path
/// \return a number of the document family (1000..1199) when the document is not valid
#[unsafe(no_mangle)]
pub unsafe extern "C" fn acs_analysis_parse(
    text: acs_bytes,
    format: i32,
    analysis: *mut acs_analysis,
    error: *mut acs_error,
) -> acs_status {
    guard(error, || {
        // SAFETY: `analysis` is null or valid by the rules of the header.
        let mut out = unsafe { Out::new(analysis, "analysis") }?;
        // SAFETY: `text` is valid for the call by the rules of the header.
        let text = unsafe { text.text("text") }?;
        let case = AnalysisCase::read(text.as_bytes(), format_of(format)?)?;
        out.set(handle::insert(AnalysisObject(case))?);
        Ok(())
    })
}

/// Evaluates the formulas of a case, and how their figures spread over its uncertain inputs; the same case gives the same
/// bits everywhere.
///
/// Ownership: the caller frees the outcome and the error; case and token stay the caller's and may be freed
/// during the call. Threads: any; each call works on its own calling thread.
///
/// \param analysis      from `acs_analysis_parse`
/// \param progress      null, or called now and then with samples drawn and samples in all
/// \param progress_ctx  handed to `progress`
/// \param cancel        zero, or a token that another thread may request
/// \param outcome       receives the id, zero on failure
/// \param error         null, or receives the error
/// \return 2004 after a stop, another number of the physics family (2000..2999) when the uncertainty cannot be worked out
#[unsafe(no_mangle)]
pub unsafe extern "C" fn acs_analysis_run(
    analysis: acs_analysis,
    progress: acs_progress,
    progress_ctx: *mut c_void,
    cancel: acs_cancel,
    outcome: *mut acs_analysis_outcome,
    error: *mut acs_error,
) -> acs_status {
    guard(error, || {
        // SAFETY: `outcome` is null or valid by the rules of the header.
        let mut out = unsafe { Out::new(outcome, "outcome") }?;
        let case = handle::lease::<AnalysisObject>(analysis)?;
        // SAFETY: callable with its context by the rules of the header.
        let watch = unsafe { Watch::new(cancel, progress, progress_ctx) }?;
        let found: AnalysisOutcome =
            engine::analyse(&case.0, &mut |now| watch.tell(now.done as f64, now.total as f64))?;
        out.set(handle::insert(AnalysisOutcomeObject(found))?);
        Ok(())
    })
}

/// Writes the JSON Schema of cases, with the inputs of every formula.
///
/// Ownership: `sink` is borrowed for the call; the caller frees the error. Threads: any.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn acs_analysis_schema(sink: *const acs_sink, error: *mut acs_error) -> acs_status {
    guard(error, || {
        // SAFETY: `sink` is null or valid by the rules of the header.
        let sink = unsafe { Sink::new(sink) }?;
        sink.put(&AnalysisCase::json_schema()?.to_string())
    })
}

/// Frees a case; outcomes made from it stay. Zero is allowed.
///
/// Threads: any; calls that use the case at that moment finish with it.
#[unsafe(no_mangle)]
pub extern "C" fn acs_analysis_free(analysis: acs_analysis) -> acs_status {
    guard(ptr::null_mut(), || handle::remove::<AnalysisObject>(analysis))
}
