use super::{Clock, PortError, PortErrorKind, PortResult, expiry};
use crate::identity::Timestamp;
use core::time::Duration;

/// The instant, by the adapter's [`Clock`], at which a call gives up waiting; or never.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Deadline(Option<Timestamp>);

impl Deadline {
    /// No end: the call waits until it is cancelled.
    #[must_use]
    pub fn never() -> Self {
        Self(None)
    }

    /// At an instant.
    #[must_use]
    pub fn at(instant: Timestamp) -> Self {
        Self(Some(instant))
    }

    /// After a while from now.
    #[must_use]
    pub fn after(clock: &dyn Clock, wait: Duration) -> Self {
        Self(Some(expiry(clock.now(), wait)))
    }

    /// The instant; `None` for never.
    #[must_use]
    pub fn instant(&self) -> Option<Timestamp> {
        self.0
    }

    /// What is left of the wait; `None` for no end.
    #[must_use]
    pub fn remaining(&self, now: Timestamp) -> Option<Duration> {
        self.0.map(|end| {
            let left = u128::try_from(end.unix_nanos() - now.unix_nanos()).unwrap_or(0);
            Duration::new(
                u64::try_from(left / 1_000_000_000).unwrap_or(u64::MAX),
                (left % 1_000_000_000) as u32,
            )
        })
    }

    /// Ends the caller by `?` once the instant is reached.
    ///
    /// # Errors
    /// `Timeout` from that instant on.
    pub fn check(&self, now: Timestamp) -> PortResult<()> {
        match self.0 {
            Some(end) if now >= end => {
                Err(PortError::new(PortErrorKind::Timeout, format!("the deadline {end} passed")))
            }
            _ => Ok(()),
        }
    }
}
