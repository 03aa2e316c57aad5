use crate::port::Clock;
use core::time::Duration;
use std::sync::Arc;

/// An adapter with its clock, and a way to let time pass.
pub struct Timed<P: ?Sized> {
    /// The adapter.
    pub port: Box<P>,
    /// The clock that its leases, expiries and deadlines go by.
    pub clock: Arc<dyn Clock>,
    /// Lets this time pass: moves a manual clock on, or waits.
    pub pass: Box<dyn Fn(Duration) + Send + Sync>,
}

/// Time to live and lease in the suites: long enough for a slow machine on a real clock.
pub(super) const LEASE: Duration = Duration::from_secs(2);

/// More than half of a lease, less than all of it.
pub(super) const MOST: Duration = Duration::from_millis(1200);

/// More than a lease.
pub(super) const OVER: Duration = Duration::from_millis(2500);
