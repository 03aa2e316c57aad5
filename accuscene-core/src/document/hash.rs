use super::shorten;
use crate::error::CoreError;
use crate::identity::text_form;
use core::fmt;
use core::str::FromStr;
use serde_json::Value;
use sha2::{Digest, Sha256};

/// A SHA-256 (FIPS 180-4) of some content.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ContentHash(pub [u8; 32]);

impl ContentHash {
    /// The 32 bytes.
    #[must_use]
    pub fn as_bytes(&self) -> &[u8; 32] {
        &self.0
    }
}

/// 64 hexadecimal digits, small letters, as `sha256sum` prints them.
impl fmt::Display for ContentHash {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|byte| write!(f, "{byte:02x}"))
    }
}

/// 64 hexadecimal digits.
impl FromStr for ContentHash {
    type Err = CoreError;

    fn from_str(text: &str) -> Result<Self, CoreError> {
        let digits: Option<Vec<u8>> =
            text.chars().map(|c| c.to_digit(16).and_then(|d| u8::try_from(d).ok())).collect();
        match digits {
            Some(digits) if digits.len() == 64 => {
                let mut hash = [0; 32];
                for (byte, pair) in hash.iter_mut().zip(digits.chunks_exact(2)) {
                    *byte = pair[0] << 4 | pair[1];
                }
                Ok(Self(hash))
            }
            _ => Err(CoreError::ContentHash { text: shorten(text) }),
        }
    }
}

text_form!(ContentHash, "ContentHash", "accuscene-sha256", "SHA-256: 64 hexadecimal digits");

/// The SHA-256 of bytes.
#[must_use]
pub fn sha256(bytes: &[u8]) -> ContentHash {
    ContentHash(Sha256::digest(bytes).into())
}

/// Canonical JSON (RFC 8785): members sorted, numbers as ECMAScript writes doubles, nothing between symbols.
///
/// Whole numbers beyond 2^53 are written as the nearest double, as the RFC has it.
///
/// # Panics
/// Never: what can fail (NaN, names that are no texts, duplicates) cannot be in a [`Value`].
#[must_use]
pub fn canonical(value: &Value) -> Vec<u8> {
    #[expect(
        clippy::expect_used,
        reason = "a Value has text names, no duplicates and finite numbers, and a Vec takes all that is written"
    )]
    serde_json_canonicalizer::to_vec(value).expect("a Value has a canonical form")
}
