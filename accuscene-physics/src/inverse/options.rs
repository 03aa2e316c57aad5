/// How a problem is solved.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Options {
    /// Most forward runs in all; at least `100 + 20` for each unknown.
    pub budget: usize,
    /// Independent samples with which sampling ends before the budget does, above 0; infinite to use all of it.
    pub effective: f64,
    /// What every random draw comes from.
    pub seed: u64,
    /// Probability of the intervals, in (0, 1).
    pub level: f64,
}

impl Default for Options {
    fn default() -> Self {
        Self { budget: 2000, effective: 500.0, seed: 1, level: 0.9 }
    }
}
