use super::{PortError, PortErrorKind, PortResult};
use core::fmt;
use core::str::FromStr;

/// Name of a blob, a cached value or a stream: 1 to 512 bytes of text in segments separated by `/`.
///
/// Segments are not empty and neither `.` nor `..`; control characters are refused. Two keys are the same only if
/// their bytes are: no folding of case, no Unicode normalisation. Keys are ordered by their bytes. `a` and `a/b` can
/// exist side by side. An adapter whose back end cannot hold such names has to encode them.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Key(String);

impl Key {
    /// Longest key in bytes.
    pub const MAX_BYTES: usize = 512;

    /// The key of this text.
    ///
    /// # Errors
    /// `Unsupported` for a text that is no key.
    pub fn new(text: impl Into<String>) -> PortResult<Self> {
        let text = text.into();
        let fault = if text.is_empty() {
            "it is empty"
        } else if text.len() > Self::MAX_BYTES {
            "it has more than 512 bytes"
        } else if text.chars().any(char::is_control) {
            "it has a control character"
        } else if text.split('/').any(|segment| matches!(segment, "" | "." | "..")) {
            "a segment between slashes is empty, `.` or `..`"
        } else {
            return Ok(Self(text));
        };
        let shown: String = text.chars().take(80).collect();
        Err(PortError::new(PortErrorKind::Unsupported, format!("{shown:?} is no key: {fault}")))
    }

    /// The text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Key {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl FromStr for Key {
    type Err = PortError;

    fn from_str(text: &str) -> PortResult<Self> {
        Self::new(text)
    }
}

#[cfg(test)]
mod tests {
    use super::Key;

    #[test]
    fn keys_that_could_leave_a_folder_are_refused() {
        for text in ["", "/", "/a", "a/", "a//b", ".", "..", "a/../b", "a/.", "a\nb", "a\0"] {
            assert!(Key::new(text).is_err(), "{text:?}");
        }
        assert!(Key::new("é".repeat(256)).is_ok());
        assert!(Key::new("é".repeat(257)).is_err());
        for text in ["a", "...", ".a", "a b", "a/b/c", "C:\\x", "%2e%2e", "ключ"] {
            assert_eq!(Key::new(text).map(|k| k.to_string()), Ok(text.to_owned()));
        }
    }
}
