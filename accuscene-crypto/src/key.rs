use std::fmt;

use zeroize::Zeroizing;

use crate::{CryptoError, RandomSource, random};

/// A 256-bit key, wiped from memory when dropped.
///
/// It does not print its bytes, cannot be compared and is cloned only by name.
#[derive(Clone)]
pub struct SecretKey(Box<Zeroizing<[u8; Self::LENGTH]>>);

impl SecretKey {
    /// Bytes of a key.
    pub const LENGTH: usize = 32;

    /// A fresh key.
    ///
    /// # Errors
    /// [`CryptoError::RandomSource`] and [`CryptoError::RandomSourceStuck`].
    pub fn generate(random: &mut dyn RandomSource) -> Result<Self, CryptoError> {
        Self::fill_with(|bytes| random::draw(random, bytes))
    }

    /// A key of given bytes; the caller wipes its own copy.
    ///
    /// # Errors
    /// [`CryptoError::WrongLength`] unless there are [`SecretKey::LENGTH`] bytes.
    pub fn from_slice(bytes: &[u8]) -> Result<Self, CryptoError> {
        if bytes.len() != Self::LENGTH {
            let (length, expected) = (bytes.len(), Self::LENGTH);
            return Err(CryptoError::WrongLength { name: "a secret key", length, expected });
        }
        Self::fill_with(|key| {
            key.copy_from_slice(bytes);
            Ok(())
        })
    }

    /// The bytes, for a key store; whoever copies them wipes the copy.
    #[must_use]
    pub fn expose_bytes(&self) -> &[u8; Self::LENGTH] {
        &self.0
    }

    /// A key whose bytes are written in place, so that no copy stays behind.
    pub(crate) fn fill_with(
        write: impl FnOnce(&mut [u8]) -> Result<(), CryptoError>,
    ) -> Result<Self, CryptoError> {
        let mut key = Self(Box::new(Zeroizing::new([0; Self::LENGTH])));
        write(key.0.as_mut_slice())?;
        Ok(key)
    }
}

impl fmt::Debug for SecretKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("SecretKey(..)")
    }
}
