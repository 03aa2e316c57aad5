/// The last place of an interval at which a condition holds, by halving it down to neighbouring numbers.
///
/// The condition holds at `low` and, once it fails, fails up to `high`.
pub(super) fn last_where(low: f64, high: f64, holds: impl Fn(f64) -> bool) -> f64 {
    let (mut low, mut high) = (low, high);
    for _ in 0..HALVINGS {
        let middle = 0.5 * (low + high);
        if middle <= low || middle >= high {
            break;
        }
        if holds(middle) {
            low = middle;
        } else {
            high = middle;
        }
    }
    low
}

/// Enough for every bit of a number that is not tiny against its interval.
const HALVINGS: usize = 128;
