//! How far bodies lie in each other.

use accuscene_core::arith::Real;
use accuscene_physics::Model;
use accuscene_physics::contact::{Aabb, BroadPhase, PlacedOutline, Pose2, separation};
use accuscene_physics::crush_force::{Face, Party};
use accuscene_physics::simulation::State;

/// The outline with which a vehicle strikes others, where it is.
///
/// The one place that says which outline that is.
pub(super) fn outline(model: &Model, state: &State, vehicle: usize) -> PlacedOutline {
    let crushed = state.vehicles[vehicle].outline.as_deref();
    crushed.unwrap_or(&model.vehicles[vehicle].zones[0].outline).placed(&pose(state, vehicle))
}

/// Pairs of vehicles whose outlines overlap, with the least translation that parts them, m.
pub(super) fn overlaps(model: &Model, state: &State, broad: &mut BroadPhase) -> Vec<([usize; 2], f64)> {
    let placed: Vec<PlacedOutline> = (0..state.vehicles.len()).map(|i| outline(model, state, i)).collect();
    let pairs = broad.sweep(placed.iter().map(|o| Aabb::of_points(o.vertices())));
    let depth = |&(i, j): &(usize, usize)| ([i, j], -separation(&placed[i], &placed[j]).gap);
    pairs.iter().map(depth).filter(|(_, depth)| *depth > 0.0).collect()
}

/// How deep the crushed bodywork of two vehicles lies in each other where both rest, m: the shortest way out of the other
/// for the tip of any column that still stands.
pub(super) fn resting(model: &Model, state: &State, pair: [usize; 2], returned: f64) -> f64 {
    let [a, b] = pair.map(|i| party(model, state, i));
    Real::max(tips(&a, &b, returned), tips(&b, &a, returned))
}

/// How deep both vehicles of a pair are crushed where their undamaged outlines lie in each other, together, m.
pub(super) fn crushed(model: &Model, state: &State, pair: [usize; 2]) -> f64 {
    let [a, b] = pair.map(|i| party(model, state, i));
    yielded(&a, &b) + yielded(&b, &a)
}

/// The deepest crush of the columns of `a` whose undamaged tips lie in the undamaged `b`, m.
fn yielded(a: &Party<'_>, b: &Party<'_>) -> f64 {
    let (fa, fb) = (turn(a), turn(b));
    let undamaged = b.border.undamaged();
    let mut most = 0.0;
    for (face, depths) in a.border.faces.iter().zip(&a.depths.faces) {
        for (column, depth) in depths.iter().enumerate() {
            let tip = face.face.join(face.out(column), face.along(column));
            let at = a.pose.position + tip.rotate(fa.0, fa.1);
            let point = (at - b.pose.position).rotate(fb.0, -fb.1);
            let forward = Face::ALL[0].outward();
            if b.border.exit(&undamaged, 0.0, point, forward, f64::INFINITY).is_some() {
                most = Real::max(most, *depth);
            }
        }
    }
    most
}

/// The greatest depth of the columns' tips of `a` in `b`, m.
fn tips(a: &Party<'_>, b: &Party<'_>, returned: f64) -> f64 {
    let (fa, fb) = (turn(a), turn(b));
    let mut most = 0.0;
    for (k, face) in a.border.faces.iter().enumerate() {
        for column in 0..face.len() {
            let tip = face.tip(&a.depths.faces[k], returned, column);
            if a.border.stands(a.depths, returned, k, tip) <= 0.0 {
                continue;
            }
            let at = a.pose.position + tip.rotate(fa.0, fa.1);
            let point = (at - b.pose.position).rotate(fb.0, -fb.1);
            let ways = Face::ALL.iter().filter_map(|out| {
                b.border.exit(b.depths, returned, point, out.outward(), f64::INFINITY).map(|e| e.way)
            });
            let way = ways.fold(f64::INFINITY, Real::min);
            if way < f64::INFINITY {
                most = Real::max(most, way);
            }
        }
    }
    most
}

/// Cosine and sine of a heading.
fn turn(party: &Party<'_>) -> (f64, f64) {
    let (sin, cos) = accuscene_core::arith::sin_cos(party.pose.heading);
    (cos, sin)
}

fn party<'a>(model: &'a Model, state: &'a State, i: usize) -> Party<'a> {
    let s = &state.vehicles[i];
    Party {
        border: &model.vehicles[i].border,
        depths: &s.depths,
        pose: pose(state, i),
        velocity: s.body.velocity.xy(),
        yaw_rate: s.body.world_rate().z,
        acting: [1.0; 4],
    }
}

fn pose(state: &State, i: usize) -> Pose2 {
    let s = &state.vehicles[i];
    Pose2 { position: s.body.position.xy(), heading: s.yaw }
}
