//! Studies: uncertain variables, their laws, and the samples that are drawn of them.

use std::ptr;

use engine::StudyCase;

use crate::bytes::acs_bytes;
use crate::error::acs_error;
use crate::failure::Failure;
use crate::guard::guard;
use crate::handle::{self, Kind, Object};
use crate::pointer::{self, Out};
use crate::scene::format_of;
use crate::sink::{Sink, acs_sink};
use crate::status::{LENGTH_TOO_LARGE, WRONG_COUNT, acs_status};

/// Id of a study; the caller owns it and frees it with `acs_study_free`. Immutable: any threads may share it.
pub type acs_study = u64;

/// A study that the caller owns.
#[derive(Debug)]
pub(crate) struct StudyObject(pub(crate) StudyCase);

impl Object for StudyObject {
    const KIND: Kind = Kind::Study;
}

/// Reads something from a study into an out-parameter.
///
/// # Safety
/// Unless null, `out` must be writable.
pub(crate) unsafe fn read<T: Copy>(
    study: acs_study,
    out: *mut T,
    argument: &str,
    value: impl FnOnce(&StudyCase) -> Result<T, Failure>,
) -> acs_status {
    guard(ptr::null_mut(), || {
        // SAFETY: by the contract of this function; all T used are plain C data.
        let mut out = unsafe { Out::new(out, argument) }?;
        out.set(value(&handle::lease::<StudyObject>(study)?.0)?);
        Ok(())
    })
}

/// Refuses a count that is not that of the object.
pub(crate) fn count_of(argument: &str, given: usize, wanted: usize) -> Result<(), Failure> {
    if given == wanted {
        return Ok(());
    }
    Err(Failure::argument(WRONG_COUNT, argument, format!("{argument} is {given}, not {wanted}")))
}

/// The end of a range, and how many numbers its rows have.
pub(crate) fn extent(first: u64, rows: usize, width: usize) -> Result<(u64, usize), Failure> {
    let end = first.checked_add(rows as u64);
    end.zip(rows.checked_mul(width)).ok_or_else(|| {
        Failure::argument(LENGTH_TOO_LARGE, "rows", format!("{rows} rows from {first} on are too many"))
    })
}

/// Reads a study: named variables with their laws, rank correlations, and how samples are drawn (Rust `StudyCase`,
/// and in it `uncertainty::Study`, `Variable`, `Copula` and `Sampler`).
///
/// Ownership: `text` is borrowed for the call; the caller frees the study and the error. Threads: any.
///
/// \param text    the document (`accuscene/study/1`)
/// \param format  an `acs_format`
/// \param study   receives the id, zero on failure
/// \param error   null, or receives an error that lists every problem of the document with its path
/// \return a number of the document family (1000..1199) when the document is not valid,
/// `ACS_STATUS_UNCERTAINTY_CORRELATIONS` when its correlations contradict each other and are not to be repaired
#[unsafe(no_mangle)]
pub unsafe extern "C" fn acs_study_new(
    text: acs_bytes,
    format: i32,
    study: *mut acs_study,
    error: *mut acs_error,
) -> acs_status {
    guard(error, || {
        // SAFETY: `study` is null or valid by the rules of the header.
        let mut out = unsafe { Out::new(study, "study") }?;
        // SAFETY: `text` is valid for the call by the rules of the header.
        let text = unsafe { text.text("text") }?;
        let case = StudyCase::read(text.as_bytes(), format_of(format)?)?;
        out.set(handle::insert(StudyObject(case))?);
        Ok(())
    })
}

/// Writes the JSON Schema of studies.
///
/// Ownership: `sink` is borrowed for the call; the caller frees the error. Threads: any.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn acs_study_schema(sink: *const acs_sink, error: *mut acs_error) -> acs_status {
    guard(error, || {
        // SAFETY: `sink` is null or valid by the rules of the header.
        let sink = unsafe { Sink::new(sink) }?;
        sink.put(&StudyCase::json_schema()?.to_string())
    })
}

/// Writes a study as it was understood: a document with its quantities in SI.
///
/// Ownership: `sink` is borrowed for the call; the caller frees the error. Threads: any.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn acs_study_echo(
    study: acs_study,
    sink: *const acs_sink,
    error: *mut acs_error,
) -> acs_status {
    guard(error, || {
        // SAFETY: `sink` is null or valid by the rules of the header.
        let sink = unsafe { Sink::new(sink) }?;
        sink.put(&handle::lease::<StudyObject>(study)?.0.to_value().to_string())
    })
}

/// Counts the samples of a study.
///
/// Threads: any.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn acs_study_sample_count(study: acs_study, count: *mut u64) -> acs_status {
    // SAFETY: `count` is null or valid by the rules of the header.
    unsafe { read(study, count, "count", |case| Ok(case.study().samples())) }
}

/// Tells the share of every correlation of the normal scores that a repair of contradicting ones took away; 0
/// without one.
///
/// Threads: any.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn acs_study_shrunk(study: acs_study, share: *mut f64) -> acs_status {
    // SAFETY: `share` is null or valid by the rules of the header.
    unsafe { read(study, share, "share", |case| Ok(case.study().copula().shrunk())) }
}

/// Draws samples (Rust `uncertainty::Study::sample`): each depends on the study and its number alone, so that any
/// process can draw any of them, with the same bits.
///
/// The function of these variables is the caller's: its values are summarised by `acs_column_summary` and what
/// stands beside it. A number is not finite where a law leaves the range of doubles: such a sample has failed.
/// Ownership: `points` is borrowed for the call; the caller frees the error. Threads: any.
///
/// \param first           the first sample, from 0
/// \param rows            how many
/// \param points          receives `rows * variable_count` values in SI, sample by sample
/// \param variable_count  values a sample, as many as the study has variables
/// \return `ACS_STATUS_WRONG_COUNT`, `ACS_STATUS_UNCERTAINTY_COUNT` for samples that the study does not have or
/// for more than 2^27 numbers
#[unsafe(no_mangle)]
pub unsafe extern "C" fn acs_study_points(
    study: acs_study,
    first: u64,
    rows: usize,
    points: *mut f64,
    variable_count: usize,
    error: *mut acs_error,
) -> acs_status {
    guard(error, || {
        let case = handle::lease::<StudyObject>(study)?;
        count_of("variable_count", variable_count, case.0.variables().len())?;
        let (end, numbers) = extent(first, rows, variable_count)?;
        let drawn = case.0.rows(first..end).map_err(engine::EngineError::from)?;
        // SAFETY: `points` is null or writable for so many values by the rules of the header.
        unsafe { pointer::output(points, numbers, "points") }?.copy_from_slice(&drawn);
        Ok(())
    })
}

/// Frees a study; designs made from it stay. Zero is allowed.
///
/// Threads: any; calls that use the study at that moment finish with it.
#[unsafe(no_mangle)]
pub extern "C" fn acs_study_free(study: acs_study) -> acs_status {
    guard(ptr::null_mut(), || handle::remove::<StudyObject>(study))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_study_may_be_shared_between_threads() {
        fn shared<T: Send + Sync>() {}
        shared::<StudyObject>();
    }
}
