use super::order;
use accuscene_core::arith::{Real, pow};

/// Results in bins of equal width.
#[derive(Clone, Debug, PartialEq)]
pub struct Histogram {
    /// Lower end of the first bin.
    pub low: f64,
    /// Width of a bin; 0 where all results are the same.
    pub width: f64,
    /// How many results each bin has; one on a border belongs to the upper bin, the greatest to the last.
    pub counts: Vec<u64>,
}

impl Histogram {
    /// The most bins.
    pub const MOST_BINS: usize = 128;

    /// Of sorted values: bins of `2 IQR n^(-1/3)` (Freedman and Diaconis 1981), where half of the values are
    /// the same `1 + log2 n` bins (Sturges 1926).
    pub(super) fn new(sorted: &[f64]) -> Self {
        let (Some(&low), Some(&high)) = (sorted.first(), sorted.last()) else {
            return Self { low: 0.0, width: 0.0, counts: Vec::new() };
        };
        // Halves, that the range of two doubles stays one.
        let half = 0.5 * high - 0.5 * low;
        if half == 0.0 {
            return Self { low, width: 0.0, counts: vec![sorted.len() as u64] };
        }
        let quartiles = 0.5 * order::quantile(sorted, 0.75) - 0.5 * order::quantile(sorted, 0.25);
        let n = sorted.len();
        let wanted = half / (2.0 * quartiles * pow(n as f64, -1.0 / 3.0));
        let wanted = if quartiles > 0.0 { wanted } else { f64::from(1 + n.ilog2()) };
        let bins = Real::clamp(wanted.ceil(), 1.0, Self::MOST_BINS as f64);
        let mut counts = vec![0; bins as usize];
        for value in sorted {
            let place = (0.5 * value - 0.5 * low) / half * bins;
            counts[(place as usize).min(bins as usize - 1)] += 1;
        }
        Self { low, width: half / bins * 2.0, counts }
    }
}
