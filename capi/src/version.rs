//! Versions.

use std::ptr;

use crate::bytes::acs_bytes;
use crate::guard::guard;
use crate::pointer::Out;
use crate::status::acs_status;

/// Version of this header: major in the upper, minor in the lower 16 bits; compare it with
/// `acs_abi_version()`.
///
/// While the major number is 0 every minor number may break; with equal major and minor numbers nothing
/// breaks.
pub const ACS_ABI_VERSION: u32 = 1;

/// The version of the library that was loaded, to be compared with `ACS_ABI_VERSION`.
///
/// Threads: any.
#[unsafe(no_mangle)]
pub extern "C" fn acs_abi_version() -> u32 {
    ACS_ABI_VERSION
}

/// Views the full version of the library: `0.1.0`.
///
/// Ownership: the view is static. Threads: any.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn acs_version(version: *mut acs_bytes) -> acs_status {
    guard(ptr::null_mut(), || {
        // SAFETY: `version` is null or valid by the rules of the header.
        unsafe { Out::new(version, "version") }?.set(acs_bytes::view(env!("CARGO_PKG_VERSION")));
        Ok(())
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_abi_version_is_the_package_version() {
        let major: u32 = env!("CARGO_PKG_VERSION_MAJOR").parse().unwrap();
        let minor: u32 = env!("CARGO_PKG_VERSION_MINOR").parse().unwrap();
        assert_eq!(ACS_ABI_VERSION, major << 16 | minor);
    }
}
