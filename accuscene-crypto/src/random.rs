use crate::CryptoError;

/// Where unpredictable bytes come from: the host's choice, normally the operating system's generator.
///
/// A closure that fills a slice is one. Everything here rests on the bytes being unpredictable and never repeated;
/// a seeded generator of a simulation must not be passed.
pub trait RandomSource {
    /// Fills all of `bytes`.
    ///
    /// # Errors
    /// [`CryptoError::RandomSource`] when the host's generator fails.
    fn fill(&mut self, bytes: &mut [u8]) -> Result<(), CryptoError>;
}

impl<F: FnMut(&mut [u8]) -> Result<(), CryptoError>> RandomSource for F {
    fn fill(&mut self, bytes: &mut [u8]) -> Result<(), CryptoError> {
        self(bytes)
    }
}

/// Fills `bytes`, which are at least twelve, and refuses them when all are equal.
///
/// A generator that works does so once in 2^88 draws; a callback that writes nothing does so always, and would
/// repeat nonces.
pub(crate) fn draw(random: &mut dyn RandomSource, bytes: &mut [u8]) -> Result<(), CryptoError> {
    debug_assert!(bytes.len() >= 12);
    random.fill(bytes)?;
    if bytes.windows(2).all(|pair| pair[0] == pair[1]) {
        return Err(CryptoError::RandomSourceStuck { length: bytes.len() });
    }
    Ok(())
}
