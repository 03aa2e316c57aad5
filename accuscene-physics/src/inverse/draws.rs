//! Random numbers by stage, round, index and dimension.

use accuscene_core::arith::Philox;

/// What a draw is for.
#[derive(Clone, Copy)]
pub(super) enum Use {
    Starts = 1,
    Samples = 2,
    Polish = 3,
    Roughness = 4,
}

/// The random numbers of one round of a stage.
#[derive(Clone, Copy)]
pub(super) struct Draws {
    philox: Philox,
    base: u64,
}

impl Draws {
    pub(super) fn of(seed: u64, purpose: Use, round: usize) -> Self {
        Self {
            philox: Philox::new(seed),
            base: ((purpose as u64) << 56) | ((round as u64 & 0xFF_FFFF) << 32),
        }
    }

    /// In (0, 1); the index is below 2^32.
    pub(super) fn uniform(&self, index: usize, dimension: usize) -> f64 {
        self.philox.uniform(self.base | (index as u64 & 0xFFFF_FFFF), dimension as u32)
    }

    /// Standard normal.
    pub(super) fn normal(&self, index: usize, dimension: usize) -> f64 {
        self.philox.normal(self.base | (index as u64 & 0xFFFF_FFFF), dimension as u32)
    }
}
