//! From text to rest: a scene of 10 kB is read and compiled, two cars are simulated.

mod runner;

use accuscene_benches::{scenes, two_cars};
use criterion::{Criterion, criterion_group, criterion_main};

fn all(c: &mut Criterion) {
    runner::time(c, scenes(), None);
    runner::time(c, two_cars(), Some(20));
}

criterion_group!(benches, all);
criterion_main!(benches);
