//! Pointers that come from the caller: checked once here, safe to use afterwards.

use std::mem::{align_of, size_of};
use std::ptr::NonNull;
use std::slice;

use crate::failure::Failure;
use crate::status::{LENGTH_TOO_LARGE, MISALIGNED_ARGUMENT, NULL_ARGUMENT};

/// An out-parameter.
pub(crate) struct Out<T>(NonNull<T>);

impl<T: Copy> Out<T> {
    /// Checks an out-parameter and gives it the value zero.
    ///
    /// # Safety
    /// When `pointer` is neither null nor misaligned it must be writable for one `T` while this value lives,
    /// and zero bytes must be a valid `T`.
    pub(crate) unsafe fn new(pointer: *mut T, argument: &str) -> Result<Self, Failure> {
        let pointer = checked(pointer, argument)?;
        // SAFETY: not null, aligned, writable by contract; zero is a valid T by contract.
        unsafe { pointer.as_ptr().write_bytes(0, 1) };
        Ok(Self(pointer))
    }

    /// Writes the result.
    pub(crate) fn set(&mut self, value: T) {
        // SAFETY: checked in `new`, writable by its contract.
        unsafe { self.0.as_ptr().write(value) };
    }
}

/// Refuses null and misaligned pointers.
pub(crate) fn checked<T>(pointer: *mut T, argument: &str) -> Result<NonNull<T>, Failure> {
    let Some(pointer) = NonNull::new(pointer) else {
        return Err(Failure::argument(NULL_ARGUMENT, argument, format!("{argument} is null")));
    };
    if pointer.is_aligned() {
        return Ok(pointer);
    }
    let message = format!("{argument} is not aligned to {} bytes", align_of::<T>());
    Err(Failure::argument(MISALIGNED_ARGUMENT, argument, message))
}

/// Checks that `len` elements can exist and that null comes with length zero.
fn checked_span<T>(pointer: *mut T, len: usize, argument: &str) -> Result<Option<NonNull<T>>, Failure> {
    if len == 0 {
        return Ok(None);
    }
    if len > isize::MAX.unsigned_abs() / size_of::<T>() {
        let message = format!("the length of {argument}, {len}, is larger than any object");
        return Err(Failure::argument(LENGTH_TOO_LARGE, argument, message));
    }
    checked(pointer, argument).map(Some)
}

/// Borrows an input span; null is allowed with length zero.
///
/// # Safety
/// Unless null, `pointer` must be readable for `len` elements, unchanged while the borrow lives.
pub(crate) unsafe fn input<'a, T: Copy>(
    pointer: *const T,
    len: usize,
    argument: &str,
) -> Result<&'a [T], Failure> {
    match checked_span(pointer.cast_mut(), len, argument)? {
        // SAFETY: not null, aligned, length possible; readable and unchanged by contract.
        Some(pointer) => Ok(unsafe { slice::from_raw_parts(pointer.as_ptr(), len) }),
        None => Ok(&[]),
    }
}

/// Borrows an output span, filled with zero; null is allowed with length zero.
///
/// # Safety
/// Unless null, `pointer` must be writable for `len` elements that nobody else uses while the borrow lives, and zero
/// bytes must be a valid `T`.
pub(crate) unsafe fn output<'a, T: Copy>(
    pointer: *mut T,
    len: usize,
    argument: &str,
) -> Result<&'a mut [T], Failure> {
    match checked_span(pointer, len, argument)? {
        // SAFETY: not null, aligned, length possible; writable and unshared by contract; zero is a valid T.
        Some(pointer) => Ok(unsafe {
            pointer.as_ptr().write_bytes(0, len);
            slice::from_raw_parts_mut(pointer.as_ptr(), len)
        }),
        None => Ok(&mut []),
    }
}

/// Copies into a buffer of the caller; null is allowed with capacity zero.
///
/// # Safety
/// Unless null, `pointer` must be writable for `capacity` bytes, and nobody else may use them meanwhile.
pub(crate) unsafe fn fill(
    pointer: *mut u8,
    capacity: usize,
    text: &[u8],
    argument: &str,
) -> Result<bool, Failure> {
    let Some(pointer) = checked_span(pointer, capacity, argument)? else {
        return Ok(text.is_empty());
    };
    if text.len() > capacity {
        return Ok(false);
    }
    // SAFETY: not null, `text` fits, the caller's memory cannot overlap a text of ours.
    unsafe { pointer.as_ptr().copy_from_nonoverlapping(text.as_ptr(), text.len()) };
    Ok(true)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_out_parameter_is_zeroed_before_the_work() {
        let mut value = 7_u64;
        // SAFETY: a live local.
        let mut out = unsafe { Out::new(&raw mut value, "value") }.unwrap();
        out.set(9);
        assert_eq!(value, 9);
        // SAFETY: a live local.
        drop(unsafe { Out::new(&raw mut value, "value") });
        assert_eq!(value, 0);
    }

    #[test]
    fn misaligned_and_impossible_pointers_are_refused_unread() {
        let store = [0_u64; 2];
        let odd = store.as_ptr().cast::<u8>().wrapping_add(1).cast::<u64>();
        // SAFETY: refused before any read.
        let misaligned = unsafe { input(odd, 1, "odd") };
        assert_eq!(misaligned.unwrap_err().status, MISALIGNED_ARGUMENT);
        // SAFETY: refused before any read.
        let huge = unsafe { input(store.as_ptr(), usize::MAX / 8, "huge") };
        assert_eq!(huge.unwrap_err().status, LENGTH_TOO_LARGE);
        // SAFETY: null is allowed with length zero.
        assert!(unsafe { input::<u64>(std::ptr::null(), 0, "none") }.unwrap().is_empty());
    }
}
