//! The adapters in memory pass the suites of their ports.
#![cfg(all(feature = "conformance", feature = "memory"))]
#![expect(clippy::unwrap_used, reason = "a test may panic, in its helpers too")]

use accuscene_core::conformance::{self, RecordFixture, Timed};
use accuscene_core::identity::Seed;
use accuscene_core::memory::{
    CollectingTelemetry, ManualClock, MemoryBlobStore, MemoryCache, MemoryEventLog, MemoryJobQueue,
    MemoryKeyProvider, MemoryLeaderLease, MemoryRecordSink, MemorySceneRepository, SeededRandom,
    SerialExecutor,
};
use accuscene_core::port::{Clock, KeyId, NoTelemetry};
use std::cell::RefCell;
use std::sync::Arc;

fn manual() -> ManualClock {
    ManualClock::new("2026-11-21T14:05:00Z".parse().unwrap())
}

fn timed<P: ?Sized>(make: impl FnOnce(Arc<dyn Clock>) -> Box<P>) -> Timed<P> {
    let clock = Arc::new(manual());
    let hand = Arc::clone(&clock);
    Timed { port: make(clock.clone()), clock, pass: Box::new(move |time| hand.advance(time)) }
}

#[test]
fn blob_store() {
    assert_eq!(conformance::blob_store(&|| Box::new(MemoryBlobStore::new())), Ok(()));
    assert_eq!(conformance::blob_store(&|| Box::new(MemoryBlobStore::with_room(1 << 20))), Ok(()));
}

#[test]
fn cache() {
    let make = || timed(|clock| Box::new(MemoryCache::new(clock, 2 << 20)) as _);
    assert_eq!(conformance::cache(&make), Ok(()));
}

#[test]
fn job_queue() {
    assert_eq!(conformance::job_queue(&|| timed(|clock| Box::new(MemoryJobQueue::new(clock)) as _)), Ok(()));
}

#[test]
fn event_log() {
    assert_eq!(conformance::event_log(&|| timed(|clock| Box::new(MemoryEventLog::new(clock)) as _)), Ok(()));
}

#[test]
fn leader_lease() {
    assert_eq!(
        conformance::leader_lease(&|| timed(|clock| Box::new(MemoryLeaderLease::new(clock)) as _)),
        Ok(())
    );
}

#[test]
fn executor() {
    assert_eq!(conformance::executor(&|| Box::new(SerialExecutor)), Ok(()));
}

#[test]
fn record_sink() {
    let make = || {
        let (sink, recorded) = MemoryRecordSink::new();
        let taken = RefCell::new(None);
        let read = move || {
            let mut taken = taken.borrow_mut();
            *taken = taken.take().or_else(|| recorded.take());
            Ok(taken.clone())
        };
        RecordFixture { sink: Box::new(sink), read: Box::new(read) }
    };
    assert_eq!(conformance::record_sink(&make), Ok(()));
}

#[test]
fn key_provider() {
    let make = || Box::new(MemoryKeyProvider::new(KeyId("2026".to_owned()))) as _;
    assert_eq!(conformance::key_provider(&make), Ok(()));
}

#[test]
fn clock() {
    assert_eq!(conformance::clock(&|| Box::new(manual())), Ok(()));
}

#[test]
fn random() {
    assert_eq!(conformance::random(&|| Box::new(SeededRandom::new(Seed(42)))), Ok(()));
}

#[test]
fn telemetry() {
    assert_eq!(conformance::telemetry(&|| Box::new(NoTelemetry)), Ok(()));
    assert_eq!(conformance::telemetry(&|| Box::new(CollectingTelemetry::new(10))), Ok(()));
}

#[test]
fn scene_repository() {
    assert_eq!(conformance::scene_repository(&|| Box::new(MemorySceneRepository::new())), Ok(()));
}
