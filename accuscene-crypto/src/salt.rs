use std::fmt;

use crate::{CryptoError, RandomSource, random};

/// 32 random bytes that make equal passwords or keys give different results; public, stored beside the result.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Salt([u8; Self::LENGTH]);

impl Salt {
    /// Bytes of a salt.
    pub const LENGTH: usize = 32;

    /// A fresh salt.
    ///
    /// # Errors
    /// [`CryptoError::RandomSource`] and [`CryptoError::RandomSourceStuck`].
    pub fn generate(random: &mut dyn RandomSource) -> Result<Self, CryptoError> {
        let mut bytes = [0; Self::LENGTH];
        random::draw(random, &mut bytes)?;
        Ok(Self(bytes))
    }

    /// A salt that was stored.
    #[must_use]
    pub const fn from_bytes(bytes: [u8; Self::LENGTH]) -> Self {
        Self(bytes)
    }

    /// The bytes to store.
    #[must_use]
    pub const fn as_bytes(&self) -> &[u8; Self::LENGTH] {
        &self.0
    }
}

impl fmt::Debug for Salt {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Salt(")?;
        for byte in self.0 {
            write!(f, "{byte:02x}")?;
        }
        f.write_str(")")
    }
}
