use accuscene_core::arith::Real;

/// The finite values of a column in rising order.
pub(super) fn sorted(column: &[f64]) -> Vec<f64> {
    let mut values: Vec<f64> = column.iter().copied().filter(|v| v.is_finite()).collect();
    values.sort_unstable_by(f64::total_cmp);
    values
}

/// The quantile of sorted values, straight between its neighbours: the first value for 0, the last for 1
/// (Hyndman and Fan 1996, type 7). NaN for no values.
pub(super) fn quantile(sorted: &[f64], p: f64) -> f64 {
    if sorted.is_empty() {
        return f64::NAN;
    }
    between(sorted, p * (sorted.len() - 1) as f64)
}

/// The standard error of a quantile: half the distance of the order statistics that lie one standard
/// deviation of the count below it to either side (David and Nagaraja 2003, 7.1); none where there are too
/// few values.
pub(super) fn standard_error(sorted: &[f64], p: f64) -> Option<f64> {
    let n = sorted.len() as f64;
    let (place, spread) = (n * p - 0.5, (n * p * (1.0 - p)).sqrt());
    let (low, high) = (place - spread, place + spread);
    (low >= 0.0 && high <= n - 1.0).then(|| 0.5 * (between(sorted, high) - between(sorted, low)))
}

/// The value at a place from 0 on, straight between whole places.
fn between(sorted: &[f64], place: f64) -> f64 {
    let last = sorted.len() - 1;
    let place = Real::clamp(place, 0.0, last as f64);
    let below = place.floor();
    let k = below as usize;
    let (low, high) = (sorted[k], sorted[(k + 1).min(last)]);
    let share = place - below;
    if share == 0.0 || low == high { low } else { low * (1.0 - share) + high * share }
}
