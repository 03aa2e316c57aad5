//! Views: spans of text and of numbers.

use std::ffi::c_char;
use std::ptr;

use crate::failure::Failure;
use crate::pointer;
use crate::status::INVALID_UTF8;

/// A span of bytes, UTF-8 where it is text, without a final NUL.
///
/// As an argument it is borrowed for the call alone; `{NULL, 0}` is empty. As a result it is a borrowed view
/// that lives as long as the function says; `data` is null only when there is no value at all.
#[repr(C)]
#[derive(Clone, Copy, Debug)]
pub struct acs_bytes {
    /// First byte, or null.
    pub data: *const c_char,
    /// Number of bytes.
    pub len: usize,
}

/// A borrowed table of numbers, row by row without gaps: value (r, c) is `data[r * cols + c]`.
#[repr(C)]
#[derive(Clone, Copy, Debug)]
pub struct acs_f64_view {
    /// First value, or null when there are none.
    pub data: *const f64,
    /// Number of rows.
    pub rows: usize,
    /// Number of columns.
    pub cols: usize,
}

impl acs_bytes {
    /// No value.
    pub(crate) const NONE: Self = Self { data: ptr::null(), len: 0 };

    /// Points at a text that outlives the view.
    pub(crate) fn view(text: &str) -> Self {
        // An empty String has no allocation to point at; a static one is safer than a dangling pointer.
        let data = if text.is_empty() { c"".as_ptr() } else { text.as_ptr().cast() };
        Self { data, len: text.len() }
    }

    /// Borrows the bytes of an argument.
    ///
    /// # Safety
    /// The span must be readable and unchanged while the borrow lives.
    pub(crate) unsafe fn read<'a>(self, argument: &str) -> Result<&'a [u8], Failure> {
        // SAFETY: by the contract of this function.
        unsafe { pointer::input(self.data.cast::<u8>(), self.len, argument) }
    }

    /// Borrows the text of an argument.
    ///
    /// # Safety
    /// As [`read`](Self::read).
    pub(crate) unsafe fn text<'a>(self, argument: &str) -> Result<&'a str, Failure> {
        // SAFETY: by the contract of this function.
        let bytes = unsafe { self.read(argument) }?;
        std::str::from_utf8(bytes).map_err(|error| {
            let message = format!("{argument} is not UTF-8 from byte {} on", error.valid_up_to());
            Failure::argument(INVALID_UTF8, argument, message)
        })
    }
}

impl acs_f64_view {
    /// Points at one column of numbers that outlives the view.
    pub(crate) fn column(values: &[f64]) -> Self {
        let data = if values.is_empty() { ptr::null() } else { values.as_ptr() };
        Self { data, rows: values.len(), cols: 1 }
    }
}
