//! Where the text of a panic goes.

use std::cell::Cell;
use std::ffi::c_void;
use std::panic::{self, PanicHookInfo};
use std::sync::{Once, PoisonError, RwLock};

use crate::guard::guard;
use crate::status::acs_status;

/// Receives the text of a panic: UTF-8, without a final NUL, valid for the call alone.
pub type acs_panic_log = Option<unsafe extern "C" fn(ctx: *mut c_void, text: *const u8, len: usize)>;

#[derive(Clone, Copy)]
struct Log {
    call: unsafe extern "C" fn(*mut c_void, *const u8, usize),
    ctx: *mut c_void,
}

// SAFETY: the header demands a log that any thread may call; the pointer is only handed back to it.
unsafe impl Send for Log {}
// SAFETY: as above.
unsafe impl Sync for Log {}

static LOG: RwLock<Option<Log>> = RwLock::new(None);
static HOOK: Once = Once::new();

thread_local! {
    static DEPTH: Cell<u32> = const { Cell::new(0) };
}

/// Marks that this thread is inside an export, so that panics of other Rust code are left alone.
pub(crate) struct Inside;

impl Inside {
    pub(crate) fn enter() -> Self {
        DEPTH.with(|depth| depth.set(depth.get() + 1));
        Self
    }
}

impl Drop for Inside {
    fn drop(&mut self) {
        DEPTH.with(|depth| depth.set(depth.get() - 1));
    }
}

/// Sends the text and place of panics inside this library to a function of the host instead of standard
/// error.
///
/// A panic is a defect of this library; the call that met it returns `ACS_STATUS_PANIC`. Without a log its
/// text goes to standard error. The first call with a log installs a panic hook, which hands everything that
/// happens outside this library to the hook found there.
///
/// Ownership: `ctx` stays the host's and must stay valid until another log is set. Threads: any; the log
/// itself may be called on every thread that calls this library. It must return normally and must not call
/// this library.
///
/// \param log  the function, or null for standard error
/// \param ctx  handed to `log`
#[unsafe(no_mangle)]
pub extern "C" fn acs_set_panic_log(log: acs_panic_log, ctx: *mut c_void) -> acs_status {
    guard(std::ptr::null_mut(), || {
        *LOG.write().unwrap_or_else(PoisonError::into_inner) = log.map(|call| Log { call, ctx });
        if log.is_some() {
            HOOK.call_once(install);
        }
        Ok(())
    })
}

fn install() {
    let previous = panic::take_hook();
    panic::set_hook(Box::new(move |info| {
        let log = match DEPTH.with(Cell::get) {
            0 => None,
            _ => *LOG.read().unwrap_or_else(PoisonError::into_inner),
        };
        match log {
            Some(log) => write(log, info),
            None => previous(info),
        }
    }));
}

fn write(log: Log, info: &PanicHookInfo<'_>) {
    let text = info.to_string();
    // SAFETY: the host vouched for function and context until it sets another log; the text outlives the
    // call.
    unsafe { (log.call)(log.ctx, text.as_ptr(), text.len()) };
}

#[cfg(test)]
mod tests {
    use std::sync::Mutex;

    use super::*;
    use crate::status::{OK, PANIC};

    static SEEN: Mutex<String> = Mutex::new(String::new());

    unsafe extern "C" fn keep(_: *mut c_void, text: *const u8, len: usize) {
        // SAFETY: the library passes a valid span.
        let bytes = unsafe { std::slice::from_raw_parts(text, len) };
        SEEN.lock().unwrap().push_str(&String::from_utf8_lossy(bytes));
    }

    #[test]
    fn the_log_sees_text_and_place_of_a_panic() {
        assert_eq!(acs_set_panic_log(Some(keep), std::ptr::null_mut()), OK);
        assert_eq!(guard(std::ptr::null_mut(), || panic!("a text for the log")), PANIC);
        assert_eq!(acs_set_panic_log(None, std::ptr::null_mut()), OK);
        let seen = SEEN.lock().unwrap();
        assert!(seen.contains("a text for the log") && seen.contains("panic_log.rs"), "{seen}");
    }
}
