//! Ports: what the engine needs from its surroundings, as object-safe, blocking traits.
//!
//! | port | what for |
//! |---|---|
//! | [`SceneRepository`] | scenes, with optimistic versions |
//! | [`BlobStore`] | results and recordings as bytes |
//! | [`Cache`] | results that can be computed again |
//! | [`JobQueue`] | work for several workers, with leases and fencing tokens |
//! | [`EventLog`] | append-only streams |
//! | [`LeaderLease`] | one leader at a time |
//! | [`Executor`] | processors |
//! | [`RecordSink`] | tables while they grow |
//! | [`KeyProvider`] | keys that wrap data keys |
//! | [`Clock`], [`Random`] | time and random bytes |
//! | [`Telemetry`] | spans and counters as data |
//!
//! Every trait is `Send` and so are all traits that are shared `Sync`. A call blocks; whatever can wait takes a
//! [`Deadline`] and a [`CancelToken`]. [`Capabilities`] tell what an adapter can do. Adapters in memory are in `memory`
//! (feature `memory`), the suites that every adapter has to pass in `conformance` (feature `conformance`).

mod blob_store;
mod cache;
mod cancel;
mod capabilities;
mod clock;
mod condition;
mod deadline;
mod error;
mod event_log;
mod executor;
mod job;
mod job_queue;
mod key;
mod key_provider;
mod leader_lease;
mod lease;
mod random;
mod record_sink;
mod scene_repository;
mod telemetry;

pub use blob_store::{Blob, BlobInfo, BlobStore, BlobWriter};
pub use cache::{Cache, Invalidate};
pub use cancel::CancelToken;
pub use capabilities::{Capabilities, Feature};
pub use clock::Clock;
pub use condition::{Condition, Version};
pub use deadline::Deadline;
pub use error::{PortError, PortErrorKind, PortResult};
pub use event_log::{EventLog, LoggedEvent, Sequence};
pub use executor::Executor;
pub use job::{Claim, JobId, JobSpec, JobState, JobStatus, Progress, Retry};
pub use job_queue::JobQueue;
pub use key::Key;
pub use key_provider::{DataKey, KeyId, KeyProvider, WrappedKey};
pub use leader_lease::{LeaderLease, Leadership};
pub use lease::{FencingToken, expiry};
pub use random::Random;
pub use record_sink::{RecordSink, RecordSummary, TableHandle, record};
pub use scene_repository::{Page, SceneQuery, SceneRepository, SceneSummary, StoredScene};
pub use telemetry::{Counter, NoTelemetry, Span, Telemetry};
