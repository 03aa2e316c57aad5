//! Names of files for things that an author named.

use std::fmt::Write;

/// Longest part of a name that is kept; file systems take 255 bytes with the ending.
const LONGEST: usize = 200;

/// A file name for a table or another named thing: letters, digits, `.`, `-` and `_` stay, every other byte becomes
/// `%` and two hexadecimal digits, and a leading point does too, so that no name leaves its folder or hides.
#[must_use]
pub fn file_name(name: &str) -> String {
    let mut out = String::new();
    for (index, byte) in name.bytes().enumerate() {
        let plain =
            byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_') || (byte == b'.' && index > 0);
        if out.len() + 3 > LONGEST {
            break;
        }
        if plain {
            out.push(char::from(byte));
        } else {
            // Writing to a String cannot fail.
            let _ = write!(out, "%{byte:02X}");
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::file_name;

    #[test]
    fn no_name_leaves_its_folder() {
        assert_eq!(file_name("vehicle.bullet"), "vehicle.bullet");
        assert_eq!(file_name("../../etc/passwd"), "%2E.%2F..%2Fetc%2Fpasswd");
        assert_eq!(file_name("vehicle.</script><b>"), "vehicle.%3C%2Fscript%3E%3Cb%3E");
        assert_eq!(file_name("a\\b:c"), "a%5Cb%3Ac");
        assert!(file_name(&"ä".repeat(500)).len() <= 200);
    }
}
