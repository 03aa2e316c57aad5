//! The heaviest of importance weights, smoothed by the tail that they tell.

use accuscene_core::arith::{Real, exp, ln};

/// Weights that belong to a tail at most: this share of them, and so many times the root of their number.
const SHARE: (f64, f64) = (0.2, 3.0);
/// A tail of fewer tells nothing.
const FEWEST: usize = 5;

/// Puts the quantiles of a fitted tail in place of the heaviest weights, and tells its shape: from 0.7 on the weights are
/// too uneven for their sums to be trusted, below 0.5 they have a variance. Zero where there is no tail.
///
/// None becomes heavier than the heaviest was. The weights are those of samples, one a sample; they keep their sum.
///
/// Source: Vehtari et al. 2024, "Pareto Smoothed Importance Sampling".
pub(super) fn smooth(weights: &mut [f64]) -> f64 {
    let mut order: Vec<usize> = (0..weights.len()).filter(|k| weights[*k] > 0.0).collect();
    order.sort_by(|a, b| weights[*a].total_cmp(&weights[*b]).then(a.cmp(b)));
    let count = order.len() as f64;
    let size = Real::min(SHARE.0 * count, SHARE.1 * count.sqrt()) as usize;
    if size < FEWEST {
        return 0.0;
    }
    let (body, tail) = order.split_at(order.len() - size);
    let Some(&last) = body.last() else { return 0.0 };
    let (cut, most) = (weights[last], weights[tail[size - 1]]);
    let beyond: Vec<f64> = tail.iter().map(|k| weights[*k] - cut).collect();
    if beyond[size / 4] <= 1e-12 * most {
        return 0.0;
    }
    let (shape, scale) = pareto(&beyond);
    for (i, k) in tail.iter().enumerate() {
        let rarer = ln(1.0 - (i as f64 + 0.5) / size as f64);
        let far = if shape.abs() > 1e-9 { (exp(-shape * rarer) - 1.0) / shape } else { -rarer };
        weights[*k] = Real::min(cut + scale * far, most);
    }
    let total = weights.iter().sum::<f64>();
    weights.iter_mut().for_each(|w| *w /= total);
    shape
}

/// Shape and scale of a generalised Pareto distribution by sorted exceedances, with a weak prior of shape 1/2.
///
/// Source: Zhang and Stephens 2009, "A new and efficient estimation method for the generalized Pareto distribution".
fn pareto(beyond: &[f64]) -> (f64, f64) {
    let size = beyond.len();
    let count = size as f64;
    let (quarter, most) = (beyond[(count / 4.0 + 0.5) as usize - 1], beyond[size - 1]);
    let grid = 30 + count.sqrt() as usize;
    let shape = |b: f64| beyond.iter().fold(0.0, |sum, x| sum + ln(1.0 - b * x)) / count;
    let places: Vec<f64> = (0..grid)
        .map(|j| 1.0 / most + (1.0 - (grid as f64 / (j as f64 + 0.5)).sqrt()) / (3.0 * quarter))
        .collect();
    let likelihoods: Vec<f64> = places
        .iter()
        .map(|b| {
            let k = shape(*b);
            count * (ln(-b / k) - k - 1.0)
        })
        .collect();
    let (mut sum, mut total) = (0.0, 0.0);
    for (b, own) in places.iter().zip(&likelihoods) {
        // One over the sum of all likelihoods by this one's.
        let others =
            likelihoods.iter().fold(0.0, |s, l| s + if l - own < 600.0 { exp(l - own) } else { f64::MAX });
        let share = 1.0 / others;
        if share.is_finite() {
            sum += share * b;
            total += share;
        }
    }
    let b = sum / total;
    let k = shape(b);
    let scale = -k / b;
    ((k * count + 5.0) / (count + 10.0), scale)
}

#[cfg(test)]
mod tests {
    use super::smooth;
    use accuscene_core::arith::{Philox, exp, ln};

    /// Weights of a Pareto tail of this shape.
    fn drawn(shape: f64, seed: u64) -> Vec<f64> {
        let draws = Philox::new(seed);
        let all: Vec<f64> = (0..2000).map(|k| exp(-shape * ln(draws.uniform(k, 0)))).collect();
        let total = all.iter().sum::<f64>();
        all.iter().map(|w| w / total).collect()
    }

    #[test]
    fn the_shape_of_a_tail_is_found() {
        for shape in [0.2, 0.5, 0.9] {
            let mean = (0..8).map(|seed| smooth(&mut drawn(shape, seed))).sum::<f64>() / 8.0;
            assert!((mean - shape).abs() < 0.1, "{mean} instead of {shape}");
        }
    }

    #[test]
    fn smoothing_keeps_order_sum_and_what_is_no_tail() {
        let raw = drawn(0.6, 3);
        let mut weights = raw.clone();
        smooth(&mut weights);
        assert!((weights.iter().sum::<f64>() - 1.0).abs() < 1e-12);
        let heaviest =
            |w: &[f64]| w.iter().enumerate().fold((0, 0.0), |a, (k, w)| if *w > a.1 { (k, *w) } else { a });
        assert_eq!(heaviest(&raw).0, heaviest(&weights).0);
        let mut even = vec![1e-3; 1000];
        even.extend([0.0; 50]);
        let before = even.clone();
        assert_eq!((smooth(&mut even), even), (0.0, before));
        let mut few = vec![0.5, 0.3, 0.2];
        assert_eq!((smooth(&mut few), few), (0.0, vec![0.5, 0.3, 0.2]));
    }
}
