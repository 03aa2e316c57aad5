//! The conformance suites find faults: an adapter that breaks one clause fails at that clause.
#![cfg(all(feature = "conformance", feature = "memory"))]

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

fn clause(result: Result<(), ConformanceFailure>) -> Option<&'static str> {
    result.err().map(|failure| {
        assert!(!failure.detail.is_empty());
        failure.clause
    })
}
