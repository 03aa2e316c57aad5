//! Suites that every adapter of a port has to pass, whoever wrote it and in whatever language.
//!
//! Each suite is a function that takes a maker of fresh adapters and tries one clause of the port's contract after the
//! other, each on an adapter of its own. It does not panic: the first clause that is broken is returned by name.
//! Clauses on [features](crate::port::Feature) that an adapter says it lacks are left out. The suites start threads,
//! except on WebAssembly, where they do the same one after the other.
//!
//! ```
//! # #[cfg(feature = "memory")] {
//! use accuscene_core::{conformance, memory::MemoryBlobStore};
//!
//! assert_eq!(conformance::blob_store(&|| Box::new(MemoryBlobStore::new())), Ok(()));
//! # }
//! ```

mod blob_concurrency;
mod blob_store;
mod blob_writer;
mod cache;
mod clause;
mod clock;
mod event_log;
mod event_wait;
mod executor;
mod failure;
mod job_end;
mod job_lease;
mod job_queue;
mod key_provider;
mod leader_lease;
mod odd_keys;
mod random;
mod record_sink;
mod scene_repository;
mod telemetry;
mod threads;
mod timed;

pub use blob_store::blob_store;
pub use cache::cache;
pub use clock::clock;
pub use event_log::event_log;
pub use executor::executor;
pub use failure::ConformanceFailure;
pub use job_queue::job_queue;
pub use key_provider::key_provider;
pub use leader_lease::leader_lease;
pub use random::random;
pub use record_sink::{RecordFixture, record_sink};
pub use scene_repository::scene_repository;
pub use telemetry::telemetry;
pub use timed::Timed;
