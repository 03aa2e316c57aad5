use accuscene_core::arith::Real;

/// Relative errors of predicted speeds.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Spread {
    /// Predictions.
    pub count: usize,
    /// Mean.
    pub mean: f64,
    /// Standard deviation.
    pub deviation: f64,
    /// Median of what the errors amount to.
    pub median: f64,
    /// 95 % of the errors amount to no more.
    pub most: f64,
}

impl Spread {
    pub(super) fn of(errors: &[f64]) -> Self {
        let count = errors.len() as f64;
        let mean = errors.iter().sum::<f64>() / count;
        let squares: f64 = errors.iter().map(|e| (e - mean) * (e - mean)).sum();
        let mut sizes: Vec<f64> = errors.iter().map(|e| e.abs()).collect();
        sizes.sort_by(f64::total_cmp);
        Self {
            count: errors.len(),
            mean,
            deviation: (squares / (count - 1.0)).sqrt(),
            median: quantile(&sizes, 0.5),
            most: quantile(&sizes, 0.95),
        }
    }
}

/// Of sorted values, between the neighbours straight; NaN of none.
fn quantile(sorted: &[f64], share: f64) -> f64 {
    let last = sorted.len().saturating_sub(1);
    let place = share * last as f64;
    let below = place.floor();
    let at = |k: f64| sorted.get(Real::min(k, last as f64) as usize).copied().unwrap_or(f64::NAN);
    at(below) + (place - below) * (at(below + 1.0) - at(below))
}
