use crate::{DeterminismError, scenes};
use accuscene_physics::Model;
use core::fmt::Write as _;
use serde_json::Value;

/// A tyre model under a car.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Rig {
    /// Its name in scenes.
    pub(crate) tyre: &'static str,
    /// The validation scene whose only vehicle has it; a generic car if none.
    scene: Option<&'static str>,
}

/// Every tyre model, the default one first; the Magic Formula with the coefficients of a validation scene.
pub(crate) const RIGS: [Rig; 6] = [
    Rig { tyre: "brush", scene: None },
    Rig { tyre: "fiala", scene: None },
    Rig { tyre: "linear", scene: None },
    Rig { tyre: "magic-formula", scene: Some("bmw-j-turn") },
    Rig { tyre: "nicolas-comstock-brach", scene: None },
    Rig { tyre: "tmeasy", scene: None },
];

/// Simulated time of a drive, s.
pub(crate) const DURATION: f64 = 60.0;

/// Half the side of the square that has zones of friction, m; beyond it the road is as it is.
const REACH: i32 = 1500;

/// Width of a zone, and of the road to the next one, m.
const ZONE: i32 = 15;

impl Rig {
    /// A minute of the car on a road of dry, wet and soft strips.
    pub(crate) fn model(&self, case: &str) -> Result<Model, DeterminismError> {
        let mut document = match self.scene {
            Some(name) => scenes::document(name)?,
            None => scenes::read(case, &car(self.tyre))?,
        };
        let road = scenes::read(case, &road())?;
        for (path, value) in road.as_object().into_iter().flatten() {
            scenes::set(case, &mut document, path, value)?;
        }
        scenes::set(case, &mut document, "options.duration", &Value::from(DURATION))?;
        scenes::set(case, &mut document, "options.stop_at_rest", &Value::from(false))?;
        scenes::compile(case, &document)
    }
}

fn car(tyre: &str) -> String {
    format!(
        r#"
schema = "accuscene/scene/1"
[[vehicles]]
id = "car"
class = "car"
mass = 1500
dimensions = {{ length = 4.5, width = 1.8, wheelbase = 2.7 }}
tyres = {{ front = {{ model = "{tyre}" }}, rear = {{ model = "{tyre}" }} }}
start = {{ position = [0, 0], speed = 15 }}
"#
    )
}

fn road() -> String {
    let mut text = String::from("terrain = { friction = 0.9, zones = [");
    for (k, x) in (-REACH..REACH).step_by(2 * ZONE as usize).enumerate() {
        let (friction, drag) = ([0.3, 0.5, 0.7][k % 3], if k % 5 == 0 { 0.05 } else { 0.0 });
        let far = x + ZONE;
        // Writing into a text cannot fail.
        let _ = write!(
            text,
            "{{ id = \"strip-{k}\", friction = {friction}, drag = {drag}, \
             polygon = [[{x}, -{REACH}], [{far}, -{REACH}], [{far}, {REACH}], [{x}, {REACH}]] }},"
        );
    }
    text + "] }"
}
