use crate::uncertainty::{Pair, UncertaintyError, UncertaintyWarning, check};

/// A linear fit of rows with known standard deviations, and what it leaves uncertain of the unknowns.
///
/// ```
/// use accuscene_physics::uncertainty::WeightedLeastSquares;
///
/// // Two measurements of one length: the better one counts four times as much.
/// let fit = WeightedLeastSquares::solve(&[1.0, 1.0], &[10.0, 10.5], &[0.1, 0.2], 1)?;
/// assert!((fit.unknowns()[0] - 10.1).abs() < 1e-12);
/// assert!((fit.standard_deviation(0) - 0.0894).abs() < 1e-4);
/// # Ok::<(), accuscene_physics::uncertainty::UncertaintyError>(())
/// ```
#[derive(Clone, Debug, PartialEq)]
pub struct WeightedLeastSquares {
    unknowns: Vec<f64>,
    /// By rows.
    covariance: Vec<f64>,
    rows: usize,
    chi_square: f64,
    condition: f64,
}

impl WeightedLeastSquares {
    /// The most unknowns.
    pub const MOST_UNKNOWNS: usize = 256;

    /// Solves `rows x = right` in the sense of least squares, each row divided by its standard deviation;
    /// `rows` has `unknowns` numbers for each of `right`. By reflections (Householder 1958), which do not
    /// square the condition.
    ///
    /// The covariance is `(J^T W J)^-1`, without a factor from the residuals.
    ///
    /// # Errors
    /// [`UncertaintyError`] for numbers that are not finite, standard deviations that are not positive, fewer
    /// rows than unknowns, lengths that do not match, and rows that do not tell the unknowns apart.
    pub fn solve(
        rows: &[f64],
        right: &[f64],
        deviations: &[f64],
        unknowns: usize,
    ) -> Result<Self, UncertaintyError> {
        let (m, n) = (right.len(), unknowns);
        let hint = "give at least one row for each unknown";
        check::count("unknowns", n as u64, [1, Self::MOST_UNKNOWNS as u64], hint)?;
        check::count("rows", m as u64, [n as u64, 1 << 24], hint)?;
        let pairs = [("coefficients", rows.len(), m.saturating_mul(n)), ("deviations", deviations.len(), m)];
        for (path, found, expected) in pairs {
            if found != expected {
                let (found, expected) = (found as u64, expected as u64);
                let hint = "give a coefficient for each row and unknown, a deviation for each row";
                return Err(UncertaintyError::Mismatch { path, found, expected, hint });
            }
        }
        for (path, values) in [("coefficient", rows), ("right side", right), ("deviation", deviations)] {
            values.iter().try_for_each(|value| check::finite(path, *value))?;
        }
        deviations.iter().try_for_each(|value| check::positive("deviation", *value))?;
        let mut system = System::new(rows, right, deviations, n);
        system.reduce();
        system.fit()
    }

    /// The unknowns.
    #[must_use]
    pub fn unknowns(&self) -> &[f64] {
        &self.unknowns
    }

    /// The covariance of two unknowns; NaN if there are none such.
    #[must_use]
    pub fn covariance(&self, i: usize, j: usize) -> f64 {
        let n = self.unknowns.len();
        if i < n && j < n { self.covariance[i * n + j] } else { f64::NAN }
    }

    /// The standard deviation of an unknown.
    #[must_use]
    pub fn standard_deviation(&self, i: usize) -> f64 {
        self.covariance(i, i).sqrt()
    }

    /// The pairs of unknowns whose errors are correlated by more than a limit in magnitude.
    #[must_use]
    pub fn correlated(&self, limit: f64) -> Vec<Pair> {
        let mut pairs = Vec::new();
        for first in 0..self.unknowns.len() {
            for second in first + 1..self.unknowns.len() {
                let scale = self.standard_deviation(first) * self.standard_deviation(second);
                let correlation = self.covariance(first, second) / scale;
                if correlation.abs() > limit {
                    pairs.push(Pair { first, second, correlation });
                }
            }
        }
        pairs
    }

    /// The sum of the squared residuals, each over its standard deviation; about as large as
    /// [`freedom`](Self::freedom) where the rows agree.
    #[must_use]
    pub fn chi_square(&self) -> f64 {
        self.chi_square
    }

    /// Rows beyond the number of unknowns.
    #[must_use]
    pub fn freedom(&self) -> usize {
        self.rows - self.unknowns.len()
    }

    /// The condition number of the rows after each unknown has been scaled (by Frobenius norms, an upper
    /// bound).
    #[must_use]
    pub fn condition(&self) -> f64 {
        self.condition
    }

    /// What an expert should know of it.
    #[must_use]
    pub fn warning(&self) -> Option<UncertaintyWarning> {
        let condition = self.condition;
        (condition > UncertaintyWarning::MOST_CONDITION)
            .then_some(UncertaintyWarning::IllConditioned { condition })
    }
}

/// The weighted rows with the right side as the last column, each column of unit length.
struct System {
    /// Column after column.
    columns: Vec<Vec<f64>>,
    scales: Vec<f64>,
    n: usize,
}

impl System {
    fn new(rows: &[f64], right: &[f64], deviations: &[f64], n: usize) -> Self {
        let column = |j: usize| -> Vec<f64> {
            deviations.iter().enumerate().map(|(i, sd)| rows[i * n + j] / sd).collect()
        };
        let mut columns: Vec<Vec<f64>> = (0..n).map(column).collect();
        let scales: Vec<f64> = columns.iter().map(|c| norm(c)).collect();
        for (column, scale) in columns.iter_mut().zip(&scales) {
            if *scale > 0.0 {
                column.iter_mut().for_each(|v| *v /= scale);
            }
        }
        columns.push(right.iter().zip(deviations).map(|(y, sd)| y / sd).collect());
        Self { columns, scales, n }
    }

    /// Turns the columns into a right triangle.
    fn reduce(&mut self) {
        for k in 0..self.n {
            let (done, rest) = self.columns.split_at_mut(k + 1);
            let Some(column) = done.last_mut() else { return };
            let length = norm(&column[k..]);
            if length == 0.0 {
                continue;
            }
            // v = x + sign(x_0) |x| e_0, H = 1 - v v^T / (|x| (|x| + |x_0|)).
            let mut mirror = column[k..].to_vec();
            mirror[0] += length.copysign(mirror[0]);
            let scale = length * mirror[0].abs();
            column[k] = -length.copysign(column[k]);
            column[k + 1..].fill(0.0);
            for other in rest {
                let product = mirror.iter().zip(&other[k..]).fold(0.0, |sum, (v, x)| sum + v * x);
                for (x, v) in other[k..].iter_mut().zip(&mirror) {
                    *x -= product / scale * v;
                }
            }
        }
    }

    fn fit(&self) -> Result<WeightedLeastSquares, UncertaintyError> {
        let n = self.n;
        let entry = |i: usize, j: usize| self.columns[j][i];
        let singular = |value: f64| UncertaintyError::Undetermined {
            path: "condition",
            value,
            limit: "below 1e12",
            hint: "the rows do not tell the unknowns apart: add evidence of another kind",
        };
        if (0..n).any(|k| entry(k, k) == 0.0) {
            return Err(singular(f64::INFINITY));
        }
        // The inverse of the triangle, by rows.
        let mut inverse = vec![0.0; n * n];
        for j in 0..n {
            for i in (0..=j).rev() {
                let unit = if i == j { 1.0 } else { 0.0 };
                let sum = (i + 1..=j).fold(unit, |sum, k| sum - entry(i, k) * inverse[k * n + j]);
                inverse[i * n + j] = sum / entry(i, i);
            }
        }
        let condition = (n as f64).sqrt() * norm(&inverse);
        if condition.is_nan() || condition > 1e12 {
            return Err(singular(condition));
        }
        let mut unknowns = vec![0.0; n];
        for i in (0..n).rev() {
            let sum = (i + 1..n).fold(entry(i, n), |sum, k| sum - entry(i, k) * unknowns[k]);
            unknowns[i] = sum / entry(i, i);
        }
        for (x, scale) in unknowns.iter_mut().zip(&self.scales) {
            *x /= scale;
        }
        let mut covariance = vec![0.0; n * n];
        for i in 0..n {
            for j in 0..n {
                let sum = (i.max(j)..n).fold(0.0, |sum, k| sum + inverse[i * n + k] * inverse[j * n + k]);
                covariance[i * n + j] = sum / self.scales[i] / self.scales[j];
            }
        }
        if !unknowns.iter().chain(&covariance).all(|v| v.is_finite()) {
            return Err(singular(condition));
        }
        let rest = &self.columns[n][n..];
        let chi_square = rest.iter().fold(0.0, |sum, r| sum + r * r);
        Ok(WeightedLeastSquares { unknowns, covariance, rows: self.columns[n].len(), chi_square, condition })
    }
}

/// Euclidean length, scaled that squares stay within the doubles.
fn norm(values: &[f64]) -> f64 {
    let most = values.iter().fold(0.0, |most, v| if v.abs() > most { v.abs() } else { most });
    if most == 0.0 || !most.is_finite() {
        return most;
    }
    most * values.iter().fold(0.0, |sum, v| sum + (v / most) * (v / most)).sqrt()
}
