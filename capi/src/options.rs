//! Option structs that can grow: the first field says how many bytes the caller knows.

use std::mem::size_of;
use std::ptr;
use std::slice;

use crate::bytes::acs_bytes;
use crate::failure::Failure;
use crate::guard::guard;
use crate::pointer::checked;
use crate::status::{BAD_STRUCT_SIZE, UNKNOWN_ENUM_VALUE, UNKNOWN_OPTION, acs_status};

/// What a run keeps of the motion.
#[repr(i32)]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum acs_record {
    /// Poses, collisions and summaries alone; the run has no tables.
    None = 0,
    /// Every recorded row.
    Rows = 1,
}

/// Units that a report shows first.
#[repr(i32)]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum acs_units {
    /// SI and degrees.
    Si = 0,
    /// US customary.
    Us = 1,
    /// SI with US customary beside it.
    Both = 2,
}

/// Options of `acs_simulate`; call `acs_run_options_init` first.
#[repr(C)]
#[derive(Clone, Copy, Debug)]
pub struct acs_run_options {
    /// `sizeof` of the struct, set by the init function.
    pub struct_size: usize,
    /// An `acs_record`; `ACS_RECORD_ROWS` by default.
    pub record: i32,
    /// Zero.
    pub reserved: u32,
}

/// Options of `acs_run_report_html`; call `acs_report_options_init` first.
#[repr(C)]
#[derive(Clone, Copy, Debug)]
pub struct acs_report_options {
    /// `sizeof` of the struct, set by the init function.
    pub struct_size: usize,
    /// An `acs_units`; `ACS_UNITS_SI` by default.
    pub units: i32,
    /// Zero.
    pub reserved: u32,
    /// Bytes of the image file that the scene's backdrop names, borrowed for the call; empty by default.
    pub backdrop: acs_bytes,
}

/// A struct of options.
///
/// # Safety
/// `repr(C)` without padding, `struct_size: usize` first, every bit pattern valid.
pub(crate) unsafe trait Versioned: Copy {
    /// The defaults, with the size that this version knows.
    const DEFAULT: Self;
}

// SAFETY: integers only, no padding: the first field is aligned like the whole, the other two fill eight
// bytes.
unsafe impl Versioned for acs_run_options {
    const DEFAULT: Self =
        Self { struct_size: size_of::<Self>(), record: acs_record::Rows as i32, reserved: 0 };
}

// SAFETY: integers and one raw span, no padding.
unsafe impl Versioned for acs_report_options {
    const DEFAULT: Self = Self {
        struct_size: size_of::<Self>(),
        units: acs_units::Si as i32,
        reserved: 0,
        backdrop: acs_bytes { data: ptr::null(), len: 0 },
    };
}

/// No struct of options will be larger; a larger size is memory that was never initialised.
const LARGEST: usize = 4096;

fn usable_size(size: usize) -> Result<usize, Failure> {
    if (size_of::<usize>()..=LARGEST).contains(&size) {
        return Ok(size);
    }
    let message = format!("struct_size {size} is not between {} and {LARGEST}", size_of::<usize>());
    Err(Failure::argument(BAD_STRUCT_SIZE, "struct_size", message))
}

/// Fills all `size` bytes with zero and then the part that this version knows with the defaults.
///
/// # Safety
/// Unless null, `options` must be writable for `size` bytes.
pub(crate) unsafe fn init<T: Versioned>(options: *mut T, size: usize) -> Result<(), Failure> {
    let options = checked(options, "options")?.as_ptr();
    let size = usable_size(size)?;
    let defaults = T::DEFAULT;
    // SAFETY: writable for `size` bytes by contract; the copies stay within both; `struct_size` is the first
    // field.
    unsafe {
        options.cast::<u8>().write_bytes(0, size);
        let known = size.min(size_of::<T>());
        options.cast::<u8>().copy_from_nonoverlapping((&raw const defaults).cast(), known);
        options.cast::<usize>().write(size);
    }
    Ok(())
}

/// Reads options of any version: null is the defaults, what the caller does not know is a default, and what
/// this version does not know must be zero.
///
/// # Safety
/// Unless null, `options` must be readable for as many bytes as its first field says.
pub(crate) unsafe fn read<T: Versioned>(options: *const T) -> Result<T, Failure> {
    let mut value = T::DEFAULT;
    if options.is_null() {
        return Ok(value);
    }
    let options = checked(options.cast_mut(), "options")?.as_ptr();
    // SAFETY: not null, aligned for T, which begins with the size; readable by contract.
    let size = usable_size(unsafe { options.cast::<usize>().read() })?;
    let known = size.min(size_of::<T>());
    // SAFETY: readable for `size` bytes by contract; T has no padding and takes every bit pattern.
    let unknown = unsafe {
        (&raw mut value).cast::<u8>().copy_from_nonoverlapping(options.cast(), known);
        slice::from_raw_parts(options.cast::<u8>().add(known), size - known)
    };
    match unknown.iter().position(|byte| *byte != 0) {
        None => Ok(value),
        Some(at) => {
            let message =
                format!("byte {} of the options belongs to an option of a later version", known + at);
            Err(Failure::argument(UNKNOWN_OPTION, "options", message))
        }
    }
}

/// Refuses a reserved field that is not zero.
pub(crate) fn reserved(value: u32) -> Result<(), Failure> {
    if value == 0 {
        return Ok(());
    }
    Err(Failure::argument(UNKNOWN_OPTION, "options.reserved", format!("options.reserved is {value}, not 0")))
}

/// The failure of an integer that is no value of its enumeration.
pub(crate) fn unknown_value(argument: &str, value: i32, enumeration: &str) -> Failure {
    Failure::argument(
        UNKNOWN_ENUM_VALUE,
        argument,
        format!("{argument} is {value}, which is no {enumeration}"),
    )
}

/// Gives run options their defaults.
///
/// Threads: any.
///
/// \param options      the struct, `struct_size` bytes long
/// \param struct_size  `sizeof(acs_run_options)` as the caller compiled it
#[unsafe(no_mangle)]
pub unsafe extern "C" fn acs_run_options_init(
    options: *mut acs_run_options,
    struct_size: usize,
) -> acs_status {
    // SAFETY: `options` is null or valid for `struct_size` bytes by the rules of the header.
    guard(ptr::null_mut(), || unsafe { init(options, struct_size) })
}

/// Gives report options their defaults.
///
/// Threads: any.
///
/// \param options      the struct, `struct_size` bytes long
/// \param struct_size  `sizeof(acs_report_options)` as the caller compiled it
#[unsafe(no_mangle)]
pub unsafe extern "C" fn acs_report_options_init(
    options: *mut acs_report_options,
    struct_size: usize,
) -> acs_status {
    // SAFETY: `options` is null or valid for `struct_size` bytes by the rules of the header.
    guard(ptr::null_mut(), || unsafe { init(options, struct_size) })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[repr(C)]
    struct Newer {
        known: acs_run_options,
        later: u64,
    }

    #[test]
    fn a_caller_with_a_newer_header_may_leave_later_options_at_zero() {
        let mut newer = Newer { known: acs_run_options::DEFAULT, later: 7 };
        let start = (&raw mut newer).cast::<acs_run_options>();
        // SAFETY: a live local of that size.
        assert!(unsafe { init(start, size_of::<Newer>()) }.is_ok());
        assert_eq!((newer.known.struct_size, newer.later), (size_of::<Newer>(), 0));
        // SAFETY: as above.
        assert!(unsafe { read(start) }.is_ok());
        newer.later = 7;
        let start = (&raw const newer).cast::<acs_run_options>();
        // SAFETY: as above.
        assert_eq!(unsafe { read(start) }.unwrap_err().status, UNKNOWN_OPTION);
    }

    #[test]
    fn a_caller_with_an_older_header_gets_the_default_of_what_it_lacks() {
        let older = [size_of::<usize>(), 0];
        // SAFETY: the size says that only the first field may be read.
        let read = unsafe { read(older.as_ptr().cast::<acs_run_options>()) }.unwrap();
        assert_eq!(read.record, acs_record::Rows as i32);
    }

    #[test]
    fn sizes_that_no_init_function_wrote_are_refused() {
        for size in [0, size_of::<usize>() - 1, LARGEST + 1, usize::MAX] {
            let options = acs_run_options { struct_size: size, ..acs_run_options::DEFAULT };
            // SAFETY: refused before more than the first field is read.
            assert_eq!(unsafe { read(&raw const options) }.unwrap_err().status, BAD_STRUCT_SIZE);
        }
    }
}
