use super::{Histogram, order};
use crate::uncertainty::{UncertaintyError, UncertaintyWarning, check};
use accuscene_core::arith::{Real, pairwise_sum};

/// What a column of results says: centre, spread, an interval, and how well the samples tell them.
///
/// Values that are not finite count as failed. State it so: given the stated inputs and their ranges, this
/// share of the simulations gave results in the interval.
#[derive(Clone, Debug, PartialEq)]
pub struct Summary {
    /// Number of results.
    pub count: u64,
    /// Number of samples without one.
    pub failed: u64,
    /// Mean.
    pub mean: f64,
    /// Standard deviation; 0 for one result.
    pub standard_deviation: f64,
    /// Median.
    pub median: f64,
    /// The interval around the median that leaves equal shares out at both ends.
    pub interval: Interval,
    sorted: Vec<f64>,
}

/// An interval that holds a share of all results.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Interval {
    /// The share, 0 to 1.
    pub level: f64,
    /// Its lower end.
    pub low: End,
    /// Its upper end.
    pub high: End,
}

/// An end of an interval.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct End {
    /// Where it is.
    pub value: f64,
    /// What independent samples leave uncertain of it, as a standard deviation; none where they are too few.
    pub standard_error: Option<f64>,
}

impl Summary {
    /// Level of an interval where nobody asks for another.
    pub const LEVEL: f64 = 0.9;

    /// Of a column, with an interval of a level in (0, 1).
    ///
    /// # Errors
    /// [`UncertaintyError`] for a level out of range or a column without results.
    pub fn new(column: &[f64], level: f64) -> Result<Self, UncertaintyError> {
        check::share("level", level)?;
        let sorted = order::sorted(column);
        let hint = "find out why no sample has a result";
        check::count("results", sorted.len() as u64, [1, u64::MAX], hint)?;
        let [mean, standard_deviation] = moments(&sorted);
        let end =
            |p| End { value: order::quantile(&sorted, p), standard_error: order::standard_error(&sorted, p) };
        let left = 0.5 * (1.0 - level);
        let interval = Interval { level, low: end(left), high: end(1.0 - left) };
        Ok(Self {
            count: sorted.len() as u64,
            failed: (column.len() - sorted.len()) as u64,
            mean,
            standard_deviation,
            median: order::quantile(&sorted, 0.5),
            interval,
            sorted,
        })
    }

    /// The value that a share `p` of the results lies below, straight between neighbours; NaN outside [0, 1].
    #[must_use]
    pub fn quantile(&self, p: f64) -> f64 {
        if (0.0..=1.0).contains(&p) { order::quantile(&self.sorted, p) } else { f64::NAN }
    }

    /// The standard error of a quantile by order statistics; none where the results are too few.
    #[must_use]
    pub fn standard_error(&self, p: f64) -> Option<f64> {
        order::standard_error(&self.sorted, p)
    }

    /// The results in bins of equal width.
    #[must_use]
    pub fn histogram(&self) -> Histogram {
        Histogram::new(&self.sorted)
    }

    /// What an expert should know of it.
    #[must_use]
    pub fn warnings(&self) -> Vec<UncertaintyWarning> {
        let mut warnings = Vec::new();
        if self.failed > 0 {
            let samples = self.count + self.failed;
            warnings.push(UncertaintyWarning::Failed { failed: self.failed, samples });
        }
        let Interval { low, high, .. } = self.interval;
        let width = high.value - low.value;
        let share = match (low.standard_error, high.standard_error) {
            (Some(a), Some(b)) if width > 0.0 => Real::max(a, b) / width,
            (Some(_), Some(_)) => 0.0,
            _ => 1.0,
        };
        if share > UncertaintyWarning::MOST_UNSETTLED {
            warnings.push(UncertaintyWarning::Unsettled { share });
        }
        warnings
    }
}

/// Mean and standard deviation of at least one value.
pub(super) fn moments(values: &[f64]) -> [f64; 2] {
    let n = values.len() as f64;
    let mean = pairwise_sum(values) / n;
    let squares: Vec<f64> = values.iter().map(|v| (v - mean) * (v - mean)).collect();
    let variance = if values.len() > 1 { pairwise_sum(&squares) / (n - 1.0) } else { 0.0 };
    [mean, variance.sqrt()]
}
