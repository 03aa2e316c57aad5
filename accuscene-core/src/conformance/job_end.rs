use super::clause::{Clause, Verdict, ensure, refuses, same};
use super::job_queue::Fixture;
use super::timed::{LEASE, MOST, OVER};
use crate::port::{JobState, PortErrorKind, Retry};
use core::time::Duration;

pub(super) const CLAUSES: &[Clause<Fixture>] = &[
    Clause::new("fail-never", fail_never),
    Clause::new("fail-pause", fail_pause),
    Clause::new("fail-attempts", fail_attempts),
    Clause::new("retry", retry),
    Clause::new("cancel-queued", cancel_queued),
    Clause::new("cancel-running", cancel_running),
    Clause::new("cancel-finished", cancel_finished),
    Clause::new("cancel-expired", cancel_expired),
];

fn failed(message: &str) -> JobState {
    JobState::Failed { message: message.to_owned() }
}

fn fail_never(f: &Fixture) -> Verdict {
    let id = f.submit("p", 3)?;
    f.port.fail(&f.claim("w")?, "no such scene", Retry::Never)?;
    f.idle("it failed for good")?;
    f.is(id, &failed("no such scene"))
}

fn fail_pause(f: &Fixture) -> Verdict {
    let id = f.submit("p", 3)?;
    let first = f.claim("w")?;
    f.port.fail(&first, "no memory", Retry::After(LEASE))?;
    f.is(id, &JobState::Queued)?;
    f.idle("its pause has not passed")?;
    (f.pass)(MOST);
    f.idle("its pause has not passed")?;
    (f.pass)(MOST);
    let second = f.claim("w")?;
    same(second.attempt, 2, "attempt after a failure")?;
    ensure(second.token > first.token, "the fencing token did not rise")?;
    f.port.fail(&second, "no memory", Retry::After(Duration::ZERO))?;
    same(f.claim("w")?.attempt, 3, "attempt after a failure without a pause")
}

fn fail_attempts(f: &Fixture) -> Verdict {
    let id = f.submit("p", 2)?;
    f.port.fail(&f.claim("w")?, "one", Retry::After(Duration::ZERO))?;
    f.port.fail(&f.claim("w")?, "two", Retry::After(Duration::ZERO))?;
    f.idle("its attempts have run out")?;
    f.is(id, &failed("two"))
}

fn retry(f: &Fixture) -> Verdict {
    let id = f.submit("p", 1)?;
    refuses(f.port.retry(id), PortErrorKind::Conflict, "the retry of a job that waits")?;
    let first = f.claim("w")?;
    refuses(f.port.retry(id), PortErrorKind::Conflict, "the retry of a job that runs")?;
    f.port.fail(&first, "broken", Retry::Never)?;
    let behind = f.submit("other", 1)?;
    f.port.retry(id)?;
    f.is(id, &JobState::Queued)?;
    same(f.claim("w")?.job, behind, "job that waits since before the retry")?;
    let second = f.claim("w")?;
    same((second.job, second.attempt), (id, 1), "job and attempt after the retry")?;
    ensure(second.token > first.token, "the fencing token did not rise")?;
    refuses(
        f.port.finish(&first, b"old"),
        PortErrorKind::Conflict,
        "a result with a token from before the retry",
    )?;
    f.port.finish(&second, b"r")?;
    refuses(f.port.retry(id), PortErrorKind::Conflict, "the retry of a job that is done")
}

fn cancel_queued(f: &Fixture) -> Verdict {
    let id = f.submit("p", 3)?;
    f.port.cancel(id)?;
    f.is(id, &JobState::Cancelled)?;
    f.idle("it is cancelled")?;
    f.port.cancel(id)?;
    f.port.retry(id)?;
    same(f.claim("w")?.job, id, "job that was put back")
}

fn cancel_running(f: &Fixture) -> Verdict {
    let id = f.submit("p", 3)?;
    let claim = f.claim("w")?;
    ensure(!f.port.progress(&claim, 1, 2, LEASE)?.cancelled, "a job was said to be cancelled")?;
    f.port.cancel(id)?;
    f.is(id, &JobState::Running { worker: "w".to_owned(), cancelling: true })?;
    ensure(f.port.progress(&claim, 1, 2, LEASE)?.cancelled, "progress does not tell of the cancellation")?;
    f.port.fail(&claim, "stopped", Retry::After(Duration::ZERO))?;
    f.is(id, &JobState::Cancelled)?;
    f.idle("it is cancelled")
}

fn cancel_finished(f: &Fixture) -> Verdict {
    let id = f.submit("p", 3)?;
    let claim = f.claim("w")?;
    f.port.cancel(id)?;
    f.port.finish(&claim, b"too late to stop")?;
    let done = JobState::Done { result: b"too late to stop".to_vec() };
    f.is(id, &done)?;
    f.port.cancel(id)?;
    f.is(id, &done)
}

fn cancel_expired(f: &Fixture) -> Verdict {
    let id = f.submit("p", 3)?;
    f.claim("w")?;
    f.port.cancel(id)?;
    (f.pass)(OVER);
    f.idle("it is cancelled")?;
    f.is(id, &JobState::Cancelled)
}
