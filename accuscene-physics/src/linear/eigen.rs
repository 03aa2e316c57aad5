use accuscene_core::arith::Real;

/// Sweeps before giving up on more digits; ten are enough for any matrix of this size.
const SWEEPS: usize = 40;

/// Eigenvalues of a symmetric matrix by rows, `n * n`, ascending, by Jacobi's rotations.
///
/// Source: Golub and Van Loan, "Matrix Computations", section 8.5. Small eigenvalues of a positive definite matrix are as
/// accurate as its scaling allows.
#[must_use]
pub(crate) fn eigenvalues(mut matrix: Vec<f64>, n: usize) -> Vec<f64> {
    for _ in 0..SWEEPS {
        let mut turned = false;
        for p in 0..n {
            for q in p + 1..n {
                turned |= rotate(&mut matrix, n, p, q);
            }
        }
        if !turned {
            break;
        }
    }
    let mut values: Vec<f64> = (0..n).map(|k| matrix[k * n + k]).collect();
    values.sort_by(f64::total_cmp);
    values
}

/// Turns the plane of `p` and `q` until their product is gone; false if it was as good as gone before.
fn rotate(m: &mut [f64], n: usize, p: usize, q: usize) -> bool {
    let (pp, qq, pq) = (m[p * n + p], m[q * n + q], m[p * n + q]);
    if pq.abs() <= f64::EPSILON * 0.01 * (pp * qq).abs().sqrt() || pq == 0.0 {
        return false;
    }
    let cot = (qq - pp) / (2.0 * pq);
    let tan = Real::copysign(1.0, cot) / (cot.abs() + (1.0 + cot * cot).sqrt());
    let cos = 1.0 / (1.0 + tan * tan).sqrt();
    let sin = tan * cos;
    for k in 0..n {
        let (a, b) = (m[k * n + p], m[k * n + q]);
        m[k * n + p] = cos * a - sin * b;
        m[k * n + q] = sin * a + cos * b;
    }
    for k in 0..n {
        let (a, b) = (m[p * n + k], m[q * n + k]);
        m[p * n + k] = cos * a - sin * b;
        m[q * n + k] = sin * a + cos * b;
    }
    m[p * n + q] = 0.0;
    m[q * n + p] = 0.0;
    true
}

#[cfg(test)]
mod tests {
    use super::eigenvalues;

    #[test]
    fn a_chain_of_springs_has_its_known_frequencies() {
        // Tridiagonal (2, -1) of order 4: 2 - 2 cos(k pi / 5).
        let n = 4;
        let entry = |k: usize| match (k / n).abs_diff(k % n) {
            0 => 2.0,
            1 => -1.0,
            _ => 0.0,
        };
        let values = eigenvalues((0..n * n).map(entry).collect(), n);
        for (k, value) in values.iter().enumerate() {
            let want =
                2.0 - 2.0 * accuscene_core::arith::cos((k + 1) as f64 * accuscene_core::arith::PI / 5.0);
            assert!((value - want).abs() < 1e-14, "{values:?}");
        }
    }
}
