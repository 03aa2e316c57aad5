//! Stepping does not allocate: everything that a step needs is there before the first one.

use accuscene_core::scene::Scene;
use accuscene_physics::Model;
use accuscene_physics::simulation::{Live, State, advance};
use std::sync::Arc;

const SCENE: &str = r#"
schema = "accuscene/scene/1"
options = { duration = 10, stop_at_rest = false }
terrain = { friction = 0.7, zones = [{ id = "ice", polygon = [[20, -5], [40, -5], [40, 5], [20, 5]], friction = 0.1 }] }
[[vehicles]]
id = "car"
mass = 1450
dimensions = { length = 4.4, width = 1.78, wheelbase = 2.65 }
start = { position = [0, 0], speed = 22 }
driver = { phases = [{ steer = [[0, 0], [0.4, 0.05], [1.5, -0.05]] }, { after = { time = 2 }, brake = 0.7 }] }
[[vehicles]]
id = "truck"
class = "truck"
mass = 14000
dimensions = { length = 9.5, width = 2.5, wheelbase = 5.2, cg_behind_front_axle = 3.2 }
axles = [{ behind_front_axle = 0 }, { behind_front_axle = 4.5, dual = true }, { behind_front_axle = 5.9 }]
start = { position = [0, 30], speed = 12 }
[[vehicles]]
id = "planar"
detail = "planar"
mass = 1450
dimensions = { length = 4.4, width = 1.78, wheelbase = 2.65 }
start = { position = [0, 60], speed = 22 }
driver = { phases = [{ steer = [[0, 0], [0.4, 0.05], [1.5, -0.05]] }, { after = { time = 2 }, brake = 0.7 }] }
"#;

#[test]
fn a_step_does_not_allocate() {
    let scene = Scene::from_toml(SCENE).expect("a sound scene");
    let model = Model::compile(&scene.resolve()).expect("a model");
    let mut state = State::new(&model);
    let counted = allocation_counter::measure(|| {
        for n in 0..8000_u64 {
            advance(&model, &mut state, n as f64 * model.step, model.step);
        }
    });
    assert_eq!(counted.count_total, 0, "{counted:?}");
    // The counter counts.
    assert_eq!(
        allocation_counter::measure(|| drop(std::hint::black_box(vec![1.0; model.vehicles.len()])))
            .count_total,
        1
    );
    assert!(state.vehicles[0].distance > 30.0);
}

const MEETING: &str = r#"
schema = "accuscene/scene/1"
options = { duration = 4, stop_at_rest = false }
terrain = { friction = 0.7 }
[[vehicles]]
id = "a"
mass = 1500
dimensions = { length = 4.5, width = 1.8, wheelbase = 2.7 }
start = { position = [-12, 0], speed = 15 }
driver = { phases = [{ after = { time = 0.65 }, brake = 1.0 }] }
[[vehicles]]
id = "b"
mass = 1300
dimensions = { length = 4.3, width = 1.75, wheelbase = 2.6 }
start = { position = [-2.5, -11.5], heading = "75 deg", speed = 15 }
driver = { phases = [{ after = { time = 0.65 }, brake = 1.0 }] }
"#;

#[test]
fn few_steps_of_vehicles_in_contact_allocate() {
    let scene = Scene::from_toml(MEETING).expect("a sound scene");
    let model = Model::compile(&scene.resolve()).expect("a model");
    let mut live = Live::new(Arc::new(model), false);
    let (mut quiet, mut in_contact, mut allocated) = (0, 0, 0);
    for _ in 0..4000 {
        let (events, impacts) = (live.events().len(), live.state().impacts);
        let counted = allocation_counter::measure(|| live.step(1).expect("it steps"));
        if live.events().len() == events && live.state().impacts == impacts {
            quiet += 1;
            in_contact += u32::from(!live.state().encounters.is_empty());
            allocated += counted.count_total;
        }
    }
    println!("{quiet} quiet steps, {in_contact} of them in contact: {allocated} allocations");
    assert!(live.state().impacts >= 1 && quiet > 3900 && in_contact > 100);
    // Impulses of a pair that is still in contact, and ways out that have to be found anew, take memory.
    assert!(allocated * 10 < quiet, "{allocated}");
}
