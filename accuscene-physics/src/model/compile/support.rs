//! What this build cannot run is refused by name, never ignored.

use crate::error::PhysicsError;
use accuscene_core::scene::{CouplingKind, ImpactModel, Scene, Support, SurfaceKind, VehicleClass};

/// What of the scene document this build can run.
#[must_use]
pub fn support() -> Support {
    use VehicleClass::{Bus, Car, Motorcycle, Suv, Tractor, Trailer, Truck, Van};
    let mut s = Support::none();
    s.surfaces = [SurfaceKind::Plane, SurfaceKind::HeightField, SurfaceKind::Mesh].into();
    s.friction_zones = true;
    s.kerbs = true;
    s.classes = [Car, Suv, Van, Truck, Bus, Tractor, Trailer, Motorcycle].into();
    s.axles = true;
    s.wheel_damage = true;
    s.tyre_models = Support::all().tyre_models;
    s.impact_phases = true;
    s.wheel_commands = true;
    s.impact_models = [
        ImpactModel::KudlichSlibar3d,
        ImpactModel::KudlichSlibar2d,
        ImpactModel::BrachPlanar,
        ImpactModel::RouthStronge,
        ImpactModel::RouthStronge2d,
        ImpactModel::CrushForce,
    ]
    .into();
    s.two_wheelers = true;
    s.obstacles = true;
    // Neither moves anything: a reconstruction reads them.
    s.evidence = true;
    s.unknowns = true;
    s.couplings =
        [CouplingKind::Ball, CouplingKind::FifthWheel, CouplingKind::Drawbar, CouplingKind::Rope].into();
    s
}

/// Refuses everything in the scene that this build cannot run.
pub(super) fn refuse_unsupported(scene: &Scene) -> Result<(), PhysicsError> {
    let problems = scene.unsupported(&support());
    if problems.is_empty() { Ok(()) } else { Err(PhysicsError::Unsupported { problems }) }
}
