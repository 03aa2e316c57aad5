use super::super::{ImpactPoint, Motion, ObstacleShape, Position2, Scene};
use super::code::OUT_OF_RANGE;
use super::findings::Findings;
use crate::quantity::{Length, Quantity};

/// Farthest from the origin that something may be: beyond it a double no longer resolves a nanometre.
const WORLD: f64 = 100_000.0;

/// Farthest from its centre of gravity that a point of a body may be.
const BODY: f64 = 100.0;

/// Checks that everything lies in the scene's world and every point of a body near it.
pub(super) fn places(scene: &Scene, findings: &mut Findings) {
    let mut world = |path: String, place: &[Quantity<Length>]| within(&path, place, WORLD, findings);
    for zone in &scene.terrain.zones {
        list(&format!("terrain.zones.{}.polygon", zone.id), &zone.polygon, &mut world);
    }
    for kerb in &scene.terrain.kerbs {
        list(&format!("terrain.kerbs.{}.line", kerb.id), &kerb.line, &mut world);
    }
    for vehicle in &scene.vehicles {
        world(format!("vehicles.{}.start.position", vehicle.id), &vehicle.start.position);
    }
    for person in &scene.pedestrians {
        world(format!("pedestrians.{}.start.position", person.id), &person.start.position);
    }
    for machine in &scene.two_wheelers {
        world(format!("two_wheelers.{}.start.position", machine.id), &machine.start.position);
    }
    for obstacle in &scene.obstacles {
        let path = format!("obstacles.{}.shape", obstacle.id);
        match &obstacle.shape {
            ObstacleShape::Polygon(shape) => list(&format!("{path}.points"), &shape.points, &mut world),
            ObstacleShape::Box(shape) => world(format!("{path}.centre"), &shape.centre),
            ObstacleShape::Circle(shape) => world(format!("{path}.centre"), &shape.centre),
        }
    }
    for actor in &scene.actors {
        let path = format!("actors.{}.motion", actor.id);
        match &actor.motion {
            Motion::Fixed(fixed) => world(format!("{path}.position"), &fixed.position),
            Motion::Linear(line) => world(format!("{path}.position"), &line.position),
            Motion::Circular(circle) => world(format!("{path}.centre"), &circle.centre),
            Motion::Spline(spline) => list(&format!("{path}.points"), &spline.points, &mut world),
            Motion::Keyframes(frames) => {
                for (index, frame) in frames.keyframes.iter().enumerate() {
                    world(format!("{path}.keyframes[{index}].position"), &frame.position);
                }
            }
            Motion::Follow(_) => {}
        }
    }
    for (index, pair) in scene.impacts.pairs.iter().enumerate() {
        if let Some(ImpactPoint::World(point)) = &pair.point {
            world(format!("impacts.pairs[{index}].point"), point);
        }
    }
    on_bodies(scene, findings);
}

fn on_bodies(scene: &Scene, findings: &mut Findings) {
    for vehicle in &scene.vehicles {
        for sensor in &vehicle.sensors {
            let path = format!("vehicles.{}.sensors.{}.position", vehicle.id, sensor.id);
            within(&path, &sensor.position, BODY, findings);
        }
    }
    for (index, pair) in scene.impacts.pairs.iter().enumerate() {
        if let Some(ImpactPoint::Body(point)) = &pair.point {
            within(&format!("impacts.pairs[{index}].point.position"), &point.position, BODY, findings);
        }
    }
    for occupant in &scene.occupants {
        within(&format!("occupants.{}.seat", occupant.id), &occupant.seat, BODY, findings);
    }
    for coupling in &scene.couplings {
        within(&format!("couplings.{}.hitch", coupling.id), &coupling.hitch, BODY, findings);
        within(&format!("couplings.{}.eye", coupling.id), &coupling.eye, BODY, findings);
    }
}

fn list(path: &str, places: &[Position2], world: &mut impl FnMut(String, &[Quantity<Length>])) {
    for (index, place) in places.iter().enumerate() {
        world(format!("{path}[{index}]"), place);
    }
}

fn within(path: &str, place: &[Quantity<Length>], farthest: f64, findings: &mut Findings) {
    for (index, coordinate) in place.iter().enumerate() {
        let value = coordinate.value;
        if !(-farthest..=farthest).contains(&value) {
            let hint = if farthest == WORLD {
                "move the scene's origin to the place of the accident"
            } else {
                "give it in metres from the centre of gravity of the body"
            };
            let limit = format!("-{farthest} to {farthest} m");
            findings.limit(OUT_OF_RANGE, format!("{path}[{index}]"), "too far away", value, limit, hint);
        }
    }
}
