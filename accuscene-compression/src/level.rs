use crate::CompressionError;

/// A Zstandard level: higher is smaller and slower to write, equally quick to read.
///
/// Valid: 1 to 19, the range that the `zstd` command takes without `--ultra`. Levels above it make readers reserve
/// windows of up to 128 MiB.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ZstdLevel(i32);

impl ZstdLevel {
    /// The quickest level, 1.
    pub const MIN: Self = Self(1);
    /// The densest level, 19.
    pub const MAX: Self = Self(19);

    /// A level between [`ZstdLevel::MIN`] and [`ZstdLevel::MAX`].
    ///
    /// # Errors
    /// [`CompressionError::LevelOutOfRange`] for any other number.
    pub const fn new(level: i32) -> Result<Self, CompressionError> {
        if level < Self::MIN.0 || level > Self::MAX.0 {
            return Err(CompressionError::LevelOutOfRange { level, min: Self::MIN.0, max: Self::MAX.0 });
        }
        Ok(Self(level))
    }

    /// The level as a number, 1 to 19.
    #[must_use]
    pub const fn value(self) -> i32 {
        self.0
    }
}

impl Default for ZstdLevel {
    /// Level 3, the library's own default.
    fn default() -> Self {
        Self(3)
    }
}
