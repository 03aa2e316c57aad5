//! Leak reports.

use crate::handle;

/// Counts the objects that the callers of this process own now; zero at the end of a program that leaks none.
///
/// Threads: any.
#[unsafe(no_mangle)]
pub extern "C" fn acs_debug_live_count() -> u64 {
    handle::live() as u64
}
