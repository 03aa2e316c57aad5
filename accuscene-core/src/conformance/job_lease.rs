use super::clause::{Clause, Verdict, ensure, refuses, same};
use super::job_queue::Fixture;
use super::timed::{LEASE, MOST, OVER};
use crate::port::{JobState, PortErrorKind, Retry};

pub(super) const CLAUSES: &[Clause<Fixture>] = &[
    Clause::new("progress-renews", progress_renews),
    Clause::new("lease-expires", expires),
    Clause::new("fencing", fencing),
    Clause::new("late-finish", late_finish),
    Clause::new("attempts-run-out", run_out),
    Clause::new("lease-keeps-place", keeps_place),
];

fn progress_renews(f: &Fixture) -> Verdict {
    let id = f.submit("p", 3)?;
    let claim = f.claim("w")?;
    for done in 1..=3 {
        (f.pass)(MOST);
        let progress = f.port.progress(&claim, done, 3, LEASE)?;
        ensure(!progress.cancelled, "a job was said to be cancelled")?;
        ensure(progress.lease_until > claim.lease_until, "progress did not renew the lease")?;
        f.idle("its lease was renewed")?;
        let status = f.status(id)?;
        same((status.done, status.total), (done, 3), "progress of the job")?;
    }
    Ok(f.port.finish(&claim, b"")?)
}

fn expires(f: &Fixture) -> Verdict {
    f.submit("p", 3)?;
    let first = f.claim("1")?;
    (f.pass)(MOST);
    f.idle("its lease has not run out")?;
    (f.pass)(MOST);
    let second = f.claim("2")?;
    same((second.job, second.attempt), (first.job, 2), "job and attempt of the second claim")?;
    ensure(second.token > first.token, "the fencing token did not rise")
}

fn fencing(f: &Fixture) -> Verdict {
    let id = f.submit("p", 3)?;
    let old = f.claim("1")?;
    (f.pass)(OVER);
    let new = f.claim("2")?;
    f.port.progress(&new, 5, 9, LEASE)?;
    refuses(f.port.progress(&old, 1, 2, LEASE), PortErrorKind::Conflict, "progress with an old token")?;
    refuses(f.port.finish(&old, b"old"), PortErrorKind::Conflict, "a result with an old token")?;
    refuses(f.port.fail(&old, "old", Retry::Never), PortErrorKind::Conflict, "a failure with an old token")?;
    let status = f.status(id)?;
    same((status.done, status.total), (5, 9), "progress after the old claim was refused")?;
    f.port.finish(&new, b"new")?;
    refuses(f.port.finish(&new, b"again"), PortErrorKind::Conflict, "a second result")?;
    refuses(f.port.progress(&new, 9, 9, LEASE), PortErrorKind::Conflict, "progress of a job that is done")?;
    f.is(id, &JobState::Done { result: b"new".to_vec() })
}

/// The token decides, not the lease: work that nobody took over is not thrown away.
fn late_finish(f: &Fixture) -> Verdict {
    let id = f.submit("p", 3)?;
    let claim = f.claim("w")?;
    (f.pass)(OVER);
    f.port.progress(&claim, 1, 2, LEASE)?;
    f.idle("its lease was renewed late")?;
    (f.pass)(OVER);
    f.port.finish(&claim, b"late")?;
    f.idle("it was finished late")?;
    f.is(id, &JobState::Done { result: b"late".to_vec() })
}

fn run_out(f: &Fixture) -> Verdict {
    let id = f.submit("p", 2)?;
    for attempt in 1..=2 {
        same(f.claim("w")?.attempt, attempt, "attempt")?;
        (f.pass)(OVER);
    }
    f.idle("its attempts have run out")?;
    let state = f.status(id)?.state;
    ensure(matches!(state, JobState::Failed { .. }), "a job without attempts left has not failed")
}

fn keeps_place(f: &Fixture) -> Verdict {
    let (first, second) = (f.submit("1", 3)?, f.submit("2", 3)?);
    f.claim("w")?;
    (f.pass)(OVER);
    same(f.claim("w")?.job, first, "job after its lease ran out")?;
    same(f.claim("w")?.job, second, "job submitted later")
}
