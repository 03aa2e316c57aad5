//! What the shape of a document cannot say: names, references, geometry, order in time, plausibility.

mod bodies;
pub(super) mod code;
mod damage;
mod driver;
mod evidence;
mod findings;
mod impacts;
mod names;
mod overlap;
mod places;
mod prior;
mod terrain;
mod timing;
mod unknowns;
mod vehicle;

pub use code::SCENE_PROBLEMS;
pub(crate) use code::{BROKEN_MODEL, UNKNOWN_MODEL};
use findings::Findings;

use super::{Resolved, Scene};
use crate::document::Problem;

/// Every problem of meaning, warnings among them; the scene is sound in form.
///
/// Checked is the scene with its defaults, for a given value may contradict a default; paths are the author's.
pub(super) fn meaning(resolved: &Resolved) -> Vec<Problem> {
    let scene = resolved.scene();
    let mut findings = Findings::default();
    timing::options(&scene.options, &mut findings);
    names::names(scene, &mut findings);
    places::places(scene, &mut findings);
    terrain::terrain(&scene.terrain, &mut findings);
    vehicles(scene, &mut findings);
    prior::prior(scene, &mut findings);
    impacts::impacts(scene, &mut findings);
    bodies::bodies(scene, &mut findings);
    evidence::evidence(scene, &mut findings);
    unknowns::unknowns(scene, &mut findings);
    overlap::overlap(scene, &mut findings);
    findings.into_problems()
}

fn vehicles(scene: &Scene, findings: &mut Findings) {
    for vehicle in &scene.vehicles {
        if findings.is_full() {
            return;
        }
        let path = format!("vehicles.{}", vehicle.id);
        vehicle::vehicle(vehicle, &path, findings);
        driver::driver(vehicle, &path, findings);
    }
}
