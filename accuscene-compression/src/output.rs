use std::io::{self, Read};

use crate::{CompressionError, Limits};

/// Reserved at first, in bytes.
const START: usize = 64 << 10;
/// Asked of the decoder at once, in bytes.
const CHUNK: usize = 128 << 10;

/// What a frame is allowed to become.
pub(crate) struct Allowance<'a> {
    limits: &'a Limits,
    frame_length: usize,
    declared: Option<u64>,
    content_limit: usize,
}

impl<'a> Allowance<'a> {
    /// The allowance for a frame; a frame that declares too much is refused here, before it is decoded.
    pub(crate) fn new(
        limits: &'a Limits,
        frame_length: usize,
        declared: Option<u64>,
    ) -> Result<Self, CompressionError> {
        let permitted = limits.permitted(frame_length);
        let content_limit = match declared {
            Some(size) => match usize::try_from(size) {
                Ok(size) if size <= permitted => size,
                _ => return Err(limits.overrun(frame_length, declared)),
            },
            None => permitted,
        };
        Ok(Self { limits, frame_length, declared, content_limit })
    }

    /// Everything `decoder` gives, or an error as soon as it is more than allowed.
    ///
    /// `explain` turns the decoder's error into ours. The capacity grows towards the limit and never beyond.
    pub(crate) fn read(
        &self,
        decoder: &mut impl Read,
        explain: impl Fn(io::Error) -> CompressionError,
    ) -> Result<Vec<u8>, CompressionError> {
        let mut content = Vec::new();
        loop {
            let filled = content.len();
            if filled == self.content_limit {
                let mut beyond = [0_u8; 1];
                return match decoder.read(&mut beyond).map_err(explain)? {
                    0 => Ok(content),
                    _ => Err(self.limits.overrun(self.frame_length, self.declared)),
                };
            }
            if filled == content.capacity() {
                let requested = filled.max(START).min(self.content_limit - filled);
                content
                    .try_reserve_exact(requested)
                    .map_err(|_| CompressionError::OutOfMemory { requested })?;
            }
            let room = (content.capacity() - filled).min(self.content_limit - filled).min(CHUNK);
            content.resize(filled + room, 0);
            let count = decoder.read(&mut content[filled..]).map_err(&explain)?;
            content.truncate(filled + count);
            if count == 0 {
                return Ok(content);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Allowance;
    use crate::{CompressionError, Limits};

    fn read(length: usize, limit: usize) -> Result<Vec<u8>, CompressionError> {
        let source = vec![5_u8; length];
        let limits = Limits::new(limit);
        let explain = |error: std::io::Error| panic!("a slice does not fail: {error}");
        Allowance::new(&limits, length, None)?.read(&mut source.as_slice(), explain)
    }

    #[test]
    fn the_limit_is_inclusive() {
        for length in [0, 1, 100_000, 300_000] {
            let content = read(length, length).unwrap();
            assert_eq!(content.len(), length);
            assert!(content.capacity() <= length, "capacity {} for {length}", content.capacity());
        }
        assert_eq!(read(300_001, 300_000).unwrap_err().code(), 3005);
        assert_eq!(read(1, 0).unwrap_err().code(), 3005);
    }

    #[test]
    fn a_declared_size_is_judged_first() {
        let limits = Limits::new(10);
        assert!(Allowance::new(&limits, 5, Some(10)).is_ok());
        let refused = Allowance::new(&limits, 5, Some(u64::MAX)).err().unwrap();
        assert_eq!(refused, CompressionError::OutputLimit { limit: 10, declared: Some(u64::MAX) });
    }
}
