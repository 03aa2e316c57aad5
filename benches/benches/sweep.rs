//! A sweep of 10,000 runs of two cars, a slice of it at a time.

mod runner;

use accuscene_benches::sweeps;
use criterion::{Criterion, criterion_group, criterion_main};

fn all(c: &mut Criterion) {
    runner::time(c, sweeps(), Some(10));
}

criterion_group!(benches, all);
criterion_main!(benches);
