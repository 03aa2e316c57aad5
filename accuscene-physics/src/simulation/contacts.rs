//! Finding contacts: who has met, whose impulse is due, who has parted (reference: section 8.5 of the physics notes).

use super::collision::{glimpses, strike};
use super::encounter::{BodyRef, Encounter, EncounterPhase};
use super::world::World;
use crate::contact::{Aabb, Pose2, Separation, engagement_delay, time_of_impact};
use crate::coupling::JointKind;
use crate::model::ImpactRule;
use accuscene_core::arith::{Real, Vec2};
use accuscene_core::event::Event;

/// A struck pair that closes slower than this is left alone, m/s.
pub(super) const CLOSING: f64 = 0.1;

impl<'a> World<'a> {
    /// Pairs whose instant of impact is given meet whether or not their outlines do.
    pub(super) fn begin_given(&mut self, t0: f64, t1: f64) {
        for rule in &self.model.pairs {
            let Some(at) = rule.rule.given_instant() else { continue };
            if !(at >= t0 && at < t1) {
                continue;
            }
            let Some(bodies) = self.pair_of(&rule.between) else { continue };
            if let Some(e) = self.state.encounters.iter_mut().find(|e| e.bodies == bodies) {
                e.phase = EncounterPhase::Engaging { due: at };
                continue;
            }
            let touch_normal = Some(self.touch(bodies).normal);
            let at_contact = glimpses(bodies, &self.state);
            let phase = EncounterPhase::Engaging { due: at };
            self.insert(Encounter { bodies, first_contact: at, at_contact, touch_normal, last: None, phase });
        }
    }

    fn pair_of(&self, ids: &[String; 2]) -> Option<[BodyRef; 2]> {
        let find = |id: &String| {
            let vehicle = self.model.vehicles.iter().position(|v| v.id == *id).map(BodyRef::Vehicle);
            vehicle.or_else(|| self.model.obstacles.iter().position(|o| o.id == *id).map(BodyRef::Obstacle))
        };
        let (a, b) = (find(&ids[0])?, find(&ids[1])?);
        Some(if a < b { [a, b] } else { [b, a] })
    }

    /// Coupled vehicles do not strike each other: the joint's stop holds them apart. Outlines that pass through each
    /// other by design never do.
    pub(super) fn coupled(&self, bodies: [BodyRef; 2]) -> bool {
        let [BodyRef::Vehicle(a), BodyRef::Vehicle(b)] = bodies else { return false };
        self.model.joints.iter().zip(&self.state.joints).any(|(joint, s)| {
            let joined = joint.bodies == [a, b] || joint.bodies == [b, a];
            let point = matches!(joint.kind, JointKind::Point);
            joined && point && (s.broken.is_none() || joint.overlapping)
        })
    }

    fn insert(&mut self, encounter: Encounter) {
        let place = self.state.encounters.partition_point(|e| e.bodies < encounter.bodies);
        self.state.encounters.insert(place, encounter);
    }

    /// The earliest impact due before `t1`; of equals the first pair.
    pub(super) fn next_due(&self, t1: f64) -> Option<(usize, f64)> {
        let mut best: Option<(usize, f64)> = None;
        for (k, e) in self.state.encounters.iter().enumerate() {
            if let EncounterPhase::Engaging { due } = e.phase
                && due < t1
                && best.is_none_or(|(_, b)| due < b)
            {
                best = Some((k, due));
            }
        }
        best
    }

    pub(super) fn rule(&self, bodies: [BodyRef; 2]) -> &'a ImpactRule {
        self.model.rule(bodies[0].id(self.model), bodies[1].id(self.model))
    }

    pub(super) fn hit(&mut self, k: usize, t: f64) {
        let encounter = self.state.encounters[k].clone();
        let rule = self.rule(encounter.bodies);
        let common = self.overlap(encounter.bodies);
        self.mark_struck(k, common.as_ref(), t);
        let given = rule.at.is_some_and(|at| at == t);
        let apart = given.then(|| self.touch(encounter.bodies).gap);
        let event = match strike(self.model, &mut self.state, &encounter, rule, common.as_ref(), t) {
            Ok(event) => event,
            Err(refusal) => {
                self.warn_of_refusal(encounter.bodies, t, &refusal);
                return;
            }
        };
        if let Some(apart) = apart {
            self.warn_of_given(encounter.bodies, t, apart, event.is_some());
        }
        let Some(event) = event else {
            self.keep_depth(k);
            return;
        };
        self.lean_or_part(k, &encounter, rule, &event);
        let imprint = self.imprint(encounter.bodies, &event);
        self.tell_of(&encounter, event, &imprint);
    }

    /// Looks for pairs that have met in the step, have parted, or close again.
    pub(super) fn find_contacts(&mut self, t0: f64, t1: f64) {
        self.find_near();
        let near = core::mem::take(&mut self.scratch.near);
        let mut gaps = core::mem::take(&mut self.scratch.gaps);
        // Pairs whose discs are apart have parted, unless their instant of impact is given.
        self.state.encounters.retain(|e| {
            matches!(e.phase, EncounterPhase::Engaging { .. }) || near.binary_search(&e.bodies).is_ok()
        });
        self.scratch.clearances.retain(|c| near.binary_search(&c.bodies).is_ok());
        for (bodies, gap) in near.iter().zip(&mut gaps) {
            if !self.is_crushed(*bodies) {
                *gap = self.look(*bodies, t0, t1);
            }
        }
        self.scratch.near = near;
        self.scratch.gaps = gaps;
    }

    /// Lists the pairs that are near enough to meet by the end of the next step; how near is not known yet.
    pub(super) fn find_near(&mut self) {
        let mut broad = core::mem::take(&mut self.scratch.broad);
        let mut near = core::mem::take(&mut self.scratch.near);
        let vehicles = self.state.vehicles.len();
        let discs = self.state.vehicles.iter().zip(&self.model.vehicles);
        let step = self.model.step;
        let boxes = discs.map(|(s, v)| {
            let (here, way) = (s.body.position.xy(), s.body.velocity.xy() * step);
            let drawn = s.body.acceleration.xy().norm() * step * step;
            let now = Aabb::of_disc(here, v.reach);
            now.joined(&Aabb::of_disc(here + way, v.reach)).grown(drawn)
        });
        let obstacles = self.model.obstacles.iter().map(|o| Aabb::of_points(o.zone.outline.vertices()));
        let body =
            |i: usize| if i < vehicles { BodyRef::Vehicle(i) } else { BodyRef::Obstacle(i - vehicles) };
        let meeting = broad.sweep(boxes.chain(obstacles)).iter().filter(|(i, _)| *i < vehicles);
        near.clear();
        near.extend(meeting.map(|(i, j)| [body(*i), body(*j)]));
        self.scratch.gaps.clear();
        self.scratch.gaps.resize(near.len(), 0.0);
        self.scratch.broad = broad;
        self.scratch.near = near;
    }

    /// Looks at a pair; its gap, m, or less where that tells enough, or 0 where no layers can meet at present.
    fn look(&mut self, bodies: [BodyRef; 2], t0: f64, t1: f64) -> f64 {
        let known = self.state.encounters.binary_search_by(|e| e.bodies.cmp(&bodies)).ok();
        let engaging = |k: usize| matches!(self.state.encounters[k].phase, EncounterPhase::Engaging { .. });
        // Nothing changes between bodies at rest.
        if self.rests(bodies) && !known.is_some_and(engaging) {
            return 0.0;
        }
        if !self.find_meetings(bodies) {
            return 0.0;
        }
        if known.is_none()
            && let Some(left) = self.gap_left(bodies)
        {
            return left;
        }
        // Of a pair that has met only whether and about how deep it overlaps: that is cheaper.
        let Separation { gap: distance, normal } = match known {
            Some(_) => self.nearest(bodies),
            None => self.touch_at(bodies, bodies.map(|b| b.pose(&self.state))),
        };
        if known.is_none() {
            self.keep_gap(bodies, distance);
        }
        match known {
            None if distance < 0.0 && self.rule(bodies).enabled && !self.coupled(bodies) => {
                self.begin(bodies, t0, t1, normal)
            }
            Some(k) if distance >= 0.0 => {
                // Crush takes the overlap away at once: what is still in contact then counts as one impact.
                let mute = if self.model.aftermath.outline { self.rule(bodies).mute } else { 0.0 };
                let over = |at: f64| t1 - at >= mute;
                if matches!(self.state.encounters[k].phase, EncounterPhase::Struck(s) if over(s.at)) {
                    self.state.encounters.remove(k);
                }
            }
            Some(k) => self.close_again(k, -distance, t1),
            None => {}
        }
        distance
    }

    /// A pair has met: the impulse is due after the engagement, or before that while they still overlap.
    fn begin(&mut self, bodies: [BodyRef; 2], t0: f64, t1: f64, normal: Vec2) {
        let rule = self.rule(bodies);
        let (first_contact, normal_then) = self.time_of_impact(bodies, t0, t1);
        let relative = self.relative_motion(bodies);
        let closing = relative.norm();
        let delay = engagement_delay(rule.engagement_time, rule.engagement_depth, closing);
        let due = match rule.at {
            Some(at) => Real::max(at, t1),
            None => self.before_parting(bodies, t1, Real::max(first_contact + delay, t1)),
        };
        // Past the middle of something thin the least translation leads on through it.
        let normal = match normal_then {
            Some(then) if relative.dot(normal) >= 0.0 && relative.dot(then) < 0.0 => then,
            _ => normal,
        };
        self.meet(bodies, first_contact, due, normal);
    }

    /// Opens the encounter of a pair.
    pub(super) fn meet(&mut self, bodies: [BodyRef; 2], first_contact: f64, due: f64, normal: Vec2) {
        let at_contact = glimpses(bodies, &self.state);
        let names = bodies.map(|b| b.id(self.model).to_owned());
        self.events.push(Event::Contact { time: first_contact, bodies: names });
        let phase = EncounterPhase::Engaging { due };
        let touch_normal = Some(normal);
        self.insert(Encounter { bodies, first_contact, at_contact, touch_normal, last: None, phase });
    }

    /// Velocity of the second body against the first, m/s.
    pub(super) fn relative_motion(&self, bodies: [BodyRef; 2]) -> Vec2 {
        let [a, b] = bodies.map(|b| b.glimpse(&self.state).map_or(Vec2::zero(), |g| g.velocity.xy()));
        b - a
    }

    /// First instant of the step at which layers that can meet touch, on straight paths through the step, and the normal
    /// of the gap then.
    fn time_of_impact(&mut self, bodies: [BodyRef; 2], t0: f64, t1: f64) -> (f64, Option<Vec2>) {
        self.find_meetings(bodies);
        let path = |b: BodyRef| {
            let to = b.pose(&self.state);
            let from = match b {
                BodyRef::Vehicle(i) => self.scratch.before[i],
                BodyRef::Obstacle(_) => to,
            };
            move |t: f64| {
                let share = (t - t0) / (t1 - t0);
                Pose2 {
                    position: from.position + (to.position - from.position) * share,
                    heading: from.heading + (to.heading - from.heading) * share,
                }
            }
        };
        let bound: f64 = bodies
            .iter()
            .map(|b| {
                let (from, to) = (path(*b)(t0), path(*b)(t1));
                let turn = (to.heading - from.heading).abs() * b.reach(self.model);
                ((to.position - from.position).norm() + turn) / (t1 - t0)
            })
            .sum();
        let [a, b] = bodies.map(path);
        // A pair that the end of the step shows in contact has met by then.
        let mut first = (t1, None);
        for (zones, _) in &self.scratch.meetings {
            let outlines = [0, 1].map(|k| bodies[k].outline(self.model, &self.state, zones[k]));
            let touch = time_of_impact::along_paths((outlines[0], &a), (outlines[1], &b), bound, [t0, t1]);
            if let Ok(Some(touch)) = touch
                && touch.time < first.0
            {
                first = (touch.time, Some(touch.separation.normal));
            }
        }
        first
    }
}
