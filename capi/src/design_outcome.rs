//! What the values of a function at the points of a design tell.

use engine::EngineError;
use engine::study::{Design, DesignKind, DesignOutcome};
use engine::uncertainty::{FirstOrder, SobolIndices, Tornado, UncertaintyWarning};

use crate::error::acs_error;
use crate::failure::Failure;
use crate::guard::guard;
use crate::handle;
use crate::pointer::{self, Out};
use crate::status::{WRONG_HANDLE_KIND, acs_status};
use crate::study::count_of;
use crate::study_design::{DesignObject, acs_design};

/// What uncertain variables do to a function by its slopes and curvatures at their means.
#[repr(C)]
#[derive(Clone, Copy, Debug)]
pub struct acs_first_order {
    /// The function at the means of the variables.
    pub value: f64,
    /// Its standard deviation.
    pub sigma: f64,
    /// Its mean by second order.
    pub mean_second_order: f64,
    /// How far second order shifts the mean, in standard deviations, where that is a tenth or more; else 0. Draw
    /// samples then.
    pub bent: f64,
}

/// What one variable does to a function on its own.
#[repr(C)]
#[derive(Clone, Copy, Debug)]
pub struct acs_bar {
    /// Index of the variable.
    pub variable: u64,
    /// Its 5 and 95 % quantiles.
    pub inputs: [f64; 2],
    /// The function there, the others at their values; NaN where it has no result.
    pub outputs: [f64; 2],
    /// How far apart these are; NaN where one is missing.
    pub swing: f64,
}

/// What a function of independent variables does as a whole.
#[repr(C)]
#[derive(Clone, Copy, Debug)]
pub struct acs_indices {
    /// Its mean.
    pub mean: f64,
    /// Its variance.
    pub variance: f64,
    /// Rows that have a result.
    pub count: u64,
    /// Rows without one.
    pub failed: u64,
}

/// Shares of the variance of a function that a variable makes.
#[repr(C)]
#[derive(Clone, Copy, Debug)]
pub struct acs_index {
    /// What it makes alone; an estimate can lie a little outside 0 to 1.
    pub first: f64,
    /// Standard error of that; NaN for fewer than 64 rows with a result.
    pub first_error: f64,
    /// What it makes alone and together with others.
    pub total: f64,
    /// Standard error of that; NaN for fewer than 64 rows with a result.
    pub total_error: f64,
}

/// What the values tell, if the design is of the kind that is asked for.
fn outcome(design: &Design, kind: DesignKind, values: &[f64]) -> Result<DesignOutcome, Failure> {
    if design.kind() != kind {
        return Err(other_kind(design, kind));
    }
    Ok(design.read(values).map_err(EngineError::from)?)
}

fn other_kind(design: &Design, kind: DesignKind) -> Failure {
    let message = format!("the points of the design are for {:?}, not for {kind:?}", design.kind());
    Failure::argument(WRONG_HANDLE_KIND, "design", message)
}

fn or_nan(value: Option<f64>) -> f64 {
    value.unwrap_or(f64::NAN)
}

/// Tells how uncertainties pass through a function to first order, and its mean to second (Rust
/// `uncertainty::first_order`).
///
/// Ownership: the pointers are borrowed for the call; the caller frees the error. Threads: any.
///
/// \param values          the function at all points of a design of this kind, in their order
/// \param count           how many
/// \param gradient        null, or receives the slope by each variable
/// \param shares          null, or receives the share of the variance that each variable makes; NaN where it is
/// correlated with another, or where there is no variance
/// \param variable_count  length of both
/// \return `ACS_STATUS_WRONG_HANDLE_KIND` for a design of another kind, `ACS_STATUS_UNCERTAINTY_MISMATCH` for
/// another number of values, `ACS_STATUS_UNCERTAINTY_NO_RESULT` when a value is not finite
#[unsafe(no_mangle)]
pub unsafe extern "C" fn acs_design_first_order(
    design: acs_design,
    values: *const f64,
    count: usize,
    gradient: *mut f64,
    shares: *mut f64,
    variable_count: usize,
    result: *mut acs_first_order,
    error: *mut acs_error,
) -> acs_status {
    guard(error, || {
        // SAFETY: `result` is null or valid by the rules of the header.
        let mut out = unsafe { Out::new(result, "result") }?;
        let design = handle::lease::<DesignObject>(design)?;
        count_of("variable_count", variable_count, design.0.variables())?;
        // SAFETY: `values` is null or readable for so many values by the rules of the header.
        let values = unsafe { pointer::input(values, count, "values") }?;
        let DesignOutcome::FirstOrder(found) = outcome(&design.0, DesignKind::FirstOrder, values)? else {
            return Err(other_kind(&design.0, DesignKind::FirstOrder));
        };
        let FirstOrder { value, sigma, mean_second_order, .. } = found;
        // SAFETY: both are null or writable for so many values by the rules of the header.
        unsafe {
            put(gradient, &found.gradient, "gradient")?;
            put(shares, &found.shares.iter().map(|share| or_nan(*share)).collect::<Vec<_>>(), "shares")?;
        }
        let bent = match found.warning() {
            Some(UncertaintyWarning::Bent { share }) => share,
            _ => 0.0,
        };
        out.set(acs_first_order { value, sigma, mean_second_order, bent });
        Ok(())
    })
}

/// Tells what each uncertain variable does to a function on its own, the widest first (Rust
/// `uncertainty::Tornado`).
///
/// Ownership: the pointers are borrowed for the call; the caller frees the error. Threads: any.
///
/// \param values     the function at all points of a design of this kind, in their order; not finite where it has
/// no result
/// \param count      how many
/// \param base       null, or receives the function where every variable has its value; NaN without a result
/// \param bars       receives a bar for each uncertain variable, by falling swing, those without one at the end
/// \param bar_count  room in `bars`, as many as the study has uncertain variables
/// \return `ACS_STATUS_WRONG_HANDLE_KIND` for a design of another kind, `ACS_STATUS_UNCERTAINTY_MISMATCH` for
/// another number of values, `ACS_STATUS_WRONG_COUNT`
#[unsafe(no_mangle)]
pub unsafe extern "C" fn acs_design_tornado(
    design: acs_design,
    values: *const f64,
    count: usize,
    base: *mut f64,
    bars: *mut acs_bar,
    bar_count: usize,
    error: *mut acs_error,
) -> acs_status {
    guard(error, || {
        let design = handle::lease::<DesignObject>(design)?;
        // SAFETY: `values` is null or readable for so many values by the rules of the header.
        let values = unsafe { pointer::input(values, count, "values") }?;
        let DesignOutcome::Tornado(found) = outcome(&design.0, DesignKind::Tornado, values)? else {
            return Err(other_kind(&design.0, DesignKind::Tornado));
        };
        let Tornado { base: at_values, bars: found } = found;
        count_of("bar_count", bar_count, found.len())?;
        // SAFETY: `bars` is null or writable for so many bars by the rules of the header.
        let places = unsafe { pointer::output(bars, bar_count, "bars") }?;
        for (place, bar) in places.iter_mut().zip(&found) {
            *place = acs_bar {
                variable: bar.variable as u64,
                inputs: bar.inputs,
                outputs: bar.outputs.map(or_nan),
                swing: or_nan(bar.swing()),
            };
        }
        // SAFETY: `base` is null or writable by the rules of the header.
        unsafe { put(base, &[or_nan(at_values)], "base") }
    })
}

/// Tells which share of the variance of a function each variable makes, alone and together with others (Sobol
/// indices, Rust `uncertainty::SobolIndices` over `Saltelli`; estimators of Saltelli et al. 2010).
///
/// Ownership: the pointers are borrowed for the call; the caller frees the error. Threads: any.
///
/// \param values          the function at all points of a design of this kind, in their order; a row with one that
/// is not finite fails as a whole
/// \param count           how many
/// \param indices         receives what each variable makes
/// \param variable_count  length of `indices`
/// \param result          receives mean, variance and counts of rows
/// \return `ACS_STATUS_WRONG_HANDLE_KIND` for a design of another kind, `ACS_STATUS_UNCERTAINTY_MISMATCH` for
/// another number of values, `ACS_STATUS_UNCERTAINTY_COUNT` for fewer than two rows with a result or more than
/// 2^27 values, `ACS_STATUS_UNCERTAINTY_UNDETERMINED` for a function that is the same everywhere
#[unsafe(no_mangle)]
pub unsafe extern "C" fn acs_design_indices(
    design: acs_design,
    values: *const f64,
    count: usize,
    indices: *mut acs_index,
    variable_count: usize,
    result: *mut acs_indices,
    error: *mut acs_error,
) -> acs_status {
    guard(error, || {
        // SAFETY: `result` is null or valid by the rules of the header.
        let mut out = unsafe { Out::new(result, "result") }?;
        let design = handle::lease::<DesignObject>(design)?;
        count_of("variable_count", variable_count, design.0.variables())?;
        // SAFETY: `values` is null or readable for so many values by the rules of the header.
        let values = unsafe { pointer::input(values, count, "values") }?;
        let DesignOutcome::Indices(found) = outcome(&design.0, DesignKind::Indices, values)? else {
            return Err(other_kind(&design.0, DesignKind::Indices));
        };
        let SobolIndices { mean, variance, count, failed, .. } = found;
        // SAFETY: `indices` is null or writable for so many of them by the rules of the header.
        let places = unsafe { pointer::output(indices, variable_count, "indices") }?;
        for (place, (first, total)) in places.iter_mut().zip(found.first.iter().zip(&found.total)) {
            *place = acs_index {
                first: first.value,
                first_error: or_nan(first.standard_error),
                total: total.value,
                total_error: or_nan(total.standard_error),
            };
        }
        out.set(acs_indices { mean, variance, count, failed });
        Ok(())
    })
}

/// Copies to a buffer that may be null.
///
/// # Safety
/// Unless null, `pointer` must be writable for as many numbers.
unsafe fn put(pointer: *mut f64, numbers: &[f64], argument: &str) -> Result<(), Failure> {
    if pointer.is_null() {
        return Ok(());
    }
    // SAFETY: not null, by the contract of this function.
    unsafe { pointer::output(pointer, numbers.len(), argument) }?.copy_from_slice(numbers);
    Ok(())
}
