use super::clause::{Clause, Fault, Verdict, fault, refuses, same};
use super::event_log::Fixture;
use super::threads::side_by_side;
use super::timed::{LEASE, OVER};
use crate::port::{CancelToken, Deadline, Feature, Key, PortErrorKind, PortResult, Sequence};
use core::time::Duration;
use std::sync::Mutex;
use std::thread;

pub(super) const CLAUSES: &[Clause<Fixture>] = &[
    Clause::of(Feature::Wait, "wait-present", present),
    Clause::of(Feature::Wait, "wait-deadline", deadline),
    Clause::of(Feature::Wait, "wait-cancelled", cancelled),
    Clause::of(Feature::Wait, "wait-woken", woken),
];

/// An event that is there comes before deadline and cancellation.
fn present(f: &Fixture) -> Verdict {
    let stream = Key::new("s")?;
    f.port.append(&stream, None, &[b"a", b"b"])?;
    let cancel = CancelToken::new();
    let past = Deadline::at(f.clock.now());
    same(f.port.wait(&stream, 0, past, &cancel)?, 2, "last number, late")?;
    cancel.cancel();
    same(f.port.wait(&stream, 1, past, &cancel)?, 2, "last number, cancelled and late")
}

fn deadline(f: &Fixture) -> Verdict {
    let stream = Key::new("s")?;
    f.port.append(&stream, None, &[b"a"])?;
    let past = Deadline::at(f.clock.now());
    refuses(
        f.port.wait(&stream, 1, past, &CancelToken::new()),
        PortErrorKind::Timeout,
        "a wait that is late",
    )?;
    let soon = Deadline::after(&*f.clock, LEASE);
    side_by_side(2, &|k| {
        if k == 1 {
            (f.pass)(OVER);
            return Ok(());
        }
        refuses(f.port.wait(&stream, 1, soon, &CancelToken::new()), PortErrorKind::Timeout, "a wait in vain")
    })
}

fn cancelled(f: &Fixture) -> Verdict {
    let stream = Key::new("s")?;
    let cancel = CancelToken::new();
    let ended = while_waiting(f, &stream, &cancel, &|| {
        cancel.cancel();
        Ok(())
    });
    refuses(ended?, PortErrorKind::Cancelled, "a wait that is cancelled")?;
    let ended = f.port.wait(&stream, 0, Deadline::after(&*f.clock, LEASE), &cancel);
    refuses(ended, PortErrorKind::Cancelled, "a wait that was cancelled before")
}

/// Events of another stream do not end a wait, one of its own does.
fn woken(f: &Fixture) -> Verdict {
    let (stream, other) = (Key::new("s")?, Key::new("other")?);
    let ended = while_waiting(f, &stream, &CancelToken::new(), &|| {
        f.port.append(&other, None, &[b"x"])?;
        thread::sleep(MOMENT);
        f.port.append(&stream, None, &[b"y"])?;
        Ok(())
    })?;
    match ended {
        Ok(last) => same(last, 1, "last number"),
        Err(error) => Err(fault(format!("an event did not end a wait: {error}"))),
    }
}

/// Long enough for another thread to begin to wait.
const MOMENT: Duration = Duration::from_millis(20);

/// How a wait for a first event ends when something happens meanwhile. Whoever sleeps through it for 3 s is freed by the
/// deadline, so that the suite ends.
fn while_waiting(
    f: &Fixture,
    stream: &Key,
    cancel: &CancelToken,
    happens: &(dyn Fn() -> Verdict + Sync),
) -> Result<PortResult<Sequence>, Fault> {
    let soon = Deadline::after(&*f.clock, LEASE);
    let ended = Mutex::new(None);
    side_by_side(2, &|k| {
        if k == 0 {
            let end = f.port.wait(stream, 0, soon, cancel);
            *ended.lock().map_err(|_| fault("a thread panicked"))? = Some(end);
            return Ok(());
        }
        thread::sleep(MOMENT);
        happens()?;
        for _ in 0..300 {
            if ended.lock().map_err(|_| fault("a thread panicked"))?.is_some() {
                return Ok(());
            }
            thread::sleep(Duration::from_millis(10));
        }
        (f.pass)(OVER);
        Ok(())
    })?;
    ended.into_inner().map_err(|_| fault("a thread panicked"))?.ok_or_else(|| fault("a wait did not end"))
}
