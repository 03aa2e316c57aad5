use super::{Capabilities, Condition, Key, PortResult, Version};
use core::ops::Range;

/// Bytes under names.
///
/// A reader sees a blob as it was before a write or as it is after it, never a mixture. What a call has written the
/// next call sees, on the same thread and on others.
pub trait BlobStore: Send + Sync {
    /// What the adapter can do.
    fn capabilities(&self) -> Capabilities;

    /// The blob of this name.
    ///
    /// # Errors
    /// What the back end reports; a missing blob is no error.
    fn get(&self, key: &Key) -> PortResult<Option<Blob>>;

    /// The bytes of a blob in a range, cut at its end; empty if the range begins at or behind it or is inverted.
    ///
    /// # Errors
    /// `NotFound` for a missing blob.
    fn get_range(&self, key: &Key, range: Range<u64>) -> PortResult<Vec<u8>>;

    /// Size and version of a blob.
    ///
    /// # Errors
    /// What the back end reports; a missing blob is no error.
    fn stat(&self, key: &Key) -> PortResult<Option<BlobInfo>>;

    /// Writes a blob as a whole if the condition holds.
    ///
    /// # Errors
    /// `Conflict` if it does not; `Full` if there is no room.
    fn put(&self, key: &Key, bytes: &[u8], condition: &Condition) -> PortResult<Version>;

    /// Begins a blob that is written in pieces; the condition is decided at the commit.
    ///
    /// # Errors
    /// What the back end reports.
    fn write(&self, key: &Key, condition: Condition) -> PortResult<Box<dyn BlobWriter + '_>>;

    /// Removes a blob if the condition holds; tells whether there was one.
    ///
    /// # Errors
    /// `Conflict` if it does not hold. With [`Condition::Match`] a missing blob is a conflict.
    fn delete(&self, key: &Key, condition: &Condition) -> PortResult<bool>;

    /// Up to `limit` blobs whose keys begin with this text, in the order of their keys' bytes, from the first one
    /// behind `after`.
    ///
    /// # Errors
    /// What the back end reports.
    fn list(&self, prefix: &str, after: Option<&Key>, limit: usize) -> PortResult<Vec<BlobInfo>>;
}

/// A blob that is being written; nobody sees it before the commit, and dropping it is an abort.
pub trait BlobWriter: Send {
    /// Adds bytes.
    ///
    /// # Errors
    /// `Full` if there is no room. After an error only an abort is possible.
    fn write(&mut self, bytes: &[u8]) -> PortResult<()>;

    /// Makes the blob visible as a whole.
    ///
    /// # Errors
    /// `Conflict` if the condition does not hold now; nothing is written then.
    fn commit(self: Box<Self>) -> PortResult<Version>;

    /// Leaves everything as it was.
    ///
    /// # Errors
    /// What the back end reports; nothing is visible even so.
    fn abort(self: Box<Self>) -> PortResult<()>;
}

/// A blob with its version.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Blob {
    /// The content.
    pub bytes: Vec<u8>,
    /// Its version.
    pub version: Version,
}

/// A blob without its content.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BlobInfo {
    /// The name.
    pub key: Key,
    /// Size in bytes.
    pub size: u64,
    /// The version.
    pub version: Version,
}
