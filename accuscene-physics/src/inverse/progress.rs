/// What a solver is at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Stage {
    /// Starts all over the prior.
    Screening,
    /// Fits from the best of them.
    Fitting,
    /// Search without slopes where a fit stalled.
    Polishing,
    /// Which optima are one.
    Joining,
    /// Samples of the posterior.
    Sampling,
}

/// How far a solver is.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Progress {
    /// What it is at.
    pub stage: Stage,
    /// Forward runs made.
    pub runs: usize,
    /// Forward runs that may be made.
    pub budget: usize,
    /// Least misfit (chi squared) so far; infinite before a run succeeds.
    pub misfit: f64,
}
