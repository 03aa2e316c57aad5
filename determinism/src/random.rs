use accuscene_core::arith::Philox;

/// Random inputs of one driver: what it draws depends on its number, the draw and nothing else.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Random {
    draws: Philox,
    driver: u64,
}

impl Random {
    pub(crate) fn new(driver: usize) -> Self {
        Self { draws: Philox::new(0xACC1_DE47), driver: driver as u64 }
    }

    /// Uniform within these bounds; `what` tells the draws of one time apart.
    pub(crate) fn between(&self, time: usize, what: u32, low: f64, high: f64) -> f64 {
        let sample = (self.driver << 32) | time as u64;
        low + (high - low) * self.draws.uniform(sample, what)
    }

    /// Whether something of this probability happens.
    pub(crate) fn happens(&self, time: usize, what: u32, probability: f64) -> bool {
        self.between(time, what, 0.0, 1.0) < probability
    }
}
