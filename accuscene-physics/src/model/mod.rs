//! A scene compiled for simulation: immutable, shared between threads, everything table-like worked out once.

mod aftermath;
mod compile;
mod impact_rule;
mod vehicle_model;
mod zone;

pub use aftermath::{Aftermath, KnownDamage};
pub use compile::support;
pub use impact_rule::{
    ImpactLaw, ImpactRule, PairRule, PlaneSource, PointSource, RestitutionSource, SiteSpread,
};
pub use vehicle_model::{Sensor, VehicleModel};
pub use zone::Zone;

use crate::approach::Approach;
use crate::coupling::Joint;
use crate::terrain::Terrain;
use accuscene_core::arith::Vec3;

/// A scene compiled for simulation.
#[derive(Clone, Debug, PartialEq)]
pub struct Model {
    /// Length of the simulated time, s.
    pub duration: f64,
    /// Time step, s; time is always a whole number of steps.
    pub step: f64,
    /// Steps between recorded rows.
    pub record_every: u64,
    /// Whether to stop when everything is at rest.
    pub stop_at_rest: bool,
    /// Acceleration of free fall, world axes, m/s².
    pub gravity: Vec3,
    /// The ground.
    pub terrain: Terrain,
    /// The vehicles, in the scene's order.
    pub vehicles: Vec<VehicleModel>,
    /// What joins vehicles; that of a leader before those of what it tows.
    pub joints: Vec<Joint>,
    /// For each vehicle the lowest index in its combination; its own if nothing is coupled to it.
    pub combinations: Vec<usize>,
    /// What stands fixed in the way, in the scene's order.
    pub obstacles: Vec<Obstacle>,
    /// How impacts are computed, for pairs without a rule of their own.
    pub impact: ImpactRule,
    /// Pairs with a rule of their own.
    pub pairs: Vec<PairRule>,
    /// What impacts leave behind.
    pub aftermath: Aftermath,
    /// Whether any rule asks for the crush-force model.
    pub crushes: bool,
}

/// A barrier, wall or pole: it does not move.
#[derive(Clone, Debug, PartialEq)]
pub struct Obstacle {
    /// Id in the scene.
    pub id: String,
    /// The only layer that it has; its heights count from the ground at its middle.
    pub zone: Zone,
    /// How impacts with it are computed.
    pub rule: ImpactRule,
}

impl Model {
    /// The way of each vehicle to the start; none where the scene says nothing of it.
    pub(crate) fn approaches(&self) -> Vec<Option<Approach>> {
        self.vehicles.iter().map(|vehicle| vehicle.approach.clone()).collect()
    }

    /// The rule for the impact of two bodies: the pair's own, else the obstacle's, else the general one.
    #[must_use]
    pub fn rule(&self, first: &str, second: &str) -> &ImpactRule {
        let pair = self.pairs.iter().rev().find(|p| p.joins(first, second)).map(|p| &p.rule);
        let obstacle = || self.obstacles.iter().find(|o| o.id == first || o.id == second).map(|o| &o.rule);
        pair.or_else(obstacle).unwrap_or(&self.impact)
    }
}
