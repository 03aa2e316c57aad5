//! Two-wheelers: vehicles of class motorcycle.

use accuscene_core::scene::{Scene, TwoWheeler, Vehicle};

/// The two-wheelers of a resolved scene as resolved vehicles, in its order.
pub(super) fn vehicles(scene: &Scene) -> Vec<Vehicle> {
    let whole = Scene {
        options: scene.options.clone(),
        terrain: scene.terrain.clone(),
        vehicles: scene.two_wheelers.iter().map(TwoWheeler::as_vehicle).collect(),
        ..Scene::default()
    };
    whole.resolve().into_scene().vehicles
}
