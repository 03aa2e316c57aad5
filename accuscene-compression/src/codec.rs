use crate::{CompressionError, Format, Limits, ZstdLevel, lz4_frame};

/// How to write a frame.
///
/// ```
/// use accuscene_compression::{Codec, Format, ZstdLevel};
///
/// # fn main() -> Result<(), accuscene_compression::CompressionError> {
/// let dense = Codec::Zstd { level: ZstdLevel::new(12)? };
/// assert_eq!(dense.format(), Format::Zstd);
/// assert!(ZstdLevel::new(23).unwrap_err().is_recoverable());
/// # Ok(())
/// # }
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Codec {
    /// LZ4: the quickest, for recordings on the way.
    Lz4,
    /// Zstandard: the denser, for what is kept.
    Zstd {
        /// How hard to try.
        level: ZstdLevel,
    },
}

impl Codec {
    /// The frame format that this codec writes.
    #[must_use]
    pub const fn format(self) -> Format {
        match self {
            Self::Lz4 => Format::Lz4,
            Self::Zstd { .. } => Format::Zstd,
        }
    }

    /// The longest frame that content of `length` bytes can give, in bytes; `None` beyond the address space.
    #[must_use]
    pub const fn compress_bound(self, length: usize) -> Option<usize> {
        match self {
            Self::Lz4 => lz4_frame::compress_bound(length),
            Self::Zstd { .. } => zstd_bound(length),
        }
    }

    /// `content` as one frame with its size and a checksum in it.
    ///
    /// The same content, codec and library version give the same bytes.
    ///
    /// # Errors
    /// [`CompressionError::Unavailable`] for Zstandard without the feature, [`CompressionError::OutOfMemory`] when
    /// [`Codec::compress_bound`] bytes are not to be had, [`CompressionError::Encoder`] when the library fails.
    pub fn compress(self, content: &[u8]) -> Result<Vec<u8>, CompressionError> {
        match self {
            Self::Lz4 => lz4_frame::compress(content),
            #[cfg(feature = "zstd")]
            Self::Zstd { level } => crate::zstd_frame::compress(content, level),
            #[cfg(not(feature = "zstd"))]
            Self::Zstd { .. } => Err(CompressionError::Unavailable { format: Format::Zstd }),
        }
    }

    /// The content of one frame of this codec's format, whichever level wrote it.
    ///
    /// # Errors
    /// Those of [`Format::decompress`].
    pub fn decompress(self, frame: &[u8], limits: &Limits) -> Result<Vec<u8>, CompressionError> {
        self.format().decompress(frame, limits)
    }
}

/// `ZSTD_COMPRESSBOUND` of zstd 1.5, kept here because it must answer without the C library too.
const fn zstd_bound(length: usize) -> Option<usize> {
    const SMALL: usize = 128 << 10;
    let margin = if length < SMALL { (SMALL - length) >> 11 } else { 0 };
    match length.checked_add(length >> 8) {
        Some(sum) => sum.checked_add(margin),
        None => None,
    }
}

#[cfg(all(test, feature = "zstd"))]
mod tests {
    use super::zstd_bound;

    #[test]
    fn the_bound_is_the_library_s() {
        for length in [0, 1, 100, (128 << 10) - 1, 128 << 10, 1 << 20, 123_456_789] {
            assert_eq!(zstd_bound(length), Some(zstd::zstd_safe::compress_bound(length)));
        }
        assert_eq!(zstd_bound(usize::MAX), None);
    }
}
