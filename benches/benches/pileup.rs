//! Frames of pile-ups.

mod runner;

use accuscene_benches::pile_ups;
use criterion::{Criterion, criterion_group, criterion_main};

fn all(c: &mut Criterion) {
    runner::time(c, pile_ups(), Some(10));
}

criterion_group!(benches, all);
criterion_main!(benches);
