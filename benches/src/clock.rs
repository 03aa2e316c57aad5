use std::fs;
use std::time::{Duration, Instant};

/// Time since a moment: on the wall, and of the processor where the system tells it.
#[derive(Clone, Copy, Debug)]
pub struct Clock {
    wall: Instant,
    processor: Option<Duration>,
}

impl Clock {
    /// From now on.
    #[must_use]
    #[expect(clippy::disallowed_methods, reason = "no result comes from it")]
    pub fn start() -> Self {
        let processor = of_thread();
        Self { wall: Instant::now(), processor }
    }

    /// Time on the wall.
    #[must_use]
    pub fn wall(&self) -> Duration {
        self.wall.elapsed()
    }

    /// Time that this thread had a processor: what a busy machine does not lengthen.
    #[must_use]
    pub fn processor(&self) -> Option<Duration> {
        of_thread()?.checked_sub(self.processor?)
    }
}

/// Time of this thread on a processor, from Linux.
fn of_thread() -> Option<Duration> {
    // The account is brought up to date when the thread is put aside; else it is up to a tick old.
    std::thread::yield_now();
    let text = fs::read_to_string("/proc/thread-self/schedstat").ok()?;
    text.split_whitespace().next()?.parse().ok().map(Duration::from_nanos)
}
