//! Combinations from text, and what their records and joints tell.

#![allow(
    clippy::expect_used,
    clippy::panic,
    dead_code,
    reason = "a test fails by panicking; not every one asks for all"
)]

use accuscene_core::scene::Scene;
use accuscene_physics::Model;
use accuscene_physics::coupling::Joint;
use accuscene_physics::simulation::{Run, State};

/// A tractor (7.5 t) with a semi-trailer of three axles (20 t), kingpin 3.3 m behind the front axle.
pub(crate) fn semi(head: &str, tractor: &str, phases: &str, trailer: &str) -> String {
    format!(
        r#"
schema = "accuscene/scene/1"
{head}
[[vehicles]]
id = "tractor"
class = "tractor"
mass = 7500
dimensions = {{ length = 6, width = 2.5, wheelbase = 3.8, cg_behind_front_axle = 1.3, cg_height = 1.0 }}
axles = [{{ behind_front_axle = 0 }}, {{ behind_front_axle = 3.8, dual = true, driven = true }}]
aerodynamics = {{ drag_area = 0 }}
{tractor}
driver = {{ phases = [{phases}] }}
[[vehicles]]
id = "trailer"
class = "trailer"
mass = 20000
dimensions = {{ length = 13.6, width = 2.5, wheelbase = 7.7, front_overhang = 1.5, cg_behind_front_axle = 5, cg_height = 1.8 }}
axles = [{{ behind_front_axle = 6.4 }}, {{ behind_front_axle = 7.7 }}, {{ behind_front_axle = 9 }}]
aerodynamics = {{ drag_area = 0 }}
{trailer}
[[couplings]]
id = "kingpin"
kind = "fifth-wheel"
between = ["tractor", "trailer"]
hitch = [-2, 0, 0.2]
eye = [5, 0, -0.6]
roll_stiffness = 300000
"#
    )
}

/// A car (1.5 t) with a caravan (1.3 t) whose centre of gravity lies `ahead` of its axle, m.
pub(crate) fn caravan(ahead: f64, speed: f64, phases: &str) -> String {
    let cg = 4.0 - ahead;
    let eye = cg;
    let x = -2.4 - eye;
    format!(
        r#"
schema = "accuscene/scene/1"
options = {{ duration = 8, stop_at_rest = false }}
terrain = {{ friction = 0.9 }}
[[vehicles]]
id = "car"
mass = 1500
dimensions = {{ length = 4.6, width = 1.8, wheelbase = 2.7, cg_behind_front_axle = 1.2, cg_height = 0.55 }}
aerodynamics = {{ drag_area = 0 }}
start = {{ position = [0, 0], speed = {speed} }}
driver = {{ phases = [{phases}] }}
[[vehicles]]
id = "caravan"
class = "trailer"
mass = 1300
inertia = {{ yaw = 5000 }}
dimensions = {{ length = 5.5, width = 2.2, wheelbase = 4, front_overhang = -1.2, cg_behind_front_axle = {cg}, cg_height = 0.8 }}
tyres = {{ rear = {{ radius = 0.33 }} }}
suspension = {{ rear = {{ unsprung_mass = 40 }} }}
aerodynamics = {{ drag_area = 0 }}
start = {{ position = [{x}, 0] }}
[[couplings]]
id = "ball"
kind = "ball"
between = ["car", "caravan"]
hitch = [-2.4, 0, -0.1]
eye = [{eye}, 0, -0.35]
"#
    )
}

pub(crate) const LEVEL: &str =
    "options = { duration = 12, stop_at_rest = false }\nterrain = { friction = 0.6 }";

pub(crate) fn start(x: f64, speed: f64) -> String {
    format!("start = {{ position = [{x}, 0], speed = {speed} }}")
}

pub(crate) fn compile(text: &str) -> Model {
    let scene = Scene::from_toml(text).unwrap_or_else(|e| panic!("{e:?}"));
    Model::compile(&scene.resolve()).unwrap_or_else(|e| panic!("{e}"))
}

pub(crate) fn hitch(run: &Run, id: &str, name: &str) -> Vec<f64> {
    let table = run.recording.table(&format!("coupling.{id}")).expect("the coupling's table");
    table.to_contiguous(table.column_index(name).expect("the column"))
}

pub(crate) fn load(run: &Run, wheel: &str) -> f64 {
    let table = run.recording.table(&format!("wheel.{wheel}")).expect("a wheel's table");
    table.to_contiguous(table.column_index("fz").expect("fz"))[0]
}

pub(crate) fn largest(values: &[f64]) -> f64 {
    values.iter().fold(0.0, |m: f64, v| if v.abs() > m { v.abs() } else { m })
}

/// How far hitch and eye are apart, m.
pub(crate) fn gap(model: &Model, state: &State, k: usize) -> f64 {
    let joint: &Joint = &model.joints[k];
    joint.gap(joint.bodies.map(|i| &state.vehicles[i].body)).norm()
}
