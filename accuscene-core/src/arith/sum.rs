/// Sum by halves: the first `n / 2` values and the rest, each summed the same way, then added.
///
/// The order depends on the length alone; the rounding error grows with `log2(n)`. Zero for no values.
#[must_use]
pub fn pairwise_sum(values: &[f64]) -> f64 {
    match values {
        [] => 0.0,
        [one] => *one,
        _ => {
            let (left, right) = values.split_at(values.len() / 2);
            pairwise_sum(left) + pairwise_sum(right)
        }
    }
}

/// Sum in the order given, with the rounding errors summed beside it and added at the end.
///
/// Source: Neumaier, "Rundungsfehleranalyse einiger Verfahren zur Summation endlicher Summen", 1974.
/// Zero for no values; NaN where a partial sum overflows.
#[must_use]
pub fn neumaier_sum(values: &[f64]) -> f64 {
    let mut sum = 0.0_f64;
    let mut lost = 0.0;
    for &v in values {
        let next = sum + v;
        lost += if sum.abs() >= v.abs() { (sum - next) + v } else { (v - next) + sum };
        sum = next;
    }
    sum + lost
}
