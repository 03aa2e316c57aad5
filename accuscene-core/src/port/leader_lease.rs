use super::{Capabilities, FencingToken, PortResult};
use crate::identity::Timestamp;
use core::time::Duration;

/// At most one leader of each name at a time.
///
/// A leader that pauses does not notice that its lease ran out: whatever it writes should carry the fencing token, and
/// the store should refuse a lower one than it has seen.
pub trait LeaderLease: Send + Sync {
    /// What the adapter can do.
    fn capabilities(&self) -> Capabilities;

    /// Takes the lead of this name if nobody has it, not even the same holder; `None` if somebody has.
    ///
    /// # Errors
    /// What the back end reports.
    fn acquire(&self, name: &str, holder: &str, lease: Duration) -> PortResult<Option<Leadership>>;

    /// Renews a lease from now; name, holder and token stay.
    ///
    /// # Errors
    /// `Conflict` if it ran out, was released or went to another: from then on the caller does not lead.
    fn renew(&self, leadership: &Leadership, lease: Duration) -> PortResult<Leadership>;

    /// Gives the lead back; nothing happens if it is lost already.
    ///
    /// # Errors
    /// What the back end reports.
    fn release(&self, leadership: &Leadership) -> PortResult<()>;
}

/// A lead that was granted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Leadership {
    /// Of what.
    pub name: String,
    /// To whom.
    pub holder: String,
    /// Higher than that of every earlier grant of this name.
    pub token: FencingToken,
    /// When it ends unless it is renewed.
    pub until: Timestamp,
}
