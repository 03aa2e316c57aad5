use accuscene_physics::inverse::{Progress, Stage};

/// How far a reconstruction has come.
#[derive(Clone, Copy, Debug, PartialEq)]
#[non_exhaustive]
pub struct ReconstructProgress {
    /// What it is at.
    pub stage: ReconstructStage,
    /// Runs made.
    pub done: u64,
    /// Runs that it may take in all.
    pub total: u64,
}

/// What a reconstruction is at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum ReconstructStage {
    /// Starts all over what is believed.
    Screening,
    /// Fits from the best of them.
    Fitting,
    /// Search without slopes where a fit stalled.
    Polishing,
    /// Which optima are one.
    Joining,
    /// Samples of the posterior.
    Sampling,
    /// Runs of draws from the posterior, for their paths and figures.
    Replaying,
}

impl ReconstructStage {
    /// One word for it.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Screening => "screening",
            Self::Fitting => "fitting",
            Self::Polishing => "polishing",
            Self::Joining => "joining",
            Self::Sampling => "sampling",
            Self::Replaying => "replaying",
        }
    }
}

impl ReconstructProgress {
    /// That of the solver; `after` runs come on top of its budget.
    pub(super) fn of(progress: Progress, after: u64) -> Self {
        let stage = match progress.stage {
            Stage::Fitting => ReconstructStage::Fitting,
            Stage::Polishing => ReconstructStage::Polishing,
            Stage::Joining => ReconstructStage::Joining,
            Stage::Sampling => ReconstructStage::Sampling,
            _ => ReconstructStage::Screening,
        };
        Self { stage, done: progress.runs as u64, total: progress.budget as u64 + after }
    }
}
