//! What comes to rest together: vehicles that are coupled or lean on each other.

use super::encounter::BodyRef;
use super::stay::Stay;
use super::world::{Scratch, World};
use accuscene_core::arith::Real;

/// How calm a cluster is.
#[derive(Clone, Copy, Debug)]
pub(super) struct Calm {
    /// Kinetic energy per mass of its liveliest vehicle, J/kg.
    energy: f64,
    /// For how long all of it have stayed where they are, s.
    stays: f64,
    /// Whether it rests.
    pub(super) rests: bool,
}

impl World<'_> {
    /// Finds the clusters and whether they rest. A cluster is as calm as its liveliest vehicle, and rests as a whole: who
    /// rested alone would be a wall for those that still push on it.
    pub(super) fn find_calm(&mut self) {
        let dt = self.model.step;
        let vehicles = &mut self.state.vehicles;
        let Scratch { calm, clusters, .. } = &mut self.scratch;
        clusters.begin(&self.state.combinations);
        let moves = |b: BodyRef| match b {
            BodyRef::Vehicle(i) if vehicles[i].rest_since.is_none() => Some(i),
            _ => None,
        };
        for lean in self.state.leans.iter().filter(|lean| lean.presses()) {
            if let [Some(i), Some(j)] = lean.bodies.map(moves) {
                clusters.join(i, j);
            }
        }
        calm.clear();
        calm.resize(vehicles.len(), Calm { energy: 0.0, stays: f64::INFINITY, rests: true });
        for (i, s) in vehicles.iter_mut().enumerate().filter(|(_, s)| s.rest_since.is_none()) {
            let all = &mut calm[clusters.lowest(i)];
            all.energy = Real::max(all.energy, s.calmness());
            all.stays = Real::min(all.stays, s.stay.observe(s.body.position, s.yaw, dt));
        }
        for (i, s) in vehicles.iter_mut().enumerate().filter(|(_, s)| s.rest_since.is_none()) {
            let all = &mut calm[clusters.lowest(i)];
            all.rests &= s.rest.observe(all.energy, dt) | Stay::rests(all.stays, all.energy);
        }
    }
}
