use crate::identity::Timestamp;
use crate::port::{FencingToken, JobSpec, JobState, JobStatus};

/// A job as the queue in memory keeps it.
#[derive(Debug)]
pub(super) struct JobRecord {
    pub(super) spec: JobSpec,
    pub(super) phase: Phase,
    pub(super) attempts: u32,
    pub(super) done: u64,
    pub(super) total: u64,
    /// Place in the queue.
    pub(super) place: u64,
}

#[derive(Debug)]
pub(super) enum Phase {
    Waiting { until: Option<Timestamp> },
    Running { worker: String, token: FencingToken, lease_until: Timestamp, cancelling: bool },
    Done { result: Vec<u8> },
    Failed { message: String },
    Cancelled,
}

impl JobRecord {
    pub(super) fn new(spec: JobSpec, place: u64) -> Self {
        Self { spec, phase: Phase::Waiting { until: None }, attempts: 0, done: 0, total: 0, place }
    }

    /// Takes the job from a worker whose lease has run out.
    pub(super) fn expire(&mut self, now: Timestamp) {
        if let Phase::Running { lease_until, cancelling, .. } = &self.phase
            && *lease_until <= now
        {
            self.phase = if *cancelling {
                Phase::Cancelled
            } else if self.attempts >= self.spec.max_attempts {
                Phase::Failed { message: "the lease of the last attempt ran out".to_owned() }
            } else {
                Phase::Waiting { until: None }
            };
        }
    }

    pub(super) fn is_ready(&self, now: Timestamp) -> bool {
        matches!(self.phase, Phase::Waiting { until } if until.is_none_or(|until| until <= now))
    }

    pub(super) fn has_ended(&self) -> bool {
        matches!(self.phase, Phase::Done { .. } | Phase::Failed { .. } | Phase::Cancelled)
    }

    pub(super) fn status(&self) -> JobStatus {
        let state = match &self.phase {
            Phase::Waiting { .. } => JobState::Queued,
            Phase::Running { worker, cancelling, .. } => {
                JobState::Running { worker: worker.clone(), cancelling: *cancelling }
            }
            Phase::Done { result } => JobState::Done { result: result.clone() },
            Phase::Failed { message } => JobState::Failed { message: message.clone() },
            Phase::Cancelled => JobState::Cancelled,
        };
        JobStatus { state, attempts: self.attempts, done: self.done, total: self.total }
    }
}
