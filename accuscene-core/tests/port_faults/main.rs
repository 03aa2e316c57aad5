//! The conformance suites find faults: an adapter that breaks one clause fails at that clause.
#![cfg(all(feature = "conformance", feature = "memory"))]
#![expect(clippy::unwrap_used, reason = "a test may panic, in its helpers too")]

mod blob_store;
mod cache;
mod event_log;
mod job_queue;

use accuscene_core::conformance::{ConformanceFailure, Timed};
use accuscene_core::memory::ManualClock;
use accuscene_core::port::Clock;
use std::sync::Arc;

fn timed<P: ?Sized>(make: impl FnOnce(Arc<dyn Clock>) -> Box<P>) -> Timed<P> {
    let clock = Arc::new(ManualClock::new("2026-11-21T14:05:00Z".parse().unwrap()));
    let hand = Arc::clone(&clock);
    Timed { port: make(clock.clone()), clock, pass: Box::new(move |time| hand.advance(time)) }
}

/// Faults that were not found, or at another clause.
#[derive(Default)]
struct Wrong(Vec<String>);

impl Wrong {
    fn note(&mut self, fault: String, result: Result<(), ConformanceFailure>, expected: Option<&str>) {
        if result.as_ref().err().map(|failure| failure.clause) != expected {
            self.0.push(format!("{fault} at {expected:?}: {result:?}"));
        }
    }

    fn none(&self) {
        assert!(self.0.is_empty(), "{:#?}", self.0);
    }
}
