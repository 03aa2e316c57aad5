use crate::CompressionError;

/// How much a frame may expand.
///
/// ```
/// use accuscene_compression::Limits;
///
/// let from_a_stranger = Limits::new(64 << 20).with_max_ratio(200);
/// assert_eq!(from_a_stranger.max_ratio, Some(200));
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Limits {
    /// The longest permitted content in bytes.
    pub max_output: usize,
    /// The highest permitted ratio of content to frame; `None` permits any.
    ///
    /// It does not touch content up to [`Limits::RATIO_EXEMPT`]. Constant columns of a long simulation reach
    /// ratios beyond 10,000 honestly, which is why nothing is set by default.
    pub max_ratio: Option<u32>,
}

impl Limits {
    /// Content of up to 1 MiB is never refused for its ratio: so little memory harms nobody.
    pub const RATIO_EXEMPT: usize = 1 << 20;

    /// Limits with at most `max_output` bytes of content and any ratio.
    #[must_use]
    pub const fn new(max_output: usize) -> Self {
        Self { max_output, max_ratio: None }
    }

    /// The same limits with a highest ratio of content to frame.
    #[must_use]
    pub const fn with_max_ratio(self, max_ratio: u32) -> Self {
        Self { max_ratio: Some(max_ratio), ..self }
    }

    /// The content permitted for a frame of `length` bytes, in bytes.
    pub(crate) fn permitted(&self, length: usize) -> usize {
        let by_ratio = match self.max_ratio {
            Some(ratio) => {
                length.saturating_mul(usize::try_from(ratio).unwrap_or(usize::MAX)).max(Self::RATIO_EXEMPT)
            }
            None => usize::MAX,
        };
        self.max_output.min(by_ratio)
    }

    /// The error for content beyond [`Limits::permitted`].
    pub(crate) fn overrun(&self, length: usize, declared: Option<u64>) -> CompressionError {
        match self.max_ratio {
            Some(max_ratio) if self.permitted(length) < self.max_output => {
                CompressionError::RatioLimit { max_ratio, length }
            }
            _ => CompressionError::OutputLimit { limit: self.max_output, declared },
        }
    }
}

impl Default for Limits {
    /// 256 MiB of content, any ratio.
    fn default() -> Self {
        Self::new(256 << 20)
    }
}

#[cfg(test)]
mod tests {
    use super::Limits;

    #[test]
    fn the_smaller_limit_holds() {
        assert_eq!(Limits::new(10).permitted(1), 10);
        assert_eq!(Limits::new(5 << 20).with_max_ratio(2).permitted(1 << 20), 2 << 20);
        assert_eq!(Limits::new(5 << 20).with_max_ratio(9).permitted(1 << 20), 5 << 20);
        assert_eq!(Limits::new(5 << 20).with_max_ratio(9).permitted(3), Limits::RATIO_EXEMPT);
        assert_eq!(Limits::new(usize::MAX).with_max_ratio(u32::MAX).permitted(usize::MAX), usize::MAX);
    }

    #[test]
    fn the_error_names_the_limit_that_held() {
        assert_eq!(Limits::new(5 << 20).with_max_ratio(2).overrun(1 << 20, None).code(), 3006);
        assert_eq!(Limits::new(5 << 20).with_max_ratio(9).overrun(1 << 20, None).code(), 3005);
        assert_eq!(Limits::new(10).overrun(1, Some(11)).code(), 3005);
    }
}
