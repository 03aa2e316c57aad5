//! Small dense systems of equations, eigenvalues and matrix exponentials.

mod eigen;
mod exponential;

pub(crate) use eigen::eigenvalues;
pub(crate) use exponential::{exponential, exponential2};

/// Solves `matrix * x = rhs` by elimination with row pivoting; `None` if the matrix is singular.
///
/// `matrix` is by rows, `n * n` for `n = rhs.len()`.
#[must_use]
pub(crate) fn solve(mut matrix: Vec<f64>, rhs: &[f64]) -> Option<Vec<f64>> {
    let n = rhs.len();
    let mut x = rhs.to_vec();
    for k in 0..n {
        let mut pivot = k;
        for i in k + 1..n {
            if matrix[i * n + k].abs() > matrix[pivot * n + k].abs() {
                pivot = i;
            }
        }
        let head = matrix[pivot * n + k];
        if head == 0.0 || !head.is_finite() {
            return None;
        }
        if pivot != k {
            for j in 0..n {
                matrix.swap(k * n + j, pivot * n + j);
            }
            x.swap(k, pivot);
        }
        for i in k + 1..n {
            let factor = matrix[i * n + k] / head;
            for j in k..n {
                matrix[i * n + j] -= factor * matrix[k * n + j];
            }
            x[i] -= factor * x[k];
        }
    }
    for k in (0..n).rev() {
        let mut sum = x[k];
        for j in k + 1..n {
            sum -= matrix[k * n + j] * x[j];
        }
        x[k] = sum / matrix[k * n + k];
    }
    x.iter().all(|v| v.is_finite()).then_some(x)
}
