use crate::compare::Course;
use crate::outcome::{Outcome, Pose};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// The run of one sample of the posterior.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[non_exhaustive]
pub struct DrawnRun {
    /// Place of the sample among the samples.
    pub sample: u32,
    /// How often it was drawn.
    pub times: u32,
    /// What the vehicles did.
    pub vehicles: Vec<DrawnVehicle>,
}

/// What a vehicle did in a drawn run.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[non_exhaustive]
pub struct DrawnVehicle {
    /// At its first contact.
    pub first_contact: Option<Pose>,
    /// At the end of the run.
    pub last: Pose,
    /// Its way.
    pub course: Course,
}

/// Distance between points of a way, m, and most of them: many ways lie over each other.
const SPACING: f64 = 0.5;
const MOST: usize = 60;

impl DrawnRun {
    pub(super) fn of(sample: usize, times: u32, outcome: &Outcome) -> Self {
        let vehicles = outcome.vehicles.iter().map(|vehicle| DrawnVehicle {
            first_contact: vehicle.first_contact,
            last: vehicle.last,
            course: Course::within(
                &vehicle.id,
                outcome.recording.table(&format!("vehicle.{}", vehicle.id)),
                SPACING,
                MOST,
            ),
        });
        Self { sample: u32::try_from(sample).unwrap_or(u32::MAX), times, vehicles: vehicles.collect() }
    }
}
