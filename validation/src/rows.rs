//! Tables of measurements: comma-separated values under a header, remarks behind a number sign.

use crate::ValidationError;

/// A row under its header.
pub(crate) struct Row<'a> {
    names: &'a [&'a str],
    cells: Vec<&'a str>,
}

impl Row<'_> {
    /// A cell; empty where there is none.
    pub(crate) fn text(&self, name: &str) -> &str {
        self.names
            .iter()
            .position(|n| *n == name)
            .and_then(|k| self.cells.get(k))
            .copied()
            .unwrap_or_default()
    }

    /// A number; NaN where there is none.
    pub(crate) fn number(&self, name: &str) -> f64 {
        self.text(name).parse().unwrap_or(f64::NAN)
    }
}

/// Every row of a table, read.
pub(crate) fn rows<T>(
    path: &str,
    text: &str,
    read: impl Fn(&Row<'_>) -> T,
) -> Result<Vec<T>, ValidationError> {
    let mut lines = text.lines().filter(|line| !line.starts_with('#'));
    let empty = || ValidationError::Empty { path: path.to_owned(), wanted: "row under a header" };
    let names: Vec<&str> = lines.next().ok_or_else(empty)?.split(',').collect();
    let rows: Vec<T> =
        lines.map(|line| read(&Row { names: &names, cells: line.split(',').collect() })).collect();
    if rows.is_empty() { Err(empty()) } else { Ok(rows) }
}
