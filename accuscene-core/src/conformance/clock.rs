use super::ConformanceFailure;
use super::clause::{Clause, Verdict, ensure, judge, refuses};
use super::threads::side_by_side;
use crate::port::{CancelToken, Capabilities, Clock, PortErrorKind, expiry};
use core::time::Duration;
use std::thread;

type Fixture = Box<dyn Clock>;

/// Tries every clause of [`Clock`].
///
/// # Errors
/// The first clause that the adapter breaks.
pub fn clock(make: &dyn Fn() -> Box<dyn Clock>) -> Result<(), ConformanceFailure> {
    judge("clock", make, |_| Capabilities::new("clock"), &[CLAUSES])
}

const CLAUSES: &[Clause<Fixture>] = &[
    Clause::new("never-back", never_back),
    Clause::new("sleep", sleep),
    Clause::new("sleep-cancelled", cancelled),
];

fn never_back(clock: &Fixture) -> Verdict {
    side_by_side(4, &|_| {
        let mut last = clock.now();
        for _ in 0..1000 {
            let now = clock.now();
            ensure(now >= last, "the clock went back")?;
            last = now;
        }
        Ok(())
    })
}

fn sleep(clock: &Fixture) -> Verdict {
    for pause in [Duration::ZERO, Duration::from_nanos(1), Duration::from_millis(30)] {
        let end = expiry(clock.now(), pause);
        clock.sleep(pause, &CancelToken::new())?;
        ensure(clock.now() >= end, "a sleep was too short")?;
    }
    Ok(())
}

fn cancelled(clock: &Fixture) -> Verdict {
    let cancel = CancelToken::new();
    cancel.cancel();
    refuses(clock.sleep(Duration::from_secs(3600), &cancel), PortErrorKind::Cancelled, "a cancelled sleep")?;
    refuses(
        clock.sleep(Duration::ZERO, &cancel),
        PortErrorKind::Cancelled,
        "a cancelled sleep of no length",
    )?;
    let cancel = CancelToken::new();
    side_by_side(2, &|k| {
        if k == 0 {
            thread::sleep(Duration::from_millis(20));
            cancel.cancel();
            return Ok(());
        }
        // A manual clock is through with it before the token is used.
        match clock.sleep(Duration::from_secs(3600), &cancel) {
            Ok(()) => Ok(()),
            ended => refuses(ended, PortErrorKind::Cancelled, "a sleep that is cancelled"),
        }
    })
}
