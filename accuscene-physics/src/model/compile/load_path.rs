//! At which heights the faces of a vehicle are stiff.

use crate::contact::HeightRange;
use crate::crush_force::LoadPath;
use crate::error::PhysicsError;
use crate::model::Zone;
use accuscene_core::quantity::Basis;
use accuscene_core::scene::{self, FaceStructure, Si};

/// The load paths of a resolved vehicle, front, left, rear, right: what of their heights the main structure has.
pub(super) fn load_paths(v: &scene::Vehicle, main: &Zone) -> Result<[Option<LoadPath>; 4], PhysicsError> {
    let [front, side, rear] =
        [("front", &v.structure.front), ("side", &v.structure.side), ("rear", &v.structure.rear)].map(
            |(name, face)| load_path(face, main, &format!("vehicles.{}.structure.{name}.heights", v.id)),
        );
    let (front, side, rear) = (front?, side?, rear?);
    Ok([front, side, rear, side])
}

/// Heights of the class that the main structure of this vehicle does not have tell nothing of it.
fn load_path(face: &FaceStructure, main: &Zone, path: &str) -> Result<Option<LoadPath>, PhysicsError> {
    let Some(given) = &face.heights else { return Ok(None) };
    let [low, high] = main.heights;
    let main = HeightRange { low, high };
    let heights = HeightRange { low: given.low.value, high: given.high.value }.common(&main);
    match heights {
        Some(heights) => Ok(Some(LoadPath { heights, missed: given.missed.si() })),
        None if given.low.basis == Some(Basis::Default) => Ok(None),
        None => Err(PhysicsError::Value {
            path: path.to_owned(),
            problem: format!(
                "{} to {} m lie outside the main structure of the vehicle",
                given.low.value, given.high.value
            ),
            limit: format!("some of {low:.3} to {high:.3} m"),
            hint: "give heights within the first of the `zones`, or change that".to_owned(),
        }),
    }
}
