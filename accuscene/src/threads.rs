use accuscene_core::port::Executor;
use core::num::NonZeroUsize;
use core::sync::atomic::{AtomicUsize, Ordering};

/// Runs tasks on threads of its own, which end with the call.
///
/// Which thread takes which task changes no result of the engine: tasks write to places of their own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Threads {
    width: NonZeroUsize,
}

impl Threads {
    /// So many threads.
    #[must_use]
    pub fn new(width: NonZeroUsize) -> Self {
        Self { width }
    }

    /// As many threads as the machine runs at once; one if it does not tell.
    #[must_use]
    pub fn available() -> Self {
        Self::new(std::thread::available_parallelism().unwrap_or(NonZeroUsize::MIN))
    }
}

impl Executor for Threads {
    fn width(&self) -> usize {
        self.width.get()
    }

    fn for_each(&self, count: usize, task: &(dyn Fn(usize) + Sync)) {
        if Ord::min(self.width.get(), count) <= 1 {
            return (0..count).for_each(task);
        }
        let next = AtomicUsize::new(0);
        let work = || {
            loop {
                let index = next.fetch_add(1, Ordering::Relaxed);
                if index >= count {
                    return;
                }
                task(index);
            }
        };
        std::thread::scope(|scope| {
            for _ in 1..Ord::min(self.width.get(), count) {
                // A thread that the system refuses is a hand less: the others do its work.
                if std::thread::Builder::new().spawn_scoped(scope, work).is_err() {
                    break;
                }
            }
            work();
        });
    }
}
