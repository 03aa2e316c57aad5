use sha2::Sha256;

use super::{check_range, refuse_empty};
use crate::{CryptoError, Salt, SecretKey};

/// What a guess of the password costs under PBKDF2-HMAC-SHA256 (RFC 8018). Store it beside the salt.
///
/// For hosts that must use it; [`Argon2Params`](crate::Argon2Params) costs an attacker far more.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Pbkdf2Params {
    iterations: u32,
}

impl Pbkdf2Params {
    /// The weakest accepted, 100,000 iterations, so that older files can be read. New ones deserve the default.
    pub const FLOOR: Self = Self { iterations: 100_000 };
    /// The default, 600,000 iterations (OWASP Password Storage Cheat Sheet, 2023).
    pub const RECOMMENDED: Self = Self { iterations: 600_000 };
    /// The most iterations accepted.
    pub const MAX_ITERATIONS: u32 = 10_000_000;

    /// Parameters between [`Pbkdf2Params::FLOOR`] and [`Pbkdf2Params::MAX_ITERATIONS`].
    ///
    /// # Errors
    /// [`CryptoError::ParameterOutOfRange`].
    pub fn new(iterations: u32) -> Result<Self, CryptoError> {
        let min = Self::FLOOR.iterations;
        check_range("iterations", iterations.into(), min.into(), Self::MAX_ITERATIONS.into())?;
        Ok(Self { iterations })
    }

    /// Iterations, 100,000 to 10,000,000.
    #[must_use]
    pub const fn iterations(self) -> u32 {
        self.iterations
    }

    /// Whether a new file may still be written with these; older ones should be sealed again.
    #[must_use]
    pub const fn meets_recommendation(self) -> bool {
        self.iterations >= Self::RECOMMENDED.iterations
    }

    /// The key that a password, a salt and these parameters give.
    ///
    /// # Errors
    /// [`CryptoError::EmptyPassword`].
    pub fn derive_key(self, password: &[u8], salt: &Salt) -> Result<SecretKey, CryptoError> {
        refuse_empty(password)?;
        SecretKey::fill_with(|key| {
            pbkdf2_hmac_sha256(password, salt.as_bytes(), self.iterations, key);
            Ok(())
        })
    }
}

impl Default for Pbkdf2Params {
    fn default() -> Self {
        Self::RECOMMENDED
    }
}

pub(crate) fn pbkdf2_hmac_sha256(password: &[u8], salt: &[u8], iterations: u32, key: &mut [u8]) {
    ::pbkdf2::pbkdf2_hmac::<Sha256>(password, salt, iterations, key);
}
