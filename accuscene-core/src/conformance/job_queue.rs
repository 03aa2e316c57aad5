use super::clause::{Clause, Fault, Verdict, ensure, fault, judge, refuses, same};
use super::threads::side_by_side;
use super::timed::LEASE;
use super::{ConformanceFailure, Timed, job_end, job_lease};
use crate::port::{Claim, JobId, JobQueue, JobSpec, JobState, JobStatus, PortErrorKind};
use core::time::Duration;
use std::collections::BTreeSet;
use std::sync::Mutex;

pub(super) type Fixture = Timed<dyn JobQueue>;

/// Tries every clause of [`JobQueue`].
///
/// # Errors
/// The first clause that the adapter breaks.
pub fn job_queue(make: &dyn Fn() -> Timed<dyn JobQueue>) -> Result<(), ConformanceFailure> {
    let clauses = [CLAUSES, job_lease::CLAUSES, job_end::CLAUSES];
    judge("job queue", make, |fixture| fixture.port.capabilities(), &clauses)
}

const CLAUSES: &[Clause<Fixture>] = &[
    Clause::new("empty", empty),
    Clause::new("submit-idempotent", idempotent),
    Clause::new("submit-refused", refused),
    Clause::new("order", order),
    Clause::new("kinds", kinds),
    Clause::new("claim-exclusive", exclusive),
    Clause::new("odd-payloads", odd_payloads),
    Clause::new("concurrent", concurrent),
];

impl Timed<dyn JobQueue> {
    /// Submits a job of kind `k` with this payload.
    pub(super) fn submit(&self, payload: &str, max_attempts: u32) -> Result<JobId, Fault> {
        Ok(self.port.submit(&JobSpec { max_attempts, ..JobSpec::new("k", payload) })?)
    }

    /// Claims a job of kind `k`, which must be there.
    pub(super) fn claim(&self, worker: &str) -> Result<Claim, Fault> {
        self.port.claim(worker, &["k"], LEASE)?.ok_or_else(|| fault("a job that waits was not handed out"))
    }

    /// Tries to claim a job of kind `k`, and none may be there.
    pub(super) fn idle(&self, why: &str) -> Verdict {
        match self.port.claim("w", &["k"], LEASE)? {
            None => Ok(()),
            Some(_) => Err(fault(format!("a job was handed out, although {why}"))),
        }
    }

    pub(super) fn status(&self, id: JobId) -> Result<JobStatus, Fault> {
        self.port.status(id)?.ok_or_else(|| fault("a submitted job is unknown"))
    }

    pub(super) fn is(&self, id: JobId, state: &JobState) -> Verdict {
        same(&self.status(id)?.state, state, "state of the job")
    }
}

fn empty(f: &Fixture) -> Verdict {
    let id = JobSpec::new("k", "unknown").id();
    f.idle("the queue is empty")?;
    ensure(f.port.status(id)?.is_none(), "an unknown job has a status")?;
    refuses(f.port.cancel(id), PortErrorKind::NotFound, "the cancellation of an unknown job")?;
    refuses(f.port.retry(id), PortErrorKind::NotFound, "the retry of an unknown job")
}

fn idempotent(f: &Fixture) -> Verdict {
    let spec = JobSpec::new("k", "p");
    let id = f.port.submit(&spec)?;
    same(id, spec.id(), "id of the job")?;
    same(f.port.submit(&spec)?, id, "id of the same job")?;
    let status = JobStatus { state: JobState::Queued, attempts: 0, done: 0, total: 0 };
    same(f.status(id)?, status, "status of a new job")?;
    let claim = f.claim("w")?;
    same(&claim.spec, &spec, "what is to be done")?;
    f.idle("the only job, submitted twice, is taken")?;
    f.port.submit(&spec)?;
    f.idle("the only job, submitted while it runs, is taken")?;
    f.port.finish(&claim, b"r")?;
    f.port.submit(&spec)?;
    f.idle("the only job is done")?;
    f.is(id, &JobState::Done { result: b"r".to_vec() })
}

fn refused(f: &Fixture) -> Verdict {
    let spec = JobSpec { max_attempts: 0, ..JobSpec::new("k", "p") };
    refuses(f.port.submit(&spec), PortErrorKind::Unsupported, "a job without an attempt")?;
    f.idle("its job was refused")
}

fn order(f: &Fixture) -> Verdict {
    let ids = (0..20).map(|k| f.submit(&format!("{}", 7 * k % 20), 3)).collect::<Result<Vec<_>, _>>()?;
    for (number, id) in ids.into_iter().enumerate() {
        same(f.claim("w")?.job, id, &format!("job number {number} in order of submission"))?;
    }
    f.idle("all jobs are taken")
}

fn kinds(f: &Fixture) -> Verdict {
    let other = f.port.submit(&JobSpec::new("other", "p"))?;
    let ours = f.submit("p", 3)?;
    ensure(other != ours, "jobs of two kinds share an id")?;
    ensure(f.port.claim("w", &[], LEASE)?.is_none(), "a job was handed out to a worker that knows no kind")?;
    same(f.claim("w")?.job, ours, "job of the kind asked for")?;
    f.idle("no job of its kind waits")?;
    let found = f.port.claim("w", &["x", "other"], LEASE)?;
    same(found.map(|claim| claim.job), Some(other), "job of the second kind asked for")
}

fn exclusive(f: &Fixture) -> Verdict {
    let id = f.submit("p", 3)?;
    let claim = f.claim("worker 1")?;
    same((claim.job, claim.attempt), (id, 1), "job and attempt of the claim")?;
    ensure(claim.lease_until > f.clock.now(), "a claim was granted that has run out")?;
    f.idle("it is taken")?;
    f.is(id, &JobState::Running { worker: "worker 1".to_owned(), cancelling: false })?;
    same(f.status(id)?.attempts, 1, "attempts")
}

fn odd_payloads(f: &Fixture) -> Verdict {
    let large: Vec<u8> = (0..1_000_000_u32).map(|k| (k % 251) as u8).collect();
    let most =
        f.port.capabilities().max_value.and_then(|most| usize::try_from(most).ok()).unwrap_or(usize::MAX);
    for payload in [Vec::new(), vec![0, 255, 10, 13, 0], "\u{441} \u{1f697}".into(), large] {
        if payload.len() > most {
            continue;
        }
        let id = f.port.submit(&JobSpec::new("k", payload.clone()))?;
        let claim = f.claim("\u{1f697} '; --")?;
        ensure(claim.spec.payload == payload, "a payload came back changed")?;
        f.port.finish(&claim, &payload)?;
        ensure(f.status(id)?.state == JobState::Done { result: payload }, "a result came back changed")?;
    }
    Ok(())
}

/// Each job is done once, whoever claims.
fn concurrent(f: &Fixture) -> Verdict {
    const JOBS: usize = 100;
    let seen = Mutex::new(BTreeSet::new());
    side_by_side(4, &|k| {
        for j in 0..JOBS {
            f.submit(&format!("{}", (j + 25 * k) % JOBS), 3)?;
        }
        Ok(())
    })?;
    side_by_side(4, &|k| {
        while let Some(claim) = f.port.claim(&format!("w{k}"), &["k"], Duration::from_secs(3600))? {
            let new = seen.lock().map_err(|_| fault("a thread panicked"))?.insert(claim.job);
            ensure(new, "a job was handed out twice")?;
            f.port.progress(&claim, 1, 2, Duration::from_secs(3600))?;
            f.port.finish(&claim, claim.spec.payload.as_slice())?;
        }
        Ok(())
    })?;
    let seen = seen.into_inner().map_err(|_| fault("a thread panicked"))?;
    same(seen.len(), JOBS, "number of jobs handed out")
}
