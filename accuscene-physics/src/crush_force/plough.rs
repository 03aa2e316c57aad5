use super::border::{FACING, SPACING};
use super::grip::SLIDING;
use super::interface::{EDGE, faced, speeds};
use super::party::Frame;
use super::passage::{HARDLY, Strip, way_through};
use super::pressure::Pressure;
use super::{Dent, Grip, Party, Surface};
use crate::contact::Shape;
use accuscene_core::arith::{Real, Vec2};

/// Edges are looked at in pieces no longer than this, m.
const PIECE: f64 = SPACING;
/// Most pieces of an edge.
const MOST_PIECES: f64 = 4096.0;
/// A point of an outline is looked at this far within it, m.
const INSIDE: f64 = 1e-3;

/// A rigid outline that moves within a body past the columns that it has pushed in.
///
/// There no column's tip lies in it, and what stands beside it is not crushed along any column's axis. It is resisted as
/// columns along its own way would: `B X` for a metre across, `B` of the faces that it moves away from, each by the square
/// of the cosine, and `X` the way that it has come from the body's surface, or the deepest of all columns where that is less.
/// Square on this is the law of a face. Nothing of it springs back.
#[derive(Clone, Copy)]
pub(super) struct Plough<'a> {
    party: &'a Party<'a>,
    frame: &'a Frame,
    rigid: Shape<'a>,
    surface: &'a Surface,
    /// Deepest of all columns, m.
    deepest: f64,
}

impl<'a> Plough<'a> {
    pub(super) fn new(
        party: &'a Party<'a>,
        frame: &'a Frame,
        rigid: Shape<'a>,
        surface: &'a Surface,
    ) -> Self {
        Self { party, frame, rigid, surface, deepest: party.depths.deepest() }
    }

    /// What all edges of the outline do that no column carries.
    pub(super) fn press(&self) -> Grip {
        if self.deepest <= 0.0 {
            return Grip::default();
        }
        let ring = self.rigid.ring();
        let edge = |i: usize| self.edge([ring[i], ring[(i + 1) % ring.len()]]);
        // The last by itself: so the edges of a mirrored outline, told in turn from its last corner, add up to mirrored bits.
        let last = ring.len() - 1;
        edge(last).plus(&in_pairs(last, edge))
    }

    /// How deep a column goes that the outline has come into from the side, under its tip; none where its tip is out of
    /// reach of it, or another face has been pushed in there.
    pub(super) fn tears(&self, k: usize, column: usize, strip: &Strip) -> Option<Dent> {
        let Self { party, frame, rigid, surface, .. } = *self;
        let still = party.at(strip.tip).norm() < HARDLY;
        if still || !strip.may_cross(rigid, party.border.through(k)) {
            return None;
        }
        let way = way_through(rigid, strip.tip, strip.way)?;
        // Well within the outline, so that what stands beside it is not taken for what it has come through.
        let end = strip.tip + strip.way * (way - INSIDE);
        let chord = way_through(rigid, end, -strip.way)?;
        let from = end - strip.way * Real::min(0.5 * chord, SPACING);
        let at = self.in_body(from);
        // A face that it moves out through is not pushed in by it.
        let velocity = -party.at(from);
        if frame.out(party.border.faces[k].face.outward()).dot(velocity) > FACING * velocity.norm() {
            return None;
        }
        for (other, face) in party.border.faces.iter().enumerate().filter(|(other, _)| *other != k) {
            let behind = face.behind(&party.depths.faces[other], surface.returned, at);
            let outward = frame.out(face.face.outward());
            if behind < way || way_through(rigid, from, outward).is_some_and(|chord| chord >= behind) {
                return None;
            }
        }
        let deepest = Pressure::rests_at(party.depths.faces[k][column], surface.returned) + way;
        Some(Dent { body: 0, face: k, column, deepest })
    }

    fn in_body(&self, point: Vec2) -> Vec2 {
        self.frame.into(point - self.party.pose.position)
    }

    /// What one edge does, world axes.
    fn edge(&self, ends: [Vec2; 2]) -> Grip {
        let Some([p, q]) = self.party.border.within(ends.map(|p| self.in_body(p))) else {
            return Grip::default();
        };
        let length = (q - p).norm();
        if length <= 0.0 {
            return Grip::default();
        }
        let along = (q - p) * (1.0 / length);
        let count = Real::min((length / PIECE).ceil(), MOST_PIECES);
        let piece = length / count;
        let middle = (p + q) * 0.5;
        in_pairs(count as usize, |i| {
            self.piece(middle + along * ((i as f64 + 0.5 - 0.5 * count) * piece), -along.perp(), piece)
        })
    }

    /// What one piece of an edge does: its middle and its normal, body axes, and its length, m.
    fn piece(&self, place: Vec2, out: Vec2, length: f64) -> Grip {
        let Self { party, frame, surface, .. } = *self;
        let mut grip = Grip::default();
        let arm = frame.out(place);
        let normal = -frame.out(out);
        let velocity = -party.at(party.pose.position + arm);
        let speeds = speeds(velocity, normal);
        if speeds[0] >= 0.0 {
            return grip;
        }
        let way = frame.into(velocity.unit());
        let strength = self.stands(place + way * SPACING) * self.strength(place, way);
        if strength <= 0.0 {
            return grip;
        }
        let force = strength * length * self.free(place, out);
        if force > 0.0 {
            // In full from SLIDING on, as friction is, so that what has come to rest is not thrown back.
            let full = Real::max(-speeds[0], SLIDING);
            grip.add(normal, 1.0, force * (-speeds[0] / full), speeds, surface.friction, arm);
            grip.damping = force / full;
        }
        grip
    }

    /// 1 where the body has not been crushed yet, 0 where it has been or is not.
    fn stands(&self, place: Vec2) -> f64 {
        let faces = self.party.border.faces.iter().zip(&self.party.depths.faces);
        let behind = faces.map(|(face, depths)| face.behind(depths, 0.0, place));
        Real::max(behind.fold(1.0, |least, b| Real::min(least, b / EDGE)), 0.0)
    }

    /// Force for a metre across at a place of the body that moves through it along a unit `way` (body axes), N/m; 0 outside.
    fn strength(&self, place: Vec2, way: Vec2) -> f64 {
        let mut rise = 0.0;
        let mut depth = self.deepest;
        for (k, face) in self.party.border.faces.iter().enumerate() {
            let (out, along) = face.face.split(place);
            let behind = face.crush_at(&self.party.depths.faces[k], along).0 - out;
            let inward = -face.face.outward().dot(way);
            if behind <= 0.0 {
                return 0.0;
            }
            if inward > 0.0 {
                rise += inward * inward * face.law.rise * self.party.acting[k];
                depth = Real::min(depth, behind / inward);
            }
        }
        rise * depth
    }

    /// Share of an edge that no column carries: none whose tip lies in the outline before it.
    fn free(&self, place: Vec2, out: Vec2) -> f64 {
        let Self { party, frame, rigid, surface, .. } = *self;
        let mut free = 1.0;
        for (k, face) in party.border.faces.iter().enumerate() {
            let outward = face.face.outward();
            let facing = -out.dot(outward);
            if facing <= 0.0 {
                continue;
            }
            let (reach, along) = face.face.split(place);
            let (rests, deepest) = face.rests_at(&party.depths.faces[k], surface.returned, along);
            let way = Real::max(rests - reach, 0.0);
            let tip = face.face.join(rests, along);
            let stands = party.border.stands(party.depths, surface.returned, k, tip);
            let faced = faced(facing, stands, way);
            if faced <= 0.0 {
                continue;
            }
            let from = party.pose.position + frame.out(place - out * INSIDE);
            let chord = way_through(rigid, from, frame.out(outward)).unwrap_or(0.0);
            let spring = deepest - Pressure::rests_at(deepest, surface.returned);
            let beyond = Real::clamp((way - chord - spring) / SPACING, 0.0, 1.0);
            free *= 1.0 - faced * (1.0 - beyond);
            if free <= 0.0 {
                break;
            }
        }
        free
    }
}

/// The sum of so many, from both ends in pairs: the same bits from either end.
fn in_pairs(count: usize, one: impl Fn(usize) -> Grip) -> Grip {
    (0..count.div_ceil(2)).fold(Grip::default(), |sum, i| {
        let other = count - 1 - i;
        sum.plus(&if other > i { one(i).plus(&one(other)) } else { one(i) })
    })
}
