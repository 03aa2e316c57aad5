use super::{Approach, Stage};
use crate::terrain::{Plane, Terrain};
use accuscene_core::arith::{Real, Vec3, sin_cos};

/// How far over the ground on one side the ground on the other may lie, m: between two points of a way.
const CLIMB: f64 = 1.0;

/// Share of the worst from which on another place counts as bad: the first on the way is told of those that are alike.
const ALIKE: f64 = 1.0 - 1e-9;

/// Where a stage asks for more friction than the ground gives.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Demand {
    /// The stage, from 0.
    pub stage: usize,
    /// Where it is worst: way to the start of the scene, m.
    pub distance: f64,
    /// Speed there, m/s.
    pub speed: f64,
    /// Friction coefficient that is needed there.
    pub needed: f64,
    /// Friction coefficient that the ground has there.
    pub given: f64,
}

/// The stages that ask for more friction than the ground gives, each where it is worst; `gravity` in m/s², `height` (m) is over
/// the ground at the start.
///
/// Friction has to carry the acceleration along the course, v²/r across it and the slope of the ground; speed and water
/// take their shares of what the ground gives. All wheels are taken to use it alike. Beyond the edge of the ground it is level.
#[must_use]
pub fn demands(approach: &Approach, terrain: &Terrain, gravity: f64, height: f64) -> Vec<Demand> {
    let spacing = approach.spacing();
    let mut height = height;
    let mut found = Vec::new();
    for (index, stage) in approach.stages.iter().enumerate().rev() {
        let parts = Real::max((stage.length / spacing).ceil(), 1.0);
        let mut worst: Option<Demand> = None;
        for k in (0..=parts as usize).rev() {
            let way = stage.length * k as f64 / parts;
            let demand = demand(index, stage, way, terrain, gravity, &mut height);
            let (now, so_far) = match worst {
                Some(worst) => (demand.needed * worst.given, worst.needed * demand.given),
                None => (0.0, 0.0),
            };
            if now >= so_far * ALIKE {
                worst = Some(demand);
            }
        }
        found.extend(worst.filter(|worst| worst.needed > worst.given));
    }
    found.reverse();
    found
}

fn demand(
    index: usize,
    stage: &Stage,
    way: f64,
    terrain: &Terrain,
    gravity: f64,
    height: &mut f64,
) -> Demand {
    let ([x, y], course, speed) = stage.after(way);
    let (sin, cos) = sin_cos(course);
    let across = stage.radius.map_or(0.0, |radius| speed * speed / radius);
    let along = stage.acceleration;
    let (mut normal, mut given) = (Vec3::new(0.0, 0.0, 1.0), terrain.road_at(x, y).friction);
    if let Some(ground) = terrain.height_below(x, y, *height + CLIMB) {
        let footing = terrain.footing(Vec3::new(x, y, ground));
        (normal, given) = (footing.normal, footing.wet_friction(speed));
        *height = ground;
    }
    // What the ground has to press with, for each unit of mass: the way follows the slope, a bend is level.
    let force = Plane { normal }.along(course) * along + Vec3::new(-across * sin, across * cos, gravity);
    let press = force.dot(normal);
    let hold = (force - normal * press).norm();
    let needed = if press > 0.0 { hold / press } else { f64::MAX };
    Demand { stage: index, distance: stage.distance - way, speed, needed, given }
}
