/// How a problem is solved.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Options {
    /// Forward runs at most; at least `100 + 20` for each unknown. Fewer are made if the posterior is known before.
    pub budget: usize,
    /// Independent samples that each heavy mode must be worth before sampling ends, 20 or more.
    pub effective: usize,
    /// What every random draw comes from.
    pub seed: u64,
    /// Probability of the intervals, in (0, 1).
    pub level: f64,
    /// Whether deviations of evidence are widened by what runs that hardly differ scatter (2547), and all of them where no fit
    /// that was found is probable (2546): a posterior about such a fit is far too narrow.
    pub widen: bool,
}

impl Default for Options {
    fn default() -> Self {
        Self { budget: 2000, effective: 300, seed: 1, level: 0.9, widen: false }
    }
}
