//! One impact under every impact model.

mod runner;

use accuscene_benches::impacts;
use criterion::{Criterion, criterion_group, criterion_main};

fn all(c: &mut Criterion) {
    runner::time(c, impacts(), None);
}

criterion_group!(benches, all);
criterion_main!(benches);
