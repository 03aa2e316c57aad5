//! From text to rest: parse, compile, simulate.

use accuscene_benches::TWO_CARS;
use accuscene_core::scene::Scene;
use accuscene_physics::{Model, simulation};
use criterion::{Criterion, criterion_group, criterion_main};
use std::hint::black_box;
use std::ops::ControlFlow;

#[expect(clippy::expect_used, reason = "the scene is part of the benchmark")]
fn all(c: &mut Criterion) {
    let scene = Scene::from_toml(TWO_CARS).expect("the scene is sound");
    let resolved = scene.resolve();
    let model = Model::compile(&resolved).expect("the scene compiles");
    let mut group = c.benchmark_group("scene");
    group.bench_function("parse", |b| b.iter(|| Scene::from_toml(black_box(TWO_CARS))));
    group.bench_function("resolve", |b| b.iter(|| black_box(&scene).resolve()));
    group.bench_function("compile", |b| b.iter(|| Model::compile(black_box(&resolved))));
    group.finish();
    let mut group = c.benchmark_group("two_car");
    group.sample_size(20);
    group.bench_function("one", |b| {
        b.iter(|| simulation::run(black_box(&model), &mut |_, _| ControlFlow::Continue(())))
    });
    group.finish();
}

criterion_group!(benches, all);
criterion_main!(benches);
