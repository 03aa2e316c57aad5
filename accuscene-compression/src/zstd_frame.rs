//! One Zstandard frame, written and read whole.

mod window;

use std::io;

use zstd::bulk::Compressor;
use zstd::stream::read::Decoder;
use zstd::zstd_safe;

use crate::output::Allowance;
use crate::{Codec, CompressionError, Format, Limits, ZstdLevel};

/// Every reader should offer this window (RFC 8878, 3.1.1.1.2), as base-2 logarithm of bytes.
const WINDOW_LOG_ALWAYS: u32 = 23;
/// The largest window that the `zstd` command reads unasked, likewise.
const WINDOW_LOG_MAX: u32 = 27;

pub(crate) fn compress(content: &[u8], level: ZstdLevel) -> Result<Vec<u8>, CompressionError> {
    let requested = Codec::Zstd { level }
        .compress_bound(content.len())
        .ok_or(CompressionError::OutOfMemory { requested: usize::MAX })?;
    let mut frame = Vec::new();
    frame.try_reserve_exact(requested).map_err(|_| CompressionError::OutOfMemory { requested })?;
    let failed =
        |error: io::Error| CompressionError::Encoder { format: Format::Zstd, detail: error.to_string() };
    let mut compressor = Compressor::new(level.value()).map_err(failed)?;
    compressor.include_checksum(true).map_err(failed)?;
    compressor.include_contentsize(true).map_err(failed)?;
    compressor.compress_to_buffer(content, &mut frame).map_err(failed)?;
    frame.shrink_to_fit();
    Ok(frame)
}

pub(crate) fn decompress(frame: &[u8], limits: &Limits) -> Result<Vec<u8>, CompressionError> {
    if zstd_safe::get_dict_id_from_frame(frame).is_some() {
        return Err(CompressionError::Unsupported { format: Format::Zstd, feature: "a dictionary" });
    }
    // With the magic number right, an unreadable header can only be a cut one or one with reserved bits.
    let declared = zstd_safe::get_frame_content_size(frame)
        .map_err(|_| corrupt("the header is cut off or uses reserved bits"))?;
    let allowance = Allowance::new(limits, frame.len(), declared)?;
    let window_log = permitted_window_log(limits.permitted(frame.len()));
    window::check(frame, declared, window_log)?;

    let explain = |error: io::Error| explain(&error, frame.len());
    let mut decoder = Decoder::with_buffer(frame).map_err(explain)?.single_frame();
    decoder.window_log_max(window_log).map_err(explain)?;
    let content = allowance.read(&mut decoder, explain)?;
    match decoder.finish().len() {
        0 => Ok(content),
        extra => Err(CompressionError::TrailingData { format: Format::Zstd, extra }),
    }
}

fn permitted_window_log(permitted: usize) -> u32 {
    let enough = usize::BITS - permitted.saturating_sub(1).leading_zeros();
    enough.clamp(WINDOW_LOG_ALWAYS, WINDOW_LOG_MAX)
}

fn explain(error: &io::Error, length: usize) -> CompressionError {
    if error.kind() == io::ErrorKind::UnexpectedEof {
        return CompressionError::Truncated { format: Format::Zstd, length };
    }
    corrupt(&error.to_string())
}

fn corrupt(detail: &str) -> CompressionError {
    CompressionError::Corrupt { format: Format::Zstd, detail: detail.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::permitted_window_log;

    #[test]
    fn the_window_follows_the_permitted_content() {
        assert_eq!(permitted_window_log(0), 23);
        assert_eq!(permitted_window_log(1 << 23), 23);
        assert_eq!(permitted_window_log((1 << 23) + 1), 24);
        assert_eq!(permitted_window_log(usize::MAX), 27);
    }
}
