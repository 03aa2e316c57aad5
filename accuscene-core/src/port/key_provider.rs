use super::PortResult;
use core::fmt;
use core::hint::black_box;

/// Keys that wrap data keys; they never leave their keeper.
pub trait KeyProvider: Send + Sync {
    /// The key to wrap new data keys with.
    ///
    /// # Errors
    /// `NotFound` if there is none.
    fn current(&self) -> PortResult<KeyId>;

    /// Wraps a data key, so that only this key's keeper can open it.
    ///
    /// # Errors
    /// `NotFound` for an unknown key.
    fn wrap(&self, id: &KeyId, key: &DataKey) -> PortResult<WrappedKey>;

    /// Opens a wrapped data key; keys that are no longer current still open what they wrapped.
    ///
    /// # Errors
    /// `NotFound` for an unknown key; `Corrupt`, with no further word, for bytes that this key did not wrap.
    fn unwrap(&self, wrapped: &WrappedKey) -> PortResult<DataKey>;
}

/// Name of a key.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct KeyId(pub String);

/// A data key under the key that wrapped it; fit to be stored beside the data.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WrappedKey {
    /// The key that opens it.
    pub id: KeyId,
    /// What the keeper made of it.
    pub bytes: Vec<u8>,
}

/// A key of 256 bits that data are sealed with; it is not printed, not copied, and overwritten when dropped.
pub struct DataKey([u8; 32]);

impl DataKey {
    /// The key of these bytes.
    #[must_use]
    pub fn new(bytes: [u8; 32]) -> Self {
        Self(bytes)
    }

    /// The bytes; whoever copies them has to overwrite the copy.
    #[must_use]
    pub fn expose(&self) -> &[u8; 32] {
        &self.0
    }
}

impl fmt::Debug for DataKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("DataKey(..)")
    }
}

impl Drop for DataKey {
    fn drop(&mut self) {
        self.0 = [0; 32];
        // The compiler must take the zeros for read, or it may leave them out.
        black_box(&self.0);
    }
}
