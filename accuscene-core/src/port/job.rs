use super::FencingToken;
use crate::document::ContentHash;
use crate::identity::Timestamp;
use core::fmt;
use core::time::Duration;
use sha2::{Digest, Sha256};

/// A piece of work that some worker is to do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct JobSpec {
    /// What is to be done, such as `simulate`; a worker claims jobs of the kinds it knows.
    pub kind: String,
    /// What it is to be done with; content, not an address of something that may change.
    pub payload: Vec<u8>,
    /// How often the job may be claimed before it has failed; at least 1.
    pub max_attempts: u32,
}

impl JobSpec {
    /// A job that may be claimed three times.
    #[must_use]
    pub fn new(kind: impl Into<String>, payload: impl Into<Vec<u8>>) -> Self {
        Self { kind: kind.into(), payload: payload.into(), max_attempts: 3 }
    }

    /// Identity of the job: SHA-256 of the length of its kind (64 bits, little endian), its kind and its payload.
    #[must_use]
    pub fn id(&self) -> JobId {
        let mut hasher = Sha256::new();
        hasher.update((self.kind.len() as u64).to_le_bytes());
        hasher.update(self.kind.as_bytes());
        hasher.update(&self.payload);
        JobId(ContentHash(hasher.finalize().into()))
    }
}

/// Identity of a job, from its content: the same work is the same job.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct JobId(pub ContentHash);

impl fmt::Display for JobId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

/// A job in the hands of a worker.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Claim {
    /// The job.
    pub job: JobId,
    /// What is to be done.
    pub spec: JobSpec,
    /// Proof of the claim, higher than that of every earlier claim on this job.
    pub token: FencingToken,
    /// Number of the attempt, from 1.
    pub attempt: u32,
    /// When others may claim the job.
    pub lease_until: Timestamp,
}

/// Answer to a report of progress.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Progress {
    /// When others may claim the job now.
    pub lease_until: Timestamp,
    /// Whether somebody cancelled the job; the worker should stop and call `fail`.
    pub cancelled: bool,
}

/// What is to become of a job that a worker could not do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Retry {
    /// It has failed for good: it would fail again.
    Never,
    /// Others may claim it after a pause, as long as attempts are left.
    After(Duration),
}

/// Where a job stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct JobStatus {
    /// Its state.
    pub state: JobState,
    /// How often it was claimed since it was submitted or put back.
    pub attempts: u32,
    /// Work done, in the worker's unit.
    pub done: u64,
    /// All work, in the same unit; 0 if unknown.
    pub total: u64,
}

/// State of a job.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum JobState {
    /// Waiting for a worker.
    Queued,
    /// In the hands of a worker.
    Running {
        /// Name of the worker.
        worker: String,
        /// Whether it was asked to stop.
        cancelling: bool,
    },
    /// Done.
    Done {
        /// What the worker handed in.
        result: Vec<u8>,
    },
    /// Failed for good.
    Failed {
        /// What the last worker said.
        message: String,
    },
    /// Cancelled.
    Cancelled,
}
