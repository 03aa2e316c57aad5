//! Small dense symmetric matrices, by rows, in a fixed order of operations.

use accuscene_core::arith::Real;

/// Sweeps of rotations before giving up on more digits.
const SWEEPS: usize = 40;

/// The lower factor `L` of a symmetric positive definite matrix, `L L^T`; `None` if it is not one.
///
/// Source: Golub and Van Loan, "Matrix Computations", section 4.2.
pub(super) fn cholesky(matrix: &[f64], n: usize) -> Option<Vec<f64>> {
    let mut l = vec![0.0; n * n];
    for i in 0..n {
        for j in 0..=i {
            let mut sum = matrix[i * n + j];
            for k in 0..j {
                sum -= l[i * n + k] * l[j * n + k];
            }
            if i == j {
                if !(sum > 0.0 && sum.is_finite()) {
                    return None;
                }
                l[i * n + i] = sum.sqrt();
            } else {
                l[i * n + j] = sum / l[j * n + j];
            }
        }
    }
    Some(l)
}

/// Solves `L x = b` in place.
pub(super) fn forward(l: &[f64], x: &mut [f64]) {
    let n = x.len();
    for i in 0..n {
        let mut sum = x[i];
        for j in 0..i {
            sum -= l[i * n + j] * x[j];
        }
        x[i] = sum / l[i * n + i];
    }
}

/// Solves `L^T x = b` in place.
fn backward(l: &[f64], x: &mut [f64]) {
    let n = x.len();
    for i in (0..n).rev() {
        let mut sum = x[i];
        for j in i + 1..n {
            sum -= l[j * n + i] * x[j];
        }
        x[i] = sum / l[i * n + i];
    }
}

/// Solves `L L^T x = b` in place.
pub(super) fn solve(l: &[f64], x: &mut [f64]) {
    forward(l, x);
    backward(l, x);
}

/// The inverse of the matrix with this lower factor.
pub(super) fn inverse(l: &[f64], n: usize) -> Vec<f64> {
    let mut out = vec![0.0; n * n];
    let mut column = vec![0.0; n];
    for j in 0..n {
        column.fill(0.0);
        column[j] = 1.0;
        solve(l, &mut column);
        for i in 0..n {
            out[i * n + j] = column[i];
        }
    }
    for i in 0..n {
        for j in 0..i {
            let mean = 0.5 * (out[i * n + j] + out[j * n + i]);
            out[i * n + j] = mean;
            out[j * n + i] = mean;
        }
    }
    out
}

/// `x + L y`.
pub(super) fn carried(x: &[f64], l: &[f64], y: &[f64]) -> Vec<f64> {
    let n = x.len();
    (0..n).map(|i| (0..=i).fold(x[i], |sum, j| sum + l[i * n + j] * y[j])).collect()
}

/// The squared length of `L^-1 (x - mean)`.
pub(super) fn distance2(x: &[f64], mean: &[f64], l: &[f64]) -> f64 {
    let mut d: Vec<f64> = x.iter().zip(mean).map(|(a, b)| a - b).collect();
    forward(l, &mut d);
    dot(&d, &d)
}

/// The scalar product.
pub(super) fn dot(a: &[f64], b: &[f64]) -> f64 {
    a.iter().zip(b).fold(0.0, |sum, (x, y)| sum + x * y)
}

/// Eigenvalues, ascending, and unit eigenvectors, one a row, of a symmetric matrix, by Jacobi's rotations.
///
/// Source: Golub and Van Loan, "Matrix Computations", section 8.5.
pub(super) fn eigen(mut m: Vec<f64>, n: usize) -> (Vec<f64>, Vec<Vec<f64>>) {
    let mut v: Vec<f64> = (0..n * n).map(|k| f64::from(u8::from(k / n == k % n))).collect();
    for _ in 0..SWEEPS {
        let mut turned = false;
        for p in 0..n {
            for q in p + 1..n {
                turned |= rotate(&mut m, &mut v, n, p, q);
            }
        }
        if !turned {
            break;
        }
    }
    let mut order: Vec<usize> = (0..n).collect();
    order.sort_by(|&a, &b| m[a * n + a].total_cmp(&m[b * n + b]));
    let values = order.iter().map(|&k| m[k * n + k]).collect();
    let vectors = order.iter().map(|&k| (0..n).map(|i| v[i * n + k]).collect()).collect();
    (values, vectors)
}

/// Turns the plane of `p` and `q` until their product is gone; false if it was as good as gone before.
fn rotate(m: &mut [f64], v: &mut [f64], n: usize, p: usize, q: usize) -> bool {
    let (pp, qq, pq) = (m[p * n + p], m[q * n + q], m[p * n + q]);
    if pq.abs() <= f64::EPSILON * 0.01 * (pp * qq).abs().sqrt() || pq == 0.0 {
        return false;
    }
    let cot = (qq - pp) / (2.0 * pq);
    let tan = Real::copysign(1.0, cot) / (cot.abs() + (1.0 + cot * cot).sqrt());
    let cos = 1.0 / (1.0 + tan * tan).sqrt();
    let sin = tan * cos;
    let turn = |m: &mut [f64], a: usize, b: usize| {
        let (x, y) = (m[a], m[b]);
        m[a] = cos * x - sin * y;
        m[b] = sin * x + cos * y;
    };
    for k in 0..n {
        turn(m, k * n + p, k * n + q);
        turn(v, k * n + p, k * n + q);
    }
    for k in 0..n {
        turn(m, p * n + k, q * n + k);
    }
    m[p * n + q] = 0.0;
    m[q * n + p] = 0.0;
    true
}

#[cfg(test)]
mod tests {
    use super::{cholesky, eigen, inverse};

    const SPD: [f64; 9] = [4.0, 1.0, 0.5, 1.0, 3.0, -0.7, 0.5, -0.7, 2.0];

    fn product(a: &[f64], b: &[f64]) -> Vec<f64> {
        (0..9).map(|k| (0..3).map(|i| a[k / 3 * 3 + i] * b[i * 3 + k % 3]).sum()).collect()
    }

    #[test]
    fn a_matrix_times_its_inverse_is_one() {
        let unit = product(&SPD, &inverse(&cholesky(&SPD, 3).unwrap(), 3));
        for (k, value) in unit.iter().enumerate() {
            assert!((value - f64::from(u8::from(k / 3 == k % 3))).abs() < 1e-14, "{unit:?}");
        }
        assert!(cholesky(&[1.0, 2.0, 2.0, 1.0], 2).is_none());
    }

    #[test]
    fn eigenvectors_are_stretched_by_their_values() {
        let (values, vectors) = eigen(SPD.to_vec(), 3);
        assert!(values[0] < values[1] && values[1] < values[2]);
        for (value, v) in values.iter().zip(&vectors) {
            for i in 0..3 {
                let image: f64 = (0..3).map(|j| SPD[i * 3 + j] * v[j]).sum();
                assert!((image - value * v[i]).abs() < 1e-13, "{values:?} {vectors:?}");
            }
        }
    }
}
