//! One step of the spatial and of the planar vehicle, alone and in lanes.

mod runner;

use accuscene_benches::vehicle_steps;
use criterion::{Criterion, criterion_group, criterion_main};

fn all(c: &mut Criterion) {
    runner::time(c, vehicle_steps(), None);
}

criterion_group!(benches, all);
criterion_main!(benches);
