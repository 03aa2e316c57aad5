//! The recorded tables of a run, column by column.

use std::ptr;

use accuscene_core::table::Table;

use crate::bytes::{acs_bytes, acs_f64_view};
use crate::error::in_range;
use crate::failure::Failure;
use crate::guard::guard;
use crate::handle;
use crate::pointer::Out;
use crate::run::{RunObject, acs_run};
use crate::status::{NO_SUCH_NAME, acs_status};

/// Reads something from a run into an out-parameter.
///
/// # Safety
/// Unless null, `out` must be writable.
unsafe fn read<T: Copy>(
    run: acs_run,
    out: *mut T,
    argument: &str,
    value: impl FnOnce(&RunObject) -> Result<T, Failure>,
) -> acs_status {
    guard(ptr::null_mut(), || {
        // SAFETY: by the contract of this function; all T used are plain C data.
        let mut out = unsafe { Out::new(out, argument) }?;
        out.set(value(&*handle::lease::<RunObject>(run)?)?);
        Ok(())
    })
}

fn table(run: &RunObject, index: usize) -> Result<&Table, Failure> {
    let tables = &run.outcome.recording.tables;
    Ok(&tables[in_range(index, tables.len(), "tables")?])
}

fn in_table(run: &RunObject, index: usize, column: usize) -> Result<&Table, Failure> {
    let table = table(run, index)?;
    in_range(column, table.columns().len(), "columns")?;
    Ok(table)
}

/// Counts the tables of a run.
///
/// `vehicle.<id>` has the motion of a vehicle, `wheel.<id>.<wheel>` that of a wheel. Threads: any.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn acs_run_table_count(run: acs_run, count: *mut usize) -> acs_status {
    // SAFETY: `count` is null or valid by the rules of the header.
    unsafe { read(run, count, "count", |run| Ok(run.outcome.recording.tables.len())) }
}

/// Views the name of a table.
///
/// Ownership: the view lives until `acs_run_free`. Threads: any.
///
/// \return `ACS_STATUS_INDEX_OUT_OF_RANGE`
#[unsafe(no_mangle)]
pub unsafe extern "C" fn acs_run_table_name(run: acs_run, index: usize, name: *mut acs_bytes) -> acs_status {
    // SAFETY: `name` is null or valid by the rules of the header.
    unsafe { read(run, name, "name", |run| Ok(acs_bytes::view(table(run, index)?.name()))) }
}

/// Finds a table by its name.
///
/// Threads: any.
///
/// \return `ACS_STATUS_NO_SUCH_NAME`
#[unsafe(no_mangle)]
pub unsafe extern "C" fn acs_run_table_index(run: acs_run, name: acs_bytes, index: *mut usize) -> acs_status {
    let find = |run: &RunObject| {
        // SAFETY: `name` is valid for the call by the rules of the header.
        let name = unsafe { name.text("name") }?;
        let found = run.outcome.recording.tables.iter().position(|table| table.name() == name);
        found.ok_or_else(|| Failure::argument(NO_SUCH_NAME, "name", format!("no table is named {name}")))
    };
    // SAFETY: `index` is null or valid by the rules of the header.
    unsafe { read(run, index, "index", find) }
}

/// Counts the rows of a table; row i of all its columns belongs to the same instant.
///
/// Threads: any.
///
/// \return `ACS_STATUS_INDEX_OUT_OF_RANGE`
#[unsafe(no_mangle)]
pub unsafe extern "C" fn acs_run_table_rows(run: acs_run, index: usize, rows: *mut usize) -> acs_status {
    // SAFETY: `rows` is null or valid by the rules of the header.
    unsafe { read(run, rows, "rows", |run| Ok(table(run, index)?.rows())) }
}

/// Counts the columns of a table.
///
/// Threads: any.
///
/// \return `ACS_STATUS_INDEX_OUT_OF_RANGE`
#[unsafe(no_mangle)]
pub unsafe extern "C" fn acs_run_column_count(run: acs_run, table: usize, count: *mut usize) -> acs_status {
    // SAFETY: `count` is null or valid by the rules of the header.
    unsafe { read(run, count, "count", |run| Ok(self::table(run, table)?.columns().len())) }
}

/// Views the name of a column: `t`, `x`, `yaw_rate`.
///
/// Ownership: the view lives until `acs_run_free`. Threads: any.
///
/// \return `ACS_STATUS_INDEX_OUT_OF_RANGE`
#[unsafe(no_mangle)]
pub unsafe extern "C" fn acs_run_column_name(
    run: acs_run,
    table: usize,
    column: usize,
    name: *mut acs_bytes,
) -> acs_status {
    let view = |run: &RunObject| Ok(acs_bytes::view(&in_table(run, table, column)?.columns()[column].name));
    // SAFETY: `name` is null or valid by the rules of the header.
    unsafe { read(run, name, "name", view) }
}

/// Views the unit of a column: `m/s`, `rad`; empty for a number without a unit.
///
/// Ownership: the view lives until `acs_run_free`. Threads: any.
///
/// \return `ACS_STATUS_INDEX_OUT_OF_RANGE`
#[unsafe(no_mangle)]
pub unsafe extern "C" fn acs_run_column_unit(
    run: acs_run,
    table: usize,
    column: usize,
    unit: *mut acs_bytes,
) -> acs_status {
    let view = |run: &RunObject| Ok(acs_bytes::view(&in_table(run, table, column)?.columns()[column].unit));
    // SAFETY: `unit` is null or valid by the rules of the header.
    unsafe { read(run, unit, "unit", view) }
}

/// Finds a column of a table by its name.
///
/// Threads: any.
///
/// \return `ACS_STATUS_INDEX_OUT_OF_RANGE`, `ACS_STATUS_NO_SUCH_NAME`
#[unsafe(no_mangle)]
pub unsafe extern "C" fn acs_run_column_index(
    run: acs_run,
    table: usize,
    name: acs_bytes,
    column: *mut usize,
) -> acs_status {
    let find = |run: &RunObject| {
        // SAFETY: `name` is valid for the call by the rules of the header.
        let name = unsafe { name.text("name") }?;
        let found = self::table(run, table)?.columns().iter().position(|column| column.name == name);
        found.ok_or_else(|| Failure::argument(NO_SUCH_NAME, "name", format!("no column is named {name}")))
    };
    // SAFETY: `column` is null or valid by the rules of the header.
    unsafe { read(run, column, "column", find) }
}

/// Views the values of a column, in the unit of the column: `rows` numbers side by side, `cols` is 1.
///
/// Ownership: the view lives until `acs_run_free`; a copy is `memcpy` of `rows` doubles. Threads: any.
///
/// \return `ACS_STATUS_INDEX_OUT_OF_RANGE`
#[unsafe(no_mangle)]
pub unsafe extern "C" fn acs_run_column(
    run: acs_run,
    table: usize,
    column: usize,
    values: *mut acs_f64_view,
) -> acs_status {
    let view = |run: &RunObject| {
        in_table(run, table, column)?;
        Ok(acs_f64_view::column(run.column(table, column)))
    };
    // SAFETY: `values` is null or valid by the rules of the header.
    unsafe { read(run, values, "values", view) }
}
