use thiserror::Error;

/// Why something was not sealed, opened or derived.
///
/// Codes 4001 to 4099 belong to this enum and never change their meaning. No variant carries secret bytes.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
#[non_exhaustive]
pub enum CryptoError {
    /// The message did not authenticate. Which of key, associated data and message was wrong is not told.
    #[error("did not authenticate")]
    Authentication,
    /// The bytes do not start as a sealed message does.
    #[error("not a sealed message: the magic number is missing")]
    NotSealed,
    /// The message was sealed by a later version of this crate.
    #[error("sealed message of version {version}, suite {suite} is not known here; use a newer release")]
    UnsupportedVersion {
        /// Version of the layout.
        version: u8,
        /// Set of algorithms.
        suite: u8,
    },
    /// The bytes are fewer than an empty message has.
    #[error("sealed message of {length} bytes is shorter than {min}")]
    TooShort {
        /// Bytes that were there.
        length: usize,
        /// Bytes of the shortest message.
        min: usize,
    },
    /// An input is longer than the format permits.
    #[error("{name} of {length} bytes is longer than {limit}")]
    TooLong {
        /// What is too long.
        name: &'static str,
        /// Its length in bytes.
        length: usize,
        /// The longest permitted, in bytes.
        limit: usize,
    },
    /// Bytes given for a key or a salt have the wrong number.
    #[error("{name} takes {expected} bytes, not {length}")]
    WrongLength {
        /// What the bytes were meant for.
        name: &'static str,
        /// Bytes that were given.
        length: usize,
        /// Bytes needed.
        expected: usize,
    },
    /// A cost parameter is too weak to protect or too high to be meant seriously.
    #[error("{name} = {value} is outside {min}..={max}")]
    ParameterOutOfRange {
        /// The parameter.
        name: &'static str,
        /// The value given.
        value: u64,
        /// The lowest permitted.
        min: u64,
        /// The highest permitted.
        max: u64,
    },
    /// The password has no byte.
    #[error("the password is empty")]
    EmptyPassword,
    /// The host's random source failed.
    #[error("the random source failed: {detail}")]
    RandomSource {
        /// The host's words.
        detail: String,
    },
    /// The random source filled in one value only, as one does that writes nothing.
    #[error("the random source gave {length} equal bytes; it does not work")]
    RandomSourceStuck {
        /// Bytes asked for.
        length: usize,
    },
    /// Memory was refused.
    #[error("no memory for {requested} bytes")]
    OutOfMemory {
        /// Bytes asked for.
        requested: usize,
    },
    /// A primitive refused inputs that this crate had checked.
    #[error("{primitive} refused its input")]
    Primitive {
        /// The algorithm.
        primitive: &'static str,
    },
}

impl CryptoError {
    /// The stable number of this error, 4001 to 4099.
    #[must_use]
    pub const fn code(&self) -> u32 {
        match self {
            Self::Authentication => 4001,
            Self::NotSealed => 4002,
            Self::UnsupportedVersion { .. } => 4003,
            Self::TooShort { .. } => 4004,
            Self::TooLong { .. } => 4005,
            Self::WrongLength { .. } => 4006,
            Self::ParameterOutOfRange { .. } => 4007,
            Self::EmptyPassword => 4008,
            Self::RandomSource { .. } => 4009,
            Self::RandomSourceStuck { .. } => 4010,
            Self::OutOfMemory { .. } => 4011,
            Self::Primitive { .. } => 4012,
        }
    }

    /// Whether the call can succeed with other arguments, more memory or at another time.
    ///
    /// [`CryptoError::Authentication`] answers `false`: the message may be a forgery.
    #[must_use]
    pub const fn is_recoverable(&self) -> bool {
        match self {
            Self::TooLong { .. }
            | Self::WrongLength { .. }
            | Self::ParameterOutOfRange { .. }
            | Self::EmptyPassword
            | Self::RandomSource { .. }
            | Self::OutOfMemory { .. } => true,
            Self::Authentication
            | Self::NotSealed
            | Self::UnsupportedVersion { .. }
            | Self::TooShort { .. }
            | Self::RandomSourceStuck { .. }
            | Self::Primitive { .. } => false,
        }
    }
}
