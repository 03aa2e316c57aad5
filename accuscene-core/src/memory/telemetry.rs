use super::Guarded;
use crate::port::{Counter, Span, Telemetry};
use std::collections::{BTreeMap, VecDeque};

/// Keeps the last spans and the sums of all counters.
#[derive(Debug)]
pub struct CollectingTelemetry {
    room: usize,
    content: Guarded<Content>,
}

#[derive(Debug, Default)]
struct Content {
    spans: VecDeque<Span>,
    totals: BTreeMap<&'static str, u64>,
}

impl CollectingTelemetry {
    /// Keeps so many spans; earlier ones are forgotten.
    #[must_use]
    pub fn new(room: usize) -> Self {
        Self { room, content: Guarded::default() }
    }

    /// The spans, in the order of their ends.
    #[must_use]
    pub fn spans(&self) -> Vec<Span> {
        self.content.lock().spans.iter().cloned().collect()
    }

    /// The sum of a counter.
    #[must_use]
    pub fn total(&self, name: &str) -> u64 {
        self.content.lock().totals.get(name).copied().unwrap_or(0)
    }
}

impl Telemetry for CollectingTelemetry {
    fn enabled(&self) -> bool {
        true
    }

    fn span(&self, span: &Span) {
        let spans = &mut self.content.lock().spans;
        spans.push_back(span.clone());
        while spans.len() > self.room {
            spans.pop_front();
        }
    }

    fn count(&self, counter: &Counter) {
        let content = &mut *self.content.lock();
        let total = content.totals.entry(counter.name).or_insert(0);
        *total = total.saturating_add(counter.increment);
    }
}
