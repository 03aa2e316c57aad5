use accuscene_core::arith::{Real, cos, exp, sin, sinh};

/// Terms of the series; with arguments up to a half the first one left out is below 1e-21.
const TERMS: usize = 15;

/// `exp(matrix)` of a square matrix by rows, `n * n`: series of the matrix divided by a power of two, squared back.
///
/// The error grows with the largest row sum: about 1e-16 times it, for matrices without large positive eigenvalues.
#[must_use]
pub(crate) fn exponential(matrix: &[f64], n: usize) -> Vec<f64> {
    let norm = matrix.chunks(n).map(|row| row.iter().map(|x| x.abs()).sum::<f64>()).fold(0.0, Real::max);
    let mut halvings = 0;
    let mut scale = 1.0;
    while norm * scale > 0.5 && halvings < 1000 {
        scale *= 0.5;
        halvings += 1;
    }
    let small: Vec<f64> = matrix.iter().map(|x| x * scale).collect();
    let mut power = identity(n);
    let mut sum = identity(n);
    for k in 1..=TERMS {
        power = product(&power, &small, n);
        let over = 1.0 / k as f64;
        for (s, p) in sum.iter_mut().zip(&mut power) {
            *p *= over;
            *s += *p;
        }
    }
    for _ in 0..halvings {
        sum = product(&sum, &sum, n);
    }
    sum
}

fn identity(n: usize) -> Vec<f64> {
    (0..n * n).map(|k| if k / n == k % n { 1.0 } else { 0.0 }).collect()
}

fn product(a: &[f64], b: &[f64], n: usize) -> Vec<f64> {
    let entry = |k: usize| (0..n).fold(0.0, |sum, j| sum + a[k / n * n + j] * b[j * n + k % n]);
    (0..n * n).map(entry).collect()
}

/// `exp(matrix t)` of a 2x2 matrix, in closed form by Cayley and Hamilton.
#[must_use]
pub(crate) fn exponential2(matrix: [[f64; 2]; 2], t: f64) -> [[f64; 2]; 2] {
    let [[a, b], [c, d]] = matrix;
    let mean = 0.5 * (a + d);
    // The part without trace squares to a multiple of the identity.
    let half = 0.5 * (a - d);
    let square = half * half + b * c;
    let root = square.abs().sqrt();
    let angle = root * t;
    let (even, odd) = if square >= 0.0 {
        let (fast, slow) = (exp((mean + root) * t), exp((mean - root) * t));
        let odd = match angle.abs() {
            0.0 => exp(mean * t) * t,
            x if x < 1.0 => exp(mean * t) * (sinh(angle) / root),
            _ => (fast - slow) / (2.0 * root),
        };
        (0.5 * (fast + slow), odd)
    } else {
        let decay = exp(mean * t);
        (decay * cos(angle), decay * (sin(angle) / root))
    };
    [[even + odd * half, odd * b], [odd * c, even - odd * half]]
}

#[cfg(test)]
mod tests {
    use super::{exponential, exponential2};

    #[test]
    fn both_ways_agree() {
        for m in [
            [[-5.0, 2.0], [-3.0, -4.0]],
            [[-5.0, 2.0], [3.0, -4.0]],
            [[1.0, 1.0], [0.0, 1.0]],
            [[-1.0, 1e-5], [1e-5, -1.0]],
        ] {
            let flat = [m[0][0], m[0][1], m[1][0], m[1][1]].map(|x| x * 0.7);
            let series = exponential(&flat, 2);
            let exact = exponential2(m, 0.7).concat();
            for (x, y) in series.iter().zip(&exact) {
                assert!((x - y).abs() < 2e-15, "{series:?} {exact:?}");
            }
        }
    }
}
