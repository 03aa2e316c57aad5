use super::ConformanceFailure;
use super::clause::{Clause, Verdict, ensure, judge};
use crate::port::{Capabilities, Executor};
use std::sync::atomic::{AtomicUsize, Ordering};

type Fixture = Box<dyn Executor>;

/// Tries every clause of [`Executor`].
///
/// # Errors
/// The first clause that the adapter breaks.
pub fn executor(make: &dyn Fn() -> Box<dyn Executor>) -> Result<(), ConformanceFailure> {
    judge("executor", make, |_| Capabilities::new("executor"), &[CLAUSES])
}

const CLAUSES: &[Clause<Fixture>] = &[
    Clause::new("each-once", each_once),
    Clause::new("none", none),
    Clause::new("width", width),
    Clause::new("again", again),
];

fn each_once(executor: &Fixture) -> Verdict {
    for count in [1, 2, 7, 1000] {
        let runs: Vec<AtomicUsize> = (0..count).map(|_| AtomicUsize::new(0)).collect();
        executor.for_each(count, &|k| {
            runs[k].fetch_add(1, Ordering::SeqCst);
        });
        let once = runs.iter().all(|run| run.load(Ordering::SeqCst) == 1);
        ensure(once, "a task did not run once by the time the call returned")?;
    }
    Ok(())
}

fn none(executor: &Fixture) -> Verdict {
    let runs = AtomicUsize::new(0);
    executor.for_each(0, &|_| {
        runs.fetch_add(1, Ordering::SeqCst);
    });
    ensure(runs.load(Ordering::SeqCst) == 0, "a task ran although there was none")
}

fn width(executor: &Fixture) -> Verdict {
    ensure(executor.width() > 0, "the width is 0")?;
    let (now, most) = (AtomicUsize::new(0), AtomicUsize::new(0));
    executor.for_each(500, &|_| {
        let running = now.fetch_add(1, Ordering::SeqCst) + 1;
        most.fetch_max(running, Ordering::SeqCst);
        now.fetch_sub(1, Ordering::SeqCst);
    });
    ensure(most.load(Ordering::SeqCst) <= executor.width(), "more tasks ran side by side than the width says")
}

/// One call after the other, each with its own borrowed data.
fn again(executor: &Fixture) -> Verdict {
    let mut sum = 0;
    for round in 1..=50 {
        let total = AtomicUsize::new(sum);
        executor.for_each(round, &|k| {
            total.fetch_add(k, Ordering::SeqCst);
        });
        sum += round * (round - 1) / 2;
        ensure(total.load(Ordering::SeqCst) == sum, "tasks of one call were missing when it returned")?;
    }
    Ok(())
}
