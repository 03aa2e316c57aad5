use super::border::{FACING, SPACING};
use super::interface::{columns, counted, note, speeds};
use super::party::Frame;
use super::pressure::{Pressure, Yielding, alone};
use super::{Dent, Grip, Party, Surface};
use crate::contact::Shape;
use accuscene_core::arith::{Real, Vec2};

/// A column that looks past the rigid surface by no more than 45 degrees is met by it; from 60 degrees on, at a corner of
/// the body, the other face is: cosines of both.
const FACES: [f64; 2] = [FACING, 0.7];
/// Step from one part of a concave outline into the next, m.
const NEXT: f64 = 1e-6;

/// A vehicle against something rigid that stands fixed: an outline, counter-clockwise, world axes.
pub fn press_rigid(party: &Party<'_>, rigid: Shape<'_>, surface: &Surface, dents: &mut Vec<Dent>) -> Grip {
    dents.clear();
    let frame = Frame::of(party);
    let origin = party.pose.position;
    let all = [0, 1, 2, 3].map(|k| Some([0, party.border.faces[k].len()]));
    columns(party, surface, all, |k, column, tip| {
        if party.acting[k] <= 0.0 {
            return None;
        }
        let mut grip = Grip::default();
        let at = origin + frame.out(tip);
        let face = &party.border.faces[k];
        let na = frame.out(face.face.outward());
        let deepest = party.depths.faces[k][column];
        let most = surface.overlaps(deepest);
        let spring = deepest - Pressure::rests_at(deepest, surface.returned);
        let (way, out, cover) = leave(rigid, at, -na, most, spring)?;
        let normal = -out;
        let facing = na.dot(normal);
        let stands = party.border.stands(party.depths, surface.returned, k, tip);
        // Around something slender a column far from the corners gives way to its flank as well.
        let inward = Real::clamp((stands - SPACING) / way - 1.0, 0.0, 1.0);
        let faced = Real::max(Real::clamp((facing - FACES[0]) / (FACES[1] - FACES[0]), 0.0, 1.0), inward);
        if faced <= 0.0 {
            return None;
        }
        let share = counted(stands, cover)?;
        let (cosine, depth) = (Real::max(facing, FACING), way * facing);
        let own = Yielding::of(party, k, deepest, cosine);
        let (force, slope) = alone(own, surface.returned, depth);
        let width = faced * share * face.width / cosine;
        let point = at - normal * depth;
        let speeds = speeds(-party.at(point), normal);
        let kept = surface.kept(speeds[0]);
        grip.add(normal, 1.0, kept * force * width, speeds, surface.friction, point - origin);
        grip.stiffness += slope * width;
        grip.overlap = Real::max(grip.overlap, way);
        note(dents, 0, k, column, &own, (faced * force, share, f64::INFINITY));
        Some(grip)
    })
}

/// Where a way runs through a convex part, the unit normal of the edge where it leaves it, and how far within the edges
/// that it passes it runs, all m.
struct Passage {
    enters: f64,
    leaves: f64,
    out: Vec2,
    cover: f64,
}

/// How far a point must go along a unit `way` until it leaves an outline, the unit normal of the edge there, and how far
/// within the edges that it passes on the way it lies.
///
/// None outside, unless the outline begins within `spring` (m) of the way: a tip that springs back far may stand beyond
/// something thin that its column is pressed by. None where the way out is further than that and `most` (m).
fn leave(outline: Shape<'_>, point: Vec2, way: Vec2, most: f64, spring: f64) -> Option<(f64, Vec2, f64)> {
    let mut found: Option<(f64, Vec2, f64)> = None;
    let (mut gone, mut reach) = (0.0, spring);
    // A concave outline is left where no further part of it begins.
    while gone <= most + spring {
        let at = point + way * gone;
        let passages = outline.parts().filter_map(|part| Passage::through(part, at, way));
        let mut next: Option<Passage> = None;
        for p in passages.filter(|p| p.enters <= reach) {
            if next.as_ref().is_none_or(|n| p.enters < n.enters) {
                next = Some(p);
            }
        }
        let Some(next) = next else { break };
        found = Some((gone + next.leaves, next.out, found.map_or(next.cover, |(.., first)| first)));
        gone += next.leaves + NEXT;
        reach = 0.0;
    }
    found.filter(|(t, ..)| *t <= most + spring)
}

impl Passage {
    /// The way from a point through a convex part; none where it does not lead through it ahead of the point.
    fn through(part: &[Vec2], point: Vec2, way: Vec2) -> Option<Self> {
        let mut passage =
            Self { enters: 0.0, leaves: f64::INFINITY, out: Vec2::zero(), cover: f64::INFINITY };
        for (i, p) in part.iter().enumerate() {
            let q = part[(i + 1) % part.len()];
            let out = -(q - *p).perp().unit();
            let depth = 0.5 * (out.dot(*p - point) + out.dot(q - point));
            let speed = out.dot(way);
            if depth.is_nan() {
                return None;
            }
            if depth <= 0.0 {
                // Outside this edge: the way has to come in over it first.
                if speed >= 0.0 {
                    return None;
                }
                passage.enters = Real::max(passage.enters, Real::max(depth / speed, f64::MIN_POSITIVE));
            }
            if speed > 0.0 && depth < passage.leaves * speed {
                passage.leaves = depth / speed;
                passage.out = out;
            }
            if speed < FACING {
                passage.cover = Real::min(passage.cover, depth);
            }
        }
        if passage.leaves <= passage.enters || passage.leaves.is_infinite() {
            return None;
        }
        if passage.enters > 0.0 {
            passage.cover = beside(part, point + way * passage.enters, way);
        }
        Some(passage)
    }
}

/// How far within the edges that it passes a way runs that comes into a convex part at this point, m: the edge that it came
/// in over lies behind it.
fn beside(part: &[Vec2], point: Vec2, way: Vec2) -> f64 {
    let mut cover = f64::INFINITY;
    for (i, p) in part.iter().enumerate() {
        let q = part[(i + 1) % part.len()];
        let out = -(q - *p).perp().unit();
        let speed = out.dot(way);
        if (0.0..FACING).contains(&speed) {
            cover = Real::min(cover, 0.5 * (out.dot(*p - point) + out.dot(q - point)));
        }
    }
    cover
}
