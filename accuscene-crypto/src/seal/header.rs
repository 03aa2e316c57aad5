use hmac::{Hmac, KeyInit, Mac};
use sha2::Sha256;

use super::{SEAL_OVERHEAD, reserve};
use crate::{CryptoError, RandomSource, SecretKey, aead, random, subkey};

const MAGIC: [u8; 8] = *b"ACSNSEAL";
const VERSION: u8 = 1;
const SUITE: u8 = 1;
const COMMIT: &[u8] = b"accuscene/seal/1/commit";

const SALT: usize = 32;
const SALT_AT: usize = 12;
const NONCE_AT: usize = SALT_AT + SALT;
const COMMITMENT_AT: usize = NONCE_AT + aead::NONCE;
const COMMITMENT: usize = 32;

/// What stands before the ciphertext; the layout is in FORMAT.md.
pub(super) struct Header([u8; Self::LENGTH]);

impl Header {
    pub(super) const LENGTH: usize = COMMITMENT_AT + COMMITMENT;

    /// A header with a new salt and nonce, committed to `key`.
    pub(super) fn fresh(key: &SecretKey, random: &mut dyn RandomSource) -> Result<Self, CryptoError> {
        let mut header = Self([0; Self::LENGTH]);
        header.0[..MAGIC.len()].copy_from_slice(&MAGIC);
        header.0[MAGIC.len()] = VERSION;
        header.0[MAGIC.len() + 1] = SUITE;
        random::draw(random, &mut header.0[SALT_AT..NONCE_AT])?;
        random::draw(random, &mut header.0[NONCE_AT..COMMITMENT_AT])?;
        let commitment = header.commitment(key)?.finalize().into_bytes();
        header.0[COMMITMENT_AT..].copy_from_slice(&commitment);
        Ok(header)
    }

    /// The header and what follows it. Nothing of it is to be trusted yet.
    pub(super) fn read(sealed: &[u8]) -> Result<(Self, &[u8]), CryptoError> {
        let too_short = CryptoError::TooShort { length: sealed.len(), min: SEAL_OVERHEAD };
        let (header, body) = sealed.split_first_chunk().ok_or(too_short)?;
        let [version, suite] = [header[MAGIC.len()], header[MAGIC.len() + 1]];
        if !header.starts_with(&MAGIC) {
            return Err(CryptoError::NotSealed);
        }
        if (version, suite) != (VERSION, SUITE) {
            return Err(CryptoError::UnsupportedVersion { version, suite });
        }
        Ok((Self(*header), body))
    }

    /// Refuses any key but the one the header was made with; the comparison takes constant time.
    pub(super) fn verify_commitment(&self, key: &SecretKey) -> Result<(), CryptoError> {
        self.commitment(key)?.verify_slice(&self.0[COMMITMENT_AT..]).map_err(|_| CryptoError::Authentication)
    }

    /// The header and the caller's associated data as one. The header's length is fixed, so no two pairs collide.
    pub(super) fn authenticate_with(&self, associated: &[u8]) -> Result<Vec<u8>, CryptoError> {
        let mut authenticated = reserve(Self::LENGTH + associated.len())?;
        authenticated.extend_from_slice(&self.0);
        authenticated.extend_from_slice(associated);
        Ok(authenticated)
    }

    pub(super) fn as_bytes(&self) -> &[u8; Self::LENGTH] {
        &self.0
    }

    pub(super) fn salt(&self) -> &[u8] {
        &self.0[SALT_AT..NONCE_AT]
    }

    pub(super) fn nonce(&self) -> [u8; aead::NONCE] {
        let mut nonce = [0; aead::NONCE];
        nonce.copy_from_slice(&self.0[NONCE_AT..COMMITMENT_AT]);
        nonce
    }

    fn commitment(&self, key: &SecretKey) -> Result<Hmac<Sha256>, CryptoError> {
        let commitment_key = subkey::derive(key.expose_bytes(), self.salt(), COMMIT)?;
        let mut commitment = Hmac::<Sha256>::new_from_slice(commitment_key.as_slice())
            .map_err(|_| CryptoError::Primitive { primitive: "HMAC-SHA256" })?;
        commitment.update(&self.0[..COMMITMENT_AT]);
        Ok(commitment)
    }
}
