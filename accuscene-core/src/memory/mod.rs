//! Adapters of all ports that keep everything in memory: for tests, replay, and programs that need no store.
//!
//! They pass the suites of `conformance`, know no process but their own, and take time from a [`Clock`](crate::port::Clock).

mod blob_store;
mod cache;
mod event_log;
mod guarded;
mod job_queue;
mod job_record;
mod key_provider;
mod leader_lease;
mod manual_clock;
mod record_sink;
mod scene_repository;
mod seeded_random;
mod serial_executor;
mod telemetry;

pub use blob_store::MemoryBlobStore;
pub use cache::MemoryCache;
pub use event_log::MemoryEventLog;
pub use job_queue::MemoryJobQueue;
pub use key_provider::MemoryKeyProvider;
pub use leader_lease::MemoryLeaderLease;
pub use manual_clock::ManualClock;
pub use record_sink::{MemoryRecordSink, Recorded};
pub use scene_repository::MemorySceneRepository;
pub use seeded_random::SeededRandom;
pub use serial_executor::SerialExecutor;
pub use telemetry::CollectingTelemetry;

use guarded::Guarded;
