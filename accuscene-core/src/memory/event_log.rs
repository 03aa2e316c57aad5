use crate::port::{
    CancelToken, Capabilities, Clock, Deadline, EventLog, Feature, Key, LoggedEvent, PortError,
    PortErrorKind, PortResult, Sequence,
};
use core::time::Duration;
use std::collections::BTreeMap;
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};

/// How often a waiting thread looks at the clock and the cancel token; events wake it at once.
const LOOK: Duration = Duration::from_millis(2);

/// Streams of events in memory.
///
/// Deadlines are those of the clock: with a [`ManualClock`](super::ManualClock) a wait ends by an event, by the token,
/// or when another thread moves the clock on. WebAssembly has no threads to wait for and refuses to wait.
pub struct MemoryEventLog {
    clock: Arc<dyn Clock>,
    streams: Mutex<BTreeMap<Key, Vec<Vec<u8>>>>,
    appended: Condvar,
}

impl MemoryEventLog {
    /// A log without events.
    #[must_use]
    pub fn new(clock: Arc<dyn Clock>) -> Self {
        Self { clock, streams: Mutex::default(), appended: Condvar::new() }
    }

    fn lock(&self) -> MutexGuard<'_, BTreeMap<Key, Vec<Vec<u8>>>> {
        self.streams.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl EventLog for MemoryEventLog {
    fn capabilities(&self) -> Capabilities {
        let all = Capabilities::new("memory");
        if cfg!(target_family = "wasm") { all.without(Feature::Wait) } else { all }
    }

    fn append(&self, stream: &Key, expected: Option<Sequence>, events: &[&[u8]]) -> PortResult<Sequence> {
        let mut streams = self.lock();
        let last = streams.get(stream).map_or(0, |events| events.len() as Sequence);
        if let Some(expected) = expected
            && expected != last
        {
            let message = format!("stream {stream} ends with event {last}, not {expected}");
            return Err(PortError::new(PortErrorKind::Conflict, message));
        }
        if events.is_empty() {
            return Ok(last);
        }
        let all = streams.entry(stream.clone()).or_default();
        all.extend(events.iter().map(|event| event.to_vec()));
        let last = all.len() as Sequence;
        drop(streams);
        self.appended.notify_all();
        Ok(last)
    }

    fn read(&self, stream: &Key, from: Sequence, limit: usize) -> PortResult<Vec<LoggedEvent>> {
        let first = from.saturating_sub(1);
        let skip = usize::try_from(first).unwrap_or(usize::MAX);
        let streams = self.lock();
        let events = streams.get(stream).map_or(&[][..], Vec::as_slice).iter().skip(skip).take(limit);
        Ok((first + 1..)
            .zip(events)
            .map(|(sequence, bytes)| LoggedEvent { sequence, bytes: bytes.clone() })
            .collect())
    }

    fn last(&self, stream: &Key) -> PortResult<Sequence> {
        Ok(self.lock().get(stream).map_or(0, |events| events.len() as Sequence))
    }

    fn wait(
        &self,
        stream: &Key,
        after: Sequence,
        deadline: Deadline,
        cancel: &CancelToken,
    ) -> PortResult<Sequence> {
        let mut streams = self.lock();
        loop {
            let last = streams.get(stream).map_or(0, |events| events.len() as Sequence);
            if last > after {
                return Ok(last);
            }
            cancel.check()?;
            deadline.check(self.clock.now())?;
            if cfg!(target_family = "wasm") {
                return Err(PortError::new(PortErrorKind::Unsupported, "there are no threads to wait for"));
            }
            streams = self.appended.wait_timeout(streams, LOOK).unwrap_or_else(PoisonError::into_inner).0;
        }
    }
}
