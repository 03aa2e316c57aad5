//! Whether nothing but free motion can happen in a world, and for how long.

use super::super::controls::controls_of;
use super::super::encounter::{BodyRef, Encounter, EncounterPhase};
use super::super::step::radius;
use super::super::world::World;
use crate::contact::Aabb;
use crate::driver::Begins;
use accuscene_core::arith::Real;

/// How far a vehicle may go before the world has to look for contacts again.
#[derive(Clone, Copy, Debug)]
pub(in crate::simulation) struct Leash {
    /// Way of its farthest corner from where it is, m.
    pub(super) room: f64,
    /// Way of it in one step, m.
    pub(super) reserve: f64,
}

/// More vehicles than this are looked at in every step: some of them meet at any time.
const MANY: usize = 32;
/// What a vehicle may gain in speed before it is looked at again, m/s.
const GAIN: f64 = 1.0;
/// A ride of fewer steps is not worth it.
const LEAST: f64 = 4.0;
/// What rounding may take of a gap or a time, m and s.
const ROUNDED: f64 = 1e-6;

impl World<'_> {
    /// For how many steps, up to `most`, nothing but free motion can happen as long as all vehicles stay on their leashes;
    /// 0 if something may at once.
    pub(in crate::simulation) fn freedom(&mut self, most: u64, leashes: &mut Vec<Leash>) -> u64 {
        let (model, state) = (self.model, &self.state);
        // What touches at rest stays as it is.
        let idle = |e: &Encounter| matches!(e.phase, EncounterPhase::Struck(_)) && self.rests(e.bodies);
        let busy = !(state.encounters.iter().all(idle)
            && state.leans.iter().all(|lean| self.rests(lean.bodies) && lean.is_told())
            && state.crushes.is_empty()
            && model.joints.is_empty());
        if state.steps == 0 || busy || state.vehicles.len() > MANY || model.terrain.even().is_none() {
            return 0;
        }
        // The instant at which everything has come to rest and no driver has anything left to do is the world's own.
        if model.stop_at_rest && state.vehicles.iter().all(|s| s.rest_since.is_some()) {
            return 0;
        }
        let mut steps = self.steps_until(self.given(), most);
        for i in 0..self.state.vehicles.len() {
            if steps == 0 || !self.is_steady(i) {
                return 0;
            }
            let s = &self.state.vehicles[i];
            let begins = Begins { impact: s.first_impact, reached: &s.driver.reached };
            let last = self.state.time(model) - 0.5 * model.step;
            let until = model.vehicles[i].program.steady_until(last, begins);
            steps = self.steps_until(until, steps);
        }
        if steps > 0 && self.leash(leashes) { steps } else { 0 }
    }

    /// Writes down where the vehicles are at the start of a step.
    pub(in crate::simulation) fn note_poses(&mut self) {
        self.scratch.before.clear();
        let poses = (0..self.state.vehicles.len()).map(|i| BodyRef::Vehicle(i).pose(&self.state));
        self.scratch.before.extend(poses);
    }

    /// Steps whose middle lies before a time (s), up to `most`.
    fn steps_until(&self, until: f64, most: u64) -> u64 {
        let left = (until - ROUNDED - self.state.time(self.model)) / self.model.step + 0.5;
        if left >= most as f64 { most } else { Real::max(left, 0.0) as u64 }
    }

    /// The next instant at which a pair is told to meet, s.
    fn given(&self) -> f64 {
        let now = self.state.time(self.model);
        let instants = self.model.pairs.iter().filter_map(|rule| rule.rule.given_instant());
        // The step in which it lies is the world's own.
        instants
            .filter(|at| *at >= now)
            .fold(f64::INFINITY, |first, at| Real::min(first, at - self.model.step))
    }

    /// Whether what reaches the wheels of a vehicle stays as it is as long as its driver does the same.
    fn is_steady(&mut self, i: usize) -> bool {
        let (v, s) = (&self.model.vehicles[i], &self.state.vehicles[i]);
        let a = &v.actuation;
        let (input, driver) = (&s.input, &s.driver);
        let plain = v.planar.is_none() && !s.grounded && s.tumble.since.is_none() && driver.seat.is_none();
        let unaided = a.engine.is_none() && a.antilock.is_none() && a.stability.is_none();
        let rolls = input.throttle == 0.0 && (a.engine_braking == 0.0 || input.gear == 0.0);
        let free = a.axles.iter().all(|axle| !axle.locked) && (!v.balanced || s.first_impact.is_some());
        if !(plain && unaided && rolls && free && a.build_up.is_settled(input.brake, driver)) {
            return false;
        }
        let rests = s.rest_since.is_some();
        if rests && (s.lifted || s.held != s.controls) {
            return false;
        }
        let scratch = &mut self.scratch;
        let asked = &mut scratch.asked;
        asked.copy_from(input);
        let begins = Begins { impact: s.first_impact, reached: &driver.reached };
        v.program.evaluate(self.state.time(self.model) - 0.5 * self.model.step, begins, asked);
        if *asked != *input {
            return false;
        }
        asked.brake = driver.pressure;
        scratch.controls.clear();
        scratch.controls.extend_from_slice(&s.controls);
        controls_of(v, s, asked, radius(v, s), &mut scratch.controls);
        scratch.controls == s.controls
    }

    /// Finds how far every vehicle may go; false if some may come near each other in a few steps.
    fn leash(&self, leashes: &mut Vec<Leash>) -> bool {
        let dt = self.model.step;
        let count = self.state.vehicles.len();
        let speed = |b: BodyRef| match b {
            BodyRef::Vehicle(i) if self.state.vehicles[i].rest_since.is_none() => {
                let s = &self.state.vehicles[i].body;
                s.velocity.xy().norm() + s.rate.norm() * self.model.vehicles[i].reach + GAIN
            }
            _ => 0.0,
        };
        let reserve = |speed: f64| if speed > 0.0 { 2.0 * speed * dt + 1e-3 } else { 0.0 };
        leashes.clear();
        leashes.extend((0..count).map(|i| {
            let own = speed(BodyRef::Vehicle(i));
            Leash { room: f64::INFINITY, reserve: reserve(own) }
        }));
        for i in 0..count {
            let own = BodyRef::Vehicle(i);
            let others = (i + 1..count).map(BodyRef::Vehicle);
            for other in others.chain((0..self.model.obstacles.len()).map(BodyRef::Obstacle)) {
                let (a, b) = (speed(own), speed(other));
                let pair = [own, other];
                if a + b <= 0.0 || !(self.rule(pair).enabled || self.is_crushed(pair)) {
                    continue;
                }
                let room = self.gap_of(pair) - reserve(a) - reserve(b) - ROUNDED;
                if room < (a + b) * dt * LEAST {
                    return false;
                }
                let mut bind = |k: usize, share: f64| {
                    leashes[k].room = Real::min(leashes[k].room, room * share);
                };
                bind(i, a / (a + b));
                if let BodyRef::Vehicle(j) = other {
                    bind(j, b / (a + b));
                }
            }
        }
        true
    }

    /// Gap between two bodies seen from above, m, or less; 0 where it is not known.
    fn gap_of(&self, pair: [BodyRef; 2]) -> f64 {
        let [a, b] = pair;
        let (at, reach) = (a.pose(&self.state).position, a.reach(self.model));
        let apart = match b {
            BodyRef::Vehicle(_) => (b.pose(&self.state).position - at).norm() - b.reach(self.model) - reach,
            BodyRef::Obstacle(k) => {
                let obstacle = Aabb::of_points(self.model.obstacles[k].zone.outline.vertices());
                Aabb::of_disc(at, reach).gap(&obstacle)
            }
        };
        if apart > 0.0 {
            return apart;
        }
        // Layers at other heights may come to meet while the bodies pass over each other.
        let simple = pair.iter().all(|b| b.zones(self.model).len() == 1);
        match self.scratch.near.binary_search(&pair) {
            Ok(k) if simple => Real::max(self.scratch.gaps[k], 0.0),
            _ => 0.0,
        }
    }
}
