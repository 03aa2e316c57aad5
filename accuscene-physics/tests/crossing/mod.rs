//! Two cars that cross, one of which has an unknown speed.

use accuscene_core::scene::Scene;

/// The cars.
pub(crate) const CARS: &str = r#"
schema = "accuscene/scene/1"
options = { duration = 8, step = 0.002 }
[[vehicles]]
id = "a"
mass = 1500
dimensions = { length = 4.5, width = 1.8, wheelbase = 2.7 }
start = { position = [-4.5, 0.3], speed = 15 }
driver = { phases = [{ after = "impact", brake = 0.6 }] }
sensors = [{ id = "module", position = [0.2, 0, 0] }]
[[vehicles]]
id = "b"
mass = 1300
dimensions = { length = 4.3, width = 1.75, wheelbase = 2.6 }
start = { position = [0, -4.6], speed = 12, heading = "80 deg" }
driver = { phases = [{ after = "impact", brake = 0.4 }] }
"#;

/// The speed of the first that is sought.
pub(crate) const SPEED: &str =
    "[[unknowns]]\npath = \"vehicles.a.start.speed\"\nlow = \"10 km/h\"\nhigh = 40\n";

/// Both, and what else a scene says.
pub(crate) fn scene(tail: &str) -> Scene {
    Scene::from_toml(&format!("{CARS}{SPEED}{tail}")).unwrap()
}
