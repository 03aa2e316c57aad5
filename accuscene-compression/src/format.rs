use std::fmt;

use crate::{CompressionError, Limits, lz4_frame};

/// A standard frame format.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Format {
    /// LZ4 frame format 1.6.x, file ending `.lz4`.
    Lz4,
    /// Zstandard frame, RFC 8878, file ending `.zst`.
    Zstd,
}

/// The content of one frame of either format.
///
/// # Errors
/// [`CompressionError::UnknownFormat`] when the magic number is neither's, and what [`Format::decompress`] answers.
pub fn decompress(frame: &[u8], limits: &Limits) -> Result<Vec<u8>, CompressionError> {
    Format::detect(frame)?.decompress(frame, limits)
}

impl Format {
    /// The four bytes that a frame starts with.
    #[must_use]
    pub const fn magic(self) -> [u8; 4] {
        match self {
            Self::Lz4 => [0x04, 0x22, 0x4d, 0x18],
            Self::Zstd => [0x28, 0xb5, 0x2f, 0xfd],
        }
    }

    /// The format that the magic number of `frame` tells.
    ///
    /// # Errors
    /// [`CompressionError::UnknownFormat`] for anything else, skippable and legacy frames among it.
    pub fn detect(frame: &[u8]) -> Result<Self, CompressionError> {
        [Self::Lz4, Self::Zstd]
            .into_iter()
            .find(|format| frame.starts_with(&format.magic()))
            .ok_or_else(|| CompressionError::UnknownFormat { start: frame.iter().take(4).copied().collect() })
    }

    /// Whether this build reads and writes the format.
    #[must_use]
    pub const fn is_available(self) -> bool {
        match self {
            Self::Lz4 => true,
            Self::Zstd => cfg!(feature = "zstd"),
        }
    }

    /// The content of exactly one frame of this format, with every checksum in it compared.
    ///
    /// Memory: at most the content permitted by `limits`, once more while it is being enlarged, and the decoder's
    /// window (LZ4: 12.1 MiB; Zstandard: 8 MiB or the permitted content, the larger, never above 128 MiB).
    ///
    /// # Errors
    /// [`CompressionError::UnknownFormat`] and [`CompressionError::WrongFormat`] for another magic number;
    /// [`CompressionError::OutputLimit`], [`CompressionError::RatioLimit`] and [`CompressionError::WindowLimit`]
    /// for a frame beyond `limits`, before decoding where the frame declares its size;
    /// [`CompressionError::Truncated`], [`CompressionError::Corrupt`] and [`CompressionError::TrailingData`] for a
    /// damaged one; [`CompressionError::Unsupported`] for one that needs a dictionary;
    /// [`CompressionError::Unavailable`] without the feature; [`CompressionError::OutOfMemory`].
    pub fn decompress(self, frame: &[u8], limits: &Limits) -> Result<Vec<u8>, CompressionError> {
        let found = Self::detect(frame)?;
        if found != self {
            return Err(CompressionError::WrongFormat { expected: self, found });
        }
        match self {
            Self::Lz4 => lz4_frame::decompress(frame, limits),
            #[cfg(feature = "zstd")]
            Self::Zstd => crate::zstd_frame::decompress(frame, limits),
            #[cfg(not(feature = "zstd"))]
            Self::Zstd => Err(CompressionError::Unavailable { format: self }),
        }
    }
}

impl fmt::Display for Format {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Lz4 => "LZ4",
            Self::Zstd => "Zstandard",
        })
    }
}
