use thiserror::Error;

use crate::Format;

/// Why a frame was not written or not read.
///
/// Codes 3001 to 3099 belong to this enum and never change their meaning.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
#[non_exhaustive]
pub enum CompressionError {
    /// The Zstandard level is not one that this crate writes.
    #[error("Zstandard level {level} is outside {min}..={max}")]
    LevelOutOfRange {
        /// The level asked for.
        level: i32,
        /// The lowest permitted level.
        min: i32,
        /// The highest permitted level.
        max: i32,
    },
    /// The input starts with neither frame format's magic number.
    #[error("neither an LZ4 nor a Zstandard frame: it starts with {start:02x?}")]
    UnknownFormat {
        /// The first bytes of the input, at most four.
        start: Vec<u8>,
    },
    /// The input is a frame of the other format.
    #[error("expected a frame of {expected}, found one of {found}")]
    WrongFormat {
        /// The format asked for.
        expected: Format,
        /// The format that the magic number tells.
        found: Format,
    },
    /// The frame ends before its last byte.
    #[error("{format} frame is cut off after {length} bytes")]
    Truncated {
        /// The frame's format.
        format: Format,
        /// Bytes that were there.
        length: usize,
    },
    /// The content is longer than [`Limits::max_output`](crate::Limits::max_output).
    #[error("content is longer than the limit of {limit} bytes; raise max_output if the source is trusted")]
    OutputLimit {
        /// The limit in bytes.
        limit: usize,
        /// The content size that the frame declares, if it declares one.
        declared: Option<u64>,
    },
    /// The content is longer than [`Limits::max_ratio`](crate::Limits::max_ratio) permits.
    #[error(
        "{length} bytes expand beyond the permitted ratio of {max_ratio}; a decompression bomb looks like this"
    )]
    RatioLimit {
        /// The permitted ratio of content to frame.
        max_ratio: u32,
        /// Bytes of the frame.
        length: usize,
    },
    /// The frame contradicts itself or its checksum.
    #[error("{format} frame is corrupt: {detail}")]
    Corrupt {
        /// The frame's format.
        format: Format,
        /// What does not fit, in the decoder's words.
        detail: String,
    },
    /// Bytes follow the frame.
    #[error("{extra} bytes follow the {format} frame")]
    TrailingData {
        /// The frame's format.
        format: Format,
        /// Bytes after the frame.
        extra: usize,
    },
    /// The frame needs something that this crate does not offer.
    #[error("{format} frame uses {feature}, which is not supported")]
    Unsupported {
        /// The frame's format.
        format: Format,
        /// The feature of the format.
        feature: &'static str,
    },
    /// The frame asks for more look-back memory than the limits imply.
    #[error("Zstandard frame asks for a window of {window} bytes, permitted are {limit}")]
    WindowLimit {
        /// The window in bytes.
        window: u64,
        /// The permitted window in bytes.
        limit: u64,
    },
    /// This build does not contain the codec.
    #[error("{format} is not in this build; enable the feature `zstd` of accuscene-compression")]
    Unavailable {
        /// The missing format.
        format: Format,
    },
    /// Memory for the content was refused.
    #[error("no memory for {requested} more bytes")]
    OutOfMemory {
        /// Bytes asked for.
        requested: usize,
    },
    /// The encoder failed.
    #[error("{format} encoder failed: {detail}")]
    Encoder {
        /// The format being written.
        format: Format,
        /// The encoder's words.
        detail: String,
    },
}

impl CompressionError {
    /// The stable number of this error, 3001 to 3099.
    #[must_use]
    pub const fn code(&self) -> u32 {
        match self {
            Self::LevelOutOfRange { .. } => 3001,
            Self::UnknownFormat { .. } => 3002,
            Self::WrongFormat { .. } => 3003,
            Self::Truncated { .. } => 3004,
            Self::OutputLimit { .. } => 3005,
            Self::RatioLimit { .. } => 3006,
            Self::Corrupt { .. } => 3007,
            Self::TrailingData { .. } => 3008,
            Self::Unsupported { .. } => 3009,
            Self::WindowLimit { .. } => 3010,
            Self::Unavailable { .. } => 3011,
            Self::OutOfMemory { .. } => 3012,
            Self::Encoder { .. } => 3013,
        }
    }

    /// Whether the same data can succeed with other arguments, other limits or more memory.
    ///
    /// Damaged data stays damaged: those errors answer `false`.
    #[must_use]
    pub const fn is_recoverable(&self) -> bool {
        match self {
            Self::LevelOutOfRange { .. }
            | Self::WrongFormat { .. }
            | Self::OutputLimit { .. }
            | Self::RatioLimit { .. }
            | Self::WindowLimit { .. }
            | Self::OutOfMemory { .. } => true,
            Self::UnknownFormat { .. }
            | Self::Truncated { .. }
            | Self::Corrupt { .. }
            | Self::TrailingData { .. }
            | Self::Unsupported { .. }
            | Self::Unavailable { .. }
            | Self::Encoder { .. } => false,
        }
    }
}
