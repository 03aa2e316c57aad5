use super::{IdentityError, text_form};
use crate::document::shorten;
use core::fmt;
use core::str::FromStr;

/// Seed of all random draws of a run; written as a hexadecimal text, because JSON numbers lose 64-bit integers.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Seed(pub u64);

/// `0x` and 16 digits.
impl fmt::Display for Seed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:#018x}", self.0)
    }
}

/// 1 to 16 hexadecimal digits, with or without `0x`.
impl FromStr for Seed {
    type Err = IdentityError;

    fn from_str(text: &str) -> Result<Self, IdentityError> {
        let digits = text.strip_prefix("0x").unwrap_or(text);
        let sound = (1..=16).contains(&digits.len()) && digits.bytes().all(|b| b.is_ascii_hexdigit());
        match u64::from_str_radix(digits, 16) {
            Ok(seed) if sound => Ok(Self(seed)),
            _ => Err(IdentityError::Seed { text: shorten(text) }),
        }
    }
}

text_form!(Seed, "Seed", "accuscene-seed", "Seed: 1 to 16 hexadecimal digits, as in 0x2a");
