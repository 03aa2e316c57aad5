//! Scenes from text to recording, for tests.

#![allow(
    clippy::expect_used,
    clippy::panic,
    dead_code,
    reason = "a test fails by panicking; not every one asks for all"
)]

pub(crate) mod laws;

use accuscene_core::event::{CollisionEvent, Event};
use accuscene_core::scene::Scene;
use accuscene_physics::Model;
use accuscene_physics::simulation::{Run, run};
use std::ops::ControlFlow;

/// A car with the stiffness of the tests: A = 50 kN/m and B = 500 kN/m² in front.
pub(crate) fn car(id: &str, position: [f64; 2], speed: f64, heading_deg: f64, more: &str) -> String {
    format!(
        "[[vehicles]]\nid = \"{id}\"\nmass = 1500\ndimensions = {{ length = 4.6, width = 1.8, wheelbase = 2.7 }}\n\
         start = {{ position = [{}, {}], speed = {speed}, heading = \"{heading_deg} deg\" }}\n\
         structure = {{ front = {{ a = 50000, b = 500000 }}, side = {{ a = 30000, b = 300000 }}, \
         rear = {{ a = 40000, b = 400000 }} }}\n{more}\n",
        position[0], position[1]
    )
}

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
