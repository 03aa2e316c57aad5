use super::figures::moments;
use super::order;
use crate::uncertainty::{UncertaintyError, check};

/// How the figures of a column settled while the samples were drawn.
#[derive(Clone, Debug, PartialEq)]
pub struct Convergence {
    /// The figures after an eighth, a quarter, half and all of the samples.
    pub stages: [Stage; 4],
    /// Standard errors by the scatter of batches; none where a batch has too few results.
    ///
    /// They see what a stratified plan gains, as standard errors by order statistics do not.
    pub errors: Option<Errors>,
}

/// The figures of the first samples.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Stage {
    /// How many samples.
    pub samples: u64,
    /// How many of them have a result; without any the figures are NaN.
    pub count: u64,
    /// Mean.
    pub mean: f64,
    /// Median.
    pub median: f64,
    /// Lower and upper end of the interval.
    pub interval: [f64; 2],
}

/// Standard errors of the figures of all samples.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Errors {
    /// Of the mean.
    pub mean: f64,
    /// Of the median.
    pub median: f64,
    /// Of the ends of the interval.
    pub interval: [f64; 2],
}

/// Batches that consecutive samples are put into.
const BATCHES: usize = 16;
/// Results that a batch must have.
const LEAST: u64 = 16;

impl Convergence {
    /// Of a column in the order of its samples, with an interval of a level in (0, 1).
    ///
    /// # Errors
    /// [`UncertaintyError`] for a level out of range or an empty column.
    pub fn new(column: &[f64], level: f64) -> Result<Self, UncertaintyError> {
        check::share("level", level)?;
        let n = column.len();
        check::count("samples", n as u64, [1, u64::MAX], "draw samples first")?;
        let stages = [8, 4, 2, 1].map(|part| Stage::of(&column[..n.div_ceil(part)], level));
        let batches: Vec<Stage> =
            (0..BATCHES).map(|k| Stage::of(&column[k * n / BATCHES..(k + 1) * n / BATCHES], level)).collect();
        let error = |figure: &dyn Fn(&Stage) -> f64| {
            let values: Vec<f64> = batches.iter().map(figure).collect();
            moments(&values)[1] / (BATCHES as f64).sqrt()
        };
        let errors = batches.iter().all(|batch| batch.count >= LEAST).then(|| Errors {
            mean: error(&|s| s.mean),
            median: error(&|s| s.median),
            interval: [error(&|s| s.interval[0]), error(&|s| s.interval[1])],
        });
        Ok(Self { stages, errors })
    }
}

impl Stage {
    fn of(column: &[f64], level: f64) -> Self {
        let sorted = order::sorted(column);
        let left = 0.5 * (1.0 - level);
        let mean = if sorted.is_empty() { f64::NAN } else { moments(&sorted)[0] };
        Self {
            samples: column.len() as u64,
            count: sorted.len() as u64,
            mean,
            median: order::quantile(&sorted, 0.5),
            interval: [order::quantile(&sorted, left), order::quantile(&sorted, 1.0 - left)],
        }
    }
}
