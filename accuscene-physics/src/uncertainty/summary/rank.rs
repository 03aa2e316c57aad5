/// Spearman's rank correlation of two columns, -1 to 1; equal values share their mean rank.
///
/// Samples where either is not finite are left out; none where fewer than two are left or a column has one
/// value alone. Columns of different lengths are compared as far as both go.
#[must_use]
pub fn rank_correlation(one: &[f64], other: &[f64]) -> Option<f64> {
    let pairs = one.iter().zip(other).filter(|(a, b)| a.is_finite() && b.is_finite());
    let (a, b): (Vec<f64>, Vec<f64>) = pairs.unzip();
    // Twice a rank is a whole number: the sums are exact for any number of samples that fits.
    let (a, b) = (ranks(&a), ranks(&b));
    let mean = (a.len() + 1) as f64;
    let (mut product, mut squares) = (0.0, [0.0; 2]);
    for (x, y) in a.iter().zip(&b) {
        let (x, y) = (x - mean, y - mean);
        product += x * y;
        squares[0] += x * x;
        squares[1] += y * y;
    }
    let scale = squares[0].sqrt() * squares[1].sqrt();
    (scale > 0.0).then(|| accuscene_core::arith::Real::clamp(product / scale, -1.0, 1.0))
}

/// Twice the rank of each value, from 2 on.
fn ranks(values: &[f64]) -> Vec<f64> {
    let mut order: Vec<usize> = (0..values.len()).collect();
    order.sort_by(|&i, &j| values[i].total_cmp(&values[j]).then(i.cmp(&j)));
    let mut ranks = vec![0.0; values.len()];
    let mut start = 0;
    while start < order.len() {
        let value = values[order[start]];
        let mut end = start + 1;
        while end < order.len() && values[order[end]] == value {
            end += 1;
        }
        for &i in &order[start..end] {
            ranks[i] = (start + 1 + end) as f64;
        }
        start = end;
    }
    ranks
}
