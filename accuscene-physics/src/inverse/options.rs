/// How a problem is solved.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Options {
    /// Forward runs in all; at least `100 + 20` for each unknown.
    pub budget: usize,
    /// What every random draw comes from.
    pub seed: u64,
    /// Probability of the intervals, in (0, 1).
    pub level: f64,
}

impl Default for Options {
    fn default() -> Self {
        Self { budget: 2000, seed: 1, level: 0.9 }
    }
}
