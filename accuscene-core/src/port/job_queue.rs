use super::{Capabilities, Claim, JobId, JobSpec, JobStatus, PortResult, Progress, Retry};
use core::time::Duration;

/// Work for several workers, each piece done by one of them at a time.
///
/// A claim is a lease: a worker that falls silent loses its job to another one. The fencing token decides who holds a
/// job: until somebody else claims it, a worker whose lease ran out may still renew it or finish.
pub trait JobQueue: Send + Sync {
    /// What the adapter can do.
    fn capabilities(&self) -> Capabilities;

    /// Puts a job in; a job that is already known, in whatever state, is left as it is.
    ///
    /// # Errors
    /// `Unsupported` for `max_attempts` 0; `Full` if there is no room.
    fn submit(&self, spec: &JobSpec) -> PortResult<JobId>;

    /// Hands the longest waiting job of these kinds to a worker, if there is one.
    ///
    /// Jobs whose lease ran out wait again, at the place of their submission. Those without attempts left fail instead,
    /// those that were cancelled meanwhile are cancelled.
    ///
    /// # Errors
    /// What the back end reports.
    fn claim(&self, worker: &str, kinds: &[&str], lease: Duration) -> PortResult<Option<Claim>>;

    /// Reports progress, renews the lease from now, and tells whether the job was cancelled.
    ///
    /// # Errors
    /// `Conflict` if the claim is no longer the job's.
    fn progress(&self, claim: &Claim, done: u64, total: u64, lease: Duration) -> PortResult<Progress>;

    /// Hands in the result; a job that was being cancelled is done even so.
    ///
    /// # Errors
    /// `Conflict` if the claim is no longer the job's; the result is dropped then.
    fn finish(&self, claim: &Claim, result: &[u8]) -> PortResult<()>;

    /// Gives a job back; one that was being cancelled is cancelled then.
    ///
    /// # Errors
    /// `Conflict` if the claim is no longer the job's.
    fn fail(&self, claim: &Claim, message: &str, retry: Retry) -> PortResult<()>;

    /// Puts a failed or cancelled job back, with all its attempts, behind the jobs that wait.
    ///
    /// # Errors
    /// `NotFound` for an unknown job; `Conflict` in any other state.
    fn retry(&self, id: JobId) -> PortResult<()>;

    /// Cancels a job: one that waits at once, one that runs when its worker hears of it. Nothing happens to a job that
    /// has ended.
    ///
    /// # Errors
    /// `NotFound` for an unknown job.
    fn cancel(&self, id: JobId) -> PortResult<()>;

    /// Where a job stands; `None` for an unknown one.
    ///
    /// # Errors
    /// What the back end reports.
    fn status(&self, id: JobId) -> PortResult<Option<JobStatus>>;
}
