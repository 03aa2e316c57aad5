use crate::compare::Course;
use crate::outcome::{Outcome, VehicleSummary};
use accuscene_core::document::ContentHash;
use accuscene_core::event::{CollisionEvent, Warning};
use accuscene_physics::inverse::Mode;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// One explanation of the evidence: values of the unknowns and what happens with them.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[non_exhaustive]
pub struct Explanation {
    /// Its share of the probability.
    pub weight: f64,
    /// Values of the unknowns at its best fit.
    pub values: Vec<f64>,
    /// Their standard deviations near it, linearised.
    pub standard_deviations: Vec<f64>,
    /// Misfit of the evidence there, in squared standard deviations.
    pub misfit: f64,
    /// Misfit of evidence and priors there.
    pub objective: f64,
    /// Hash of the scene with these values: a simulation of that scene gives this motion.
    #[schemars(with = "String")]
    pub scene_hash: ContentHash,
    /// What becomes of each vehicle.
    pub vehicles: Vec<VehicleSummary>,
    /// The way of each vehicle.
    pub courses: Vec<Course>,
    /// The collisions in order of time.
    pub collisions: Vec<CollisionEvent>,
    /// What a reader must know of this run.
    pub warnings: Vec<Warning>,
}

impl Explanation {
    pub(super) fn of(mode: &Mode, outcome: Outcome) -> Self {
        let count = mode.unknowns.len();
        let deviation = |at: usize| mode.covariance.get(at * (count + 1)).map_or(f64::NAN, |v| v.sqrt());
        let course = |vehicle: &VehicleSummary| {
            Course::of(&vehicle.id, outcome.recording.table(&format!("vehicle.{}", vehicle.id)))
        };
        Self {
            weight: mode.weight,
            values: mode.unknowns.clone(),
            standard_deviations: (0..count).map(deviation).collect(),
            misfit: mode.misfit,
            objective: mode.objective,
            scene_hash: outcome.scene_hash,
            courses: outcome.vehicles.iter().map(course).collect(),
            vehicles: outcome.vehicles,
            collisions: outcome.collisions,
            warnings: outcome.warnings,
        }
    }
}
