//! Pairs that have not met: how far they may still move before they have to be measured again.

use super::encounter::BodyRef;
use super::world::World;
use crate::contact::{Outline, Pose2};
use std::sync::Arc;

/// What rounding may take of a gap, m.
const ROUNDED: f64 = 1e-6;

/// Two bodies where the gap between a layer of each was measured.
#[derive(Clone, Debug)]
pub(super) struct Clearance {
    pub(super) bodies: [BodyRef; 2],
    zones: [usize; 2],
    /// The outlines that impacts had left of them: others have another gap.
    outlines: [Option<Arc<Outline>>; 2],
    poses: [Pose2; 2],
    /// The gap, m: not more than the distance.
    gap: f64,
}

impl World<'_> {
    /// What is left of the gap of the only layers that are written down to meet, m, if it is above 0 on whatever way the
    /// bodies have come since it was measured: not more than their distance.
    pub(super) fn gap_left(&self, bodies: [BodyRef; 2]) -> Option<f64> {
        let [(zones, _)] = self.scratch.meetings[..] else { return None };
        let known = &self.scratch.clearances;
        let c = known.binary_search_by(|c| c.bodies.cmp(&bodies)).ok().map(|k| &known[k])?;
        if c.zones != zones || !same(&c.outlines, &self.outlines_left(bodies)) {
            return None;
        }
        let poses = bodies.map(|b| b.pose(&self.state));
        let turned = |k: usize| {
            let radius = bodies[k].outline(self.model, &self.state, zones[k]).radius();
            (poses[k].heading - c.poses[k].heading).abs() * radius
        };
        let [a, b] = [0, 1].map(|k| poses[k].position - c.poses[k].position);
        let left = c.gap - (b - a).norm() - turned(0) - turned(1) - ROUNDED;
        (left > 0.0).then_some(left)
    }

    /// Keeps the gap of the only layers that are written down to meet, as it was measured just now.
    pub(super) fn keep_gap(&mut self, bodies: [BodyRef; 2], gap: f64) {
        let [(zones, _)] = self.scratch.meetings[..] else { return };
        let poses = bodies.map(|b| b.pose(&self.state));
        let outlines = self.outlines_left(bodies).map(|o| o.cloned());
        let clearance = Clearance { bodies, zones, outlines, poses, gap };
        let known = &mut self.scratch.clearances;
        match known.binary_search_by(|c| c.bodies.cmp(&bodies)) {
            Ok(k) => known[k] = clearance,
            Err(k) => known.insert(k, clearance),
        }
    }

    fn outlines_left(&self, bodies: [BodyRef; 2]) -> [Option<&Arc<Outline>>; 2] {
        bodies.map(|b| match b {
            BodyRef::Vehicle(i) => self.state.vehicles[i].outline.as_ref(),
            BodyRef::Obstacle(_) => None,
        })
    }
}

fn same(then: &[Option<Arc<Outline>>; 2], now: &[Option<&Arc<Outline>>; 2]) -> bool {
    then.iter().zip(now).all(|pair| match pair {
        (Some(then), Some(now)) => Arc::ptr_eq(then, now),
        (then, now) => then.is_none() && now.is_none(),
    })
}
