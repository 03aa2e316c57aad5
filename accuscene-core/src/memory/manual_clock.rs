use super::Guarded;
use crate::identity::Timestamp;
use crate::port::{CancelToken, Clock, PortResult, expiry};
use core::time::Duration;

/// A clock that moves only when it is told to: for tests, and for replay at given instants.
///
/// Whoever sleeps by it moves it on and returns at once.
#[derive(Debug)]
pub struct ManualClock {
    now: Guarded<Timestamp>,
}

impl ManualClock {
    /// A clock that shows this instant.
    #[must_use]
    pub fn new(now: Timestamp) -> Self {
        Self { now: Guarded::new(now) }
    }

    /// Moves the clock on; it stops at the end of the year 9999.
    pub fn advance(&self, by: Duration) {
        let mut now = self.now.lock();
        *now = expiry(*now, by);
    }

    /// Moves the clock to an instant; tells `false`, and does nothing, if it has passed already.
    pub fn set(&self, instant: Timestamp) -> bool {
        let mut now = self.now.lock();
        let later = instant >= *now;
        if later {
            *now = instant;
        }
        later
    }
}

impl Clock for ManualClock {
    fn now(&self) -> Timestamp {
        *self.now.lock()
    }

    fn sleep(&self, pause: Duration, cancel: &CancelToken) -> PortResult<()> {
        cancel.check()?;
        self.advance(pause);
        Ok(())
    }
}
