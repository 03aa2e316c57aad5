//! Columns of core's tables as plain vectors: the one place that knows how a table keeps its rows.

use accuscene_core::table::Table;

/// The values of a column by its name.
pub(crate) fn column(table: &Table, name: &str) -> Option<Vec<f64>> {
    table.column_index(name).map(|index| table.to_contiguous(index))
}

/// The values of all columns, in the table's order.
pub(crate) fn columns(table: &Table) -> Vec<Vec<f64>> {
    (0..table.columns().len()).map(|index| table.to_contiguous(index)).collect()
}
