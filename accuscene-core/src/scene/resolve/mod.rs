//! Defaults: a scene with every value that physics needs, each with its basis and source.

mod assist;
mod assumption;
mod bodies;
mod bodywork;
mod chassis;
mod class;
mod fill;
mod ground;
mod impacts;
mod inertia;
mod load_path;
mod structure;
mod tyres;
mod vehicle;

pub use assumption::Assumption;

use super::{Scene, Si, StartMode};
use crate::document::ContentHash;
use crate::identity::Seed;
use fill::Fill;

/// A scene with every default filled in: what physics is compiled from, and the echo of the input in a result.
#[derive(Clone, Debug, PartialEq)]
pub struct Resolved {
    scene: Scene,
}

impl Resolved {
    /// The scene; [`Si`] reads its numbers.
    #[must_use]
    pub fn scene(&self) -> &Scene {
        &self.scene
    }

    /// The scene, owned.
    #[must_use]
    pub fn into_scene(self) -> Scene {
        self.scene
    }

    /// Hash of the scene with its defaults: it changes when a default does.
    #[must_use]
    pub fn hash(&self) -> ContentHash {
        self.scene.hash()
    }

    /// Every value that nobody measured on this case, with its source, in the order of the document.
    #[must_use]
    pub fn assumptions(&self) -> Vec<Assumption> {
        assumption::assumptions(&self.scene)
    }
}

impl Scene {
    /// Fills in every default, each with basis `default`, its source and, where it is known, its standard deviation.
    ///
    /// The scene should be without [problems](Scene::validate). Resolving twice changes nothing. Left absent is what
    /// has no value until the scene runs: height, roll and pitch of a start in equilibrium, the point and plane of an
    /// impact.
    #[must_use]
    pub fn resolve(&self) -> Resolved {
        let mut scene = self.clone();
        options(&mut scene);
        ground::terrain(&mut scene.terrain);
        let gravity = scene.options.gravity.si();
        let detail = scene.options.detail.unwrap_or_default();
        for vehicle in &mut scene.vehicles {
            vehicle.detail.get_or_insert(detail);
            vehicle::vehicle(vehicle, gravity);
            bodywork::bodywork(vehicle, &scene.terrain);
        }
        impacts::impacts(&mut scene.impacts, &scene.obstacles);
        bodies::bodies(&mut scene);
        Resolved { scene }
    }
}

fn options(scene: &mut Scene) {
    let options = &mut scene.options;
    options.duration.fill(10.0, "long enough for most collisions to come to rest");
    options.step.fill(0.001, "wheel hop of 10-14 Hz needs steps of 1 ms or less");
    options.record_interval.fill(0.01, "one row for each ten steps");
    options.gravity.fill(9.80665, "standard gravity (3rd CGPM, 1901)");
    options.detail.get_or_insert_default();
    options.start.get_or_insert(StartMode::Equilibrium);
    options.stop_at_rest.get_or_insert(true);
    options.seed.get_or_insert(Seed(0));
}
