use super::border::FACING;
use super::interface::{columns, counted, note, speeds};
use super::party::Frame;
use super::pressure::{Yielding, alone};
use super::{Dent, Grip, Party, Surface};
use crate::contact::Shape;
use accuscene_core::arith::{Real, Vec2};

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
        let most = surface.overlaps(party.depths.faces[k][column]);
        let (way, out, cover) = leave(rigid, at, -na, most)?;
        let share = counted(party.border.stands(party.depths, surface.returned, k, tip), cover)?;
        let normal = -out;
        let facing = na.dot(normal);
        let (cosine, depth) = (Real::max(facing, FACING), way * facing);
        let own = Yielding::of(party, k, party.depths.faces[k][column], cosine);
        let (force, slope) = alone(own, surface.returned, depth);
        let width = share * face.width / cosine;
        let point = at - normal * depth;
        let speeds = speeds(-party.at(point), normal);
        let kept = surface.kept(speeds[0]);
        grip.add(normal, 1.0, kept * force * width, speeds, surface.friction, point - origin);
        grip.stiffness += slope * width;
        grip.overlap = Real::max(grip.overlap, way);
        note(dents, 0, k, column, &own, (force, share, f64::INFINITY));
        Some(grip)
    })
}

/// How far a point must go along a unit `way` until it leaves an outline, the unit normal of the edge there, and how far
/// within the edges that it passes on the way it lies; none outside, and none where it is further than `most` (m).
fn leave(outline: Shape<'_>, point: Vec2, way: Vec2, most: f64) -> Option<(f64, Vec2, f64)> {
    let mut found: Option<(f64, Vec2, f64)> = None;
    let mut gone = 0.0;
    // A concave outline is left where no further part of it begins.
    while gone <= most {
        let at = point + way * gone;
        let Some((t, out, cover)) = outline.parts().find_map(|part| leave_part(part, at, way)) else { break };
        found = Some((gone + t, out, found.map_or(cover, |(.., first)| first)));
        gone += t + NEXT;
    }
    found.filter(|(t, ..)| *t <= most)
}

/// The same for a convex part.
fn leave_part(part: &[Vec2], point: Vec2, way: Vec2) -> Option<(f64, Vec2, f64)> {
    let mut first: Option<(f64, Vec2)> = None;
    let mut cover = f64::INFINITY;
    for (i, p) in part.iter().enumerate() {
        let q = part[(i + 1) % part.len()];
        let out = -(q - *p).perp().unit();
        let depth = 0.5 * (out.dot(*p - point) + out.dot(q - point));
        if depth.is_nan() || depth <= 0.0 {
            return None;
        }
        let speed = out.dot(way);
        if speed < FACING {
            cover = Real::min(cover, depth);
        }
        if speed > 0.0 && first.is_none_or(|(t, _)| depth < t * speed) {
            first = Some((depth / speed, out));
        }
    }
    first.map(|(t, out)| (t, out, cover))
}
