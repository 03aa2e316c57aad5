//! What benchmarks measure and `cargo xtask count` counts: the workloads W1 to W5 and single kernels, as named [`Case`]s.
//!
//! How they are run and what came of it is in `docs/performance.md`.

#![forbid(unsafe_code)]

mod case;
mod clock;
mod document;
mod impacts;
mod piles;
mod rig;
mod scenes;
mod sweep;
mod tyres;
mod vehicle;
pub mod workload;

pub use case::{Case, Work};
pub use clock::Clock;
pub use document::ten_kilobytes;
pub use impacts::impacts;
pub use piles::pile_ups;
pub use scenes::{scenes, two_cars};
pub use sweep::{in_blocks, planned, sweeps};
pub use tyres::tyres;
pub use vehicle::{G, car};

/// The steps of a vehicle.
#[must_use]
pub fn vehicle_steps() -> Vec<Case> {
    rig::cases()
}

/// Every case, the small ones first; none of them is built before it is asked for its work.
#[must_use]
pub fn all() -> Vec<Case> {
    [vehicle_steps(), tyres(), impacts(), scenes(), two_cars(), sweeps(), pile_ups()]
        .into_iter()
        .flatten()
        .collect()
}
