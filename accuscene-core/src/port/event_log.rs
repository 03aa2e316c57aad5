use super::{CancelToken, Capabilities, Deadline, Key, PortResult};

/// Number of an event in its stream, from 1; 0 stands before the first one.
pub type Sequence = u64;

/// Append-only streams of events, each numbered without gaps.
pub trait EventLog: Send + Sync {
    /// What the adapter can do.
    fn capabilities(&self) -> Capabilities;

    /// Appends events, all or none, and tells the number of the last one. With `expected` they are appended only if
    /// that is the number of the stream's last event now. Without events nothing is appended.
    ///
    /// # Errors
    /// `Conflict` if the stream has moved; `Full` if there is no room.
    fn append(&self, stream: &Key, expected: Option<Sequence>, events: &[&[u8]]) -> PortResult<Sequence>;

    /// Up to `limit` events from this number on, in order; from 0 or 1 from the first one.
    ///
    /// # Errors
    /// What the back end reports; an unknown stream is an empty one.
    fn read(&self, stream: &Key, from: Sequence, limit: usize) -> PortResult<Vec<LoggedEvent>>;

    /// Number of the last event, 0 for an empty or unknown stream.
    ///
    /// # Errors
    /// What the back end reports.
    fn last(&self, stream: &Key) -> PortResult<Sequence>;

    /// Waits until the stream has an event behind `after`, and tells the number of its last one.
    ///
    /// # Errors
    /// `Timeout` at the deadline, `Cancelled` by the token; an event that is there already comes before both.
    fn wait(
        &self,
        stream: &Key,
        after: Sequence,
        deadline: Deadline,
        cancel: &CancelToken,
    ) -> PortResult<Sequence>;
}

/// An event of a stream.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LoggedEvent {
    /// Its number.
    pub sequence: Sequence,
    /// Its content.
    pub bytes: Vec<u8>,
}
