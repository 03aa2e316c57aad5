use crate::{Wrong, timed};
use accuscene_core::conformance;
use accuscene_core::memory::MemoryJobQueue;
use accuscene_core::port::{
    Capabilities, Claim, Clock, FencingToken, JobId, JobQueue, JobSpec, JobState, JobStatus, PortError,
    PortErrorKind, PortResult, Progress, Retry,
};
use std::collections::BTreeMap;
use std::sync::{Arc, Mutex};
use std::time::Duration;

#[derive(Clone, Copy, Debug, PartialEq)]
enum Fault {
    None,
    HandsOutTwice,
    TakesHopeless,
    LastFirst,
    IgnoresKinds,
    CutsResults,
    NoRenewal,
    LeaseForEver,
    NoFencing,
    StrictLease,
    PauseIgnored,
    FailsAtOnce,
    RetriesDone,
    CancelUnheard,
    SameToken,
}

/// Claims are remembered, so that stale ones can be passed off as the present one.
struct Faulty {
    inner: MemoryJobQueue,
    clock: Arc<dyn Clock>,
    fault: Fault,
    latest: Mutex<BTreeMap<JobId, Claim>>,
    stack: Mutex<Vec<JobId>>,
}

impl Faulty {
    fn present(&self, claim: &Claim) -> Claim {
        let latest = self.latest.lock().unwrap();
        match self.fault {
            Fault::NoFencing | Fault::SameToken => latest.get(&claim.job).unwrap_or(claim).clone(),
            _ => claim.clone(),
        }
    }

    fn in_time(&self, claim: &Claim) -> PortResult<()> {
        let late =
            self.latest.lock().unwrap().get(&claim.job).is_some_and(|c| c.lease_until <= self.clock.now());
        if late && self.fault == Fault::StrictLease {
            return Err(PortError::new(PortErrorKind::Conflict, "the lease ran out"));
        }
        Ok(())
    }
}

impl JobQueue for Faulty {
    fn capabilities(&self) -> Capabilities {
        self.inner.capabilities()
    }

    fn submit(&self, spec: &JobSpec) -> PortResult<JobId> {
        if self.fault == Fault::TakesHopeless && spec.max_attempts == 0 {
            return Ok(spec.id());
        }
        let id = self.inner.submit(spec)?;
        self.stack.lock().unwrap().push(id);
        Ok(id)
    }

    fn claim(&self, worker: &str, kinds: &[&str], lease: Duration) -> PortResult<Option<Claim>> {
        let lease = if self.fault == Fault::LeaseForEver { Duration::from_secs(1 << 20) } else { lease };
        let kinds = if self.fault == Fault::IgnoresKinds { &["k", "other"] } else { kinds };
        let mut claim = self.inner.claim(worker, kinds, lease)?;
        let mut latest = self.latest.lock().unwrap();
        match (self.fault, &mut claim) {
            (Fault::HandsOutTwice, None) => return Ok(latest.values().next().cloned()),
            (Fault::LastFirst, Some(claim)) => {
                claim.job = self.stack.lock().unwrap().pop().unwrap_or(claim.job);
            }
            _ => {}
        }
        if let Some(claim) = &mut claim {
            latest.insert(claim.job, claim.clone());
            if self.fault == Fault::SameToken {
                claim.token = FencingToken(1);
            }
        }
        Ok(claim)
    }

    fn progress(&self, claim: &Claim, done: u64, total: u64, lease: Duration) -> PortResult<Progress> {
        let lease = match self.fault {
            Fault::NoRenewal => Duration::from_millis(1),
            Fault::LeaseForEver => Duration::from_secs(1 << 20),
            _ => lease,
        };
        self.in_time(claim)?;
        let mut progress = self.inner.progress(&self.present(claim), done, total, lease)?;
        self.latest
            .lock()
            .unwrap()
            .entry(claim.job)
            .and_modify(|claim| claim.lease_until = progress.lease_until);
        progress.cancelled &= self.fault != Fault::CancelUnheard;
        Ok(progress)
    }

    fn finish(&self, claim: &Claim, result: &[u8]) -> PortResult<()> {
        let cut = if self.fault == Fault::CutsResults { result.len().min(1000) } else { result.len() };
        self.in_time(claim)?;
        self.inner.finish(&self.present(claim), &result[..cut])
    }

    fn fail(&self, claim: &Claim, message: &str, retry: Retry) -> PortResult<()> {
        let retry = match self.fault {
            Fault::PauseIgnored if retry != Retry::Never => Retry::After(Duration::ZERO),
            Fault::FailsAtOnce => Retry::Never,
            _ => retry,
        };
        self.inner.fail(&self.present(claim), message, retry)
    }

    fn retry(&self, id: JobId) -> PortResult<()> {
        match self.inner.retry(id) {
            Err(error) if self.fault == Fault::RetriesDone && error.kind == PortErrorKind::Conflict => {
                let state = self.inner.status(id)?.map(|status| status.state);
                if matches!(state, Some(JobState::Done { .. })) { Ok(()) } else { Err(error) }
            }
            other => other,
        }
    }

    fn cancel(&self, id: JobId) -> PortResult<()> {
        self.inner.cancel(id)
    }

    fn status(&self, id: JobId) -> PortResult<Option<JobStatus>> {
        self.inner.status(id)
    }
}

#[test]
fn each_fault_is_found_at_its_clause() {
    let mut wrong = Wrong::default();
    for (fault, expected) in [
        (Fault::None, None),
        (Fault::HandsOutTwice, Some("submit-idempotent")),
        (Fault::TakesHopeless, Some("submit-refused")),
        (Fault::LastFirst, Some("order")),
        (Fault::IgnoresKinds, Some("kinds")),
        (Fault::CutsResults, Some("odd-payloads")),
        (Fault::NoRenewal, Some("progress-renews")),
        (Fault::LeaseForEver, Some("lease-expires")),
        (Fault::SameToken, Some("lease-expires")),
        (Fault::NoFencing, Some("fencing")),
        (Fault::StrictLease, Some("late-finish")),
        (Fault::PauseIgnored, Some("fail-pause")),
        (Fault::FailsAtOnce, Some("fail-pause")),
        (Fault::RetriesDone, Some("retry")),
        (Fault::CancelUnheard, Some("cancel-running")),
    ] {
        let make = || {
            timed(|clock| {
                let (latest, stack) = (Mutex::default(), Mutex::default());
                Box::new(Faulty { inner: MemoryJobQueue::new(clock.clone()), clock, fault, latest, stack })
                    as _
            })
        };
        wrong.note(format!("{fault:?}"), conformance::job_queue(&make), expected);
    }
    wrong.none();
}
