use crate::{Wrong, timed};
use accuscene_core::conformance;
use accuscene_core::memory::MemoryEventLog;
use accuscene_core::port::{
    CancelToken, Capabilities, Deadline, EventLog, Key, LoggedEvent, PortErrorKind, PortResult, Sequence,
};

#[derive(Clone, Copy, Debug, PartialEq)]
enum Fault {
    None,
    CountsFromZero,
    IgnoresExpected,
    AppendsInPart,
    NoneIsAnEvent,
    IgnoresLimit,
    OneStream,
    DropsEmptyEvents,
    RacesOnExpected,
    LateBeforeEvents,
    NeverLate,
    SleepsThrough,
    Uncancelled,
}

struct Faulty {
    inner: MemoryEventLog,
    fault: Fault,
}

impl Faulty {
    fn stream(&self, stream: &Key) -> Key {
        if self.fault == Fault::OneStream { Key::new("one").unwrap() } else { stream.clone() }
    }
}

impl EventLog for Faulty {
    fn capabilities(&self) -> Capabilities {
        self.inner.capabilities()
    }

    fn append(&self, stream: &Key, expected: Option<Sequence>, events: &[&[u8]]) -> PortResult<Sequence> {
        let stream = &self.stream(stream);
        match self.fault {
            Fault::CountsFromZero => Ok(self.inner.append(stream, expected, events)?.saturating_sub(1)),
            Fault::IgnoresExpected => self.inner.append(stream, None, events),
            Fault::AppendsInPart => match self.inner.append(stream, expected, events) {
                Err(error) if error.kind == PortErrorKind::Conflict && !events.is_empty() => {
                    self.inner.append(stream, None, &events[..1])?;
                    Err(error)
                }
                other => other,
            },
            Fault::NoneIsAnEvent if events.is_empty() => self.inner.append(stream, expected, &[b""]),
            Fault::DropsEmptyEvents => {
                let kept: Vec<&[u8]> = events.iter().copied().filter(|event| !event.is_empty()).collect();
                self.inner.append(stream, expected, &kept)
            }
            Fault::RacesOnExpected => {
                // Looks first and writes later, as a careless SQL adapter would.
                let last = self.inner.last(stream)?;
                if expected.is_some_and(|expected| expected != last) {
                    return self.inner.append(stream, expected, events);
                }
                std::thread::sleep(std::time::Duration::from_millis(1));
                self.inner.append(stream, None, events)
            }
            _ => self.inner.append(stream, expected, events),
        }
    }

    fn read(&self, stream: &Key, from: Sequence, limit: usize) -> PortResult<Vec<LoggedEvent>> {
        let limit = if self.fault == Fault::IgnoresLimit { usize::MAX } else { limit };
        self.inner.read(&self.stream(stream), from, limit)
    }

    fn last(&self, stream: &Key) -> PortResult<Sequence> {
        self.inner.last(&self.stream(stream))
    }

    fn wait(
        &self,
        stream: &Key,
        after: Sequence,
        deadline: Deadline,
        cancel: &CancelToken,
    ) -> PortResult<Sequence> {
        let stream = &self.stream(stream);
        match self.fault {
            Fault::LateBeforeEvents => {
                cancel.check()?;
                self.inner.wait(stream, after, deadline, cancel)
            }
            Fault::NeverLate => {
                let waited = self.inner.wait(stream, after, deadline, cancel);
                waited.or_else(
                    |error| if error.kind == PortErrorKind::Timeout { Ok(after) } else { Err(error) },
                )
            }
            Fault::SleepsThrough if self.inner.last(stream)? <= after => {
                self.inner.wait(&Key::new("nobody writes here")?, 0, deadline, cancel)
            }
            Fault::Uncancelled => self.inner.wait(stream, after, deadline, &CancelToken::new()),
            _ => self.inner.wait(stream, after, deadline, cancel),
        }
    }
}

#[test]
fn each_fault_is_found_at_its_clause() {
    let mut wrong = Wrong::default();
    for (fault, expected) in [
        (Fault::None, None),
        (Fault::CountsFromZero, Some("numbering")),
        (Fault::IgnoresExpected, Some("expected")),
        (Fault::AppendsInPart, Some("expected")),
        (Fault::NoneIsAnEvent, Some("append-none")),
        (Fault::IgnoresLimit, Some("read")),
        (Fault::OneStream, Some("streams-apart")),
        (Fault::DropsEmptyEvents, Some("odd-events")),
        (Fault::RacesOnExpected, Some("concurrent-expected")),
        (Fault::LateBeforeEvents, Some("wait-present")),
        (Fault::NeverLate, Some("wait-deadline")),
        (Fault::SleepsThrough, Some("wait-woken")),
        (Fault::Uncancelled, Some("wait-cancelled")),
    ] {
        let make = || timed(|clock| Box::new(Faulty { inner: MemoryEventLog::new(clock), fault }) as _);
        wrong.note(format!("{fault:?}"), conformance::event_log(&make), expected);
    }
    wrong.none();
}
