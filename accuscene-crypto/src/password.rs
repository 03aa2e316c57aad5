//! Keys from passwords.

mod argon2id;
mod pbkdf2;

pub use argon2id::Argon2Params;
#[cfg(test)]
pub(crate) use argon2id::{Argon2Input, argon2id};
pub use pbkdf2::Pbkdf2Params;
#[cfg(test)]
pub(crate) use pbkdf2::pbkdf2_hmac_sha256;

use crate::CryptoError;

/// A password that is none protects nothing, whatever is spent on it.
fn refuse_empty(password: &[u8]) -> Result<(), CryptoError> {
    if password.is_empty() { Err(CryptoError::EmptyPassword) } else { Ok(()) }
}

fn check_range(name: &'static str, value: u64, min: u64, max: u64) -> Result<(), CryptoError> {
    if value < min || value > max {
        return Err(CryptoError::ParameterOutOfRange { name, value, min, max });
    }
    Ok(())
}
