use accuscene_core::arith::Philox;

/// Owen's nested uniform scrambling: a digit is turned or not by a coin that belongs to the digits above it.
///
/// Every elementary interval keeps its points, each point is uniform, and the lower digits are random.
/// Source: Owen 1995, "Randomly permuted (t, m, s)-nets and (t, s)-sequences".
#[derive(Clone, Copy, Debug)]
pub(super) struct Owen {
    coins: Philox,
}

/// Third word of the counters; the fourth is the level of the tree.
const SCRAMBLE: u32 = 3;

/// Levels of the tree of digits whose coins one block of random words has: 2^7 - 1 of its 128.
const LEVELS: u32 = 7;

impl Owen {
    pub(super) fn new(seed: u64) -> Self {
        Self { coins: Philox::new(seed) }
    }

    /// A coordinate in (0, 1) from the digits of the sequence; the 20 digits below them are drawn.
    pub(super) fn scrambled(&self, digits: u32, dimension: u32) -> f64 {
        let mut turned = 0_u32;
        let mut level = 0;
        while level < 32 {
            // The block belongs to the digits above this group of levels.
            let above = if level == 0 { 0 } else { digits >> (32 - level) };
            let words = self.coins.block([above, dimension, SCRAMBLE, level]);
            // Nodes of the group are numbered as in a heap: 1 on top, 2 n + digit below n.
            let mut node = 1_usize;
            for place in level..(level + LEVELS).min(32) {
                let coin = words[node / 32] >> (node % 32) & 1;
                let digit = digits >> (31 - place) & 1;
                turned |= (digit ^ coin) << (31 - place);
                node = 2 * node + digit as usize;
            }
            level += LEVELS;
        }
        let [low, ..] = self.coins.block([digits, dimension, SCRAMBLE, 32]);
        let all = (u64::from(turned) << 20) | u64::from(low >> 12);
        (all as f64 + 0.5) * (1.0 / 4_503_599_627_370_496.0)
    }
}
