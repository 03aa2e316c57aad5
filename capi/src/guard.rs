//! The border: every export runs in here.

use std::any::Any;
use std::panic::{AssertUnwindSafe, catch_unwind};

use crate::error::{ErrorObject, acs_error};
use crate::failure::Failure;
use crate::handle;
use crate::panic_log;
use crate::pointer::Out;
use crate::status::{OK, PANIC, acs_status};

/// Runs the body of an export: zeroes `error`, turns a panic into `ACS_STATUS_PANIC`, and hands a failure to
/// the caller.
///
/// Exports pass their own `error` argument, null or valid by the rules of the header.
pub(crate) fn guard(error: *mut acs_error, work: impl FnOnce() -> Result<(), Failure>) -> acs_status {
    let mut out = match error.is_null() {
        true => None,
        // SAFETY: not null; the header demands that a pointer to an error is valid for the call.
        false => match unsafe { Out::new(error, "error") } {
            Ok(out) => Some(out),
            Err(failure) => return failure.status,
        },
    };
    let result = {
        let _inside = panic_log::Inside::enter();
        // Unwind safety: an object that was in use is poisoned by its lease, the table is never left half
        // changed.
        catch_unwind(AssertUnwindSafe(work))
            .unwrap_or_else(|payload| Err(Failure::own(PANIC, panic_text(payload.as_ref()))))
    };
    let Err(failure) = result else { return OK };
    let status = failure.status;
    if let Some(out) = &mut out
        && let Ok(id) = handle::insert(ErrorObject::new(failure))
    {
        out.set(id);
    }
    status
}

fn panic_text(payload: &(dyn Any + Send)) -> String {
    let text = payload.downcast_ref::<&str>().map(|text| (*text).to_owned());
    let text = text.or_else(|| payload.downcast_ref::<String>().cloned());
    format!("defect in the library: {}", text.unwrap_or_else(|| "panic without a text".to_owned()))
}

#[cfg(test)]
mod tests {
    use std::sync::atomic::AtomicBool;

    use super::*;
    use crate::cancel::{CancelObject, acs_cancel_free, acs_cancel_request};
    use crate::error::{acs_error_free, acs_error_status};
    use crate::status::POISONED;

    #[test]
    fn a_panic_becomes_a_status_and_leaves_the_library_usable() {
        let mut error = 0;
        let status = guard(&raw mut error, || panic!("deliberate"));
        assert_eq!(status, PANIC);
        let mut seen = 0;
        // SAFETY: live locals.
        assert_eq!(unsafe { acs_error_status(error, &raw mut seen) }, OK);
        assert_eq!(seen, PANIC);
        assert_eq!(acs_error_free(error), OK);
        assert_eq!(guard(std::ptr::null_mut(), || Ok(())), OK);
    }

    #[test]
    fn an_object_in_use_during_a_panic_can_only_be_freed() {
        let id = handle::insert(CancelObject(AtomicBool::new(false))).unwrap();
        let status = guard(std::ptr::null_mut(), || {
            let _token = handle::lease::<CancelObject>(id)?;
            panic!("deliberate");
        });
        assert_eq!(status, PANIC);
        assert_eq!(acs_cancel_request(id), POISONED);
        assert_eq!(acs_cancel_free(id), OK);
    }

    #[test]
    fn a_previous_error_is_overwritten_by_zero() {
        let mut error = 99;
        assert_eq!(guard(&raw mut error, || Ok(())), OK);
        assert_eq!(error, 0);
    }
}
