use super::super::{Actor, Motion, ObstacleShape, Scene, Si};
use super::code::{CIRCULAR_REFERENCE, INCONSISTENT_SIZES};
use super::findings::Findings;
use super::terrain::simple;
use super::timing::rising;

/// Checks obstacles, actors and people.
pub(super) fn bodies(scene: &Scene, findings: &mut Findings) {
    for obstacle in &scene.obstacles {
        if let ObstacleShape::Polygon(shape) = &obstacle.shape {
            simple(&format!("obstacles.{}.shape.points", obstacle.id), &shape.points, findings);
        }
        if obstacle.height.si() <= obstacle.base.si() {
            let limit = format!("> base = {} m", obstacle.base.si());
            let path = format!("obstacles.{}.height", obstacle.id);
            let hint = "both count from the ground";
            findings.limit(
                INCONSISTENT_SIZES,
                path,
                "not above its lower edge",
                obstacle.height.si(),
                limit,
                hint,
            );
        }
    }
    for actor in &scene.actors {
        if let Motion::Keyframes(frames) = &actor.motion {
            let times: Vec<f64> = frames.keyframes.iter().map(|frame| frame.time.value).collect();
            rising(&times, |index| format!("actors.{}.motion.keyframes[{index}].time", actor.id), findings);
        }
        if let Some(leader) = own_follower(actor, &scene.actors) {
            let path = format!("actors.{}.motion.leader", actor.id);
            let hint = "give one of them a motion of its own";
            let message = "the leaders follow each other in a circle";
            findings.limit(
                CIRCULAR_REFERENCE,
                path,
                message,
                leader,
                "a leader with a motion of its own",
                hint,
            );
        }
    }
    for person in &scene.pedestrians {
        if person.cg_height.si() >= person.height.si() {
            let limit = format!("< height = {} m", person.height.si());
            let path = format!("pedestrians.{}.cg_height", person.id);
            let hint = "about 0.56 of the height";
            findings.limit(INCONSISTENT_SIZES, path, "above the head", person.cg_height.si(), limit, hint);
        }
    }
}

/// The leader of an actor that, over others, follows the actor.
fn own_follower<'a>(actor: &'a Actor, actors: &'a [Actor]) -> Option<&'a str> {
    let Motion::Follow(follow) = &actor.motion else { return None };
    let own = follow.leader.as_str();
    let mut at = own;
    for _ in 0..actors.len() {
        if at == actor.id {
            return Some(own);
        }
        let next = actors.iter().find(|a| a.id == at)?;
        at = match &next.motion {
            Motion::Follow(follow) => &follow.leader,
            _ => return None,
        };
    }
    None
}
