//! Pairs that have been struck and are still in contact: when they strike again.

use super::collision::glimpses;
use super::contacts::CLOSING;
use super::encounter::{BodyRef, Depth, Encounter, EncounterPhase, Struck};
use super::meeting::Common;
use super::world::World;
use crate::contact::Separation;
use accuscene_core::arith::{Real, Vec2, Vec3};

/// A struck pair that is too deep in each other, or creeps deeper, strikes again where it closes faster than this, m/s. It is
/// more than the 4.5 mm/s of a vehicle that can be at rest: impulses below that would keep each other awake for ever.
const CREEPING: f64 = 0.01;
/// Once it has crept deeper by this since its last impulse it strikes again however slowly it closes, m.
const CREPT: f64 = 0.0005;
/// Of bodies that are held from each other in the steps, however deep, one that closes slower than this, m/s, is left to that.
const STANDING: f64 = 1e-3;
/// The least way out of a struck pair is likely to be no longer by more than this than when it was measured last, m.
const NEAR: f64 = 5e-3;
/// What rounding may make of a way that parts outlines, m.
const PARTED: f64 = 1e-6;
/// A struck pair may strike again when its overlap has moved by this, m.
const MOVED: f64 = 0.5;

impl World<'_> {
    /// The impulse of a pair is done: what its depth and its slip count from.
    pub(super) fn mark_struck(&mut self, k: usize, common: Option<&Common>, t: f64) {
        let centre = common.map_or(Vec2::zero(), |c| c.overlap.centroid);
        let bodies = self.state.encounters[k].bodies;
        let centres = bodies.map(|b| b.local(&self.state, centre));
        let depth = if common.is_some() { -self.nearest(bodies).gap } else { 0.0 };
        let penetration = common.map_or(0.0, |c| c.overlap.penetration);
        let depth = Depth { parts: depth, penetration };
        let way_out = common.map_or(Vec2::zero(), |c| c.overlap.normal * c.overlap.penetration);
        let e = &mut self.state.encounters[k];
        e.phase = EncounterPhase::Struck(Struck { at: t, centres, depth, way_out });
        e.touch_normal = None;
    }

    /// What a struck pair has come to in depth counts from here on.
    pub(super) fn keep_depth(&mut self, k: usize) {
        let e = &mut self.state.encounters[k];
        if let EncounterPhase::Struck(struck) = e.phase {
            e.last = Some(struck.depth);
        }
    }

    /// The slip of a struck pair counts from this centre of its overlap (world axes, m) on.
    fn look_from(&mut self, k: usize, centre: Vec2) {
        let bodies = self.state.encounters[k].bodies;
        let centres = bodies.map(|b| b.local(&self.state, centre));
        if let EncounterPhase::Struck(struck) = &mut self.state.encounters[k].phase {
            struck.centres = centres;
        }
    }

    /// A pair that was struck strikes again if it still overlaps, closes, and has had its time or has moved on.
    pub(super) fn close_again(&mut self, k: usize, depth: f64, t: f64) {
        let EncounterPhase::Struck(struck) = self.state.encounters[k].phase else { return };
        let Struck { at, centres, depth: at_last, way_out } = struck;
        let e = &self.state.encounters[k];
        let (bodies, known) = (e.bodies, e.last.unwrap_or(at_last));
        let rule = self.rule(bodies);
        if rule.at.is_some() && t < at + rule.mute {
            return;
        }
        // Nor do the bodies go further into each other than they may until their impulse.
        let deep = depth > rule.engagement_depth && !rule.restitution.passes();
        // Bodies that lean on each other do not creep further in than at the last impulse.
        let leans = t - at >= rule.mute && !rule.restitution.passes();
        let creeps = leans && depth > known.parts;
        let closing = self.approach(bodies);
        let held = self.is_held(k, t);
        // Crushed outlines may come deeper into each other than their parts do.
        let slipped = leans && closing > 0.0 && self.slip(bodies, centres) > CREPT;
        let most = known.penetration + CREPT;
        // Most pairs are still parted by the way that parted them last: that is cheaper than the least one.
        let deeper = slipped
            && !self.part_by(bodies, longer(way_out, most - PARTED))
            && self.is_deeper(k, depth, most);
        if slipped
            && held
            && let Some(centre) = self.centre_of_overlap(bodies)
        {
            self.look_from(k, centre);
        }
        let least = if creeps && depth > known.parts + CREPT || deeper {
            if held { STANDING } else { 0.0 }
        } else if deep || creeps {
            CREEPING
        } else {
            CLOSING
        };
        if closing <= least {
            return;
        }
        let Some(centre) = self.centre_of_overlap(bodies) else { return };
        // The contact has moved on where it has on both bodies, however fast they travel together.
        let shift = |k: usize| (bodies[k].local(&self.state, centre) - centres[k]).norm();
        let moved = Real::min(shift(0), shift(1)) > MOVED;
        if t - at < rule.mute && !moved && !deep {
            return;
        }
        let point = Vec3::new(centre.x, centre.y, 0.5);
        let relative = bodies[1].velocity_at(&self.state, point) - bodies[0].velocity_at(&self.state, point);
        // The way out of concave outlines is dear: it is asked for only where they move against each other at all.
        if relative.xy().norm() <= least {
            return;
        }
        let normal = match self.least_way_out(k, depth) {
            // There is a centre, and so an overlap of more than its least area.
            Some(apart) if apart.gap < 0.0 => apart.normal,
            Some(_) => return,
            None => match self.overlap(bodies) {
                Some(common) => common.overlap.normal,
                None => return,
            },
        };
        if -relative.xy().dot(normal) > least {
            self.make_due(k, t);
        }
    }

    /// Whether the outlines of a struck pair, whose parts lie in each other by `depth` (m), have to be moved by more than `most`
    /// (m) to part.
    fn is_deeper(&mut self, k: usize, depth: f64, most: f64) -> bool {
        let bodies = self.state.encounters[k].bodies;
        match self.least_way_out(k, depth) {
            Some(apart) if -apart.gap <= most => false,
            _ => self.overlap(bodies).is_some_and(|c| c.overlap.penetration > most),
        }
    }

    /// How the only layers that are written down to meet of a struck pair part, whose parts lie in each other by `depth` (m);
    /// none where they are several pairs.
    fn least_way_out(&mut self, k: usize, depth: f64) -> Option<Separation> {
        let Encounter { bodies, phase: EncounterPhase::Struck(struck), .. } = self.state.encounters[k] else {
            return None;
        };
        let likely = longer(struck.way_out, struck.way_out.norm() + NEAR);
        let apart = self.way_out(bodies, depth, likely)?;
        if let EncounterPhase::Struck(struck) = &mut self.state.encounters[k].phase {
            struck.way_out = apart.normal * -apart.gap;
        }
        Some(apart)
    }

    /// How far the bodies have moved against each other where they were struck last, m.
    fn slip(&self, bodies: [BodyRef; 2], centres: [Vec2; 2]) -> f64 {
        let [a, b] = [0, 1].map(|k| bodies[k].place(&self.state, centres[k]));
        (b - a).norm()
    }

    /// A struck pair is to be struck again at `t`.
    pub(super) fn make_due(&mut self, k: usize, t: f64) {
        let at_contact = glimpses(self.state.encounters[k].bodies, &self.state);
        let e = &mut self.state.encounters[k];
        e.first_contact = t;
        e.at_contact = at_contact;
        e.phase = EncounterPhase::Engaging { due: t };
    }
}

/// A way of another length, m; none of its own stays none.
fn longer(way: Vec2, length: f64) -> Vec2 {
    let own = way.norm();
    if own > 0.0 { way * (length / own) } else { way }
}
