//! AES-256-GCM (NIST SP 800-38D) in place; keys and nonces never come from outside the crate.

use aes_gcm::Aes256Gcm;
use aes_gcm::aead::{AeadInOut, KeyInit};

use crate::CryptoError;

/// Bytes of a nonce.
pub(crate) const NONCE: usize = 12;
/// Bytes of a tag.
pub(crate) const TAG: usize = 16;

/// Encrypts `text` in place.
pub(crate) fn encrypt(
    key: &[u8; 32],
    nonce: &[u8; NONCE],
    associated: &[u8],
    text: &mut [u8],
) -> Result<[u8; TAG], CryptoError> {
    Aes256Gcm::new(key.into())
        .encrypt_inout_detached(nonce.into(), associated, text.into())
        .map(Into::into)
        .map_err(|_| CryptoError::Primitive { primitive: "AES-256-GCM" })
}

/// Decrypts `text` in place, after the tag was found right.
pub(crate) fn decrypt(
    key: &[u8; 32],
    nonce: &[u8; NONCE],
    associated: &[u8],
    text: &mut [u8],
    tag: &[u8; TAG],
) -> Result<(), CryptoError> {
    Aes256Gcm::new(key.into())
        .decrypt_inout_detached(nonce.into(), associated, text.into(), tag.into())
        .map_err(|_| CryptoError::Authentication)
}
