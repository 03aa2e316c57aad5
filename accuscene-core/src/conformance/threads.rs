use super::clause::{Fault, Verdict, fault};
use std::thread;

/// Runs the task for each number on a thread of its own, all at once; the first fault by number counts.
pub(super) fn side_by_side(count: usize, task: &(dyn Fn(usize) -> Verdict + Sync)) -> Verdict {
    if cfg!(target_family = "wasm") {
        return (0..count).try_for_each(task);
    }
    thread::scope(|scope| {
        let start = |number| {
            let started = thread::Builder::new().spawn_scoped(scope, move || task(number));
            started.map_err(|error| fault(format!("the suite could not start a thread: {error}")))
        };
        let threads: Vec<_> = (0..count).map(start).collect::<Result<_, Fault>>()?;
        let ends: Vec<Verdict> = threads
            .into_iter()
            .map(|thread| thread.join().unwrap_or_else(|_| Err(fault("it panicked on a thread"))))
            .collect();
        ends.into_iter().collect()
    })
}
