//! Columns of the outcome of a sweep, and documents made from it.

use std::ptr;

use engine::sweep::Column;
use engine::{EngineError, SweepOutcome, export, report};

use crate::bytes::{acs_bytes, acs_f64_view};
use crate::error::{acs_error, in_range};
use crate::failure::Failure;
use crate::guard::guard;
use crate::handle::{self, Kind, Object};
use crate::options::{self, acs_report_options};
use crate::pointer::Out;
use crate::report::engine_options;
use crate::sink::{Sink, acs_sink};
use crate::status::{NO_SUCH_NAME, acs_status};

/// Id of the outcome of a sweep; the caller owns it and frees it with `acs_sweep_outcome_free`. Immutable: any threads may
/// share it.
pub type acs_sweep_outcome = u64;

/// An outcome that the caller owns.
#[derive(Debug)]
pub(crate) struct SweepOutcomeObject(pub(crate) SweepOutcome);

impl Object for SweepOutcomeObject {
    const KIND: Kind = Kind::SweepOutcome;
}

/// One column: a parameter or an output.
struct Entry<'a> {
    name: &'a str,
    unit: &'a str,
    values: &'a Column,
}

impl SweepOutcomeObject {
    fn count(&self) -> usize {
        self.0.parameters.len() + self.0.outputs.len()
    }

    fn columns(&self) -> impl Iterator<Item = Entry<'_>> {
        let parameters = self.0.parameters.iter();
        let outputs = self.0.outputs.iter();
        let parameters =
            parameters.map(|one| Entry { name: &one.path, unit: &one.unit, values: &one.values });
        parameters.chain(outputs.map(|one| Entry {
            name: &one.address,
            unit: &one.unit,
            values: &one.values,
        }))
    }

    fn column(&self, index: usize) -> Result<Entry<'_>, Failure> {
        let index = in_range(index, self.count(), "columns")?;
        let missing = || Failure::argument(NO_SUCH_NAME, "index", format!("no column {index}"));
        self.columns().nth(index).ok_or_else(missing)
    }
}

/// Reads something from an outcome into an out-parameter.
///
/// # Safety
/// Unless null, `out` must be writable.
unsafe fn read<T: Copy>(
    outcome: acs_sweep_outcome,
    out: *mut T,
    argument: &str,
    value: impl FnOnce(&SweepOutcomeObject) -> Result<T, Failure>,
) -> acs_status {
    guard(ptr::null_mut(), || {
        // SAFETY: by the contract of this function; all T used are plain C data.
        let mut out = unsafe { Out::new(out, argument) }?;
        out.set(value(&*handle::lease::<SweepOutcomeObject>(outcome)?)?);
        Ok(())
    })
}

/// Writes a document of an outcome into a sink.
///
/// # Safety
/// Unless null, `sink` and `error` must be valid for the call.
unsafe fn write(
    outcome: acs_sweep_outcome,
    sink: *const acs_sink,
    error: *mut acs_error,
    document: impl FnOnce(&SweepOutcome) -> Result<String, Failure>,
) -> acs_status {
    guard(error, || {
        // SAFETY: by the contract of this function.
        let sink = unsafe { Sink::new(sink) }?;
        sink.put(&document(&handle::lease::<SweepOutcomeObject>(outcome)?.0)?)
    })
}

/// Counts the columns of an outcome: the parameters, then the outputs, each in the order of the plan.
///
/// Threads: any.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn acs_sweep_outcome_column_count(
    outcome: acs_sweep_outcome,
    count: *mut usize,
) -> acs_status {
    // SAFETY: `count` is null or valid by the rules of the header.
    unsafe { read(outcome, count, "count", |found| Ok(found.count())) }
}

/// Counts the parameters of an outcome: the column of this index is the first output.
///
/// Threads: any.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn acs_sweep_outcome_parameter_count(
    outcome: acs_sweep_outcome,
    count: *mut usize,
) -> acs_status {
    // SAFETY: `count` is null or valid by the rules of the header.
    unsafe { read(outcome, count, "count", |found| Ok(found.0.parameters.len())) }
}

/// Views the name of a column: the path of a parameter or the address of an output.
///
/// Ownership: the view lives until `acs_sweep_outcome_free`. Threads: any.
///
/// \return `ACS_STATUS_INDEX_OUT_OF_RANGE`
#[unsafe(no_mangle)]
pub unsafe extern "C" fn acs_sweep_outcome_column_name(
    outcome: acs_sweep_outcome,
    index: usize,
    name: *mut acs_bytes,
) -> acs_status {
    // SAFETY: `name` is null or valid by the rules of the header.
    unsafe { read(outcome, name, "name", |found| Ok(acs_bytes::view(found.column(index)?.name))) }
}

/// Views the unit of a column: `m/s`, `deg`; `1` for a ratio.
///
/// Ownership: the view lives until `acs_sweep_outcome_free`. Threads: any.
///
/// \return `ACS_STATUS_INDEX_OUT_OF_RANGE`
#[unsafe(no_mangle)]
pub unsafe extern "C" fn acs_sweep_outcome_column_unit(
    outcome: acs_sweep_outcome,
    index: usize,
    unit: *mut acs_bytes,
) -> acs_status {
    // SAFETY: `unit` is null or valid by the rules of the header.
    unsafe { read(outcome, unit, "unit", |found| Ok(acs_bytes::view(found.column(index)?.unit))) }
}

/// Finds a column by its name.
///
/// Threads: any.
///
/// \return `ACS_STATUS_NO_SUCH_NAME`
#[unsafe(no_mangle)]
pub unsafe extern "C" fn acs_sweep_outcome_column_index(
    outcome: acs_sweep_outcome,
    name: acs_bytes,
    index: *mut usize,
) -> acs_status {
    let find = |found: &SweepOutcomeObject| {
        // SAFETY: `name` is valid for the call by the rules of the header.
        let name = unsafe { name.text("name") }?;
        let place = found.columns().position(|column| column.name == name);
        place.ok_or_else(|| Failure::argument(NO_SUCH_NAME, "name", format!("no column is named {name}")))
    };
    // SAFETY: `index` is null or valid by the rules of the header.
    unsafe { read(outcome, index, "index", find) }
}

/// Views the values of a column, one a sample side by side, NaN where a sample has none; `cols` is 1.
///
/// Ownership: the view lives until `acs_sweep_outcome_free`. Threads: any.
///
/// \return `ACS_STATUS_INDEX_OUT_OF_RANGE`
#[unsafe(no_mangle)]
pub unsafe extern "C" fn acs_sweep_outcome_column(
    outcome: acs_sweep_outcome,
    index: usize,
    values: *mut acs_f64_view,
) -> acs_status {
    let view = |found: &SweepOutcomeObject| Ok(acs_f64_view::column(found.column(index)?.values.values()));
    // SAFETY: `values` is null or valid by the rules of the header.
    unsafe { read(outcome, values, "values", view) }
}

/// Writes the outcome of a sweep as JSON (`accuscene/sweep-outcome/1`): plan, parameters, outputs with their spread or their
/// lowest and highest values, failures, warnings, and every sample.
///
/// The same scene and plan give the same bytes. Ownership: `sink` is borrowed for the call; the caller frees the
/// error. Threads: any.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn acs_sweep_outcome_json(
    outcome: acs_sweep_outcome,
    sink: *const acs_sink,
    error: *mut acs_error,
) -> acs_status {
    // SAFETY: both pointers are null or valid by the rules of the header.
    unsafe { write(outcome, sink, error, |found| Ok(export::sweep_json(found)?)) }
}

/// Writes the samples of a sweep as CSV, one line a sample, in SI units.
///
/// Ownership: `sink` is borrowed for the call; the caller frees the error. Threads: any.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn acs_sweep_outcome_csv(
    outcome: acs_sweep_outcome,
    sink: *const acs_sink,
    error: *mut acs_error,
) -> acs_status {
    // SAFETY: both pointers are null or valid by the rules of the header.
    unsafe { write(outcome, sink, error, |found| Ok(export::sweep_csv(found))) }
}

/// Writes the report of a sweep: one HTML file that needs no network.
///
/// Ownership: `sink` and `options` are borrowed for the call; the caller frees the error. Threads: any.
///
/// \param options  null for the defaults
#[unsafe(no_mangle)]
pub unsafe extern "C" fn acs_sweep_outcome_report_html(
    outcome: acs_sweep_outcome,
    options: *const acs_report_options,
    sink: *const acs_sink,
    error: *mut acs_error,
) -> acs_status {
    let document = |found: &SweepOutcome| {
        // SAFETY: `options` is null or valid by the rules of the header, and so is its backdrop.
        let options = unsafe { engine_options(options::read(options)?) }?;
        Ok(report::sweep_html(found, &options))
    };
    // SAFETY: both pointers are null or valid by the rules of the header.
    unsafe { write(outcome, sink, error, document) }
}

/// Writes the JSON Schema of outcomes of sweeps.
///
/// Ownership: `sink` is borrowed for the call; the caller frees the error. Threads: any.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn acs_sweep_outcome_schema(
    sink: *const acs_sink,
    error: *mut acs_error,
) -> acs_status {
    guard(error, || {
        // SAFETY: `sink` is null or valid by the rules of the header.
        let sink = unsafe { Sink::new(sink) }?;
        let text = serde_json::to_string(&SweepOutcome::json_schema())
            .map_err(|source| EngineError::Encode { source })?;
        sink.put(&text)
    })
}

/// Frees the outcome of a sweep; all its views end. Zero is allowed.
///
/// Threads: any; calls that use the outcome at that moment finish with it.
#[unsafe(no_mangle)]
pub extern "C" fn acs_sweep_outcome_free(outcome: acs_sweep_outcome) -> acs_status {
    guard(ptr::null_mut(), || handle::remove::<SweepOutcomeObject>(outcome))
}
