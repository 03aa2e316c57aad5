//! The workloads that this engine is compared by, W1 to W5: what happens in each, as numbers and as scenes.
//!
//! | | what | simulated | step |
//! |---|---|---|---|
//! | [`w1`] | a car steers in a sine | 10 s | 1 ms |
//! | [`w2`] | two cars meet at 75 degrees and slide out | 5 s | 1 ms |
//! | [`pile_up`]`(100)`, W3 | 100 cars run into a wall and into each other | 300 frames of 17 steps | 1 ms |
//! | [`pile_up`]`(10_000)`, W4 | the same, 100 groups of 100 | 120 frames of 17 steps | 1 ms |
//! | [`w5`]`(0..10_000)` | W2 with other speeds, angles and places | 5 s each | 1 ms |
//!
//! The numbers and the generator are those of comparison programs of other engines; the vehicle is the engine's own: a body
//! on four sprung wheels with brush tyres, six degrees of freedom. Mass, yaw inertia, sizes, cornering stiffness, friction
//! and restitution are the same for all.

mod car;
mod pile_up;
mod random;
mod scene;
mod two_cars;

pub use car::{Car, Wall};
pub use pile_up::{FRAME, pile_up};
pub use random::XorShift;
pub use scene::Workload;
pub use two_cars::{VARIATIONS, w2, w5};

/// W1: a car at 20 m/s, steered by 0.05 rad to either side at 0.5 Hz.
#[must_use]
pub fn w1() -> Workload {
    let car = Car { speed: 20.0, ..Car::default() };
    Workload { cars: vec![car], duration: 10.0, steers: true, ..Workload::default() }
}
