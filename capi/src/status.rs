//! Statuses: zero, or the number of the error in the registry that the whole workspace shares.

use accuscene_core::error::code_entry;

use crate::bytes::acs_bytes;
use crate::failure::Failure;
use crate::guard::guard;
use crate::pointer::Out;

/// `ACS_STATUS_OK`, or the stable number of an error.
pub type acs_status = i32;

/// A status of the C ABI itself: number, name, whether a retry can help, and meaning.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct OwnStatus {
    /// Number, 6500..6599; never reused.
    pub code: acs_status,
    /// Name: the constant without `ACS_STATUS_`, in lower case with hyphens.
    pub name: &'static str,
    /// Whether the same call can succeed after the caller changed its arguments.
    pub recoverable: bool,
    /// What it means, in one line.
    pub meaning: &'static str,
}

macro_rules! own {
    ($($constant:ident = $code:literal, $name:literal, $recoverable:literal, $meaning:literal;)*) => {
        $(pub(crate) const $constant: acs_status = $code;)*
        const OWN: &[OwnStatus] = &[$(OwnStatus {
            code: $code, name: $name, recoverable: $recoverable, meaning: $meaning,
        },)*];
    };
}

/// The call did what it says.
pub(crate) const OK: acs_status = 0;

// Append only: a number that was released is never given another meaning.
own! {
    NULL_ARGUMENT = 6500, "null-argument", true, "a pointer that must not be null is null";
    MISALIGNED_ARGUMENT = 6501, "misaligned-argument", true, "a pointer is not aligned for its type";
    LENGTH_TOO_LARGE = 6502, "length-too-large", true, "a length is larger than any object can be";
    STALE_HANDLE = 6503, "stale-handle", true, "an id is zero, was freed before, or never existed";
    WRONG_HANDLE_KIND = 6504, "wrong-handle-kind", true, "an id names an object of another kind";
    INVALID_UTF8 = 6505, "invalid-utf8", true, "a text is not UTF-8; the message names the first bad byte";
    BUFFER_TOO_SMALL = 6506, "buffer-too-small", true, "the buffer is too small; the length needed was written";
    BAD_STRUCT_SIZE = 6507, "bad-struct-size", true, "a struct_size is impossible; call init first";
    UNKNOWN_OPTION = 6508, "unknown-option", true, "an option that this version does not know is not zero";
    UNKNOWN_ENUM_VALUE = 6509, "unknown-enum-value", true, "an integer is no value of its enumeration";
    INDEX_OUT_OF_RANGE = 6510, "index-out-of-range", true, "an index is not below its count";
    NO_SUCH_NAME = 6511, "no-such-name", true, "nothing has this name or number";
    SINK_REFUSED = 6512, "sink-refused", true, "the write function of a sink returned non-zero";
    HANDLE_TABLE_FULL = 6513, "handle-table-full", false, "no further object can be named";
    WRONG_COUNT = 6514, "wrong-count", true, "a count is not that of the object";
    POISONED = 6598, "poisoned", false, "a panic happened in a call with this object; it can only be freed";
    PANIC = 6599, "panic", false, "a defect of the library stopped the call; other objects stay usable";
}

/// The statuses that the C ABI adds to the registry of the workspace, in ascending order.
#[must_use]
pub fn own_statuses() -> &'static [OwnStatus] {
    OWN
}

/// The entry of a status of the C ABI itself.
pub(crate) fn own(code: acs_status) -> Option<&'static OwnStatus> {
    OWN.iter().find(|entry| entry.code == code)
}

fn name(code: acs_status) -> Option<&'static str> {
    if code == OK {
        return Some("ok");
    }
    let shared = || {
        let number = u32::try_from(code).ok()?;
        code_entry(number).map(|entry| entry.name)
    };
    own(code).map(|entry| entry.name).or_else(shared)
}

/// Finds the name of a status: its constant without `ACS_STATUS_`, in lower case with hyphens
/// (`stale-handle`).
///
/// Ownership: the view is static. Threads: any.
///
/// \param status  the number
/// \param name    receives the name
/// \return `ACS_STATUS_NO_SUCH_NAME` for a number that this version does not know
#[unsafe(no_mangle)]
pub unsafe extern "C" fn acs_status_name(status: acs_status, name: *mut acs_bytes) -> acs_status {
    guard(std::ptr::null_mut(), || {
        // SAFETY: the caller passes null or a valid out-pointer.
        let mut out = unsafe { Out::new(name, "name") }?;
        let text =
            self::name(status).ok_or_else(|| Failure::own(NO_SUCH_NAME, format!("no status {status}")))?;
        out.set(acs_bytes::view(text));
        Ok(())
    })
}

#[cfg(test)]
mod tests {
    use accuscene_core::error::registry;

    use super::*;

    #[test]
    fn own_numbers_ascend_within_the_range_of_the_c_abi() {
        assert!(OWN.windows(2).all(|pair| pair[0].code < pair[1].code));
        assert!(OWN.iter().all(|entry| (6500..6600).contains(&entry.code)));
    }

    #[test]
    fn own_statuses_agree_with_the_registry() {
        for shared in registry().iter().filter(|shared| (6500..6600).contains(&shared.code)) {
            let own =
                own(shared.code.cast_signed()).unwrap_or_else(|| panic!("{} is unknown here", shared.name));
            let fields = (shared.name, shared.recoverable, shared.meaning);
            assert_eq!((own.name, own.recoverable, own.meaning), fields);
        }
    }

    #[test]
    fn every_name_is_used_once() {
        let mut names: Vec<&str> = OWN.iter().map(|entry| entry.name).collect();
        let shared = registry().iter().filter(|entry| !(6500..6600).contains(&entry.code));
        names.extend(shared.map(|entry| entry.name));
        names.sort_unstable();
        let twice: Vec<_> = names.windows(2).filter(|pair| pair[0] == pair[1]).collect();
        assert!(twice.is_empty(), "C needs one constant a status: {twice:?}");
    }
}
