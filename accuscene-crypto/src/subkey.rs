use hkdf::Hkdf;
use sha2::Sha256;
use zeroize::Zeroizing;

use crate::CryptoError;

/// 32 bytes for one purpose out of a master key: HKDF-SHA256, RFC 5869.
pub(crate) fn derive(master: &[u8], salt: &[u8], purpose: &[u8]) -> Result<Zeroizing<[u8; 32]>, CryptoError> {
    let mut subkey = Zeroizing::new([0; 32]);
    Hkdf::<Sha256>::new(Some(salt), master)
        .expand(purpose, subkey.as_mut_slice())
        .map_err(|_| CryptoError::Primitive { primitive: "HKDF-SHA256" })?;
    Ok(subkey)
}
