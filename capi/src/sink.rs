//! Sinks: where the library writes documents.

use std::ffi::c_void;

use crate::failure::Failure;
use crate::pointer;
use crate::status::{NULL_ARGUMENT, SINK_REFUSED};

/// A function that receives a document in pieces, in order, on the calling thread.
///
/// `write` returns zero to go on and anything else to stop, which makes the call return
/// `ACS_STATUS_SINK_REFUSED`. `data` is valid for that call of `write` alone. `write` must return normally:
/// no C++ exception, no longjmp.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct acs_sink {
    /// Handed to `write`; stays the caller's.
    pub ctx: *mut c_void,
    /// Takes the next `len` bytes.
    pub write: Option<unsafe extern "C" fn(ctx: *mut c_void, data: *const u8, len: usize) -> i32>,
}

/// Pieces are small enough for a pipe and large enough to cost nothing.
const PIECE: usize = 64 * 1024;

/// A sink of the caller, checked.
pub(crate) struct Sink {
    ctx: *mut c_void,
    write: unsafe extern "C" fn(*mut c_void, *const u8, usize) -> i32,
}

impl Sink {
    /// Reads the sink that an argument points at.
    ///
    /// # Safety
    /// Unless null, `sink` must be readable; its function must be callable with its context while this value
    /// lives.
    pub(crate) unsafe fn new(sink: *const acs_sink) -> Result<Self, Failure> {
        let pointer = pointer::checked(sink.cast_mut(), "sink")?;
        // SAFETY: not null, aligned, readable by contract.
        let acs_sink { ctx, write } = unsafe { pointer.as_ptr().read() };
        let write = write.ok_or_else(|| Failure::argument(NULL_ARGUMENT, "sink", "sink.write is null"))?;
        Ok(Self { ctx, write })
    }

    /// Reads the sink of an argument that may be null.
    ///
    /// # Safety
    /// As [`new`](Self::new).
    pub(crate) unsafe fn optional(sink: *const acs_sink) -> Result<Option<Self>, Failure> {
        if sink.is_null() {
            return Ok(None);
        }
        // SAFETY: by the contract of this function.
        unsafe { Self::new(sink) }.map(Some)
    }

    /// Hands a document over.
    pub(crate) fn put(&self, document: &str) -> Result<(), Failure> {
        for piece in document.as_bytes().chunks(PIECE) {
            // SAFETY: callable by the contract of `new`; the piece lives through the call.
            let answer = unsafe { (self.write)(self.ctx, piece.as_ptr(), piece.len()) };
            if answer != 0 {
                return Err(Failure::argument(SINK_REFUSED, "sink", format!("the sink returned {answer}")));
            }
        }
        Ok(())
    }
}
