//! One step of a contact patch under every tyre model, alone and in lanes.

mod runner;

use accuscene_benches::tyres;
use criterion::{Criterion, criterion_group, criterion_main};

fn all(c: &mut Criterion) {
    runner::time(c, tyres(), None);
}

criterion_group!(benches, all);
criterion_main!(benches);
