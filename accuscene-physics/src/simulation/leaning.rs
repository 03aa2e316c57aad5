//! Pairs that lean on each other under an impulse model: when they begin to and no longer do, and what is told of them.

use super::chronicle::{Push, is_push};
use super::collision::{coupled, site};
use super::crushing::NUDGE;
use super::encounter::{BodyRef, Encounter, EncounterPhase};
use super::lean::{Done, Lean};
use super::world::World;
use crate::model::ImpactRule;
use accuscene_core::arith::{Vec2, Vec3};
use accuscene_core::event::CollisionEvent;

/// Bodies that have moved against each other by this, m, or turned by this, rad, where they lean are looked at anew.
const MOVED: [f64; 2] = [0.02, 0.01];
/// Bodies that slide along each other faster than this do not lean, m/s: where they touch moves on with every step.
const SLIDING: f64 = 3.0;
/// Bodies that part faster than this where they leaned on each other no longer do, m/s.
const PARTING: f64 = 1e-3;

impl World<'_> {
    /// After the impulse of a push two bodies lean on each other where it acted; after any other they do not.
    pub(super) fn lean_or_part(
        &mut self,
        k: usize,
        encounter: &Encounter,
        rule: &ImpactRule,
        event: &CollisionEvent,
    ) {
        let bodies = encounter.bodies;
        if !is_push(encounter, event.closing_speed) {
            self.keep_depth(k);
            if let Ok(l) = find(&self.state.leans, bodies) {
                self.end_lean(l, event.time);
            }
            return;
        }
        // Where they lean already they go on to, until that place slides: `is_held`.
        let given = rule.at.is_some() || rule.restitution.passes();
        if given || event.sliding_speed > SLIDING || coupled(self.model, bodies) {
            self.keep_depth(k);
            return;
        }
        let point = Vec3::new(event.point[0], event.point[1], event.point[2]);
        let normal = Vec2::new(event.normal[0], event.normal[1]);
        let state = &mut self.state;
        match find(&state.leans, bodies) {
            Ok(l) => state.leans[l].moved(&state.vehicles, point, normal),
            Err(l) => {
                let flat = rule.law.impulse().is_flat();
                let lean = Lean::new(self.model, &state.vehicles, bodies, point, normal, rule.friction, flat);
                state.leans.insert(l, lean);
            }
        }
    }

    /// Whether the bodies of an encounter are held from each other in the steps. Where they have moved on they are from
    /// `t` (s) on at the middle of their present overlap, unless they part.
    pub(super) fn is_held(&mut self, k: usize, t: f64) -> bool {
        let bodies = self.state.encounters[k].bodies;
        let Ok(l) = find(&self.state.leans, bodies) else { return false };
        let lean = &self.state.leans[l];
        let [way, turn] = lean.slip(&self.state.vehicles);
        let (point, normal) = (lean.point(&self.state.vehicles), lean.normal(&self.state.vehicles));
        let [a, b] = bodies.map(|b| b.velocity_at(&self.state, point).xy());
        if (b - a).dot(normal.perp()).abs() > SLIDING {
            self.end_lean(l, t);
            self.keep_depth(k);
            return false;
        }
        if way <= MOVED[0] && turn <= MOVED[1] {
            return true;
        }
        let parts = (b - a).dot(normal) > PARTING;
        let encounter = self.state.encounters[k].clone();
        let common = self.overlap(bodies);
        let found = site(self.model, &self.state, &encounter, self.rule(bodies), common.as_ref());
        // What does not move against each other does not tell where it leans now.
        let found = found.filter(|_| (b - a).norm() > PARTING).map(|s| (s.point, s.normal.xy()));
        if common.is_none() || found.is_none() && parts {
            self.end_lean(l, t);
            return false;
        }
        let (point, normal) = found.unwrap_or((point, normal));
        self.state.leans[l].moved(&self.state.vehicles, point, normal);
        true
    }

    /// Tells what was held in the step that ends at `t`, wakes who was pushed on, and drops the pairs that have parted.
    pub(super) fn tell_leaning(&mut self, t: f64) {
        for k in 0..self.state.leans.len() {
            if self.state.leans[k].done != Done::default() {
                self.nudge(k);
            }
        }
        let mut l = 0;
        while let Some(lean) = self.state.leans.get_mut(l) {
            let (bodies, done) = (lean.bodies, core::mem::take(&mut lean.done));
            self.tell_lean(bodies, done, t);
            if self.phase_of(bodies).is_some() {
                l += 1;
            } else {
                self.state.leans.remove(l);
            }
        }
    }

    /// Ends a lean, and tells what it has done until `t` (s).
    fn end_lean(&mut self, l: usize, t: f64) {
        let lean = self.state.leans.remove(l);
        self.tell_lean(lean.bodies, lean.done, t);
    }

    /// What the encounter of two bodies waits for; none once they have parted.
    fn phase_of(&self, bodies: [BodyRef; 2]) -> Option<EncounterPhase> {
        let all = &self.state.encounters;
        all.binary_search_by(|e| e.bodies.cmp(&bodies)).ok().map(|k| all[k].phase)
    }

    fn tell_lean(&mut self, bodies: [BodyRef; 2], done: Done, t: f64) {
        if done == Done::default() {
            return;
        }
        let penetration = match self.phase_of(bodies) {
            Some(EncounterPhase::Struck(struck)) => struck.depth.penetration,
            _ => 0.0,
        };
        let bodies = bodies.map(|b| b.id(self.model));
        let Done { delta_v, energy_loss } = done;
        self.push(&Push { bodies, time: t, delta_v, penetration, energy_loss });
    }

    /// Wakes who rests and is pushed hard by something that does not.
    fn nudge(&mut self, k: usize) {
        let Lean { bodies, force, .. } = self.state.leans[k];
        for body in bodies {
            let BodyRef::Vehicle(i) = body else { continue };
            let weight = self.model.vehicles[i].vehicle.body.mass * self.model.gravity.norm();
            if self.state.vehicles[i].rest_since.is_some() && force.norm() > NUDGE.0 * weight {
                self.state.wake(i);
            }
        }
    }
}

/// Where the lean of two bodies is, or belongs.
fn find(leans: &[Lean], bodies: [BodyRef; 2]) -> Result<usize, usize> {
    leans.binary_search_by(|lean| lean.bodies.cmp(&bodies))
}
