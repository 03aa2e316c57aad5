//! Live controls: the same bits as a run by time tables, after a replay, and after going back.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

use accuscene_core::scene::Scene;
use accuscene_physics::Model;
use accuscene_physics::driver::DriverInput;
use accuscene_physics::simulation::{ControlLog, Hold, Live, run};
use proptest::prelude::*;
use std::ops::ControlFlow;
use std::sync::Arc;

const STEPS: u64 = 3000;

fn scene() -> Scene {
    Scene::from_toml(
        r#"
schema = "accuscene/scene/1"
options = { duration = 3, stop_at_rest = false }
terrain = { friction = 0.7 }
[[vehicles]]
id = "a"
mass = 1400
dimensions = { length = 4.4, width = 1.75, wheelbase = 2.6 }
brakes = { abs = {}, stability = {}, rise_time = 0.1 }
start = { position = [0, 0], speed = 18 }
[[vehicles]]
id = "b"
mass = 1700
dimensions = { length = 4.6, width = 1.8, wheelbase = 2.7 }
start = { position = [35, 0.4] }
driver = { phases = [{ throttle = 0.2 }] }
"#,
    )
    .unwrap()
}

fn model(scene: &Scene) -> Arc<Model> {
    Arc::new(Model::compile(&scene.resolve()).unwrap())
}

/// A host that gives inputs at 60 Hz while the step is 1 ms.
fn drive(model: &Arc<Model>) -> Live {
    let mut live = Live::new(Arc::clone(model), true);
    let mut controls = live.coasting(0).unwrap();
    let mut frame = 0;
    while live.state().steps < STEPS {
        let t = f64::from(frame) / 60.0;
        controls.steer = 0.01 * accuscene_core::arith::sin(3.0 * t);
        controls.throttle = if t < 0.8 { 0.5 } else { 0.0 };
        controls.brake = if t > 1.2 { 0.4 } else { 0.0 };
        controls.gear = if t > 2.5 { 0.0 } else { 1.0 };
        let hold = if frame % 2 == 0 { Hold::Step } else { Hold::Ramp(16) };
        live.set_controls(&[(0, &controls, hold)]).unwrap();
        frame += 1;
        let due = (f64::from(frame) * 1000.0 / 60.0) as u64;
        live.step(due.min(STEPS) - live.state().steps).unwrap();
    }
    live
}

#[test]
fn a_replay_gives_the_same_bits_and_so_does_its_json() {
    let model = model(&scene());
    let live = drive(&model);
    assert!(live.events().iter().any(|e| matches!(e, accuscene_core::event::Event::Collision(_))));
    let text = serde_json::to_string(live.log()).unwrap();
    let log: ControlLog = serde_json::from_str(&text).unwrap();
    assert_eq!(&log, live.log());
    let again = Live::replay(model, &log, STEPS, true).unwrap();
    assert_eq!(again.state(), live.state());
    assert_eq!(again.recording(), live.recording());
}

#[test]
fn a_scene_with_the_logs_phases_gives_the_same_bits() {
    let mut scene = scene();
    let model = model(&scene);
    let live = drive(&model);
    scene.vehicles[0].driver.phases = live.log().to_phases(0, model.step, STEPS).unwrap();
    assert_eq!(scene.vehicles[0].driver.phases.len(), 2);
    let text = serde_json::to_string(&scene).unwrap();
    let scene = Scene::from_json(&text).unwrap();
    let table = Model::compile(&scene.resolve()).unwrap();
    let tables = run(&table, &mut |_, _| ControlFlow::Continue(())).unwrap();
    let (by_host, by_table) = (live.recording(), tables.recording);
    // The first row tells what the driver asked for before the host's first input.
    for name in ["vehicle.a", "vehicle.b", "wheel.a.fl", "wheel.a.rr"] {
        assert_eq!(by_host.table(name).unwrap(), by_table.table(name).unwrap(), "{name}");
    }
    assert_eq!(by_host.events, by_table.events);
}

#[test]
fn without_inputs_a_session_is_a_run() {
    let scene = scene();
    let model = model(&scene);
    let mut live = Live::new(Arc::clone(&model), true);
    live.step(STEPS).unwrap();
    let whole = run(&model, &mut |_, _| ControlFlow::Continue(())).unwrap();
    assert_eq!(live.recording(), whole.recording);
}

#[test]
fn going_back_repeats_to_the_last_bit_and_forgets_later_inputs() {
    let model = model(&scene());
    let mut live = drive(&model);
    let mut other = Live::new(Arc::clone(&model), true);
    let brake = DriverInput { brake: 0.7, ..live.coasting(0).unwrap() };
    other.step(400).unwrap();
    other.set_controls(&[(0, &brake, Hold::Ramp(50))]).unwrap();
    other.step(20).unwrap();
    let point = other.snapshot();
    other.step(700).unwrap();
    let (state, tables) = (other.state().clone(), other.recording());
    other.release(0).unwrap();
    other.step(100).unwrap();
    other.restore(&point).unwrap();
    other.step(700).unwrap();
    assert_eq!(other.state(), &state);
    assert_eq!(other.recording(), tables);
    // A ramp that takes over is logged with its beginning.
    assert_eq!(other.log().inputs.len(), 2);
    let longer = live.snapshot();
    assert!(other.restore(&longer).is_err());
    live.restore(&longer).unwrap();
}

#[test]
fn what_is_out_of_range_is_refused_and_changes_nothing() {
    let model = model(&scene());
    let mut live = Live::new(model, false);
    let good = live.coasting(0).unwrap();
    let bad = [
        DriverInput { brake: 1.5, ..good.clone() },
        DriverInput { steer: f64::NAN, ..good.clone() },
        DriverInput { gear: 0.5, ..good.clone() },
        DriverInput { wheels: Vec::new(), ..good.clone() },
    ];
    for controls in bad {
        let message = live.set_controls(&[(0, &good, Hold::Step), (1, &controls, Hold::Step)]).unwrap_err();
        assert!(message.to_string().starts_with("vehicles.b.controls."), "{message}");
    }
    assert!(live.set_controls(&[(2, &good, Hold::Step)]).is_err());
    assert!(live.release(7).is_err());
    assert!(live.log().inputs.is_empty() && live.state().vehicles[0].driver.seat.is_none());
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(12))]
    #[test]
    fn any_inputs_leave_it_finite_and_replayable(
        inputs in prop::collection::vec((0u64..120, 0usize..2, -0.6f64..0.6, 0.0f64..1.0, 0.0f64..1.0, -1i32..2, 0u32..40), 1..20)
    ) {
        let model = model(&scene());
        let mut live = Live::new(Arc::clone(&model), false);
        for (wait, vehicle, steer, brake, throttle, gear, ramp) in inputs {
            let mut controls = live.coasting(vehicle).unwrap();
            controls.steer = steer;
            controls.brake = brake;
            controls.throttle = throttle;
            controls.gear = f64::from(gear);
            live.set_controls(&[(vehicle, &controls, Hold::Ramp(ramp))]).unwrap();
            live.step(wait).unwrap();
        }
        let steps = live.state().steps;
        prop_assert!(live.state().vehicles.iter().all(|v| v.body.is_finite()));
        let again = Live::replay(model, live.log(), steps, false).unwrap();
        if live.log().inputs.last().is_some_and(|last| last.step < steps) {
            prop_assert_eq!(again.state(), live.state());
        }
    }
}
