use super::Guarded;
use super::job_record::{JobRecord, Phase};
use crate::port::{
    Capabilities, Claim, Clock, FencingToken, JobId, JobQueue, JobSpec, JobStatus, PortError, PortErrorKind,
    PortResult, Progress, Retry, expiry,
};
use core::time::Duration;
use std::collections::BTreeMap;
use std::sync::Arc;

/// A queue of jobs in memory; it remembers every job.
pub struct MemoryJobQueue {
    clock: Arc<dyn Clock>,
    content: Guarded<Content>,
}

#[derive(Default)]
struct Content {
    jobs: BTreeMap<JobId, JobRecord>,
    /// Jobs that have not ended, by their places.
    open: BTreeMap<u64, JobId>,
    places: u64,
    tokens: u64,
}

impl MemoryJobQueue {
    /// A queue without jobs.
    #[must_use]
    pub fn new(clock: Arc<dyn Clock>) -> Self {
        Self { clock, content: Guarded::default() }
    }
}

impl JobQueue for MemoryJobQueue {
    fn capabilities(&self) -> Capabilities {
        Capabilities::new("memory")
    }

    fn submit(&self, spec: &JobSpec) -> PortResult<JobId> {
        if spec.max_attempts == 0 {
            return Err(PortError::new(PortErrorKind::Unsupported, "a job needs at least one attempt"));
        }
        let id = spec.id();
        let content = &mut *self.content.lock();
        if !content.jobs.contains_key(&id) {
            let place = content.open(id);
            content.jobs.insert(id, JobRecord::new(spec.clone(), place));
        }
        Ok(id)
    }

    fn claim(&self, worker: &str, kinds: &[&str], lease: Duration) -> PortResult<Option<Claim>> {
        let now = self.clock.now();
        let content = &mut *self.content.lock();
        let jobs = &mut content.jobs;
        let mut found = None;
        content.open.retain(|_, id| {
            let Some(job) = jobs.get_mut(id) else { return false };
            job.expire(now);
            if found.is_none() && job.is_ready(now) && kinds.contains(&job.spec.kind.as_str()) {
                found = Some(*id);
            }
            !job.has_ended()
        });
        let Some((id, job)) = found.and_then(|id| Some((id, jobs.get_mut(&id)?))) else { return Ok(None) };
        content.tokens += 1;
        let (token, lease_until) = (FencingToken(content.tokens), expiry(now, lease));
        job.attempts += 1;
        (job.done, job.total) = (0, 0);
        job.phase = Phase::Running { worker: worker.to_owned(), token, lease_until, cancelling: false };
        Ok(Some(Claim { job: id, spec: job.spec.clone(), token, attempt: job.attempts, lease_until }))
    }

    fn progress(&self, claim: &Claim, done: u64, total: u64, lease: Duration) -> PortResult<Progress> {
        let until = expiry(self.clock.now(), lease);
        let content = &mut *self.content.lock();
        let job = content.held(claim)?;
        (job.done, job.total) = (done, total);
        let mut cancelled = false;
        if let Phase::Running { lease_until, cancelling, .. } = &mut job.phase {
            *lease_until = until;
            cancelled = *cancelling;
        }
        Ok(Progress { lease_until: until, cancelled })
    }

    fn finish(&self, claim: &Claim, result: &[u8]) -> PortResult<()> {
        let content = &mut *self.content.lock();
        let job = content.held(claim)?;
        job.phase = Phase::Done { result: result.to_vec() };
        let place = job.place;
        content.open.remove(&place);
        Ok(())
    }

    fn fail(&self, claim: &Claim, message: &str, retry: Retry) -> PortResult<()> {
        let now = self.clock.now();
        let content = &mut *self.content.lock();
        let job = content.held(claim)?;
        let cancelling = matches!(job.phase, Phase::Running { cancelling: true, .. });
        job.phase = match retry {
            _ if cancelling => Phase::Cancelled,
            Retry::After(pause) if job.attempts < job.spec.max_attempts => {
                Phase::Waiting { until: Some(expiry(now, pause)) }
            }
            _ => Phase::Failed { message: message.to_owned() },
        };
        let (ended, place) = (job.has_ended(), job.place);
        if ended {
            content.open.remove(&place);
        }
        Ok(())
    }

    fn retry(&self, id: JobId) -> PortResult<()> {
        let content = &mut *self.content.lock();
        let place = content.open(id);
        let refused = match content.jobs.get_mut(&id) {
            None => unknown(id),
            Some(job) if matches!(job.phase, Phase::Failed { .. } | Phase::Cancelled) => {
                let spec = job.spec.clone();
                *job = JobRecord::new(spec, place);
                return Ok(());
            }
            Some(_) => PortError::new(
                PortErrorKind::Conflict,
                format!("job {id} has neither failed nor was cancelled"),
            ),
        };
        content.open.remove(&place);
        Err(refused)
    }

    fn cancel(&self, id: JobId) -> PortResult<()> {
        let content = &mut *self.content.lock();
        let job = content.jobs.get_mut(&id).ok_or_else(|| unknown(id))?;
        match &mut job.phase {
            Phase::Waiting { .. } => {
                job.phase = Phase::Cancelled;
                content.open.remove(&job.place);
            }
            Phase::Running { cancelling, .. } => *cancelling = true,
            Phase::Done { .. } | Phase::Failed { .. } | Phase::Cancelled => {}
        }
        Ok(())
    }

    fn status(&self, id: JobId) -> PortResult<Option<JobStatus>> {
        Ok(self.content.lock().jobs.get(&id).map(JobRecord::status))
    }
}

impl Content {
    /// Gives a job the last place.
    fn open(&mut self, id: JobId) -> u64 {
        self.places += 1;
        self.open.insert(self.places, id);
        self.places
    }

    /// The job of a claim, if the claim is still its own.
    fn held(&mut self, claim: &Claim) -> PortResult<&mut JobRecord> {
        match self.jobs.get_mut(&claim.job) {
            Some(job) if matches!(job.phase, Phase::Running { token, .. } if token == claim.token) => Ok(job),
            _ => {
                let message = format!("claim {} on job {} is no longer valid", claim.token, claim.job);
                Err(PortError::new(PortErrorKind::Conflict, message))
            }
        }
    }
}

fn unknown(id: JobId) -> PortError {
    PortError::new(PortErrorKind::NotFound, format!("there is no job {id}"))
}
