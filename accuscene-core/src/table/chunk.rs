use super::CHUNK_ROWS;

/// Consecutive rows of a table, column by column.
#[derive(Clone, Copy, Debug)]
pub struct Chunk<'a> {
    values: &'a [f64],
    columns: usize,
    first_row: usize,
    rows: usize,
}

impl<'a> Chunk<'a> {
    pub(super) fn new(values: &'a [f64], columns: usize, first_row: usize, rows: usize) -> Self {
        Self { values, columns, first_row, rows }
    }

    /// Number in the table of the first row.
    #[must_use]
    pub fn first_row(&self) -> usize {
        self.first_row
    }

    /// Number of rows, 1 to [`CHUNK_ROWS`].
    #[must_use]
    pub fn rows(&self) -> usize {
        self.rows
    }

    /// The values of a column; `None` for an unknown one.
    #[must_use]
    pub fn column(&self, column: usize) -> Option<&'a [f64]> {
        let start = column * CHUNK_ROWS;
        (column < self.columns).then(|| &self.values[start..start + self.rows])
    }

    /// The values of all columns in order.
    pub fn columns(&self) -> impl Iterator<Item = &'a [f64]> {
        let chunk = *self;
        (0..chunk.columns).filter_map(move |k| chunk.column(k))
    }
}
