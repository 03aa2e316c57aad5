use super::{CancelToken, PortResult};
use crate::identity::Timestamp;
use core::time::Duration;

/// Time, for leases, expiry and deadlines; never for results.
pub trait Clock: Send + Sync {
    /// The present instant; never earlier than one that was told before.
    fn now(&self) -> Timestamp;

    /// Returns when this time has passed by this clock.
    ///
    /// # Errors
    /// `Cancelled` as soon as the token is used, even before the call.
    fn sleep(&self, pause: Duration, cancel: &CancelToken) -> PortResult<()>;
}
