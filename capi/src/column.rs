//! Columns of results: what they say, how well, and what goes with what.

use engine::EngineError;
use engine::uncertainty::{Convergence, Summary, UncertaintyWarning, rank_correlation};

use crate::error::acs_error;
use crate::failure::Failure;
use crate::guard::guard;
use crate::pointer::{self, Out};
use crate::status::{BUFFER_TOO_SMALL, acs_status};

/// What a column of results says. State it so: given the stated inputs and their ranges, this share of the
/// simulations gave results in the interval.
#[repr(C)]
#[derive(Clone, Copy, Debug)]
pub struct acs_summary {
    /// Number of results.
    pub count: u64,
    /// Number of values that are not finite: samples without a result.
    pub failed: u64,
    /// Mean.
    pub mean: f64,
    /// Standard deviation; 0 for one result.
    pub standard_deviation: f64,
    /// Median.
    pub median: f64,
    /// Lower end of the interval, which leaves equal shares out at both ends.
    pub low: f64,
    /// Upper end of the interval.
    pub high: f64,
    /// What independent samples leave uncertain of the median, as a standard deviation; NaN where they are too
    /// few.
    pub median_error: f64,
    /// The same of the lower end.
    pub low_error: f64,
    /// The same of the upper end.
    pub high_error: f64,
    /// The larger of the errors of the ends by the width of the interval where that is above 0.05, 1 where they
    /// are unknown; else 0. Draw more samples then.
    pub unsettled: f64,
}

/// The figures of the first samples of a column.
#[repr(C)]
#[derive(Clone, Copy, Debug)]
pub struct acs_stage {
    /// How many samples.
    pub samples: u64,
    /// How many of them have a result; without any the figures are NaN.
    pub count: u64,
    /// Mean.
    pub mean: f64,
    /// Median.
    pub median: f64,
    /// Lower end of the interval.
    pub low: f64,
    /// Upper end of the interval.
    pub high: f64,
}

/// How the figures of a column settled while its samples were drawn.
#[repr(C)]
#[derive(Clone, Copy, Debug)]
pub struct acs_convergence {
    /// After an eighth, a quarter, half and all of the samples.
    pub stages: [acs_stage; 4],
    /// Standard error of the mean by the scatter of batches, which sees what a stratified plan gains; this and
    /// those below are NaN where a batch has too few results.
    pub mean_error: f64,
    /// The same of the median.
    pub median_error: f64,
    /// The same of the lower end of the interval.
    pub low_error: f64,
    /// The same of the upper end of the interval.
    pub high_error: f64,
}

/// Results in bins of equal width.
#[repr(C)]
#[derive(Clone, Copy, Debug)]
pub struct acs_histogram {
    /// Lower end of the first bin.
    pub low: f64,
    /// Width of a bin; 0 where all results are the same.
    pub width: f64,
    /// Number of bins, at most 128.
    pub bins: u64,
}

fn or_nan(value: Option<f64>) -> f64 {
    value.unwrap_or(f64::NAN)
}

fn summary(column: &[f64], level: f64) -> Result<Summary, Failure> {
    Ok(Summary::new(column, level).map_err(EngineError::from)?)
}

/// Tells what a column of results says (Rust `uncertainty::Summary`).
///
/// Values that are not finite count as failed. Ownership: `values` is borrowed for the call; the caller frees the
/// error. Threads: any.
///
/// \param values   the results
/// \param count    how many
/// \param level    share of the results in the interval, in (0, 1)
/// \param summary  receives the figures
/// \return `ACS_STATUS_UNCERTAINTY_VALUE` for a level out of range, `ACS_STATUS_UNCERTAINTY_COUNT` for a column
/// without results
#[unsafe(no_mangle)]
pub unsafe extern "C" fn acs_column_summary(
    values: *const f64,
    count: usize,
    level: f64,
    summary: *mut acs_summary,
    error: *mut acs_error,
) -> acs_status {
    guard(error, || {
        // SAFETY: `summary` is null or valid by the rules of the header.
        let mut out = unsafe { Out::new(summary, "summary") }?;
        // SAFETY: `values` is null or readable for so many values by the rules of the header.
        let column = unsafe { pointer::input(values, count, "values") }?;
        let found = self::summary(column, level)?;
        let unsettled = |warning: &UncertaintyWarning| match warning {
            UncertaintyWarning::Unsettled { share } => Some(*share),
            _ => None,
        };
        out.set(acs_summary {
            count: found.count,
            failed: found.failed,
            mean: found.mean,
            standard_deviation: found.standard_deviation,
            median: found.median,
            low: found.interval.low.value,
            high: found.interval.high.value,
            median_error: or_nan(found.standard_error(0.5)),
            low_error: or_nan(found.interval.low.standard_error),
            high_error: or_nan(found.interval.high.standard_error),
            unsettled: found.warnings().iter().find_map(unsettled).unwrap_or(0.0),
        });
        Ok(())
    })
}

/// Tells the values that shares of the results of a column lie below, straight between neighbours (Rust
/// `Summary::quantile`).
///
/// Ownership: the pointers are borrowed for the call; the caller frees the error. Threads: any.
///
/// \param values       the results; what is not finite counts as failed
/// \param count        how many
/// \param shares       the shares, 0 to 1
/// \param quantiles    receives a value for each share, NaN for a share out of range
/// \param errors       null, or receives what independent samples leave uncertain of each, NaN where they are too
/// few
/// \param share_count  length of the three
/// \return `ACS_STATUS_UNCERTAINTY_COUNT` for a column without results
#[unsafe(no_mangle)]
pub unsafe extern "C" fn acs_column_quantiles(
    values: *const f64,
    count: usize,
    shares: *const f64,
    quantiles: *mut f64,
    errors: *mut f64,
    share_count: usize,
    error: *mut acs_error,
) -> acs_status {
    guard(error, || {
        // SAFETY: `values` is null or readable for so many values by the rules of the header.
        let column = unsafe { pointer::input(values, count, "values") }?;
        // SAFETY: `shares` is null or readable for so many values by the rules of the header.
        let shares = unsafe { pointer::input(shares, share_count, "shares") }?;
        // SAFETY: `quantiles` is null or writable for so many values by the rules of the header.
        let quantiles = unsafe { pointer::output(quantiles, share_count, "quantiles") }?;
        let found = summary(column, Summary::LEVEL)?;
        quantiles.iter_mut().zip(shares).for_each(|(place, share)| *place = found.quantile(*share));
        if errors.is_null() {
            return Ok(());
        }
        // SAFETY: `errors` is writable for so many values by the rules of the header.
        let errors = unsafe { pointer::output(errors, share_count, "errors") }?;
        for (place, share) in errors.iter_mut().zip(shares) {
            *place =
                if (0.0..=1.0).contains(share) { or_nan(found.standard_error(*share)) } else { f64::NAN };
        }
        Ok(())
    })
}

/// Tells how the figures of a column settled (Rust `uncertainty::Convergence`).
///
/// Ownership: `values` is borrowed for the call; the caller frees the error. Threads: any.
///
/// \param values       the results in the order of their samples; what is not finite counts as failed
/// \param count        how many
/// \param level        share of the results in the interval, in (0, 1)
/// \param convergence  receives the figures
/// \return `ACS_STATUS_UNCERTAINTY_VALUE` for a level out of range, `ACS_STATUS_UNCERTAINTY_COUNT` for an empty
/// column
#[unsafe(no_mangle)]
pub unsafe extern "C" fn acs_column_convergence(
    values: *const f64,
    count: usize,
    level: f64,
    convergence: *mut acs_convergence,
    error: *mut acs_error,
) -> acs_status {
    guard(error, || {
        // SAFETY: `convergence` is null or valid by the rules of the header.
        let mut out = unsafe { Out::new(convergence, "convergence") }?;
        // SAFETY: `values` is null or readable for so many values by the rules of the header.
        let column = unsafe { pointer::input(values, count, "values") }?;
        let found = Convergence::new(column, level).map_err(EngineError::from)?;
        let errors = found.errors.map_or([f64::NAN; 4], |errors| {
            [errors.mean, errors.median, errors.interval[0], errors.interval[1]]
        });
        let [mean_error, median_error, low_error, high_error] = errors;
        let stages = found.stages.map(|stage| acs_stage {
            samples: stage.samples,
            count: stage.count,
            mean: stage.mean,
            median: stage.median,
            low: stage.interval[0],
            high: stage.interval[1],
        });
        out.set(acs_convergence { stages, mean_error, median_error, low_error, high_error });
        Ok(())
    })
}

/// Counts the results of a column in bins of equal width: by Freedman and Diaconis 1981, or Sturges 1926 where
/// half of the results are the same (Rust `Summary::histogram`).
///
/// Ownership: the pointers are borrowed for the call; the caller frees the error. Threads: any.
///
/// \param values     the results; what is not finite counts as failed
/// \param count      how many
/// \param counts     receives how many results each bin has; 128 are always enough
/// \param capacity   room in `counts`
/// \param histogram  receives where the bins are, and how many
/// \return `ACS_STATUS_BUFFER_TOO_SMALL` when there are more bins than room; `histogram` was written
#[unsafe(no_mangle)]
pub unsafe extern "C" fn acs_column_histogram(
    values: *const f64,
    count: usize,
    counts: *mut u64,
    capacity: usize,
    histogram: *mut acs_histogram,
    error: *mut acs_error,
) -> acs_status {
    guard(error, || {
        // SAFETY: `histogram` is null or valid by the rules of the header.
        let mut out = unsafe { Out::new(histogram, "histogram") }?;
        // SAFETY: `values` is null or readable for so many values by the rules of the header.
        let column = unsafe { pointer::input(values, count, "values") }?;
        // SAFETY: `counts` is null or writable for so many values by the rules of the header.
        let counts = unsafe { pointer::output(counts, capacity, "counts") }?;
        let found = summary(column, Summary::LEVEL)?.histogram();
        out.set(acs_histogram { low: found.low, width: found.width, bins: found.counts.len() as u64 });
        let Some(places) = counts.get_mut(..found.counts.len()) else {
            let message =
                format!("the histogram has {} bins, the buffer room for {capacity}", found.counts.len());
            return Err(Failure::argument(BUFFER_TOO_SMALL, "counts", message));
        };
        places.copy_from_slice(&found.counts);
        Ok(())
    })
}

/// Tells the rank correlation (Spearman) of two columns, -1 to 1; equal values share their mean rank (Rust
/// `uncertainty::rank_correlation`).
///
/// Rows where either is not finite are left out. Ownership: the columns are borrowed for the call; the caller
/// frees the error. Threads: any.
///
/// \param one          a column
/// \param other        another one
/// \param count        length of both
/// \param correlation  receives the rank correlation; NaN where fewer than two rows are left or a column has one
/// value alone
#[unsafe(no_mangle)]
pub unsafe extern "C" fn acs_rank_correlation(
    one: *const f64,
    other: *const f64,
    count: usize,
    correlation: *mut f64,
    error: *mut acs_error,
) -> acs_status {
    guard(error, || {
        // SAFETY: `correlation` is null or valid by the rules of the header.
        let mut out = unsafe { Out::new(correlation, "correlation") }?;
        // SAFETY: `one` is null or readable for so many values by the rules of the header.
        let one = unsafe { pointer::input(one, count, "one") }?;
        // SAFETY: `other` is null or readable for so many values by the rules of the header.
        let other = unsafe { pointer::input(other, count, "other") }?;
        out.set(or_nan(rank_correlation(one, other)));
        Ok(())
    })
}
