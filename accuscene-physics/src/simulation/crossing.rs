//! Contacts that begin and end within a step: the step is split where they are deepest.

use super::encounter::{BodyRef, EncounterPhase};
use super::world::World;
use crate::contact::{Pose2, time_of_impact};
use accuscene_core::arith::Vec2;

/// A contact that comes and goes within a step is left alone if it is shallower than this, m: so far a body that brakes
/// as hard as tyres can is off its straight path.
const GRAZE: f64 = 1e-4;
/// In so many places between two instants the deepest overlap is looked for.
const SAMPLES: u32 = 32;

impl World<'_> {
    /// Opens the encounters of pairs that would meet and part again before `end` unseen, or be on their way apart by then, and brings impulses forward
    /// that would come after the pair has parted.
    ///
    /// Costs a comparison for each near pair whose gap is wider than its way to the end.
    pub(super) fn foresee(&mut self, t: f64, end: f64) {
        for k in 0..self.scratch.near.len() {
            let bodies = self.scratch.near[k];
            let way = self.way(bodies, end - t);
            if way > 0.0 && self.scratch.gaps[k] <= way {
                self.foresee_pair(bodies, way, t, end);
            }
        }
        for k in 0..self.state.encounters.len() {
            let e = &self.state.encounters[k];
            let EncounterPhase::Engaging { due } = e.phase else { continue };
            let bodies = e.bodies;
            if due > t && self.rule(bodies).at.is_none() && self.touch(bodies).gap < 0.0 {
                let until = if due < end { due } else { end };
                let sooner = self.before_parting(bodies, t, until);
                if sooner < until {
                    self.state.encounters[k].phase = EncounterPhase::Engaging { due: sooner };
                }
            }
        }
    }

    /// Bound on how far two points of the bodies come together within `dt` (s), m.
    fn way(&self, bodies: [BodyRef; 2], dt: f64) -> f64 {
        let turning: f64 = bodies.iter().map(|b| b.yaw_rate(&self.state).abs() * b.reach(self.model)).sum();
        (self.relative_motion(bodies).norm() + turning) * dt
    }

    fn foresee_pair(&mut self, bodies: [BodyRef; 2], way: f64, t: f64, end: f64) {
        let rule = self.rule(bodies);
        let known = self.state.encounters.iter().any(|e| e.bodies == bodies);
        if known || !rule.enabled || rule.at.is_some() || self.is_crushed(bodies) || self.coupled(bodies) {
            return;
        }
        if !self.find_meetings(bodies) {
            return;
        }
        let now = self.touch(bodies).gap;
        let apart = now >= 0.0 && now <= way;
        let dt = end - t;
        let at_end = self.gap_ahead(bodies, dt);
        // What still comes deeper is found at the end of the step.
        let overlaps = at_end < 0.0;
        if !apart || overlaps && self.gap_ahead(bodies, dt - dt / f64::from(SAMPLES)) >= at_end {
            return;
        }
        let Some((first, normal)) = self.first_touch(bodies, way / dt, dt, false) else { return };
        let left =
            if overlaps { Some(0.0) } else { self.first_touch(bodies, way / dt, dt, true).map(|l| l.0) };
        let Some(left) = left else { return };
        let last = dt - left;
        let (deepest, gap) = self.deepest(bodies, first, last);
        if gap < -GRAZE {
            self.meet(bodies, t + first, t + deepest, normal);
        }
    }

    /// First instant within `dt` (s) from now at which layers touch on straight paths, and the normal then; from the end
    /// of that time back if `back`.
    fn first_touch(&self, bodies: [BodyRef; 2], speed: f64, dt: f64, back: bool) -> Option<(f64, Vec2)> {
        let path =
            |b: BodyRef| move |time: f64| b.pose_ahead(&self.state, if back { dt - time } else { time });
        let [a, b] = bodies.map(path);
        let mut first: Option<(f64, Vec2)> = None;
        for (zones, _) in &self.scratch.meetings {
            let [p, q] = [0, 1].map(|k| bodies[k].outline(self.model, &self.state, zones[k]));
            let touch = time_of_impact::along_paths((p, &a), (q, &b), speed, [0.0, dt]);
            if let Ok(Some(touch)) = touch
                && first.is_none_or(|(time, _)| touch.time < time)
            {
                first = Some((touch.time, touch.separation.normal));
            }
        }
        first
    }

    /// `due`, or where a pair that overlaps at `t` will have parted by then, the instant of its deepest overlap.
    pub(super) fn before_parting(&mut self, bodies: [BodyRef; 2], t: f64, due: f64) -> f64 {
        self.find_meetings(bodies);
        if due <= t || self.gap_ahead(bodies, due - t) < 0.0 {
            return due;
        }
        t + self.deepest(bodies, 0.0, due - t).0
    }

    /// When between two times from now (s) the pair overlaps most on straight paths, and the gap then. The instant is half a
    /// sample sooner than that: where the overlap is deepest the pair no longer closes.
    fn deepest(&mut self, bodies: [BodyRef; 2], from: f64, to: f64) -> (f64, f64) {
        let (time, gap) = self.deepest_sample(bodies, from, to);
        if time <= from {
            return (from, gap);
        }
        let sample = (to - from) / f64::from(SAMPLES);
        let sooner = time - 0.5 * sample;
        let part = sample / f64::from(SAMPLES);
        if self.gap_ahead(bodies, sooner + part) < self.gap_ahead(bodies, sooner) {
            return (sooner, gap);
        }
        // It is deepest before that: between the samples on either side, in finer steps.
        let (closer, gap) = self.deepest_sample(bodies, time - sample, time);
        (if closer > from { closer - part } else { from }, gap)
    }

    /// The deepest of samples from one time to another, the last one left out.
    fn deepest_sample(&mut self, bodies: [BodyRef; 2], from: f64, to: f64) -> (f64, f64) {
        let mut best = (from, self.gap_ahead(bodies, from));
        for k in 1..SAMPLES {
            let time = from + (to - from) * (f64::from(k) / f64::from(SAMPLES));
            let gap = self.gap_ahead(bodies, time);
            if gap < best.1 {
                best = (time, gap);
            }
        }
        best
    }

    /// The gap on straight paths `ahead` (s) of now, m.
    fn gap_ahead(&mut self, bodies: [BodyRef; 2], ahead: f64) -> f64 {
        let poses: [Pose2; 2] = bodies.map(|b| b.pose_ahead(&self.state, ahead));
        self.touch_at(bodies, poses).gap
    }
}
