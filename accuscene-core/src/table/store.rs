use super::{Chunk, Column};
use crate::document::ContentHash;
use sha2::{Digest, Sha256};

/// Rows of a chunk.
pub const CHUNK_ROWS: usize = 4096;

/// Named columns of numbers, stored column by column in chunks of [`CHUNK_ROWS`] rows.
///
/// Two tables are equal if their names, columns and values are, values by their bits; every NaN is one value.
///
/// ```
/// use accuscene_core::table::{Column, Table};
///
/// let columns = vec![Column::new("t", "s", "", "Time."), Column::new("x", "m", "world", "Position.")];
/// let mut table = Table::new("vehicle.a", columns);
/// table.push(&[0.0, 10.0]);
/// table.push(&[0.1, 11.5]);
/// assert_eq!(table.column_named("x"), Some(vec![10.0, 11.5]));
/// ```
#[derive(Clone, Debug)]
pub struct Table {
    name: String,
    columns: Vec<Column>,
    /// Each chunk holds its columns one after another, [`CHUNK_ROWS`] apart; what lies behind the last row is zero.
    chunks: Vec<Vec<f64>>,
    rows: usize,
}

impl Table {
    /// An empty table.
    #[must_use]
    pub fn new(name: &str, columns: Vec<Column>) -> Self {
        Self { name: name.to_owned(), columns, chunks: Vec::new(), rows: 0 }
    }

    /// Name of the table, such as `vehicle.a`.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The columns in order.
    #[must_use]
    pub fn columns(&self) -> &[Column] {
        &self.columns
    }

    /// Index of a column by its name.
    #[must_use]
    pub fn column_index(&self, name: &str) -> Option<usize> {
        self.columns.iter().position(|c| c.name == name)
    }

    /// Number of rows.
    #[must_use]
    pub fn rows(&self) -> usize {
        self.rows
    }

    /// Adds a row; allocates once a chunk. A row that is too short is filled up with NaN, what is too long is cut.
    pub fn push(&mut self, row: &[f64]) {
        let place = self.rows % CHUNK_ROWS;
        if place == 0 {
            // Zeros, because the allocator gives untouched zero pages for nothing: short tables stay small.
            self.chunks.push(vec![0.0; CHUNK_ROWS * self.columns.len()]);
        }
        if let Some(chunk) = self.chunks.last_mut() {
            for k in 0..self.columns.len() {
                chunk[k * CHUNK_ROWS + place] = row.get(k).copied().unwrap_or(f64::NAN);
            }
        }
        self.rows += 1;
    }

    /// The value of a row and column; `None` outside the table.
    #[must_use]
    pub fn get(&self, row: usize, column: usize) -> Option<f64> {
        if row >= self.rows || column >= self.columns.len() {
            return None;
        }
        Some(self.chunks[row / CHUNK_ROWS][column * CHUNK_ROWS + row % CHUNK_ROWS])
    }

    /// The chunks in order of their rows; all but the last one are full.
    pub fn chunks(&self) -> impl Iterator<Item = Chunk<'_>> {
        self.chunks.iter().enumerate().map(|(k, values)| {
            let left = self.rows - k * CHUNK_ROWS;
            Chunk::new(
                values,
                self.columns.len(),
                k * CHUNK_ROWS,
                if left < CHUNK_ROWS { left } else { CHUNK_ROWS },
            )
        })
    }

    /// The parts of a column, one slice a chunk; nothing for an unknown column.
    pub fn column(&self, column: usize) -> impl Iterator<Item = &[f64]> {
        self.chunks().filter_map(move |chunk| chunk.column(column))
    }

    /// A column as one contiguous copy; empty for an unknown column.
    #[must_use]
    pub fn to_contiguous(&self, column: usize) -> Vec<f64> {
        let mut out = Vec::with_capacity(if column < self.columns.len() { self.rows } else { 0 });
        for part in self.column(column) {
            out.extend_from_slice(part);
        }
        out
    }

    /// A contiguous copy of the column of this name.
    #[must_use]
    pub fn column_named(&self, name: &str) -> Option<Vec<f64>> {
        self.column_index(name).map(|k| self.to_contiguous(k))
    }

    /// SHA-256 over name, columns and the little-endian bits of all values, column by column.
    ///
    /// Lengths precede texts and lists (64 bits, little endian), so that no two tables share their bytes. Descriptions
    /// take no part: a better sentence is not another result. Every NaN counts as the same one, because its bits are
    /// the processor's choice.
    #[must_use]
    pub fn content_hash(&self) -> ContentHash {
        let mut hasher = Sha256::new();
        hasher.update((self.columns.len() as u64).to_le_bytes());
        hasher.update((self.rows as u64).to_le_bytes());
        let mut text = |t: &str| {
            hasher.update((t.len() as u64).to_le_bytes());
            hasher.update(t.as_bytes());
        };
        text(&self.name);
        for c in &self.columns {
            text(&c.name);
            text(&c.unit);
            text(&c.frame);
        }
        let mut bytes = Vec::with_capacity(8 * CHUNK_ROWS);
        for k in 0..self.columns.len() {
            for part in self.column(k) {
                bytes.clear();
                bytes.extend(part.iter().flat_map(|value| bits(*value).to_le_bytes()));
                hasher.update(&bytes);
            }
        }
        ContentHash(hasher.finalize().into())
    }
}

impl PartialEq for Table {
    fn eq(&self, other: &Self) -> bool {
        let same = |k: usize| {
            let (mine, theirs) = (self.column(k).flatten(), other.column(k).flatten());
            mine.map(|v| bits(*v)).eq(theirs.map(|v| bits(*v)))
        };
        self.name == other.name
            && self.rows == other.rows
            && self.columns == other.columns
            && (0..self.columns.len()).all(same)
    }
}

impl Eq for Table {}

/// The bits of a value, one pattern for all NaN.
fn bits(value: f64) -> u64 {
    if value.is_nan() { 0x7ff8_0000_0000_0000 } else { value.to_bits() }
}
