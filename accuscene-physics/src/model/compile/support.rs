//! What this build cannot run is refused by name, never ignored.

use crate::error::PhysicsError;
use accuscene_core::scene::{Scene, TyreModel, VehicleClass};

/// Refuses the first thing in the scene that this build cannot run.
pub(super) fn refuse_unsupported(scene: &Scene) -> Result<(), PhysicsError> {
    let refuse = |path: String, feature: &str, hint: &str| {
        Err(PhysicsError::Unsupported { path, feature: feature.to_owned(), hint: hint.to_owned() })
    };
    let sections = [
        ("couplings", scene.couplings.is_empty(), "a coupling"),
        ("occupants", scene.occupants.is_empty(), "the motion of an occupant"),
        ("pedestrians", scene.pedestrians.is_empty(), "a pedestrian"),
        ("two_wheelers", scene.two_wheelers.is_empty(), "a two-wheeler"),
        ("actors", scene.actors.is_empty(), "prescribed motion"),
        ("evidence", scene.evidence.is_empty(), "reconstruction from evidence"),
        ("unknowns", scene.unknowns.is_empty(), "reconstruction of unknowns"),
    ];
    for (path, empty, feature) in sections {
        if !empty {
            return refuse(path.to_owned(), feature, "take the section out of the scene");
        }
    }
    if !scene.terrain.kerbs.is_empty() {
        return refuse("terrain.kerbs".to_owned(), "a kerb", "take the kerbs out of the scene");
    }
    for z in &scene.terrain.zones {
        if z.drag.as_ref().is_some_and(|q| q.value != 0.0) {
            let path = format!("terrain.zones.{}.drag", z.id);
            return refuse(
                path,
                "the drag of soft ground",
                "set it to 0, or raise the rolling resistance of the tyres",
            );
        }
    }
    for v in &scene.vehicles {
        let path = |field: &str| format!("vehicles.{}.{field}", v.id);
        if matches!(v.class, Some(VehicleClass::Motorcycle | VehicleClass::Trailer)) {
            return refuse(
                path("class"),
                "a vehicle of this class",
                "use car, suv, van, truck, bus or tractor",
            );
        }
        if !v.axles.is_empty() {
            return refuse(path("axles"), "axles other than a front and a rear one", "leave them out");
        }
        if v.aerodynamics.lift_area.as_ref().is_some_and(|q| q.value != 0.0) {
            return refuse(path("aerodynamics.lift_area"), "aerodynamic lift", "set it to 0");
        }
        for (end, tyre) in [("front", &v.tyres.front), ("rear", &v.tyres.rear)] {
            if !matches!(tyre.model, None | Some(TyreModel::Brush)) {
                return refuse(path(&format!("tyres.{end}.model")), "this tyre model", "use brush");
            }
        }
    }
    Ok(())
}
