use accuscene_core::arith::Real;
use accuscene_physics::uncertainty::{self, Summary, UncertaintyError};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// How a figure spreads over the uncertain inputs.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[non_exhaustive]
pub struct FigureSpread {
    /// Samples that gave the figure.
    pub samples: u64,
    /// Samples without the figure; they are not in what follows.
    pub failed: u64,
    /// Mean.
    pub mean: f64,
    /// Standard deviation.
    pub standard_deviation: f64,
    /// Median.
    pub median: f64,
    /// Lower end of the interval.
    pub low: f64,
    /// Upper end of the interval.
    pub high: f64,
    /// Standard errors of median, lower and upper end; none where the samples are too few to tell.
    pub errors: [Option<f64>; 3],
    /// Propagation to first order, for comparison.
    pub first_order: Option<FirstOrderSpread>,
    /// What each uncertain input does to the figure, the strongest first.
    pub influences: Vec<Influence>,
    /// How often the figure fell into each of some intervals of equal width.
    pub histogram: Histogram,
    /// Median and interval after part of the samples.
    pub convergence: Vec<Convergence>,
}

/// A spread below this share of the figure is that of rounding.
const ROUNDING: f64 = 1e-12;

impl FigureSpread {
    /// Of a column in the order of its samples, NaN where there is no figure, with an interval of a level in (0, 1); none
    /// where it does not vary. Influences and first order are left to whoever knows the inputs.
    pub(crate) fn of(column: &[f64], level: f64) -> Result<Option<Self>, UncertaintyError> {
        let Ok(summary) = Summary::new(column, level) else { return Ok(None) };
        let largest = Real::max(summary.quantile(0.0).abs(), summary.quantile(1.0).abs());
        if summary.standard_deviation <= ROUNDING * largest {
            return Ok(None);
        }
        let convergence = uncertainty::Convergence::new(column, level)?;
        let by_order = |p: f64| summary.standard_error(p).unwrap_or(f64::NAN);
        let left = 0.5 * (1.0 - level);
        let errors = convergence.errors.map_or_else(
            || [by_order(0.5), by_order(left), by_order(1.0 - left)],
            |e| [e.median, e.interval[0], e.interval[1]],
        );
        let histogram = summary.histogram();
        let stages = convergence.stages.iter().map(|stage| Convergence {
            samples: stage.samples,
            median: stage.median,
            low: stage.interval[0],
            high: stage.interval[1],
        });
        Ok(Some(Self {
            samples: summary.count,
            failed: summary.failed,
            mean: summary.mean,
            standard_deviation: summary.standard_deviation,
            median: summary.median,
            low: summary.interval.low.value,
            high: summary.interval.high.value,
            errors: errors.map(|error| if error.is_finite() { Some(error) } else { None }),
            first_order: None,
            influences: Vec::new(),
            histogram: Histogram { low: histogram.low, width: histogram.width, counts: histogram.counts },
            convergence: stages.filter(|stage| stage.median.is_finite()).collect(),
        }))
    }
}

/// Propagation to first order.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[non_exhaustive]
pub struct FirstOrderSpread {
    /// Standard deviation.
    pub standard_deviation: f64,
    /// Mean to second order.
    pub second_order_mean: f64,
    /// True if the second order moves the mean by less than a tenth of the standard deviation.
    pub valid: bool,
}

/// What an uncertain input does to a figure.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[non_exhaustive]
pub struct Influence {
    /// Address of the input.
    pub input: String,
    /// The figure with the input at its 5 % and its 95 % quantile and all others at their values; none where there is no
    /// answer then.
    pub at_quantiles: [Option<f64>; 2],
    /// Rank correlation with the figure.
    pub rank_correlation: Option<f64>,
    /// Share of the variance that goes with the input alone (first Sobol index), and its standard error.
    pub first_index: Option<[f64; 2]>,
    /// Share of the variance in which the input takes part (total Sobol index), and its standard error.
    pub total_index: Option<[f64; 2]>,
}

/// Counts in intervals of equal width.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[non_exhaustive]
pub struct Histogram {
    /// Lower end of the first interval.
    pub low: f64,
    /// Width of an interval.
    pub width: f64,
    /// How many samples fell into each.
    pub counts: Vec<u64>,
}

/// Median and interval after part of the samples.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[non_exhaustive]
pub struct Convergence {
    /// How many samples.
    pub samples: u64,
    /// Median.
    pub median: f64,
    /// Lower end of the interval.
    pub low: f64,
    /// Upper end of the interval.
    pub high: f64,
}
