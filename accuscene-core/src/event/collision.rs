use super::{CollisionSide, ImpactSensitivity, Warning};
use crate::identity::EntityId;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// An impact of two bodies: what acted, on whom, by which model, and whether its books balance.
///
/// The impulse is primary. World axes and SI unless a field says otherwise.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct CollisionEvent {
    /// Identity, from its number and its bodies.
    pub id: EntityId,
    /// Number in order of time, from 0.
    pub index: u32,
    /// The two bodies.
    pub bodies: [CollisionSide; 2],
    /// First contact, s.
    pub first_contact: f64,
    /// The instant at which the impulse acts, s.
    pub time: f64,
    /// End of the contact, s; for an impulse model the instant of the impulse.
    pub separation: f64,
    /// Name of the impact model.
    pub model: String,
    /// Where the impulse acts, m.
    pub point: [f64; 3],
    /// Unit normal of the contact plane, from the first body to the second.
    pub normal: [f64; 3],
    /// How the plane was found.
    pub plane_rule: String,
    /// How the point was found.
    pub point_rule: String,
    /// Impulse on the second body, N s; the first takes the opposite.
    pub impulse: [f64; 3],
    /// Its part along the normal, N s.
    pub impulse_normal: f64,
    /// Magnitude of its part along the plane, N s.
    pub impulse_tangential: f64,
    /// Contact force, where a duration is known.
    pub impact_force: Option<ImpactForce>,
    /// Coefficient of restitution that was used.
    pub restitution: f64,
    /// Where it comes from.
    pub restitution_rule: String,
    /// Friction between the bodies.
    pub friction: f64,
    /// Ratio of tangential to normal impulse, where the model works with it.
    pub impulse_ratio: Option<f64>,
    /// Whether the bodies reached a common velocity at the point.
    pub full_impact: bool,
    /// How many impulses act in this instant on bodies that share them; 1 is left out. With more, delta-V and change of
    /// yaw rate are those of this impulse, `separation_speed` is that after all, so not restitution times closing speed,
    /// and the energies are shares of what all lose.
    #[serde(default = "alone", skip_serializing_if = "is_alone")]
    pub simultaneous: usize,
    /// Closing speed along the normal at the point, m/s.
    pub closing_speed: f64,
    /// Sliding speed along the plane at the point, before, m/s.
    pub sliding_speed: f64,
    /// Speed of separation along the normal, m/s.
    pub separation_speed: f64,
    /// Kinetic energy lost, J.
    pub energy_loss: f64,
    /// Common area of the outlines, m²; 0 where they do not overlap.
    pub overlap_area: f64,
    /// Depth of the overlap across the least translation, m.
    pub penetration: f64,
    /// How much the impact moves with its point and its plane; none under forces, where both are results, and where more
    /// than 16 impulses act together.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sensitivity: Option<ImpactSensitivity>,
    /// Whether the books balance.
    pub audit: ImpactAudit,
    /// What a reader must know of this impact.
    pub warnings: Vec<Warning>,
}

fn alone() -> usize {
    1
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde asks for a reference")]
fn is_alone(impulses: &usize) -> bool {
    *impulses == 1
}

/// Contact force of an impact; it follows from the impulse and a duration.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct ImpactForce {
    /// Mean over the contact, N.
    pub mean: f64,
    /// Peak, N.
    pub peak: Option<f64>,
    /// Duration of the contact, s.
    pub contact_duration: f64,
    /// Where the duration comes from.
    pub origin: String,
}

/// Residuals of the balances over an impact, each relative to the sum of the magnitudes in it.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct ImpactAudit {
    /// Momentum; must stay below 1e-12.
    pub momentum_residual: f64,
    /// Angular momentum about a fixed point; must stay below 1e-12.
    pub angular_momentum_residual: f64,
    /// Energy loss against the difference of kinetic energies; must stay below 1e-9.
    pub energy_residual: f64,
    /// Whether all three do.
    pub holds: bool,
}
