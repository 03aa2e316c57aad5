use crate::case::again;
use crate::workload::{Workload, w2};
use crate::{Case, Work, ten_kilobytes};
use accuscene_core::scene::Scene;
use accuscene_physics::{Model, simulation};
use core::ops::ControlFlow;
use std::hint::black_box;

/// A scene of 10 kB from its text to a model: reading (which finds every problem), looking for problems once more, filling
/// in defaults, compiling, and all of it as an engine does it.
#[must_use]
pub fn scenes() -> Vec<Case> {
    let case = |name: &str, make: fn() -> Work| Case::new(name, "scene", make).counted_by(2);
    vec![
        case("scene/parse", || {
            let text = ten_kilobytes();
            again(move || drop(black_box(Scene::from_toml(black_box(&text)))))
        }),
        case("scene/validate", || {
            let scene = read();
            again(move || drop(black_box(black_box(&scene).validate())))
        }),
        case("scene/resolve", || {
            let scene = read();
            again(move || drop(black_box(black_box(&scene).resolve())))
        }),
        case("scene/compile", || {
            let resolved = read().resolve();
            again(move || drop(black_box(Model::compile(black_box(&resolved)))))
        }),
        case("scene/all", || {
            let text = ten_kilobytes();
            again(move || {
                let scene = Scene::from_toml(black_box(&text));
                drop(black_box(scene.map(|scene| accuscene::compile(&scene))));
            })
        }),
    ]
}

#[expect(clippy::expect_used, reason = "the scene is part of the benchmark")]
fn read() -> Scene {
    Scene::from_toml(&ten_kilobytes()).expect("a sound scene")
}

/// W2 to its end, by an impulse and under the crush-force model, with the recording that a run makes.
#[must_use]
pub fn two_cars() -> Vec<Case> {
    vec![
        Case::new("two_car/one", "run", || run(&w2())).counted_by(1),
        Case::new("two_car/crush_force", "run", || run(&w2().with_impacts("crush-force"))).counted_by(1),
    ]
}

fn run(workload: &Workload) -> Work {
    let model = workload.model();
    again(move || drop(black_box(simulation::run(black_box(&model), &mut |_, _| ControlFlow::Continue(())))))
}
