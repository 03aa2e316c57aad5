use super::{Correlation, Pair};
use accuscene_core::arith::Real;

/// The lower triangle `L` with `L L^T` a correlation matrix; each row from its first entry on.
#[derive(Clone, Debug, PartialEq)]
pub(in crate::uncertainty) struct Cholesky {
    rows: Vec<Row>,
}

#[derive(Clone, Debug, PartialEq)]
struct Row {
    /// Column of the first entry.
    first: usize,
    /// Up to the diagonal.
    entries: Vec<f64>,
}

impl Row {
    fn at(&self, column: usize) -> f64 {
        if column < self.first { 0.0 } else { self.entries.get(column - self.first).copied().unwrap_or(0.0) }
    }
}

/// Below it the square of a diagonal entry counts as 0: correlations are known to fewer digits.
const LEAST: f64 = 1e-12;

impl Cholesky {
    /// The factor of a positive definite matrix; else the pair that the others before it allow least.
    pub(in crate::uncertainty) fn new(matrix: &Correlation) -> Result<Self, Pair> {
        Self::factor(matrix, LEAST)
    }

    /// The factor of a matrix that may have directions without any spread.
    pub(in crate::uncertainty) fn of_semidefinite(matrix: &Correlation) -> Result<Self, Pair> {
        Self::factor(matrix, -LEAST)
    }

    fn factor(matrix: &Correlation, least: f64) -> Result<Self, Pair> {
        let n = matrix.variables();
        let mut rows: Vec<Row> = (0..n).map(|i| Row { first: i, entries: vec![1.0] }).collect();
        for pair in matrix.pairs() {
            let row = &mut rows[pair.second];
            // Sorted by the lower index: the first one of a row is its first entry.
            if row.first == pair.second {
                row.first = pair.first;
                row.entries = vec![0.0; pair.second - pair.first + 1];
                row.entries[pair.second - pair.first] = 1.0;
            }
            row.entries[pair.first - row.first] = pair.correlation;
        }
        for i in 0..n {
            let (done, rest) = rows.split_at_mut(i);
            let Some(row) = rest.first_mut() else { continue };
            let mut left = 1.0;
            for j in row.first..i {
                let other = &done[j];
                let mut sum = row.at(j);
                for k in row.first.max(other.first)..j {
                    sum -= row.at(k) * other.at(k);
                }
                let pivot = other.at(j);
                let entry = if pivot > 0.0 { sum / pivot } else { 0.0 };
                // Without spread in this direction nothing may be left of it.
                if pivot == 0.0 && sum.abs() > 1e-6 {
                    return Err(worst(matrix, done, row, i));
                }
                row.entries[j - row.first] = entry;
                left -= entry * entry;
            }
            if left <= least {
                return Err(worst(matrix, done, row, i));
            }
            let last = row.entries.len() - 1;
            row.entries[last] = if left > LEAST { left.sqrt() } else { 0.0 };
        }
        Ok(Self { rows })
    }

    /// True if nothing before the variable bears on it.
    pub(in crate::uncertainty) fn is_free(&self, variable: usize) -> bool {
        self.rows.get(variable).is_none_or(|row| row.entries.len() == 1)
    }

    /// A row of the factor times a vector.
    pub(in crate::uncertainty) fn row_times(&self, row: usize, vector: &[f64]) -> f64 {
        let Some(row) = self.rows.get(row) else { return 0.0 };
        row.entries.iter().zip(&vector[row.first..]).fold(0.0, |sum, (entry, v)| sum + entry * v)
    }

    /// The entry of a row and a column.
    pub(in crate::uncertainty) fn entry(&self, row: usize, column: usize) -> f64 {
        self.rows.get(row).map_or(0.0, |row| row.at(column))
    }
}

/// The pair of row `i` that lies furthest outside what all others before leave it.
///
/// With `A` the matrix before the row and `y = A^-1 r`, the entry `r_j` is `y_j/P_jj` off the middle of what
/// is left to it, `P = A^-1`, and that reaches `sqrt((y_j/P_jj)^2 + (1 - r^T y)/P_jj)` to either side.
fn worst(matrix: &Correlation, done: &[Row], row: &Row, i: usize) -> Pair {
    let mut left = 1.0;
    let mut y: Vec<f64> = (0..i).map(|j| row.at(j)).collect();
    for j in (0..i).rev() {
        left -= row.at(j) * row.at(j);
        let pivot = done[j].at(j);
        y[j] = if pivot > 0.0 { y[j] / pivot } else { 0.0 };
        for k in done[j].first..j {
            y[k] -= done[j].at(k) * y[j];
        }
    }
    let mut found = Pair { first: 0, second: i, correlation: 0.0 };
    let mut most = -1.0;
    let mut column = vec![0.0; i];
    for pair in matrix.pairs().iter().filter(|pair| pair.second == i) {
        let square = inverse_square(done, pair.first, &mut column);
        let off = (y[pair.first] / square).abs();
        let reach = Real::max(off * off + left / square, 0.0).sqrt();
        if off - reach > most {
            (found, most) = (*pair, off - reach);
        }
    }
    found
}

/// The entry `j` of the diagonal of `(L L^T)^-1`: the square of column `j` of `L^-1`.
fn inverse_square(rows: &[Row], j: usize, column: &mut [f64]) -> f64 {
    column.fill(0.0);
    let mut square = 0.0;
    for k in j..rows.len() {
        let unit = if k == j { 1.0 } else { 0.0 };
        let sum = (rows[k].first.max(j)..k).fold(unit, |sum, m| sum - rows[k].at(m) * column[m]);
        let pivot = rows[k].at(k);
        column[k] = if pivot > 0.0 { sum / pivot } else { 0.0 };
        square += column[k] * column[k];
    }
    square
}
