use super::{Capabilities, Key, PortResult};
use core::time::Duration;
use std::sync::Arc;

/// Values that can be computed again; it may forget any of them at any time.
///
/// A cache that fails is a miss, never an error of whoever asks. Keys should name a content, as by a hash of scene,
/// options and physics revision: then nothing cached is ever out of date, and expiry only bounds the room.
pub trait Cache: Send + Sync {
    /// What the adapter can do.
    fn capabilities(&self) -> Capabilities;

    /// The value under a key, if it is still there and has not expired.
    fn get(&self, key: &Key) -> Option<Arc<[u8]>>;

    /// Keeps a value, at most for `time_to_live`; a zero time keeps nothing, and removes what was there.
    fn put(&self, key: &Key, value: Arc<[u8]>, time_to_live: Option<Duration>);

    /// Forgets values.
    ///
    /// # Errors
    /// What the back end reports: whoever invalidates must know that old values may come back.
    fn invalidate(&self, what: Invalidate<'_>) -> PortResult<()>;
}

/// Which values of a cache to forget.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Invalidate<'a> {
    /// The value of one key.
    Key(&'a Key),
    /// The values of all keys that begin with this text.
    Prefix(&'a str),
    /// All values.
    All,
}
