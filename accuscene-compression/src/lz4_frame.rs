//! One LZ4 frame, written and read whole.

mod layout;

use std::io::{self, Write};

use lz4_flex::frame::{BlockMode, BlockSize, FrameDecoder, FrameEncoder, FrameInfo};

use crate::output::Allowance;
use crate::{CompressionError, Format, Limits};
use layout::FrameLayout;

/// Magic number, descriptor with content size, end mark and checksum.
const FIXED_BYTES: usize = 15 + 4 + 4;

pub(crate) fn compress(content: &[u8]) -> Result<Vec<u8>, CompressionError> {
    let requested =
        compress_bound(content.len()).ok_or(CompressionError::OutOfMemory { requested: usize::MAX })?;
    let mut frame = Vec::new();
    frame.try_reserve_exact(requested).map_err(|_| CompressionError::OutOfMemory { requested })?;
    let info = FrameInfo::new()
        .block_mode(BlockMode::Independent)
        .block_size(block_size(content.len()).0)
        .content_size(u64::try_from(content.len()).ok())
        // The content checksum alone misses four unused bits in each block's last token.
        .block_checksums(true)
        .content_checksum(true);
    let failed = |detail: String| CompressionError::Encoder { format: Format::Lz4, detail };
    let mut encoder = FrameEncoder::with_frame_info(info, frame);
    encoder.write_all(content).map_err(|error| failed(error.to_string()))?;
    let mut frame = encoder.finish().map_err(|error| failed(error.to_string()))?;
    frame.shrink_to_fit();
    Ok(frame)
}

pub(crate) fn decompress(frame: &[u8], limits: &Limits) -> Result<Vec<u8>, CompressionError> {
    // The decoder takes an end of input between two blocks for the end of the frame, so the layout is walked first.
    let layout = FrameLayout::walk(frame)?;
    let allowance = Allowance::new(limits, frame.len(), layout.content_size)?;
    let mut decoder = FrameDecoder::new(frame);
    let content = allowance.read(&mut decoder, |error| explain(&error, frame.len()))?;
    // A block without content looks like the end to a reader: whatever it hides must not pass unchecked.
    if !decoder.get_ref().is_empty() {
        return Err(corrupt("a block without content"));
    }
    Ok(content)
}

pub(crate) const fn compress_bound(length: usize) -> Option<usize> {
    // A block that does not shrink is stored; each has its length in front and its checksum behind.
    let blocks = length.div_ceil(block_size(length).1);
    match length.checked_add(FIXED_BYTES) {
        Some(sum) => sum.checked_add(8 * blocks),
        None => None,
    }
}

/// The smallest block that takes the content at once, and its bytes: small content then needs small buffers.
const fn block_size(length: usize) -> (BlockSize, usize) {
    if length <= 64 << 10 {
        (BlockSize::Max64KB, 64 << 10)
    } else if length <= 256 << 10 {
        (BlockSize::Max256KB, 256 << 10)
    } else if length <= 1 << 20 {
        (BlockSize::Max1MB, 1 << 20)
    } else {
        (BlockSize::Max4MB, 4 << 20)
    }
}

fn explain(error: &io::Error, length: usize) -> CompressionError {
    if error.kind() == io::ErrorKind::UnexpectedEof {
        return CompressionError::Truncated { format: Format::Lz4, length };
    }
    corrupt(&error.to_string())
}

fn corrupt(detail: &str) -> CompressionError {
    CompressionError::Corrupt { format: Format::Lz4, detail: detail.to_owned() }
}
