//! How the brakes of two axles share the work, and where that ends.

use super::FRICTION;
use super::axle::Axle;
use crate::driver::{Actuation, BrakeMode};
use crate::vehicle::LoadTransfer;
use accuscene_core::arith::Real;
use serde::Serialize;

/// The axle that locks first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum LockingAxle {
    /// The front axle: the vehicle stays straight and does not steer.
    Front,
    /// The rear axle: the vehicle turns round.
    Rear,
    /// Both at one deceleration.
    Both,
}

/// Braking straight ahead on the level.
#[derive(Default)]
pub(super) struct Braking {
    /// Share of the front axle at which both axles lock at once.
    pub(super) ideal: Option<f64>,
    /// Share of the front axle in the torques at full pedal.
    pub(super) present: Option<f64>,
    /// Deceleration at which the first axle locks, m/s².
    pub(super) lock: Option<f64>,
    /// Which one.
    pub(super) axle: Option<LockingAxle>,
    pub(super) note: Option<String>,
}

/// Halvings that bring a deceleration to its last bit.
const HALVINGS: usize = 60;

impl Braking {
    /// That of two axles whose loads follow the deceleration as `loads` says.
    pub(super) fn of(axles: [&Axle<'_>; 2], loads: &LoadTransfer, actuation: &Actuation) -> Self {
        let mass = loads.mass;
        // Friction limits of the axles at a deceleration.
        let limits = |deceleration: f64| {
            let [fl, fr, rl, rr] = loads.wheel_loads(-deceleration, 0.0);
            let limit = |axle: &Axle<'_>, pair: [f64; 2]| {
                let [left, right] = [0, 1].map(|side| {
                    let load = Real::max(pair[side], 0.0);
                    axle.wheels[side].tyre.friction_at(FRICTION, load, 0.0) * load
                });
                left + right
            };
            [limit(axles[0], [fl, fr]), limit(axles[1], [rl, rr])]
        };
        // No tyre has more than four times the friction of its road.
        let most = 4.0 * FRICTION * loads.gravity;
        let both = root(most, |a| {
            let [front, rear] = limits(a);
            front + rear - mass * a
        });
        let ideal = both.map(|a| {
            let [front, rear] = limits(a);
            front / (front + rear)
        });
        if actuation.brakes == BrakeMode::LockFraction {
            let note = "brake_front_share: the pedal asks every wheel for the same share of its friction, \
                        so the balance is the ideal one at any deceleration";
            let axle = both.map(|_| LockingAxle::Both);
            return Self { ideal, present: None, lock: both, axle, note: Some(note.to_owned()) };
        }
        let forces = [0, 1].map(|k| {
            let torque = actuation.axles.get(k).map_or(0.0, |a| a.brake_torque);
            torque / axles[k].loaded_radius(0) + torque / axles[k].loaded_radius(1)
        });
        let full = forces[0] + forces[1];
        if full <= 0.0 {
            let note = "brake_front_share, lock_deceleration: the brakes have no torque".to_owned();
            return Self { ideal, note: Some(note), ..Self::default() };
        }
        let shares = forces.map(|f| f / full);
        let [front, rear] = [0, 1].map(|k| root(most, |a| limits(a)[k] - mass * a * shares[k]));
        let (lock, axle) = match (front, rear) {
            (Some(f), Some(r)) if f == r => (Some(f), Some(LockingAxle::Both)),
            (Some(f), Some(r)) if f > r => (Some(r), Some(LockingAxle::Rear)),
            (None, Some(r)) => (Some(r), Some(LockingAxle::Rear)),
            (front, _) => (front, front.map(|_| LockingAxle::Front)),
        };
        let reached = full / mass;
        let present = Some(shares[0]);
        if lock.is_some_and(|a| a <= reached) {
            return Self { ideal, present, lock, axle, note: None };
        }
        let note = format!(
            "lock_deceleration: full pedal gives {reached:.2} m/s² and locks no axle on friction {FRICTION}"
        );
        Self { ideal, present, note: Some(note), ..Self::default() }
    }
}

/// Where `margin` falls to zero between 0 and `most`.
fn root(most: f64, margin: impl Fn(f64) -> f64) -> Option<f64> {
    let (mut low, mut high) = (0.0, most);
    if margin(low).is_nan() || margin(low) <= 0.0 || margin(high) > 0.0 {
        return None;
    }
    for _ in 0..HALVINGS {
        let middle = 0.5 * (low + high);
        if margin(middle) > 0.0 { low = middle } else { high = middle }
    }
    Some(high)
}
