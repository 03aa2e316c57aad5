//! Whether a vehicle can do with the planar model.

use crate::error::PhysicsError;
use crate::terrain::Terrain;
use accuscene_core::scene::{Detail, Scene, VehicleClass};

/// Refuses a planar vehicle where the planar model leaves out what matters.
pub(super) fn check(scene: &Scene, terrain: &Terrain) -> Result<(), PhysicsError> {
    for v in scene.vehicles.iter().filter(|v| v.detail == Some(Detail::Planar)) {
        let coupled = scene.couplings.iter().any(|c| c.between.contains(&v.id));
        let problem = if coupled {
            "a planar vehicle carries no load of a coupling"
        } else if v.class == Some(VehicleClass::Motorcycle) {
            "a planar vehicle has no rider to balance it"
        } else if !terrain.kerbs.is_empty() {
            "a planar vehicle does not climb kerbs"
        } else {
            continue;
        };
        return Err(PhysicsError::Value {
            path: format!("vehicles.{}.detail", v.id),
            problem: problem.to_owned(),
            limit: "detail = \"spatial\"".to_owned(),
            hint: "give it detail = \"spatial\"; options.detail is for those that say nothing".to_owned(),
        });
    }
    Ok(())
}
