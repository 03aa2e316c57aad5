use super::normal_quantile;

/// Counter-based random numbers, Philox4x32-10: a draw depends on seed, sample and dimension alone, not on what
/// was drawn before, by which thread or worker.
///
/// Source: Salmon, Moraes, Dror and Shaw 2011, "Parallel random numbers: as easy as 1, 2, 3".
///
/// ```
/// use accuscene_core::arith::Philox;
///
/// let draws = Philox::new(42);
/// let friction = 0.7 + 0.05 * draws.normal(17, 0);
/// let speed = 12.0 + 2.0 * draws.uniform(17, 1);
/// assert_eq!(friction, 0.7 + 0.05 * Philox::new(42).normal(17, 0));
/// assert!((12.0..14.0).contains(&speed));
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Philox {
    key: [u32; 2],
}

impl Philox {
    /// The generator with this seed; its low word is the first word of the key.
    #[must_use]
    pub fn new(key: u64) -> Self {
        Self::with_key([key as u32, (key >> 32) as u32])
    }

    /// The generator with these key words: seed and stream.
    #[must_use]
    pub fn with_key(key: [u32; 2]) -> Self {
        Self { key }
    }

    /// The four random words that belong to a counter.
    #[must_use]
    pub fn block(&self, counter: [u32; 4]) -> [u32; 4] {
        let [mut a, mut b, mut c, mut d] = counter;
        let [mut k0, mut k1] = self.key;
        for _ in 0..10 {
            let p = u64::from(a) * 0xD251_1F53;
            let q = u64::from(c) * 0xCD9E_8D57;
            (a, b, c, d) = ((q >> 32) as u32 ^ b ^ k0, q as u32, (p >> 32) as u32 ^ d ^ k1, p as u32);
            k0 = k0.wrapping_add(0x9E37_79B9);
            k1 = k1.wrapping_add(0xBB67_AE85);
        }
        [a, b, c, d]
    }

    /// Two values in `[0, 1)` with 53 bits each from the block of a counter.
    #[must_use]
    pub fn units(&self, counter: [u32; 4]) -> [f64; 2] {
        self.wide(counter).map(|z| (z >> 11) as f64 * (1.0 / 9_007_199_254_740_992.0))
    }

    /// The uniform value in (0, 1), never 0 or 1, of one sample and dimension: fit for inverse distributions.
    ///
    /// Counter: (sample, dimension, 0, high word of the sample); 52 bits, each in the middle of its interval.
    #[must_use]
    pub fn uniform(&self, sample: u64, dimension: u32) -> f64 {
        let [z, _] = self.wide([sample as u32, dimension, 0, (sample >> 32) as u32]);
        ((z >> 12) as f64 + 0.5) * (1.0 / 4_503_599_627_370_496.0)
    }

    /// The standard normal value (mean 0, variance 1) of one sample and dimension: the quantile of
    /// [`uniform`](Self::uniform).
    #[must_use]
    pub fn normal(&self, sample: u64, dimension: u32) -> f64 {
        normal_quantile(self.uniform(sample, dimension))
    }

    fn wide(&self, counter: [u32; 4]) -> [u64; 2] {
        let [a, b, c, d] = self.block(counter);
        [u64::from(a) | (u64::from(b) << 32), u64::from(c) | (u64::from(d) << 32)]
    }
}
