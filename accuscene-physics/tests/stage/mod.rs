//! Scenes from text to recording, for tests.

#![allow(
    clippy::expect_used,
    clippy::panic,
    dead_code,
    reason = "a test fails by panicking; not every one asks for all"
)]

use accuscene_core::event::{CollisionEvent, Event};
use accuscene_core::scene::Scene;
use accuscene_physics::Model;
use accuscene_physics::simulation::{Run, run};
use std::ops::ControlFlow;

/// Runs a TOML scene to its end.
pub(crate) fn simulate(text: &str) -> Run {
    let scene = Scene::from_toml(text).unwrap_or_else(|e| panic!("{e:?}"));
    let model = Model::compile(&scene.resolve()).unwrap_or_else(|e| panic!("{e}"));
    run(&model, &mut |_, _| ControlFlow::Continue(())).unwrap_or_else(|e| panic!("{e}"))
}

/// The impacts of a run.
pub(crate) fn impacts(run: &Run) -> Vec<&CollisionEvent> {
    let mut found = Vec::new();
    for event in &run.recording.events {
        if let Event::Collision(c) = event {
            found.push(&**c);
        }
    }
    found
}

/// A column of a vehicle's table.
pub(crate) fn column(run: &Run, vehicle: &str, name: &str) -> Vec<f64> {
    let table = run.recording.table(&format!("vehicle.{vehicle}")).expect("the vehicle's table");
    table.to_contiguous(table.column_index(name).expect("the column"))
}

/// The last value of a column.
pub(crate) fn last(run: &Run, vehicle: &str, name: &str) -> f64 {
    *column(run, vehicle, name).last().expect("a row")
}
