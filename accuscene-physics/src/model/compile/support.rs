//! What this build cannot run is refused by name, never ignored.

use crate::error::PhysicsError;
use accuscene_core::document::Problem;
use accuscene_core::scene::{ImpactModel, Scene, Support, SurfaceKind, TyreModel, Vehicle, VehicleClass};

/// Code of [`PhysicsError::Unsupported`].
const UNSUPPORTED: u32 = 2000;

/// What of the scene document this build can run.
#[must_use]
pub fn support() -> Support {
    use VehicleClass::{Bus, Car, Suv, Tractor, Truck, Van};
    let mut s = Support::none();
    s.surfaces = [SurfaceKind::Plane].into();
    s.friction_zones = true;
    s.classes = [Car, Suv, Van, Truck, Bus, Tractor].into();
    s.wheel_damage = true;
    s.tyre_models = [TyreModel::Brush].into();
    s.impact_phases = true;
    s.wheel_commands = true;
    s.impact_models =
        [ImpactModel::KudlichSlibar3d, ImpactModel::KudlichSlibar2d, ImpactModel::BrachPlanar].into();
    s.obstacles = true;
    s
}

/// Refuses everything in the scene that this build cannot run.
pub(super) fn refuse_unsupported(scene: &Scene) -> Result<(), PhysicsError> {
    let mut problems = scene.unsupported(&support());
    for z in &scene.terrain.zones {
        if z.drag.as_ref().is_some_and(|q| q.value != 0.0) {
            let hint = "set it to 0, or raise the rolling resistance of the tyres";
            problems.push(problem(format!("terrain.zones.{}.drag", z.id), "the drag of soft ground", hint));
        }
    }
    for v in &scene.vehicles {
        vehicle(v, &mut problems);
    }
    if problems.is_empty() { Ok(()) } else { Err(PhysicsError::Unsupported { problems }) }
}

fn vehicle(v: &Vehicle, problems: &mut Vec<Problem>) {
    if v.aerodynamics.lift_area.as_ref().is_some_and(|q| q.value != 0.0) {
        let path = format!("vehicles.{}.aerodynamics.lift_area", v.id);
        problems.push(problem(path, "aerodynamic lift", "set it to 0"));
    }
    for (k, d) in v.damage.wheels.iter().enumerate() {
        let path = |field: &str| format!("vehicles.{}.damage.wheels[{k}].{field}", v.id);
        let hint = "give the wheel a lock and a steer angle instead";
        if d.deflated == Some(true) {
            problems.push(problem(path("deflated"), "a deflated tyre", hint));
        }
        if d.setback.as_ref().is_some_and(|s| s.value != 0.0) {
            problems.push(problem(path("setback"), "a displaced hub", hint));
        }
    }
}

fn problem(path: String, feature: &str, hint: &str) -> Problem {
    Problem::new(UNSUPPORTED, path, format!("this build cannot run {feature}")).with_hint(hint)
}
