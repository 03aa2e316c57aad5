//! The problems of a scene, one by one, as an error lists them.

use accuscene_core::document::{Problem, Severity};

use crate::bytes::acs_bytes;
use crate::error::{acs_error, in_range, read};
use crate::failure::Failure;
use crate::status::{PANIC, UNKNOWN_ENUM_VALUE, acs_status};

/// How grave a problem is.
#[repr(i32)]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum acs_severity {
    /// The scene cannot be used.
    Error = 1,
    /// The scene can be used, and somebody should look.
    Warning = 2,
}

/// The texts of a problem.
#[repr(i32)]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum acs_problem_field {
    /// Where: `vehicles.bullet.mass`.
    Path = 1,
    /// What is wrong.
    Message = 2,
    /// The value found, shortened.
    Value = 3,
    /// The limit that it breaks.
    Limit = 4,
    /// What to do.
    Hint = 5,
}

fn problem(failure: &Failure, index: usize) -> Result<&Problem, Failure> {
    Ok(&failure.problems[in_range(index, failure.problems.len(), "problems")?])
}

/// Counts the problems of an error.
///
/// Threads: any.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn acs_error_problem_count(error: acs_error, count: *mut usize) -> acs_status {
    // SAFETY: `count` is null or valid by the rules of the header.
    unsafe { read(error, count, "count", |failure| Ok(failure.problems.len())) }
}

/// Reads the number of a problem, one of the statuses.
///
/// Threads: any.
///
/// \return `ACS_STATUS_INDEX_OUT_OF_RANGE`
#[unsafe(no_mangle)]
pub unsafe extern "C" fn acs_error_problem_code(
    error: acs_error,
    index: usize,
    code: *mut acs_status,
) -> acs_status {
    let number = |failure: &Failure| Ok(acs_status::try_from(problem(failure, index)?.code).unwrap_or(PANIC));
    // SAFETY: `code` is null or valid by the rules of the header.
    unsafe { read(error, code, "code", number) }
}

/// Reads how grave a problem is, an `acs_severity`.
///
/// Threads: any.
///
/// \return `ACS_STATUS_INDEX_OUT_OF_RANGE`
#[unsafe(no_mangle)]
pub unsafe extern "C" fn acs_error_problem_severity(
    error: acs_error,
    index: usize,
    severity: *mut i32,
) -> acs_status {
    let grave = |failure: &Failure| {
        Ok(match problem(failure, index)?.severity {
            Severity::Error => acs_severity::Error,
            Severity::Warning => acs_severity::Warning,
        } as i32)
    };
    // SAFETY: `severity` is null or valid by the rules of the header.
    unsafe { read(error, severity, "severity", grave) }
}

/// Views a text of a problem.
///
/// Ownership: the view lives until `acs_error_free`; `data` is null when the problem has no such text.
/// Threads: any.
///
/// \param field  an `acs_problem_field`
/// \return `ACS_STATUS_INDEX_OUT_OF_RANGE`, `ACS_STATUS_UNKNOWN_ENUM_VALUE`
#[unsafe(no_mangle)]
pub unsafe extern "C" fn acs_error_problem_text(
    error: acs_error,
    index: usize,
    field: i32,
    text: *mut acs_bytes,
) -> acs_status {
    let view = |failure: &Failure| {
        let problem = problem(failure, index)?;
        let text = match field {
            field if field == acs_problem_field::Path as i32 => Some(problem.path.as_str()),
            field if field == acs_problem_field::Message as i32 => Some(problem.message.as_str()),
            field if field == acs_problem_field::Value as i32 => problem.value.as_deref(),
            field if field == acs_problem_field::Limit as i32 => problem.limit.as_deref(),
            field if field == acs_problem_field::Hint as i32 => problem.hint.as_deref(),
            other => {
                let message = format!("{other} is no acs_problem_field");
                return Err(Failure::argument(UNKNOWN_ENUM_VALUE, "field", message));
            }
        };
        Ok(text.map_or(acs_bytes::NONE, acs_bytes::view))
    };
    // SAFETY: `text` is null or valid by the rules of the header.
    unsafe { read(error, text, "text", view) }
}
