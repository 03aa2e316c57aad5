//! Designs: the points at which first order, tornado and Sobol indices want a function.

use std::ptr;

use engine::EngineError;
use engine::study::{Design, DesignKind};

use crate::error::acs_error;
use crate::guard::guard;
use crate::handle::{self, Kind, Object};
use crate::options::unknown_value;
use crate::pointer::{self, Out};
use crate::status::acs_status;
use crate::study::{StudyObject, acs_study, count_of, extent};

/// Id of a design; the caller owns it and frees it with `acs_design_free`. Immutable: any threads may share it.
pub type acs_design = u64;

/// A design that the caller owns.
#[derive(Debug)]
pub(crate) struct DesignObject(pub(crate) Design);

impl Object for DesignObject {
    const KIND: Kind = Kind::Design;
}

/// What a design is for.
#[repr(i32)]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum acs_design_kind {
    /// Slopes at the means: `acs_design_first_order`.
    FirstOrder = 1,
    /// Each variable at its 5 and 95 % quantiles: `acs_design_tornado`.
    Tornado = 2,
    /// Shares of the variance: `acs_design_indices`.
    Indices = 3,
}

/// Lays out the points at which the function of a study is wanted for a purpose.
///
/// Get them with `acs_design_points`, work out the function at each, and give all values to the function of that
/// purpose.
///
/// Ownership: the study stays the caller's and may be freed afterwards; the caller frees the design and the error.
/// Threads: any.
///
/// \param study   from `acs_study_new`
/// \param kind    an `acs_design_kind`
/// \param design  receives the id, zero on failure
/// \param error   null, or receives the error
/// \return for first order `ACS_STATUS_UNCERTAINTY_DISTRIBUTION` when a variable has no standard deviation; for
/// indices `ACS_STATUS_UNCERTAINTY_COUNT` when variables are correlated, since then they are no shares
#[unsafe(no_mangle)]
pub unsafe extern "C" fn acs_design_new(
    study: acs_study,
    kind: i32,
    design: *mut acs_design,
    error: *mut acs_error,
) -> acs_status {
    guard(error, || {
        // SAFETY: `design` is null or valid by the rules of the header.
        let mut out = unsafe { Out::new(design, "design") }?;
        let kind = match kind {
            one if one == acs_design_kind::FirstOrder as i32 => DesignKind::FirstOrder,
            one if one == acs_design_kind::Tornado as i32 => DesignKind::Tornado,
            one if one == acs_design_kind::Indices as i32 => DesignKind::Indices,
            other => return Err(unknown_value("kind", other, "acs_design_kind")),
        };
        let study = handle::lease::<StudyObject>(study)?;
        let found = Design::new(&study.0, kind).map_err(EngineError::from)?;
        out.set(handle::insert(DesignObject(found))?);
        Ok(())
    })
}

/// Counts the points of a design.
///
/// Threads: any.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn acs_design_point_count(design: acs_design, count: *mut u64) -> acs_status {
    guard(ptr::null_mut(), || {
        // SAFETY: `count` is null or valid by the rules of the header.
        let mut out = unsafe { Out::new(count, "count") }?;
        out.set(handle::lease::<DesignObject>(design)?.0.points());
        Ok(())
    })
}

/// Writes points of a design, any range of them with the same bits.
///
/// A number is not finite where a law leaves the range of doubles: the value of the function there does not count.
/// Ownership: `points` is borrowed for the call; the caller frees the error. Threads: any.
///
/// \param first           the first point, from 0
/// \param rows            how many
/// \param points          receives `rows * variable_count` values in SI, point by point
/// \param variable_count  values a point, as many as the study has variables
/// \return `ACS_STATUS_WRONG_COUNT`, `ACS_STATUS_UNCERTAINTY_COUNT` for points that the design does not have or
/// for more than 2^27 numbers
#[unsafe(no_mangle)]
pub unsafe extern "C" fn acs_design_points(
    design: acs_design,
    first: u64,
    rows: usize,
    points: *mut f64,
    variable_count: usize,
    error: *mut acs_error,
) -> acs_status {
    guard(error, || {
        let design = handle::lease::<DesignObject>(design)?;
        count_of("variable_count", variable_count, design.0.variables())?;
        let (end, numbers) = extent(first, rows, variable_count)?;
        let found = design.0.rows(first..end).map_err(EngineError::from)?;
        // SAFETY: `points` is null or writable for so many values by the rules of the header.
        unsafe { pointer::output(points, numbers, "points") }?.copy_from_slice(&found);
        Ok(())
    })
}

/// Frees a design. Zero is allowed.
///
/// Threads: any; calls that use the design at that moment finish with it.
#[unsafe(no_mangle)]
pub extern "C" fn acs_design_free(design: acs_design) -> acs_status {
    guard(ptr::null_mut(), || handle::remove::<DesignObject>(design))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_design_may_be_shared_between_threads() {
        fn shared<T: Send + Sync>() {}
        shared::<DesignObject>();
    }
}
