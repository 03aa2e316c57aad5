/// Why a text is no identity.
#[non_exhaustive]
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum IdentityError {
    /// The text is no UUID.
    #[error("`{text}` is no UUID such as 6ba7b810-9dad-11d1-80b4-00c04fd430c8")]
    EntityId {
        /// The text, shortened.
        text: String,
    },
    /// The text is no instant of RFC 3339.
    #[error("`{text}` is no instant such as 2026-11-21T14:05:00Z: {reason}")]
    Timestamp {
        /// The text, shortened.
        text: String,
        /// What is wrong with it.
        reason: &'static str,
    },
    /// The text is no seed.
    #[error("`{text}` is no seed such as 0x2a: 1 to 16 hexadecimal digits")]
    Seed {
        /// The text, shortened.
        text: String,
    },
}

impl IdentityError {
    /// The stable number of this error.
    #[must_use]
    pub fn code(&self) -> u32 {
        match self {
            Self::EntityId { .. } => 1023,
            Self::Timestamp { .. } => 1024,
            Self::Seed { .. } => 1025,
        }
    }

    /// True: whoever wrote the text can correct it.
    #[must_use]
    pub fn is_recoverable(&self) -> bool {
        true
    }
}
