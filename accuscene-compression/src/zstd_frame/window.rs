use crate::{CompressionError, Format};

const SINGLE_SEGMENT: u8 = 0b0010_0000;

/// Refuses a frame whose look-back window is larger than `1 << window_log` bytes.
///
/// Source: RFC 8878, 3.1.1.1.2. The library refuses it as well, but only in words.
pub(super) fn check(frame: &[u8], declared: Option<u64>, window_log: u32) -> Result<(), CompressionError> {
    let truncated = CompressionError::Truncated { format: Format::Zstd, length: frame.len() };
    let [_, _, _, _, descriptor, window, ..] = *frame else { return Err(truncated) };
    let window = match declared {
        // Without a window of its own the frame looks back over its whole content.
        Some(size) if descriptor & SINGLE_SEGMENT != 0 => size,
        _ => {
            let base = 1_u64 << (10 + (window >> 3));
            base + base / 8 * u64::from(window & 7)
        }
    };
    let limit = 1_u64 << window_log;
    if window > limit {
        return Err(CompressionError::WindowLimit { window, limit });
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::check;
    use crate::CompressionError;

    #[test]
    fn windows_are_read_as_the_format_says() {
        // Exponent 13 with mantissa 0 is 8 MiB; mantissa 1 adds an eighth.
        let frame = |window: u8| [0x28, 0xb5, 0x2f, 0xfd, 0, window];
        assert_eq!(check(&frame(13 << 3), None, 23), Ok(()));
        assert_eq!(
            check(&frame(13 << 3 | 1), None, 23),
            Err(CompressionError::WindowLimit { window: 9 << 20, limit: 8 << 20 })
        );
        assert_eq!(check(&frame(0xff), Some(1), 27).unwrap_err().code(), 3010);
        assert_eq!(check(&frame(0)[..5], None, 23).unwrap_err().code(), 3004);
    }

    #[test]
    fn a_single_segment_looks_back_over_its_content() {
        let frame = [0x28, 0xb5, 0x2f, 0xfd, 0xa0, 0];
        assert_eq!(check(&frame, Some(8 << 20), 23), Ok(()));
        assert_eq!(check(&frame, Some((8 << 20) + 1), 23).unwrap_err().code(), 3010);
    }
}
