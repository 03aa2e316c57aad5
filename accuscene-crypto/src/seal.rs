//! One message, sealed and opened whole.

mod header;

use crate::{CryptoError, RandomSource, SecretKey, aead, subkey};
use header::Header;

/// The longest plaintext of one message in bytes, 1 GiB.
pub const MAX_PLAINTEXT: usize = 1 << 30;
/// The longest associated data in bytes, 1 MiB.
pub const MAX_ASSOCIATED_DATA: usize = 1 << 20;
/// Bytes by which a sealed message is longer than its plaintext, 104.
pub const SEAL_OVERHEAD: usize = Header::LENGTH + aead::TAG;

const ENCRYPT: &[u8] = b"accuscene/seal/1/encrypt";

/// `plaintext` encrypted and authenticated, together with `associated` data that is not stored.
///
/// The result is [`SEAL_OVERHEAD`] bytes longer and differs each time. A key may seal any number of messages: each
/// is encrypted under a key of its own.
///
/// # Errors
/// [`CryptoError::TooLong`] beyond [`MAX_PLAINTEXT`] or [`MAX_ASSOCIATED_DATA`]; [`CryptoError::RandomSource`],
/// [`CryptoError::RandomSourceStuck`]; [`CryptoError::OutOfMemory`].
pub fn seal(
    key: &SecretKey,
    plaintext: &[u8],
    associated: &[u8],
    random: &mut dyn RandomSource,
) -> Result<Vec<u8>, CryptoError> {
    check_length("plaintext", plaintext.len(), MAX_PLAINTEXT)?;
    check_length("associated data", associated.len(), MAX_ASSOCIATED_DATA)?;
    let header = Header::fresh(key, random)?;
    let mut sealed = reserve(plaintext.len() + SEAL_OVERHEAD)?;
    sealed.extend_from_slice(header.as_bytes());
    sealed.extend_from_slice(plaintext);
    let encryption_key = subkey::derive(key.expose_bytes(), header.salt(), ENCRYPT)?;
    let authenticated = header.authenticate_with(associated)?;
    let tag = aead::encrypt(&encryption_key, &header.nonce(), &authenticated, &mut sealed[Header::LENGTH..])?;
    sealed.extend_from_slice(&tag);
    Ok(sealed)
}

/// The plaintext of a sealed message, if key and `associated` data are those it was sealed with.
///
/// # Errors
/// [`CryptoError::Authentication`] for a wrong key, other associated data or a changed message, without telling
/// which; [`CryptoError::NotSealed`], [`CryptoError::UnsupportedVersion`], [`CryptoError::TooShort`] and
/// [`CryptoError::TooLong`] for bytes that cannot be such a message; [`CryptoError::OutOfMemory`].
pub fn open(key: &SecretKey, sealed: &[u8], associated: &[u8]) -> Result<Vec<u8>, CryptoError> {
    check_length("sealed message", sealed.len(), MAX_PLAINTEXT + SEAL_OVERHEAD)?;
    check_length("associated data", associated.len(), MAX_ASSOCIATED_DATA)?;
    let (header, body) = Header::read(sealed)?;
    let too_short = CryptoError::TooShort { length: sealed.len(), min: SEAL_OVERHEAD };
    let (ciphertext, tag) = body.split_last_chunk().ok_or(too_short)?;
    header.verify_commitment(key)?;
    let mut text = reserve(ciphertext.len())?;
    text.extend_from_slice(ciphertext);
    let encryption_key = subkey::derive(key.expose_bytes(), header.salt(), ENCRYPT)?;
    let authenticated = header.authenticate_with(associated)?;
    aead::decrypt(&encryption_key, &header.nonce(), &authenticated, &mut text, tag)?;
    Ok(text)
}

fn check_length(name: &'static str, length: usize, limit: usize) -> Result<(), CryptoError> {
    if length > limit { Err(CryptoError::TooLong { name, length, limit }) } else { Ok(()) }
}

fn reserve(requested: usize) -> Result<Vec<u8>, CryptoError> {
    let mut bytes = Vec::new();
    bytes.try_reserve_exact(requested).map_err(|_| CryptoError::OutOfMemory { requested })?;
    Ok(bytes)
}

#[cfg(test)]
mod tests {
    use super::{ENCRYPT, Header, open};
    use crate::{CryptoError, SecretKey, aead, subkey};

    /// A message whose tag is right under `key`, with `change` done to its header before.
    fn sealed_with(key: &SecretKey, change: impl FnOnce(&mut [u8; Header::LENGTH])) -> Vec<u8> {
        let mut count = 0_u8;
        let mut random = |bytes: &mut [u8]| {
            bytes.fill_with(|| {
                count += 1;
                count
            });
            Ok(())
        };
        let mut bytes = *Header::fresh(key, &mut random).unwrap().as_bytes();
        change(&mut bytes);
        let (header, _) = Header::read(&bytes).unwrap();
        let mut text = *b"delta-V";
        let encryption_key = subkey::derive(key.expose_bytes(), header.salt(), ENCRYPT).unwrap();
        let tag = aead::encrypt(&encryption_key, &header.nonce(), &bytes, &mut text).unwrap();
        [&bytes[..], &text, &tag].concat()
    }

    #[test]
    fn a_right_tag_does_not_replace_the_commitment() {
        let key = SecretKey::from_slice(&[9; 32]).unwrap();
        assert_eq!(open(&key, &sealed_with(&key, |_| ()), b"").as_deref(), Ok(&b"delta-V"[..]));
        // Byte 11 is reserved, 56 and 87 are the commitment's first and last.
        for place in [11, 56, 87] {
            let forged = sealed_with(&key, |header| header[place] ^= 1);
            assert_eq!(open(&key, &forged, b""), Err(CryptoError::Authentication), "byte {place}");
        }
    }
}
