//! Error objects.

use std::ptr;

use crate::bytes::acs_bytes;
use crate::failure::Failure;
use crate::guard::guard;
use crate::handle::{self, Kind, Object};
use crate::pointer::Out;
use crate::status::{INDEX_OUT_OF_RANGE, acs_status};

/// Id of an error; the caller owns it and frees it with `acs_error_free`. Immutable: any threads may share
/// it.
pub type acs_error = u64;

/// A failure that the caller owns.
#[derive(Debug)]
pub(crate) struct ErrorObject {
    pub(crate) failure: Failure,
}

impl ErrorObject {
    pub(crate) fn new(failure: Failure) -> Self {
        Self { failure }
    }
}

impl Object for ErrorObject {
    const KIND: Kind = Kind::Error;
}

/// Reads something from an error into an out-parameter.
///
/// # Safety
/// Unless null, `out` must be writable.
pub(crate) unsafe fn read<T: Copy>(
    error: acs_error,
    out: *mut T,
    argument: &str,
    value: impl FnOnce(&Failure) -> Result<T, Failure>,
) -> acs_status {
    guard(ptr::null_mut(), || {
        // SAFETY: by the contract of this function; all T used are plain C data.
        let mut out = unsafe { Out::new(out, argument) }?;
        out.set(value(&handle::lease::<ErrorObject>(error)?.failure)?);
        Ok(())
    })
}

/// Fails unless `index` is below `count`.
pub(crate) fn in_range(index: usize, count: usize, of: &str) -> Result<usize, Failure> {
    if index < count {
        return Ok(index);
    }
    let message = format!("index {index} of {count} {of}");
    Err(Failure::argument(INDEX_OUT_OF_RANGE, "index", message))
}

/// Reads the status that the failed call returned.
///
/// Threads: any.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn acs_error_status(error: acs_error, status: *mut acs_status) -> acs_status {
    // SAFETY: `status` is null or valid by the rules of the header.
    unsafe { read(error, status, "status", |failure| Ok(failure.status)) }
}

/// Reads whether the same call can succeed after a change of its input: 1 or 0.
///
/// Threads: any.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn acs_error_recoverable(error: acs_error, recoverable: *mut i32) -> acs_status {
    // SAFETY: `recoverable` is null or valid by the rules of the header.
    unsafe { read(error, recoverable, "recoverable", |failure| Ok(i32::from(failure.recoverable))) }
}

/// Views the message: what went wrong, in English, for a person.
///
/// Ownership: the view lives until `acs_error_free`. Threads: any.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn acs_error_message(error: acs_error, message: *mut acs_bytes) -> acs_status {
    // SAFETY: `message` is null or valid by the rules of the header.
    unsafe { read(error, message, "message", |failure| Ok(acs_bytes::view(&failure.message))) }
}

/// Views the path of what is wrong: a place in a document such as `vehicles.bullet.mass`, or the name of an
/// argument.
///
/// Ownership: the view lives until `acs_error_free`; `data` is null when there is no path. Threads: any.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn acs_error_path(error: acs_error, path: *mut acs_bytes) -> acs_status {
    let view = |failure: &Failure| match failure.path.as_str() {
        "" => acs_bytes::NONE,
        path => acs_bytes::view(path),
    };
    // SAFETY: `path` is null or valid by the rules of the header.
    unsafe { read(error, path, "path", |failure| Ok(view(failure))) }
}

/// Counts the causes below an error.
///
/// Threads: any.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn acs_error_cause_count(error: acs_error, count: *mut usize) -> acs_status {
    // SAFETY: `count` is null or valid by the rules of the header.
    unsafe { read(error, count, "count", |failure| Ok(failure.causes.len())) }
}

/// Views the message of a cause; cause 0 is the nearest.
///
/// Ownership: the view lives until `acs_error_free`. Threads: any.
///
/// \return `ACS_STATUS_INDEX_OUT_OF_RANGE`
#[unsafe(no_mangle)]
pub unsafe extern "C" fn acs_error_cause(
    error: acs_error,
    index: usize,
    message: *mut acs_bytes,
) -> acs_status {
    let view = |failure: &Failure| {
        let index = in_range(index, failure.causes.len(), "causes")?;
        Ok(acs_bytes::view(&failure.causes[index]))
    };
    // SAFETY: `message` is null or valid by the rules of the header.
    unsafe { read(error, message, "message", view) }
}

/// Frees an error; its views end. Zero is allowed.
///
/// Threads: any; calls that use the error at that moment finish first with what they have.
#[unsafe(no_mangle)]
pub extern "C" fn acs_error_free(error: acs_error) -> acs_status {
    guard(ptr::null_mut(), || handle::remove::<ErrorObject>(error))
}
