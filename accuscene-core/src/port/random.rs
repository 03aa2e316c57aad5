use super::{Capabilities, PortResult};

/// Random bytes, for keys, salts, nonces and jitter; never for results, which draw from
/// [`Philox`](crate::arith::Philox) by their seed.
pub trait Random: Send + Sync {
    /// What the adapter promises: [`Feature::Cryptographic`](super::Feature::Cryptographic) if its bytes are fit for
    /// keys. Whoever makes a key has to ask.
    fn capabilities(&self) -> Capabilities;

    /// Fills the slice.
    ///
    /// # Errors
    /// What the source reports; the slice must not be used then.
    fn fill(&self, bytes: &mut [u8]) -> PortResult<()>;
}
