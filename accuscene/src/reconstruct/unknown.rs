use super::PosteriorSamples;
use accuscene_core::arith::Real;
use accuscene_physics::inverse::Marginal;
use accuscene_physics::reconstruction::{Belief, SoughtValue};
use accuscene_physics::uncertainty::Variable;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// What is known of a sought value.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[non_exhaustive]
pub struct UnknownOutcome {
    /// Its path in the scene.
    pub path: String,
    /// What people call it.
    pub name: String,
    /// Symbol of its SI unit, `1` for a ratio.
    pub unit: String,
    /// Lower and upper bound.
    pub bounds: [f64; 2],
    /// The value that the scene has, if it has one.
    pub written: Option<f64>,
    /// At the best fit.
    pub best: f64,
    /// Median.
    pub median: f64,
    /// Mean.
    pub mean: f64,
    /// Standard deviation.
    pub standard_deviation: f64,
    /// Lower end of the interval.
    pub low: f64,
    /// Upper end of the interval.
    pub high: f64,
    /// What was believed before.
    pub prior: PriorOutcome,
    /// Standard deviation after the evidence by that before: near 1 if the evidence says nothing of it.
    pub ratio: f64,
    /// Shares of the probability over its range, after and before the evidence.
    pub histogram: ShareHistogram,
}

/// What was believed of a value before the evidence.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[non_exhaustive]
pub struct PriorOutcome {
    /// Its shape: `uniform`, `normal`, ...
    pub shape: String,
    /// Mean within the bounds.
    pub mean: f64,
    /// Standard deviation within the bounds.
    pub standard_deviation: f64,
}

/// Shares of the probability in intervals of equal width.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[non_exhaustive]
pub struct ShareHistogram {
    /// Lower end of the first interval.
    pub low: f64,
    /// Width of an interval.
    pub width: f64,
    /// Share in each after the evidence; they add up to 1.
    pub posterior: Vec<f64>,
    /// Share in each before the evidence; what is missing to 1 lies beyond.
    pub prior: Vec<f64>,
}

/// Fewest and most intervals of a histogram.
const BINS: [f64; 2] = [8.0, 40.0];

impl UnknownOutcome {
    pub(crate) fn of(
        sought: &SoughtValue,
        marginal: &Marginal,
        best: f64,
        column: &[f64],
        samples: &PosteriorSamples,
        effective: f64,
    ) -> Self {
        Self {
            path: sought.path.clone(),
            name: sought.name.clone(),
            unit: sought.dimension.si.to_owned(),
            bounds: sought.bounds,
            written: sought.written,
            best,
            median: marginal.median,
            mean: marginal.mean,
            standard_deviation: marginal.sd,
            low: marginal.interval[0],
            high: marginal.interval[1],
            prior: PriorOutcome {
                shape: shape(&sought.prior).to_owned(),
                mean: marginal.prior_mean,
                standard_deviation: marginal.prior_sd,
            },
            ratio: marginal.ratio,
            histogram: ShareHistogram::of(sought, column, &samples.weights, effective),
        }
    }
}

impl ShareHistogram {
    fn of(sought: &SoughtValue, column: &[f64], weights: &[f64], effective: f64) -> Self {
        let (mut low, mut high) = (f64::INFINITY, f64::NEG_INFINITY);
        for value in column {
            (low, high) = (Real::min(low, *value), Real::max(high, *value));
        }
        if low >= high {
            // One value, or none, has no width.
            [low, high] = sought.bounds;
        }
        let count = Real::clamp(2.0 * Real::max(effective, 1.0).sqrt(), BINS[0], BINS[1]) as usize;
        let width = (high - low) / count as f64;
        let mut posterior = vec![0.0; count];
        for (value, weight) in column.iter().zip(weights) {
            let at = ((value - low) / width) as usize;
            posterior[at.min(count - 1)] += weight;
        }
        Self { low, width, posterior, prior: prior_shares(sought, low, width, count) }
    }
}

/// What the prior, cut at its bounds, has in each interval.
fn prior_shares(sought: &SoughtValue, low: f64, width: f64, count: usize) -> Vec<f64> {
    let [from, to] = sought.bounds;
    let below = below(&sought.prior);
    let whole = below(to) - below(from);
    let share = |a: f64, b: f64| {
        let (a, b) = (Real::max(a, from), Real::min(b, to));
        if b <= a || whole <= 0.0 { 0.0 } else { (below(b) - below(a)) / whole }
    };
    (0..count).map(|k| share(low + width * k as f64, low + width * (k + 1) as f64)).collect()
}

/// Probability below a value, up to a constant and a factor.
fn below(prior: &Belief) -> Box<dyn Fn(f64) -> f64> {
    let variable = match prior {
        Belief::Uniform => None,
        Belief::Around { value, sigma, dist } => Variable::new(*value, *sigma, *dist).ok(),
    };
    match variable {
        Some(variable) => Box::new(move |x| variable.cumulative(x)),
        None => Box::new(|x| x),
    }
}

fn shape(prior: &Belief) -> &'static str {
    match prior {
        Belief::Uniform => "uniform",
        Belief::Around { dist, .. } => dist.map_or("normal", |dist| dist.kind()),
    }
}
