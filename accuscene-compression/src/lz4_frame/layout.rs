use crate::{CompressionError, Format};

const VERSION_MASK: u8 = 0b1100_0000;
const VERSION_1: u8 = 0b0100_0000;
const BLOCK_CHECKSUM: u8 = 0b0001_0000;
const CONTENT_SIZE: u8 = 0b0000_1000;
const CONTENT_CHECKSUM: u8 = 0b0000_0100;
const DICTIONARY: u8 = 0b0000_0001;
const STORED: u32 = 0x8000_0000;

/// The outline of one LZ4 frame that fills its slice exactly.
///
/// Source: "LZ4 Frame Format Description" 1.6.4, Y. Collet. Checksums are the decoder's business.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct FrameLayout {
    /// Content size in bytes, where the frame states it.
    pub(super) content_size: Option<u64>,
}

impl FrameLayout {
    /// Follows the block lengths to the end mark.
    pub(super) fn walk(frame: &[u8]) -> Result<Self, CompressionError> {
        let mut rest = Cursor { frame, position: Format::Lz4.magic().len() };
        let [flags, _block_size] = rest.take()?;
        if flags & VERSION_MASK != VERSION_1 {
            return Err(unsupported("another version of the format"));
        }
        if flags & DICTIONARY != 0 {
            return Err(unsupported("a dictionary"));
        }
        let content_size =
            if flags & CONTENT_SIZE == 0 { None } else { Some(u64::from_le_bytes(rest.take()?)) };
        let [_header_checksum] = rest.take()?;
        loop {
            let length = u32::from_le_bytes(rest.take()?);
            if length == 0 {
                break;
            }
            rest.skip(length & !STORED)?;
            if flags & BLOCK_CHECKSUM != 0 {
                rest.skip(4)?;
            }
        }
        if flags & CONTENT_CHECKSUM != 0 {
            rest.skip(4)?;
        }
        match frame.len() - rest.position {
            0 => Ok(Self { content_size }),
            extra => Err(CompressionError::TrailingData { format: Format::Lz4, extra }),
        }
    }
}

struct Cursor<'a> {
    frame: &'a [u8],
    position: usize,
}

impl Cursor<'_> {
    fn take<const N: usize>(&mut self) -> Result<[u8; N], CompressionError> {
        let bytes = self.frame.get(self.position..).and_then(<[u8]>::first_chunk).copied();
        self.position += N;
        bytes.ok_or_else(|| self.truncated())
    }

    fn skip(&mut self, count: u32) -> Result<(), CompressionError> {
        let end = usize::try_from(count).ok().and_then(|count| self.position.checked_add(count));
        match end {
            Some(end) if end <= self.frame.len() => {
                self.position = end;
                Ok(())
            }
            _ => Err(self.truncated()),
        }
    }

    fn truncated(&self) -> CompressionError {
        CompressionError::Truncated { format: Format::Lz4, length: self.frame.len() }
    }
}

fn unsupported(feature: &'static str) -> CompressionError {
    CompressionError::Unsupported { format: Format::Lz4, feature }
}
