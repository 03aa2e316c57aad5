//! Figures of the vehicles of a scene.

use accuscene_core::scene::Scene;
use accuscene_physics::figures::{VehicleFigures, figures as of_model};
use serde::Serialize;

pub use accuscene_physics::figures::{COAST_FROM, FRICTION, SPEEDS};

use crate::error::EngineError;
use crate::simulate::compile;

/// What the closed forms say of the vehicles of a scene, in its order: loads, rollover, handling, ride, braking, coasting.
///
/// Nothing is simulated. SI units and radians; sources stand at the fields of [`VehicleFigures`].
///
/// ```
/// let scene = accuscene::Scene::from_toml(
///     r#"
///     schema = "accuscene/scene/1"
///     [[vehicles]]
///     id = "a"
///     mass = 1500
///     dimensions = { length = 4.5, width = 1.8, wheelbase = 2.7, cg_height = 0.55 }
///     start = { position = [0, 0] }
///     "#,
/// )?;
/// let figures = accuscene::figures(&scene)?;
/// let weight: f64 = figures[0].wheel_loads.iter().sum();
/// assert!((weight - 1500.0 * 9.80665).abs() < 0.1);
/// # Ok::<(), accuscene::EngineError>(())
/// ```
///
/// # Errors
/// As [`compile`].
pub fn figures(scene: &Scene) -> Result<Vec<VehicleFigures>, EngineError> {
    compile(scene).map(|model| of_model(&model))
}

/// The figures of a scene as a JSON document: `schema` (`accuscene/figures/1`), the conditions that they hold at, and
/// `vehicles` with the fields of [`VehicleFigures`].
///
/// The same scene gives the same bytes.
///
/// # Errors
/// As [`figures`]; [`EngineError::Encode`] if a figure cannot be written.
pub fn figures_json(scene: &Scene) -> Result<String, EngineError> {
    document(&figures(scene)?)
}

/// These figures, all or some of a scene's, as the document of [`figures_json`].
///
/// # Errors
/// [`EngineError::Encode`] if a figure cannot be written.
pub fn document(vehicles: &[VehicleFigures]) -> Result<String, EngineError> {
    let document = Document { schema: SCHEMA, friction: FRICTION, coast_from: COAST_FROM, vehicles };
    serde_json::to_string(&document).map_err(|source| EngineError::Encode { source })
}

/// Schema of the document.
pub const SCHEMA: &str = "accuscene/figures/1";

#[derive(Serialize)]
struct Document<'a> {
    schema: &'a str,
    friction: f64,
    coast_from: f64,
    vehicles: &'a [VehicleFigures],
}
