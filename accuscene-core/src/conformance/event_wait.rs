use super::clause::{Clause, Verdict, fault, refuses, same};
use super::event_log::Fixture;
use super::threads::side_by_side;
use super::timed::{LEASE, OVER};
use crate::port::{CancelToken, Deadline, Feature, Key, PortErrorKind};
use core::time::Duration;
use std::sync::atomic::{AtomicBool, Ordering};
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
    same(f.port.wait(&stream, 0, Deadline::never(), &cancel)?, 2, "last number")?;
    cancel.cancel();
    let past = Deadline::at(f.clock.now());
    same(f.port.wait(&stream, 1, past, &cancel)?, 2, "last number, cancelled and late")
}

fn deadline(f: &Fixture) -> Verdict {
    let stream = Key::new("s")?;
    f.port.append(&stream, None, &[b"a"])?;
    let past = Deadline::at(f.clock.now());
    refuses(f.port.wait(&stream, 1, past, &CancelToken::new()), PortErrorKind::Timeout, "a wait that is late")?;
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
    side_by_side(2, &|k| {
        if k == 1 {
            thread::sleep(Duration::from_millis(20));
            cancel.cancel();
            return Ok(());
        }
        let wait = f.port.wait(&stream, 0, Deadline::never(), &cancel);
        refuses(wait, PortErrorKind::Cancelled, "a wait that is cancelled")
    })?;
    let wait = f.port.wait(&stream, 0, Deadline::never(), &cancel);
    refuses(wait, PortErrorKind::Cancelled, "a wait that was cancelled before")
}

/// Events of another stream do not wake it, one of its own does.
fn woken(f: &Fixture) -> Verdict {
    let (stream, other) = (Key::new("s")?, Key::new("other")?);
    let (cancel, awake) = (CancelToken::new(), AtomicBool::new(false));
    side_by_side(2, &|k| {
        if k == 0 {
            let last = f.port.wait(&stream, 0, Deadline::never(), &cancel);
            awake.store(true, Ordering::SeqCst);
            return match last {
                Ok(last) => same(last, 1, "last number"),
                Err(error) if error.kind == PortErrorKind::Cancelled => Err(fault("an event did not end a wait")),
                Err(error) => Err(error.into()),
            };
        }
        f.port.append(&other, None, &[b"x"])?;
        thread::sleep(Duration::from_millis(20));
        f.port.append(&stream, None, &[b"y"])?;
        // Whoever sleeps through this is freed by the token, so that the suite ends.
        for _ in 0..500 {
            if awake.load(Ordering::SeqCst) {
                break;
            }
            thread::sleep(Duration::from_millis(10));
        }
        cancel.cancel();
        Ok(())
    })
}
