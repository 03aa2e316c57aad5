//! Two crossing cars from text to rest.

use accuscene_core::event::Event;
use accuscene_core::scene::Scene;
use accuscene_physics::Model;
use accuscene_physics::simulation::{Run, StopReason, run};
use std::ops::ControlFlow;

const SCENE: &str = r#"
schema = "accuscene/scene/1"

[options]
duration = "20 s"

[[vehicles]]
id = "a"
mass = "3451 lb"
dimensions = { length = "4.72 m", width = "1.78 m", wheelbase = "2.72 m" }
start = { position = ["-20 m", 0], heading = "0 deg", speed = "35 mph" }
driver = { phases = [{ after = "impact", brake = 1.0 }] }

[[vehicles]]
id = "b"
mass = 1400
dimensions = { length = 4.4, width = 1.75, wheelbase = 2.6 }
start = { position = [0, "-20 m"], heading = "90 deg", speed = "15.6 m/s" }
driver = { phases = [{ after = "impact", wheels = { fl = { lock = 1.0 }, fr = { lock = 1.0 } } }] }
"#;

fn simulate(text: &str) -> Run {
    let scene = Scene::from_toml(text).unwrap_or_else(|e| panic!("{e}"));
    let model = Model::compile(&scene.resolve()).unwrap_or_else(|e| panic!("{e}"));
    run(&model, &mut |_, _| ControlFlow::Continue(())).unwrap_or_else(|e| panic!("{e}"))
}

#[test]
fn they_meet_and_come_to_rest() {
    let result = simulate(SCENE);
    for e in &result.recording.events {
        match e {
            Event::Collision(c) => {
                println!(
                    "impact {} t {:.4} contact {:.4} closing {:.3} dv {:.3} {:.3} ees {:?} {:?} loss {:.0} full {} {} {:?} {:?}",
                    c.index,
                    c.time,
                    c.first_contact,
                    c.closing_speed,
                    c.bodies[0].delta_v_magnitude,
                    c.bodies[1].delta_v_magnitude,
                    c.bodies[0].ees,
                    c.bodies[1].ees,
                    c.energy_loss,
                    c.full_impact,
                    c.plane_rule,
                    c.audit,
                    c.warnings
                );
            }
            other => println!("{other:?}"),
        }
    }
    println!("{:?} {} {:?}", result.stop, result.end, result.warnings);
    assert_eq!(result.stop, StopReason::AllAtRest);
    assert!(result.recording.events.iter().any(|e| matches!(e, Event::Collision(_))));
}
