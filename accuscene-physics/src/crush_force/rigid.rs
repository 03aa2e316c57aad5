use super::border::FACING;
use super::interface::{against, columns, counted, faced, note, speeds};
use super::party::Frame;
use super::passage::{Exit, Strip, came_over};
use super::plough::Plough;
use super::pressure::{Pressure, Yielding, alone};
use super::{Dent, Grip, Party, Surface};
use crate::contact::Shape;
use accuscene_core::arith::Real;

/// A vehicle against something rigid that stands fixed: an outline, counter-clockwise, world axes.
pub fn press_rigid(party: &Party<'_>, rigid: Shape<'_>, surface: &Surface, dents: &mut Vec<Dent>) -> Grip {
    dents.clear();
    let frame = Frame::of(party);
    let plough = Plough::new(party, &frame, rigid, surface);
    let origin = party.pose.position;
    let all = [0, 1, 2, 3].map(|k| Some([0, party.border.faces[k].len()]));
    let pressed = columns(party, surface, all, |k, column, tip| {
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
        let strip = Strip { tip: at, way: -na, half: 0.5 * face.width };
        let Some(Exit { shift, way, out, covered }) = strip.leave(rigid, most, spring) else {
            dents.extend(plough.tears(k, column, &strip));
            return None;
        };
        let tip = tip - face.face.outward().perp() * shift;
        let at = origin + frame.out(tip);
        let normal = -out;
        let facing = na.dot(normal);
        let stands = party.border.stands(party.depths, surface.returned, k, tip);
        let faced = faced(facing, stands, way);
        if faced <= 0.0 {
            return None;
        }
        let velocity = party.at(at);
        let same = came_over(rigid.ring(), at, velocity, out);
        // Past a face that it looks along a column is in from the side by its distance from that face.
        let within = if facing < FACING { Real::min(covered, way * facing) } else { covered };
        let share = counted(stands, within)? * (same + (1.0 - same) * against(na, velocity, way));
        if share <= 0.0 {
            return None;
        }
        let (cosine, depth) = (Real::max(facing, FACING), way * facing);
        let own = Yielding::of(party, k, deepest, cosine);
        let (force, slope) = alone(own, surface.returned, depth);
        let width = faced * share * covered / cosine;
        let point = at - normal * depth;
        let speeds = speeds(-party.at(point), normal);
        let kept = surface.kept(speeds[0]);
        grip.add(normal, 1.0, kept * force * width, speeds, surface.friction, point - origin);
        grip.stiffness += slope * width;
        grip.overlap = Real::max(grip.overlap, way);
        let most = Real::max(-speeds[0], 0.0) * surface.step / Real::max(1.0 - same, 1e-9);
        note(
            dents,
            0,
            k,
            column,
            &own,
            (faced * force, share, if same < 1.0 { most } else { f64::INFINITY }),
        );
        Some(grip)
    });
    pressed.plus(&plough.press())
}
