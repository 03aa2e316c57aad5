//! The variables of a study and their laws.

use engine::StudyCase;
use engine::study::StudyVariable;

use crate::bytes::acs_bytes;
use crate::error::{acs_error, in_range};
use crate::failure::Failure;
use crate::guard::guard;
use crate::handle;
use crate::options::unknown_value;
use crate::pointer;
use crate::status::{NO_SUCH_NAME, acs_status};
use crate::study::{StudyObject, acs_study, read};

/// A variable of a study, SI units.
#[repr(C)]
#[derive(Clone, Copy, Debug)]
pub struct acs_variable {
    /// The value, as given.
    pub value: f64,
    /// The sigma, as given; NaN without one.
    pub sigma: f64,
    /// Mean; NaN where the law has none (Student's t of up to one degree of freedom).
    pub mean: f64,
    /// Standard deviation; NaN where the law has none (Student's t of up to two degrees of freedom).
    pub standard_deviation: f64,
    /// The bound that no value is below; minus infinity without one.
    pub low: f64,
    /// The bound that no value is above; infinity without one.
    pub high: f64,
    /// 1 if it is uncertain, 0 for a constant.
    pub uncertain: u32,
    /// Zero.
    pub reserved: u32,
}

/// What a law is asked for.
#[repr(i32)]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum acs_law {
    /// The value that a share of all lies below; shares in (0, 1), NaN elsewhere.
    Quantile = 1,
    /// The share of all that lies below a value.
    Cumulative = 2,
    /// The share of all that lies above a value, with the digits that a difference from 1 would lose.
    Exceedance = 3,
    /// The natural logarithm of the density at a value; minus infinity where nothing can be.
    LnDensity = 4,
    /// The value that stands among all where a score stands among standard normal variates.
    QuantileOfScore = 5,
}

fn variable(study: &StudyCase, index: usize) -> Result<&StudyVariable, Failure> {
    Ok(&study.variables()[in_range(index, study.variables().len(), "variables")?])
}

/// Counts the variables of a study, constants among them: the numbers of a point.
///
/// Threads: any.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn acs_study_variable_count(study: acs_study, count: *mut usize) -> acs_status {
    // SAFETY: `count` is null or valid by the rules of the header.
    unsafe { read(study, count, "count", |case| Ok(case.variables().len())) }
}

/// Views the name of a variable.
///
/// Ownership: the view lives until `acs_study_free`. Threads: any.
///
/// \return `ACS_STATUS_INDEX_OUT_OF_RANGE`
#[unsafe(no_mangle)]
pub unsafe extern "C" fn acs_study_variable_name(
    study: acs_study,
    index: usize,
    name: *mut acs_bytes,
) -> acs_status {
    // SAFETY: `name` is null or valid by the rules of the header.
    unsafe { read(study, name, "name", |case| Ok(acs_bytes::view(&variable(case, index)?.name))) }
}

/// Views the SI unit of a variable: `m/s`; `1` for a ratio.
///
/// Ownership: the view lives until `acs_study_free`. Threads: any.
///
/// \return `ACS_STATUS_INDEX_OUT_OF_RANGE`
#[unsafe(no_mangle)]
pub unsafe extern "C" fn acs_study_variable_unit(
    study: acs_study,
    index: usize,
    unit: *mut acs_bytes,
) -> acs_status {
    // SAFETY: `unit` is null or valid by the rules of the header.
    unsafe { read(study, unit, "unit", |case| Ok(acs_bytes::view(variable(case, index)?.dimension.si))) }
}

/// Finds a variable by its name.
///
/// Threads: any.
///
/// \return `ACS_STATUS_NO_SUCH_NAME`
#[unsafe(no_mangle)]
pub unsafe extern "C" fn acs_study_variable_index(
    study: acs_study,
    name: acs_bytes,
    index: *mut usize,
) -> acs_status {
    let find = |case: &StudyCase| {
        // SAFETY: `name` is valid for the call by the rules of the header.
        let name = unsafe { name.text("name") }?;
        let place = case.variables().iter().position(|one| one.name == name);
        place.ok_or_else(|| Failure::argument(NO_SUCH_NAME, "name", format!("no variable is named {name}")))
    };
    // SAFETY: `index` is null or valid by the rules of the header.
    unsafe { read(study, index, "index", find) }
}

/// Tells what is known of a variable (Rust `uncertainty::Variable`).
///
/// Threads: any.
///
/// \return `ACS_STATUS_INDEX_OUT_OF_RANGE`
#[unsafe(no_mangle)]
pub unsafe extern "C" fn acs_study_variable(
    study: acs_study,
    index: usize,
    known: *mut acs_variable,
) -> acs_status {
    let tell = |case: &StudyCase| {
        let law = &variable(case, index)?.law;
        let [low, high] = law.support();
        Ok(acs_variable {
            value: law.value(),
            sigma: law.sigma().unwrap_or(f64::NAN),
            mean: law.mean().unwrap_or(f64::NAN),
            standard_deviation: law.standard_deviation().unwrap_or(f64::NAN),
            low,
            high,
            uncertain: u32::from(law.is_uncertain()),
            reserved: 0,
        })
    };
    // SAFETY: `known` is null or valid by the rules of the header.
    unsafe { read(study, known, "known", tell) }
}

/// Asks the law of a variable for many values at once.
///
/// Ownership: `arguments` and `values` are borrowed for the call; the caller frees the error. Threads: any.
///
/// \param index      which variable
/// \param function   an `acs_law`
/// \param arguments  `count` shares, values or scores
/// \param values     receives `count` numbers
/// \param count      how many
/// \return `ACS_STATUS_INDEX_OUT_OF_RANGE`, `ACS_STATUS_UNKNOWN_ENUM_VALUE`
#[unsafe(no_mangle)]
pub unsafe extern "C" fn acs_study_law(
    study: acs_study,
    index: usize,
    function: i32,
    arguments: *const f64,
    values: *mut f64,
    count: usize,
    error: *mut acs_error,
) -> acs_status {
    guard(error, || {
        let case = handle::lease::<StudyObject>(study)?;
        let law = &variable(&case.0, index)?.law;
        let ask: &dyn Fn(f64) -> f64 = match function {
            one if one == acs_law::Quantile as i32 => &|p| law.quantile(p),
            one if one == acs_law::Cumulative as i32 => &|x| law.cumulative(x),
            one if one == acs_law::Exceedance as i32 => &|x| law.exceedance(x),
            one if one == acs_law::LnDensity as i32 => &|x| law.ln_density(x),
            one if one == acs_law::QuantileOfScore as i32 => &|z| law.quantile_of_score(z),
            other => return Err(unknown_value("function", other, "acs_law")),
        };
        // SAFETY: `arguments` is null or readable for so many values by the rules of the header.
        let arguments = unsafe { pointer::input(arguments, count, "arguments") }?;
        // SAFETY: `values` is null or writable for so many values by the rules of the header.
        let values = unsafe { pointer::output(values, count, "values") }?;
        values.iter_mut().zip(arguments).for_each(|(value, argument)| *value = ask(*argument));
        Ok(())
    })
}
