//! What happened at an instant: contacts, collisions, rest, and where a model ended.

mod collision;
mod damage;
mod push;
mod sensitivity;
mod side;
mod warning;

pub use collision::{CollisionEvent, ImpactAudit, ImpactForce};
pub use damage::{FaceDamage, Pulse, WheelHarm};
pub use push::PushEvent;
pub use sensitivity::{ImpactSensitivity, ImpactShift, SiteVariation, VariedSite};
pub use side::{CollisionSide, SensorDeltaV};
pub use warning::Warning;

use crate::scene::Side;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// Something that happened at one instant of a run; times in s from the start of the scene.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(tag = "kind", rename_all = "kebab-case")]
#[non_exhaustive]
pub enum Event {
    /// Two bodies touch for the first time since they were apart.
    Contact {
        /// Time, s.
        time: f64,
        /// Ids of the bodies.
        bodies: [String; 2],
    },
    /// An impact.
    Collision(Box<CollisionEvent>),
    /// Bodies that lean on each other after an impact.
    Push(PushEvent),
    /// A vehicle comes to rest.
    Rest {
        /// Id of the vehicle.
        body: String,
        /// Time, s.
        time: f64,
        /// Centre of gravity, world axes, m.
        position: [f64; 3],
        /// Heading, rad, counted through full turns.
        heading: f64,
    },
    /// A wheel leaves the ground.
    WheelLift {
        /// Id of the vehicle.
        body: String,
        /// Name of the wheel.
        wheel: String,
        /// Time, s.
        time: f64,
    },
    /// A coupling comes apart.
    Uncoupled {
        /// Id of the coupling.
        coupling: String,
        /// Ids of the leading and the towed vehicle.
        bodies: [String; 2],
        /// Time, s.
        time: f64,
        /// Force at which it did, N.
        force: f64,
    },
    /// The bodywork of a vehicle touches the ground after a tenth of a second or more off it.
    GroundContact {
        /// Id of the vehicle.
        body: String,
        /// Time, s.
        time: f64,
        /// The point of the bodywork, world axes, m.
        point: [f64; 3],
        /// Its speed into the ground, m/s.
        speed: f64,
    },
    /// A vehicle tips onto its side or further.
    Rollover {
        /// Id of the vehicle.
        body: String,
        /// Time at which it first stood on its side, s.
        time: f64,
        /// The side to which it tipped.
        side: Side,
        /// Quarter turns about its longitudinal axis until the end of the run, to the nearest whole number.
        quarter_turns: u32,
    },
    /// A vehicle leaves what the models cover; its motion is not computed any further.
    OutsideModel {
        /// Id of the vehicle.
        body: String,
        /// Time, s.
        time: f64,
        /// Why.
        reason: String,
    },
}

impl Event {
    /// When it happened, s from the start of the scene.
    #[must_use]
    pub fn time(&self) -> f64 {
        match self {
            Self::Collision(c) => c.time,
            Self::Push(p) => p.time,
            Self::Contact { time, .. }
            | Self::Rest { time, .. }
            | Self::WheelLift { time, .. }
            | Self::GroundContact { time, .. }
            | Self::Rollover { time, .. }
            | Self::Uncoupled { time, .. }
            | Self::OutsideModel { time, .. } => *time,
        }
    }
}
