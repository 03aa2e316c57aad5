use core::fmt;
use std::error::Error;
use std::sync::Arc;

/// Result of a call through a port.
pub type PortResult<T> = Result<T, PortError>;

/// Why a call through a port failed.
///
/// Two errors are equal if their kinds and messages are.
#[derive(Clone, Debug, thiserror::Error)]
#[error("{kind}: {message}")]
#[non_exhaustive]
pub struct PortError {
    /// Class of the failure, which decides what to do about it.
    pub kind: PortErrorKind,
    /// What happened, in one sentence.
    pub message: String,
    /// What the adapter's driver said.
    pub source: Option<Arc<dyn Error + Send + Sync>>,
}

/// Class of a [`PortError`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[non_exhaustive]
pub enum PortErrorKind {
    /// What the call names does not exist.
    NotFound,
    /// Somebody else was faster: a version, sequence, lease or token is no longer the one expected.
    Conflict,
    /// A disturbance that passes: the same call may succeed later.
    Transient,
    /// The deadline passed.
    Timeout,
    /// No room is left.
    Full,
    /// What is stored is damaged, or does not authenticate.
    Corrupt,
    /// The adapter cannot do this, or never for this argument.
    Unsupported,
    /// The caller's [`CancelToken`](super::CancelToken) was used.
    Cancelled,
    /// Anything else.
    Other,
}

impl PortError {
    /// An error of this kind without a source.
    #[must_use]
    pub fn new(kind: PortErrorKind, message: impl Into<String>) -> Self {
        Self { kind, message: message.into(), source: None }
    }

    /// The same error with what the driver said.
    #[must_use]
    pub fn with_source(mut self, source: impl Error + Send + Sync + 'static) -> Self {
        self.source = Some(Arc::new(source));
        self
    }

    /// Whether the same call may succeed when it is simply made again after a pause: transient failures and timeouts.
    ///
    /// After a retryable failure of a writing call it is unknown whether the write happened.
    #[must_use]
    pub fn is_retryable(&self) -> bool {
        matches!(self.kind, PortErrorKind::Transient | PortErrorKind::Timeout)
    }

    /// The stable number of this error.
    #[must_use]
    pub fn code(&self) -> u32 {
        match self.kind {
            PortErrorKind::NotFound => 1200,
            PortErrorKind::Conflict => 1201,
            PortErrorKind::Transient => 1202,
            PortErrorKind::Timeout => 1203,
            PortErrorKind::Full => 1204,
            PortErrorKind::Corrupt => 1205,
            PortErrorKind::Unsupported => 1206,
            PortErrorKind::Cancelled => 1207,
            PortErrorKind::Other => 1208,
        }
    }

    /// Whether the caller can succeed by another call: with a fresh version, after a pause, with more room.
    #[must_use]
    pub fn is_recoverable(&self) -> bool {
        !matches!(self.kind, PortErrorKind::Corrupt | PortErrorKind::Unsupported | PortErrorKind::Other)
    }
}

impl PartialEq for PortError {
    fn eq(&self, other: &Self) -> bool {
        self.kind == other.kind && self.message == other.message
    }
}

impl fmt::Display for PortErrorKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::NotFound => "not found",
            Self::Conflict => "conflict",
            Self::Transient => "transient failure",
            Self::Timeout => "timeout",
            Self::Full => "full",
            Self::Corrupt => "corrupt",
            Self::Unsupported => "unsupported",
            Self::Cancelled => "cancelled",
            Self::Other => "failure",
        })
    }
}

#[cfg(test)]
mod tests {
    use super::{PortError, PortErrorKind};
    use std::error::Error;

    #[test]
    fn source_is_kept_and_only_passing_failures_are_retryable() {
        let driver = std::io::Error::other("connection reset");
        let error = PortError::new(PortErrorKind::Transient, "the store did not answer").with_source(driver);
        assert!(error.is_retryable() && error.is_recoverable());
        assert_eq!(error.source().map(ToString::to_string).as_deref(), Some("connection reset"));
        assert_eq!(error.to_string(), "transient failure: the store did not answer");
        for kind in
            [PortErrorKind::Conflict, PortErrorKind::Full, PortErrorKind::Corrupt, PortErrorKind::Cancelled]
        {
            assert!(!PortError::new(kind, "").is_retryable(), "{kind}");
        }
        assert!(!PortError::new(PortErrorKind::Corrupt, "").is_recoverable());
    }
}
