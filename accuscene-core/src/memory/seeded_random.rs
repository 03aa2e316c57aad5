use super::Guarded;
use crate::arith::Philox;
use crate::identity::Seed;
use crate::port::{Capabilities, PortResult, Random};

/// Bytes that follow from a seed, by Philox: for jitter and tests. They are not fit for keys, salts or nonces: whoever
/// knows the seed knows them all.
///
/// Draws of results never share a block with it, even under the same seed.
#[derive(Debug)]
pub struct SeededRandom {
    generator: Philox,
    blocks: Guarded<u64>,
}

impl SeededRandom {
    /// The bytes of this seed, from the first one on.
    #[must_use]
    pub fn new(seed: Seed) -> Self {
        Self { generator: Philox::new(seed.0), blocks: Guarded::new(0) }
    }
}

impl Random for SeededRandom {
    fn capabilities(&self) -> Capabilities {
        Capabilities::new("seeded")
    }

    /// Each call begins a new block of 16 bytes.
    fn fill(&self, bytes: &mut [u8]) -> PortResult<()> {
        // Results draw from counters whose third word is 0.
        const STREAM: u32 = 1;
        let mut blocks = self.blocks.lock();
        for part in bytes.chunks_mut(16) {
            let words = self.generator.block([*blocks as u32, (*blocks >> 32) as u32, STREAM, 0]);
            *blocks += 1;
            let drawn = words.into_iter().flat_map(u32::to_le_bytes);
            part.iter_mut().zip(drawn).for_each(|(byte, drawn)| *byte = drawn);
        }
        Ok(())
    }
}
