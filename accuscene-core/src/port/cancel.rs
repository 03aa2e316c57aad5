use super::{PortError, PortErrorKind, PortResult};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

/// A flag that asks a long call to end; clones share it.
///
/// It is checked between steps and never taken back.
#[derive(Clone, Debug, Default)]
pub struct CancelToken(Arc<AtomicBool>);

impl CancelToken {
    /// A token that nobody has used.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Asks whoever holds a clone to end.
    pub fn cancel(&self) {
        self.0.store(true, Ordering::Release);
    }

    /// Whether somebody asked.
    #[must_use]
    pub fn is_cancelled(&self) -> bool {
        self.0.load(Ordering::Acquire)
    }

    /// Ends the caller by `?` if somebody asked.
    ///
    /// # Errors
    /// `Cancelled` if so.
    pub fn check(&self) -> PortResult<()> {
        if self.is_cancelled() {
            return Err(PortError::new(PortErrorKind::Cancelled, "the caller cancelled"));
        }
        Ok(())
    }
}
