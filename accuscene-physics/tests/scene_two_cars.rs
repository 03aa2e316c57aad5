//! Two crossing cars from text to rest.

mod stage;

use accuscene_physics::simulation::StopReason;
use stage::{impacts, simulate};

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

#[test]
fn they_meet_and_come_to_rest() {
    let result = simulate(SCENE);
    for c in impacts(&result) {
        println!("{c:#?}");
        assert!(c.audit.holds, "{:?}", c.audit);
        assert!(c.energy_loss > 0.0);
        assert!(c.bodies.iter().all(|b| b.delta_v_magnitude > 1.0));
    }
    assert_eq!(result.stop, StopReason::AllAtRest);
    // A corner-to-corner impact turns the cars towards each other: their sides slap together.
    assert_eq!(impacts(&result).len(), 2);
}

#[test]
fn the_same_scene_gives_the_same_bits() {
    let hashes = |r: &accuscene_physics::simulation::Run| -> Vec<String> {
        r.recording.tables().iter().map(|t| t.content_hash().to_string()).collect()
    };
    assert_eq!(hashes(&simulate(SCENE)), hashes(&simulate(SCENE)));
}
