//! Cancel tokens.

use std::ptr;
use std::sync::atomic::{AtomicBool, Ordering};

use crate::guard::guard;
use crate::handle::{self, Kind, Object};
use crate::pointer::Out;
use crate::status::acs_status;

/// Id of a cancel token; the caller owns it and frees it with `acs_cancel_free`. Any thread may request.
pub type acs_cancel = u64;

/// A wish to stop, set once.
#[derive(Debug)]
pub(crate) struct CancelObject(pub(crate) AtomicBool);

impl Object for CancelObject {
    const KIND: Kind = Kind::Cancel;
}

impl CancelObject {
    pub(crate) fn requested(&self) -> bool {
        self.0.load(Ordering::Relaxed)
    }
}

/// Makes a cancel token.
///
/// Ownership: the caller frees it. Threads: any.
///
/// \param cancel  receives the id
#[unsafe(no_mangle)]
pub unsafe extern "C" fn acs_cancel_new(cancel: *mut acs_cancel) -> acs_status {
    guard(ptr::null_mut(), || {
        // SAFETY: `cancel` is null or valid by the rules of the header.
        let mut out = unsafe { Out::new(cancel, "cancel") }?;
        out.set(handle::insert(CancelObject(AtomicBool::new(false)))?);
        Ok(())
    })
}

/// Asks every call that was given this token to stop soon; a token stays requested.
///
/// Threads: any, also from inside a progress function.
#[unsafe(no_mangle)]
pub extern "C" fn acs_cancel_request(cancel: acs_cancel) -> acs_status {
    guard(ptr::null_mut(), || {
        handle::lease::<CancelObject>(cancel)?.0.store(true, Ordering::Relaxed);
        Ok(())
    })
}

/// Frees a cancel token; calls that were given it keep it until they return. Zero is allowed.
///
/// Threads: any.
#[unsafe(no_mangle)]
pub extern "C" fn acs_cancel_free(cancel: acs_cancel) -> acs_status {
    guard(ptr::null_mut(), || handle::remove::<CancelObject>(cancel))
}
